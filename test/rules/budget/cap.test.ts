/** What counts against a ward's cap: everything it asks on the lane in the fiscal year. */

import { expect, test } from '@jest/globals';
import { askedBeside, countsForCap } from '../../../src/rules/budget/cap.ts';
import type { CaseId } from '../../../src/terms/ids.ts';

const [own, first, second] = ['own', 'first', 'second'] as CaseId[] as [CaseId, CaseId, CaseId];

const sheet = (id: CaseId, request: number, outcome: string | null = null) => ({
  ...{ case: id, initiator: 'kita', lane: 'own', step: 'drafting', outcome, request },
});

test('all other sheets of the year count with what they ask, whatever their budget', () => {
  expect(askedBeside([], own)).toBe(0);
  expect(askedBeside([sheet(own, 70)], own)).toBe(0);
  expect(askedBeside([sheet(own, 70), sheet(first, 30), sheet(second, 4)], own)).toBe(34);
});

test('a sheet counts while it is open and when it was passed, and not otherwise', () => {
  expect([null, 'passed'].map((outcome) => countsForCap({ outcome }))).toEqual([true, true]);
  const ended = ['withdrawn', 'not_submitted', 'unfunded', 'rejected'];
  expect(ended.map((outcome) => countsForCap({ outcome }))).toEqual([false, false, false, false]);
  expect(askedBeside([sheet(first, 30, 'passed'), sheet(second, 4, 'rejected')], own)).toBe(30);
});
