// What may happen at any time: the case is held (停止) and resumed, or a wake-up arrives. While it is
// held no time runs against anybody; every date moves by the days it stood still.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { pausedDays, shiftDue } from '../../src/rules/deadline.ts';
import type { Instant } from '../../src/terms/units.ts';
import { responseOf, runOn, stopClock, waitsForMaterial, withClock } from './clock.ts';
import type { Consultation, Reply } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { modeOf } from './parties.ts';
import { mapReplies } from './records-sending.ts';
import { reportWakeUp } from './wake-up.ts';

const hold = foldOf(['hold'], (c, { at, reason, until = null }) => ({
  hold: { reason, since: at, until, overdueSince: null },
  replies: mapReplies(c, (reply) =>
    reply.status === 'asked' && reply.clock
      ? { ...reply, clock: stopClock(reply.clock, at) }
      : reply,
  ),
}));

/** A hand whose turn came while the case was held lost no time before that. */
function handMoved(c: Consultation, since: Instant, at: Instant, rules: Rules): Instant | null {
  if (c.handleBy === null) return null;
  const from = c.handleSince !== null && c.handleSince > since ? c.handleSince : since;
  const days = pausedDays(from, at, rules.calendar);
  if (days === 0) return c.handleBy;
  const dueOn = rules.calendar.dateOf(c.handleBy);
  return rules.calendar.endOfOffice(shiftDue(dueOn, days, 'business', rules.calendar));
}

/** An addressee that was still waiting for material goes on waiting. */
function replyResumed(
  reply: Reply,
  c: Consultation,
  since: Instant,
  at: Instant,
  rules: Rules,
): Reply {
  const { windowUntil, clock } = reply;
  if (reply.status === 'notified' && windowUntil !== null) {
    const count = modeOf(c, rules).noticeWindow?.count ?? 'business';
    const days = pausedDays(since, at, rules.calendar, count);
    return { ...reply, windowUntil: shiftDue(windowUntil, days, count, rules.calendar) };
  }
  if (reply.status !== 'asked' || clock === null) return reply;
  if (waitsForMaterial(reply) && responseOf(c, rules).questionsStopClock) return reply;
  return { ...reply, ...withClock(runOn(clock, at, c, rules), at, rules) };
}

const resume: Fold = (c, { at }, rules) => {
  if (c.hold === null) return {};
  const { since } = c.hold;
  return {
    hold: null,
    handleBy: handMoved(c, since, at, rules),
    replies: mapReplies(c, (reply) => replyResumed(reply, c, since, at, rules)),
  };
};

export const holdingRecords = {
  hold,
  resume,
  wakeUp: reportWakeUp,
} as const satisfies Record<string, Fold>;
