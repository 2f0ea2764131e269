// What time wakes a budget request: the windows of its cycle, the period of a stage, the day on
// which an office moves.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { TimerWish } from '../../src/terms/case.ts';
import type { Instant } from '../../src/terms/units.ts';
import { officesTimers } from '../parts/offices.ts';
import type { BudgetRequest } from './context.ts';

export const timerNames = {
  requestsClose: 'requestsClose',
  appealsClose: 'appealsClose',
  step: 'step',
} as const;

/** Steps in which the end of the window for requests makes a difference. */
const beforeAssessment: readonly string[] = [
  'drafting',
  'coordinating',
  'submitting',
  'forwarding',
  'requested',
];

const at = (name: string, dueAt: string | null): TimerWish[] =>
  dueAt === null ? [] : [{ name, dueAt: dueAt as Instant }];

export function timersOf(r: BudgetRequest, step: string, rules: Rules): TimerWish[] {
  const { cycle, handleBy, handleLateSince, behindSince } = r;
  if (behindSince !== null) return officesTimers(r, rules);
  const awaitsClose = beforeAssessment.includes(step) && cycle.closedAt === null;
  return [
    ...officesTimers(r, rules),
    ...at(timerNames.step, handleLateSince === null ? handleBy : null),
    ...at(timerNames.requestsClose, awaitsClose ? cycle.requestsCloseAt : null),
    ...at(timerNames.appealsClose, step === 'noticed' ? cycle.appealsCloseAt : null),
  ];
}
