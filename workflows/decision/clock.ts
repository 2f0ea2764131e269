// Time that somebody has: when it is up, how it stops and runs on. It never decides anything.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueDate, pausedDays, shiftDue } from '../../src/rules/deadline.ts';
import type { TimerWish } from '../../src/terms/case.ts';
import type { Period } from '../../src/terms/rulebook-parts.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Change, Clock, Decision } from './context.ts';

/** Counted from a day 0, which is not counted itself. */
export const clockFrom = (
  period: Period,
  dayZero: LocalDate,
  at: Instant,
  rules: Rules,
): Clock => ({
  since: at,
  dueOn: dueDate(period, dayZero, rules.calendar),
  count: period.count,
  stoppedAt: null,
  lateSince: null,
});

/** What arrives on a closed day or after hours counts as of the next open day. */
export const startClock = (period: Period, at: Instant, rules: Rules): Clock =>
  clockFrom(period, rules.calendar.receiptDay(at), at, rules);

const stopped = (clock: Clock, at: Instant): Clock =>
  clock.stoppedAt === null ? { ...clock, stoppedAt: at } : clock;

/** The due date moves by the days it stood still; what was late stays so unless it lies ahead. */
function runOn(clock: Clock, at: Instant, rules: Rules): Clock {
  if (clock.stoppedAt === null) return clock;
  const days = pausedDays(clock.stoppedAt, at, rules.calendar, clock.count);
  const dueOn = days === 0 ? clock.dueOn : shiftDue(clock.dueOn, days, clock.count, rules.calendar);
  const isLate = at > rules.calendar.endOfOffice(dueOn);
  return { ...clock, dueOn, stoppedAt: null, lateSince: isLate ? clock.lateSince : null };
}

/** A question to the drafter stops the step, and so does a hold. */
const standsStill = ({ hold, questions }: Decision): boolean =>
  hold !== null || questions.some(({ state }) => state === 'open');

/** The clocks of the step, stopped or running as the case as a whole is. */
export function setClocks(d: Decision, at: Instant, rules: Rules): Change {
  const set = (clock: Clock | null) =>
    clock && (standsStill(d) ? stopped(clock, at) : runOn(clock, at, rules));
  const asked = (clock: Clock | null) =>
    clock && (d.hold === null ? runOn(clock, at, rules) : stopped(clock, at));
  return {
    turn: set(d.turn),
    hearings: d.hearings.map((one) => ({ ...one, clock: set(one.clock) })),
    questions: d.questions.map((one) => ({ ...one, clock: asked(one.clock) })),
  };
}

export const dueAtOf = (clock: Clock | null, rules: Rules): Instant | null =>
  clock === null || clock.stoppedAt !== null ? null : rules.calendar.endOfOffice(clock.dueOn);

/** The wake-up at its end; once it was taken the clock is late, and wants none. */
export const clockTimers = (name: string, clock: Clock | null, rules: Rules): TimerWish[] => {
  const dueAt = dueAtOf(clock, rules);
  return dueAt === null || clock?.lateSince ? [] : [{ name, dueAt }];
};

export const late = (clock: Clock, at: Instant): Clock => ({ ...clock, lateSince: at });
