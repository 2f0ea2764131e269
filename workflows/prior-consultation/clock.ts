// The clock of one addressee: when its answer falls due, which reminder comes next, and how a
// question, an extension or a halt moves it. It never decides anything.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueDate, offsetDate, pausedDays, shiftDue } from '../../src/rules/deadline.ts';
import type { ResponseRule, Rung } from '../../src/terms/rulebook-consultation.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Clock, Consultation, Reply } from './context.ts';
import { modeOf } from './parties.ts';

export const responseOf = (c: Consultation, rules: Rules): ResponseRule =>
  rules.response(rules.matter(c.matter, c.pinnedOn), modeOf(c, rules), c.pinnedOn);

/**
 * When a rung is reached: at opening of office of its day, and a rung on the due date itself at
 * closing, since the whole day is still in time.
 */
export function rungAt(rung: Rung, dueOn: LocalDate, rules: Rules): Instant {
  const on = offsetDate(dueOn, rung.offset, rules.calendar);
  return rung.offset.days === 0 ? rules.calendar.endOfOffice(on) : rules.calendar.startOfOffice(on);
}

/** A rung that lies in the past when a clock starts or moves is passed over, not made up for. */
function firstRung(dueOn: LocalDate, after: Instant, c: Consultation, rules: Rules): number {
  const { rungs } = responseOf(c, rules);
  const index = rungs.findIndex((rung) => rungAt(rung, dueOn, rules) > after);
  return index < 0 ? rungs.length : index;
}

/** A receipt on a closed day or after hours counts as the next open day: that is day 0. */
export function startClock(at: Instant, c: Consultation, rules: Rules): Clock {
  const startedOn = rules.calendar.receiptDay(at);
  const dueOn = dueDate(responseOf(c, rules).period, startedOn, rules.calendar);
  return { startedOn, dueOn, stoppedAt: null, rung: firstRung(dueOn, at, c, rules) };
}

/**
 * Last date on which a notified addressee may demand consultation; its end is no consent. Null in a
 * mode without a window, which notifies nobody.
 */
export function windowEnd(at: Instant, c: Consultation, rules: Rules): LocalDate | null {
  const { noticeWindow } = modeOf(c, rules);
  const day = rules.calendar.receiptDay(at);
  return noticeWindow === undefined ? null : dueDate(noticeWindow, day, rules.calendar);
}

export const stopClock = (clock: Clock, at: Instant): Clock =>
  clock.stoppedAt === null ? { ...clock, stoppedAt: at } : clock;

/** The due date moves by the days the clock stood still. */
export function runOn(clock: Clock, at: Instant, c: Consultation, rules: Rules): Clock {
  if (clock.stoppedAt === null) return clock;
  const { count } = responseOf(c, rules).period;
  const days = pausedDays(clock.stoppedAt, at, rules.calendar, count);
  const moved = shiftDue(clock.dueOn, days, count, rules.calendar);
  const dueOn = days === 0 ? clock.dueOn : moved;
  return { ...clock, dueOn, stoppedAt: null, rung: firstRung(dueOn, at, c, rules) };
}

/** An extension never shortens: a question may have moved the date beyond it meanwhile. */
export function extendClock(
  clock: Clock,
  until: LocalDate,
  at: Instant,
  c: Consultation,
  rules: Rules,
): Clock {
  const dueOn = until > clock.dueOn ? until : clock.dueOn;
  return { ...clock, dueOn, rung: firstRung(dueOn, at, c, rules) };
}

/** Latest date an extension may name. */
export function latestExtension(clock: Clock, c: Consultation, rules: Rules): LocalDate | null {
  const { extension } = responseOf(c, rules);
  return extension === undefined ? null : dueDate(extension.upTo, clock.dueOn, rules.calendar);
}

/** A reply's clock has moved: what was late stays so unless the new date lies ahead. */
export function withClock(clock: Clock, at: Instant, rules: Rules): Partial<Reply> {
  const isLate = at > rules.calendar.endOfOffice(clock.dueOn);
  return isLate ? { clock } : { clock, overdueSince: null, escalatedSince: null };
}

export const waitsForMaterial = (reply: Reply): boolean =>
  reply.questions.some(({ supplied }) => supplied === undefined);

/** Without a rung that marks lateness, the due date itself does. */
export const marksItself = (response: ResponseRule): boolean =>
  !response.rungs.some(({ marks }) => marks === 'overdue');

/** Whether the secretariat is called upon: at the rung that says so, or as soon as it is late. */
export const isEscalated = (reply: Reply, response: ResponseRule): boolean =>
  response.rungs.some(({ marks }) => marks === 'escalated')
    ? reply.escalatedSince !== null
    : reply.overdueSince !== null;
