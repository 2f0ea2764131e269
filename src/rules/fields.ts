// The fields that a rulebook asks of a draft: whether what was given is known, fits and is
// complete.

import type { FieldValues } from '../terms/command-parts.ts';
import { type Refusal, refuse } from '../terms/refusal.ts';
import type { MatterField } from '../terms/rulebook-consultation.ts';
import { isLocalDate } from '../terms/units.ts';

function fieldFits(field: MatterField, value: FieldValues[string]): boolean {
  switch (field.type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isLocalDate(value);
    case 'choice':
      return (field.choices ?? []).some((choice) => choice.code === value);
    case 'list':
      return Array.isArray(value);
    default:
      throw new RangeError(`not a field type: ${field.type satisfies never}`);
  }
}

/**
 * Given fields must be known and fit; whether the required ones are there is asked at submission.
 */
export function checkFields(fields: readonly MatterField[], given: FieldValues): Refusal | null {
  const defined = new Map(fields.map((field) => [field.code, field]));
  for (const [code, value] of Object.entries(given)) {
    const field = defined.get(code);
    if (field === undefined) return refuse('field_wrong', { field: code, expected: 'unknown' });
    if (!fieldFits(field, value)) {
      return refuse('field_wrong', { field: field.title, expected: field.type });
    }
    const fault = Array.isArray(value) ? listFault(field, value) : null;
    if (fault !== null) return fault;
  }
  return null;
}

/**
 * Rules compare lists by their length, so each entry stands for one thing: names that differ in
 * width or in blanks at their ends alone are the same name.
 */
function listFault({ title }: MatterField, entries: readonly string[]): Refusal | null {
  const seen = new Set<string>();
  for (const entry of entries) {
    const name = entry.normalize('NFKC').trim();
    if (name === '') return refuse('field_entry_empty', { field: title });
    if (seen.has(name)) return refuse('field_repeats', { field: title, entry });
    seen.add(name);
  }
  return null;
}

const isEmpty = (value: FieldValues[string] | undefined): boolean =>
  value === undefined || value === '';

export function missingField(fields: readonly MatterField[], given: FieldValues): Refusal | null {
  const missing = fields.find(({ required, code }) => required && isEmpty(given[code]));
  return missing === undefined ? null : refuse('field_missing', { field: missing.title });
}
