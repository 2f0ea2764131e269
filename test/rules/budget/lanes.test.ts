/** Lanes are switched on by ward and by fiscal year (条件の整った区から実施). Source: rules.md 10.1. */

import { expect, test } from '@jest/globals';
import { bindRules } from '../../../src/rules/bound-rules.ts';
import { type Asker, isLaneFor, lanesFor } from '../../../src/rules/budget/lanes.ts';
import type { Lane } from '../../../src/terms/rulebook-budget.ts';
import type { LocalDate } from '../../../src/terms/units.ts';
import { books } from '../../workflows/budget-request/rulebook.ts';

const on = '2026-12-22' as LocalDate;

const seenBy = (fields: Partial<Asker> = {}): string[] => {
  const { budget } = bindRules(books());
  if (budget === undefined) throw new Error('no budget');
  const asker = { unit: 'higashi', kind: 'ward', fiscalYear: 2027, ...fields };
  return lanesFor(asker, on, budget).map(({ code }) => code);
};

test('a ward named by the lane sees it, another does not (scenario 47)', () => {
  expect(seenBy()).toContain('some');
  expect(seenBy({ unit: 'kita' })).not.toContain('some');
  expect(seenBy({ unit: 'kita' })).toEqual([
    ...['own', 'decided', 'long', 'gated', 'always', 'office', 'shared'],
  ]);
});

test('in its first and in its last fiscal year, and in no other', () => {
  const years = [2026, 2027, 2028, 2029].filter((fiscalYear) =>
    seenBy({ fiscalYear }).includes('some'),
  );
  expect(years).toEqual([2027, 2028]);
});

test('in the budgets of the year that it names; asked of none, in all', () => {
  const { budget } = bindRules(books());
  const lane = budget?.lanes.find('some', on);
  if (lane === undefined) throw new Error('no lane');
  const late: Lane = { ...lane, cycles: ['supplementary'] };
  const asker = { unit: 'higashi', kind: 'ward', fiscalYear: 2027 };
  const open = (cycle?: 'initial' | 'supplementary') => isLaneFor(late, { ...asker, cycle });
  expect([open('initial'), open('supplementary'), open()]).toEqual([false, true, true]);
  expect(isLaneFor(lane, { ...asker, cycle: 'initial' })).toBe(true);
});

test('a bureau sees the lanes of its kind alone', () => {
  expect(seenBy({ unit: 'toshi', kind: 'bureau' })).toEqual(['gated']);
});
