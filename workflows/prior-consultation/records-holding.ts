// What may happen at any time: the case is held (停止) and resumed, goes on in the next fiscal year,
// or a wake-up arrives. While it is held no time runs against anybody; every date moves by the days
// it stood still.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { pausedDays, shiftDue } from '../../src/rules/deadline.ts';
import type { Period } from '../../src/terms/rulebook-parts.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import { responseOf, runOn, stopClock, waitsForMaterial, withClock } from './clock.ts';
import type { Consultation, FollowUp, Reply } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { modeOf } from './parties.ts';
import { mapReplies } from './records-sending.ts';
import { reportWakeUp } from './wake-up.ts';

type Count = Period['count'];

const hold = foldOf(['hold'], (c, { at, reason, until = null }) => ({
  hold: { reason, since: at, until, overdueSince: null },
  mediation: c.mediation && !c.mediation.met ? { ...c.mediation, agenda: null } : c.mediation,
  replies: mapReplies(c, (reply) =>
    reply.status === 'asked' && reply.clock
      ? { ...reply, clock: stopClock(reply.clock, at) }
      : reply,
  ),
}));

/** The halt that ends, and what its days do to a date. */
interface Halt {
  readonly since: Instant;
  readonly at: Instant;
  readonly rules: Rules;
}

function dateMoved(on: LocalDate, count: Count, { since, at, rules }: Halt): LocalDate {
  const days = pausedDays(since, at, rules.calendar, count);
  return days === 0 ? on : shiftDue(on, days, count, rules.calendar);
}

function endMoved(end: Instant, count: Count, halt: Halt): Instant {
  const { calendar } = halt.rules;
  const on = calendar.dateOf(end);
  const moved = dateMoved(on, count, halt);
  return moved === on ? end : calendar.endOfOffice(moved);
}

/** A hand whose turn came while the case was held lost no time before that. */
function handMoved({ handleBy, handleSince, handleCount }: Consultation, halt: Halt) {
  if (handleBy === null) return null;
  const since = handleSince !== null && handleSince > halt.since ? handleSince : halt.since;
  return endMoved(handleBy, handleCount ?? 'business', { ...halt, since });
}

/** A date that lies ahead again is reminded of again. */
function followUpMoved(item: FollowUp, halt: Halt): FollowUp {
  if (item.state === 'confirmed') return item;
  const dueOn = dateMoved(item.dueOn, 'calendar', halt);
  const isAhead = dueOn !== item.dueOn && halt.at <= halt.rules.calendar.endOfOffice(dueOn);
  return isAhead ? { ...item, dueOn, reminded: false, overdueSince: null } : { ...item, dueOn };
}

/** The filing after an emergency act waits too, unless it came or was late before. */
function filingMoved(c: Consultation, halt: Halt): Consultation['emergency'] {
  const { emergency, receivedOn } = c;
  if (emergency === null || emergency.lateSince !== null || receivedOn !== null) return emergency;
  const count = modeOf(c, halt.rules).afterTheFact?.filing.count ?? 'business';
  return { ...emergency, filingDueOn: dateMoved(emergency.filingDueOn, count, halt) };
}

function supplyMoved(reply: Reply, halt: Halt): Reply['supply'] {
  const { supply } = reply;
  if (supply === null || supply.lateSince !== null) return supply;
  const count = halt.rules.rulebook.consultation.handling.supply?.count ?? 'business';
  return { ...supply, by: endMoved(supply.by, count, halt) };
}

/** An addressee that was still waiting for material goes on waiting. */
function replyResumed(before: Reply, c: Consultation, halt: Halt): Reply {
  const { at, rules } = halt;
  const reply = { ...before, supply: supplyMoved(before, halt) };
  const { windowUntil, clock } = reply;
  if (reply.status === 'notified' && windowUntil !== null) {
    const count = modeOf(c, rules).noticeWindow?.count ?? 'business';
    return { ...reply, windowUntil: dateMoved(windowUntil, count, halt) };
  }
  if (reply.status !== 'asked' || clock === null) return reply;
  if (waitsForMaterial(reply) && responseOf(c, rules).questionsStopClock) return reply;
  return { ...reply, ...withClock(runOn(clock, at, c, rules), at, rules) };
}

const resume: Fold = (c, { at }, rules) => {
  if (c.hold === null) return {};
  const halt: Halt = { since: c.hold.since, at, rules };
  return {
    hold: null,
    handleBy: handMoved(c, halt),
    emergency: filingMoved(c, halt),
    followUps: c.followUps.map((item) => followUpMoved(item, halt)),
    replies: mapReplies(c, (reply) => replyResumed(reply, c, halt)),
  };
};

/** It goes on in the next fiscal year (継続): its number stays, and so does all that was said. */
const carriedOver = foldOf(['carry_over'], (_c, { fiscalYear }) => ({
  fiscalYear,
  carriedTo: fiscalYear,
}));

export const holdingRecords = {
  carriedOver,
  hold,
  resume,
  wakeUp: reportWakeUp,
} as const satisfies Record<string, Fold>;
