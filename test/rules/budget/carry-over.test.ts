/** What goes over into the next year, and in whose hands. Source: 自治法213条・220条3項. */

import { expect, test } from '@jest/globals';
import { carriedParts, isCarried } from '../../../src/rules/budget/carry-over.ts';
import type { ExecutionLine } from '../../../src/terms/budget-line.ts';
import { yearEndOutcomes } from '../../../src/terms/rulebook-budget.ts';

const line = (wards: object, spending: readonly (readonly [string, number, number])[]) =>
  ({
    ...{ allotted: 1000, withheld: 0, movedIn: 0, movedOut: 0 },
    reallotted: Object.entries(wards).map(([to, amount]) => ({ to, amount })),
    spending: spending.map(([unit, committed, spent]) => ({ unit, committed, spent })),
  }) as unknown as ExecutionLine;

test('what is owed goes with whoever owes it, and what is left to wards before the holder', () => {
  const held = line({ kita: 300, minami: 100 }, [
    ['kita', 200, 50],
    ['toshi', 400, 400],
  ]);
  expect(carriedParts(held, 'toshi', 150)).toEqual([{ unit: 'kita', amount: 150, committed: 150 }]);
  expect(carriedParts(held, 'toshi', 270)).toEqual([
    { unit: 'kita', amount: 250, committed: 150 },
    { unit: 'minami', amount: 20, committed: 0 },
  ]);
  const all = carriedParts(held, 'toshi', 550);
  expect(all).toEqual([
    { unit: 'kita', amount: 250, committed: 150 },
    { unit: 'minami', amount: 100, committed: 0 },
    { unit: 'toshi', amount: 200, committed: 0 },
  ]);
});

test('two ends of a year carry money over', () => {
  expect(yearEndOutcomes.filter(isCarried)).toEqual(['carried_approved', 'carried_accident']);
});
