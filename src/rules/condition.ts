// Whether a condition of the rulebook holds for a draft. Pure; what a condition may ask for is
// checked when the rulebook is read.

import type { FieldValues } from '../terms/command-parts.ts';
import type { UnitCode } from '../terms/ids.ts';
import type { Condition } from '../terms/rulebook-parts.ts';

/** What conditions are asked about: the fields of a draft and the units that it reaches. */
export interface Tested {
  readonly fields: FieldValues | undefined;
  readonly addressees: readonly UnitCode[];
}

type Value = FieldValues[string];

/** Dates compare as text, numbers as numbers; values of different kinds never compare. */
function compares(value: Value, bound: number | string, holds: (order: number) => boolean) {
  if (typeof value === 'number' && typeof bound === 'number') return holds(value - bound);
  if (typeof value === 'string' && typeof bound === 'string') {
    return holds(value < bound ? -1 : Number(value > bound));
  }
  return false;
}

function fieldHolds(condition: Condition, value: Value): boolean {
  const { equals, oneOf, atLeast, over, upTo, under } = condition;
  if (equals !== undefined && value !== equals) return false;
  if (oneOf !== undefined && !oneOf.some((choice) => choice === value)) return false;
  if (atLeast !== undefined && !compares(value, atLeast, (order) => order >= 0)) return false;
  if (over !== undefined && !compares(value, over, (order) => order > 0)) return false;
  if (upTo !== undefined && !compares(value, upTo, (order) => order <= 0)) return false;
  return under === undefined || compares(value, under, (order) => order < 0);
}

/** Null while one of the lists is not filled in. */
function countsHold(
  { of, moreThan, sameAs }: NonNullable<Condition['counts']>,
  fields: Tested['fields'],
): boolean | null {
  const lengthOf = (code: string) => {
    const list = fields?.[code];
    return Array.isArray(list) ? list.length : null;
  };
  const length = lengthOf(of);
  const other = lengthOf(moreThan ?? sameAs ?? '');
  if (length === null || other === null) return null;
  return moreThan === undefined ? length === other : length > other;
}

/**
 * Every part of a condition must hold; an empty condition always holds. `unknown`: whether the test
 * of a field that is not filled in counts as held, so that one can ask what surely and what maybe
 * holds.
 */
export function holds(condition: Condition, draft: Tested, unknown = false): boolean {
  const count = draft.addressees.length;
  const { addressees, field, counts, all, any, not } = condition;
  if (addressees?.atLeast !== undefined && count < addressees.atLeast) return false;
  if (addressees?.atMost !== undefined && count > addressees.atMost) return false;
  if (field !== undefined) {
    const value = draft.fields?.[field];
    if (!(value === undefined ? unknown : fieldHolds(condition, value))) return false;
  }
  if (counts !== undefined && !(countsHold(counts, draft.fields) ?? unknown)) return false;
  if (all !== undefined && !all.every((part) => holds(part, draft, unknown))) return false;
  if (any !== undefined && !any.some((part) => holds(part, draft, unknown))) return false;
  return not === undefined || !holds(not, draft, !unknown);
}
