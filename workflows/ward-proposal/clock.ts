// The clock of one addressee: when its answer falls due, and how a question moves it. It never
// answers for anybody.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueDate, pausedDays, shiftDue } from '../../src/rules/deadline.ts';
import type { Instant } from '../../src/terms/units.ts';
import type { Addressed, Clock, WardProposal } from './context.ts';
import { laneOf } from './places.ts';

/** A receipt on a closed day or after hours counts as the next open day: that is day 0. */
export function startClock(at: Instant, p: WardProposal, rules: Rules): Clock {
  const startedOn = rules.calendar.receiptDay(at);
  const dueOn = dueDate(laneOf(p, rules).period, startedOn, rules.calendar);
  return { startedOn, dueOn, stoppedAt: null };
}

export const isWaitingForReply = ({ questions }: Pick<Addressed, 'questions'>): boolean =>
  questions.some(({ reply }) => reply === null);

export const stopClock = (clock: Clock, at: Instant): Clock =>
  clock.stoppedAt === null ? { ...clock, stoppedAt: at } : clock;

/**
 * The due date moves by the days the clock stood still. Whoever was late when he asked stays so:
 * his time was over before it stood still.
 */
export function runOn(clock: Clock, at: Instant, p: WardProposal, rules: Rules): Clock {
  if (clock.stoppedAt === null) return clock;
  const { count } = laneOf(p, rules).period;
  const days = pausedDays(clock.stoppedAt, at, rules.calendar, count);
  const dueOn = days === 0 ? clock.dueOn : shiftDue(clock.dueOn, days, count, rules.calendar);
  return { ...clock, dueOn, stoppedAt: null };
}
