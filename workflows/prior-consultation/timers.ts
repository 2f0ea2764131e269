// Which wake-ups a consultation wants in its present state.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueAt, offsetDate } from '../../src/rules/deadline.ts';
import type { TimerWish } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { ResponseRule } from '../../src/terms/rulebook-consultation.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import { officesTimers } from '../parts/offices.ts';
import { marksItself, responseOf, rungAt } from './clock.ts';
import type { Clock, Consultation, FollowUp, Reply } from './context.ts';
import { repliesOf } from './parties.ts';
import { timerName, type WakeUp } from './timer-names.ts';

const wish = (wakeUp: WakeUp, at: Instant): TimerWish => ({ name: timerName(wakeUp), dueAt: at });

/** Close of office on a date. */
const atEndOf = (wakeUp: WakeUp, on: LocalDate, rules: Rules): TimerWish =>
  wish(wakeUp, rules.calendar.endOfOffice(on));

function clockTimers(
  unit: UnitCode,
  reply: Reply,
  clock: Clock,
  response: ResponseRule,
  rules: Rules,
): TimerWish[] {
  if (clock.stoppedAt !== null) return [];
  const rung = response.rungs[clock.rung];
  const isMarked = reply.overdueSince !== null || !marksItself(response);
  return [
    ...(rung === undefined
      ? []
      : [wish({ kind: 'rung', unit, rung: clock.rung }, rungAt(rung, clock.dueOn, rules))]),
    ...(isMarked ? [] : [atEndOf({ kind: 'due', unit }, clock.dueOn, rules)]),
  ];
}

function receiptTimers(
  unit: UnitCode,
  reply: Reply,
  clock: Clock,
  response: ResponseRule,
  rules: Rules,
) {
  const { receivedAfter } = response;
  if (reply.receivedAt !== null || receivedAfter === undefined) return [];
  return [wish({ kind: 'receipt', unit }, dueAt(receivedAfter, clock.startedOn, rules.calendar))];
}

const supplyTimers = (unit: UnitCode, { supply }: Reply): TimerWish[] =>
  supply === null || supply.lateSince !== null ? [] : [wish({ kind: 'supply', unit }, supply.by)];

function replyTimers(unit: UnitCode, reply: Reply, c: Consultation, rules: Rules): TimerWish[] {
  const { status, clock, windowUntil } = reply;
  if (status === 'notified' && windowUntil !== null) {
    return [atEndOf({ kind: 'window', unit }, windowUntil, rules)];
  }
  if (status !== 'asked' || clock === null) return [];
  const response = responseOf(c, rules);
  return [
    ...supplyTimers(unit, reply),
    ...receiptTimers(unit, reply, clock, response, rules),
    ...clockTimers(unit, reply, clock, response, rules),
  ];
}

function followUpTimers({ id, state, dueOn, reminded, overdueSince }: FollowUp, rules: Rules) {
  if (state !== 'open' || overdueSince !== null) return [];
  if (reminded) return [atEndOf({ kind: 'followUp', id, late: true }, dueOn, rules)];
  const { followUpReminder } = rules.rulebook.consultation.handling;
  const on = offsetDate(dueOn, followUpReminder, rules.calendar);
  return [wish({ kind: 'followUp', id, late: false }, rules.calendar.startOfOffice(on))];
}

/** While a case is held, of its own time only the end of the hold is watched. */
function holdTimers({ until, overdueSince }: NonNullable<Consultation['hold']>, rules: Rules) {
  return until === null || overdueSince !== null
    ? []
    : [wish({ kind: 'hold' }, rules.calendar.startOfOffice(until))];
}

/** An emergency act waits for its filing as long as the papers lie with the drafter. */
function filingTimers({ emergency, receivedOn }: Consultation, step: string, rules: Rules) {
  const waits = step === 'drafting' && receivedOn === null && emergency?.lateSince === null;
  return waits ? [atEndOf({ kind: 'filing' }, emergency.filingDueOn, rules)] : [];
}

/** Steps in which addressees are waited for. */
const answering = new Set(['notified', 'consulting']);

/** All wake-ups of an open case. */
export function timersOf(c: Consultation, step: string, rules: Rules): TimerWish[] {
  if (c.hold !== null) return [...holdTimers(c.hold, rules), ...officesTimers(c, rules)];
  const { handleBy, handleLateSince } = c;
  return [
    ...officesTimers(c, rules),
    ...(handleBy !== null && handleLateSince === null ? [wish({ kind: 'step' }, handleBy)] : []),
    ...filingTimers(c, step, rules),
    ...(answering.has(step)
      ? repliesOf(c).flatMap(([unit, reply]) => replyTimers(unit, reply, c, rules))
      : []),
    ...c.followUps.flatMap((item) => followUpTimers(item, rules)),
  ];
}
