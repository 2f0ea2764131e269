// Conditions under which a matter takes a mode: they ask for fields that exist, are always filled
// in, and can be compared with the value given.

import type { RulebookFile } from '../terms/rulebook.ts';
import type { MatterField } from '../terms/rulebook-consultation.ts';
import type { Condition } from '../terms/rulebook-parts.ts';
import { isLocalDate } from '../terms/units.ts';
import type { Path } from './read-yaml.ts';
import type { Reading } from './reading.ts';

const orderTests = ['atLeast', 'over', 'upTo', 'under'] as const;
type Test = 'equals' | 'oneOf' | (typeof orderTests)[number];
type Value = string | number | boolean;

export function checkCondition(
  reading: Reading,
  file: RulebookFile,
  path: Path,
  condition: Condition,
  fields: readonly MatterField[],
): void {
  const { addressees, field, counts, all, any, not } = condition;
  const tests = testsOf(condition);
  const isEmpty = [addressees, field, counts, all, any, not].every((part) => part === undefined);
  const [first] = tests;
  if (isEmpty && first === undefined) reading.report(file, path, 'condition_empty');
  if (field === undefined && first !== undefined) {
    reading.report(file, [...path, first.test], 'test_without_field', { test: first.test });
  }
  if (field !== undefined) checkField(reading, file, path, field, tests, fields);
  checkBounds(reading, file, [...path, 'addressees'], addressees ?? {});
  checkCounts(reading, file, [...path, 'counts'], counts ?? {}, fields);
  for (const [key, parts] of Object.entries({ all, any })) {
    parts?.forEach((part, index) => {
      checkCondition(reading, file, [...path, key, index], part, fields);
    });
    if (parts?.length === 0) reading.report(file, [...path, key], 'condition_empty');
  }
  if (not !== undefined) checkCondition(reading, file, [...path, 'not'], not, fields);
}

function testsOf(condition: Condition): { test: Test; value: Value }[] {
  const { equals, oneOf } = condition;
  return [
    ...(equals === undefined ? [] : [{ test: 'equals' as const, value: equals }]),
    ...(oneOf ?? []).map((value) => ({ test: 'oneOf' as const, value })),
    ...orderTests.flatMap((test) => {
      const value = condition[test];
      return value === undefined ? [] : [{ test, value }];
    }),
  ];
}

function checkField(
  reading: Reading,
  file: RulebookFile,
  path: Path,
  code: string,
  tests: readonly { readonly test: Test; readonly value: Value }[],
  fields: readonly MatterField[],
): void {
  const at = [...path, 'field'];
  const field = fields.find((candidate) => candidate.code === code);
  if (field === undefined) {
    const known = fields.map((candidate) => candidate.code).join(', ') || '—';
    reading.report(file, at, 'field_unknown', { field: code, known });
    return;
  }
  if (!field.required) reading.report(file, at, 'field_optional', { field: code });
  if (tests.length === 0) reading.report(file, at, 'field_without_test', { field: code });
  for (const { test, value } of tests) {
    if (fits(field, test, value)) continue;
    const details = { field: code, type: field.type, test, value };
    reading.report(file, [...path, test], 'test_unfit', details);
  }
}

function fits(field: MatterField, test: Test, value: Value): boolean {
  const isOrdered = orderTests.some((name) => name === test);
  switch (field.type) {
    case 'number':
      return typeof value === 'number';
    case 'date':
      return typeof value === 'string' && isLocalDate(value);
    case 'boolean':
      return test === 'equals' && typeof value === 'boolean';
    case 'text':
      return !isOrdered && typeof value === 'string';
    case 'choice':
      return !isOrdered && (field.choices ?? []).some(({ code }) => code === value);
    case 'list':
      return false;
    default:
      throw new RangeError(`not a field type: ${field.type satisfies never}`);
  }
}

function checkBounds(
  reading: Reading,
  file: RulebookFile,
  path: Path,
  { atLeast, atMost }: NonNullable<Condition['addressees']>,
): void {
  if (atLeast === undefined || atMost === undefined || atLeast <= atMost) return;
  reading.report(file, path, 'bounds_crossed', { least: atLeast, most: atMost });
}

/** Lists are compared by their length, and with one other list. */
function checkCounts(
  reading: Reading,
  file: RulebookFile,
  path: Path,
  counts: Partial<NonNullable<Condition['counts']>>,
  fields: readonly MatterField[],
): void {
  const lists = fields.filter(({ type }) => type === 'list').map(({ code }) => code);
  for (const [key, code] of Object.entries(counts)) {
    if (code === undefined || lists.includes(code)) continue;
    const known = lists.join(', ') || '—';
    reading.report(file, [...path, key], 'field_unknown', { field: code, known });
  }
}
