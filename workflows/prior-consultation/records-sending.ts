// Changes of the context as it reaches its addressees: they are asked or notified, one by one.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { startClock, windowEnd } from './clock.ts';
import type { Change, Consultation, ConsultationEvent, Reply } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { concludeAs, noHand } from './handling.ts';
import { repliesOf } from './parties.ts';
import { unsent } from './read-draft.ts';
import { addresseeOf } from './sides.ts';

type Replies = Consultation['replies'];

export const mapReplies = (c: Consultation, change: (reply: Reply) => Reply): Replies =>
  Object.fromEntries(repliesOf(c).map(([unit, reply]) => [unit, change(reply)]));

export function changeReply(c: Consultation, unit: UnitCode, change: (reply: Reply) => Reply) {
  const reply = c.replies[unit];
  return reply === undefined ? {} : { replies: { ...c.replies, [unit]: change(reply) } };
}

/** The first arrival outside of the proposer gives the case its number. */
const received = (c: Consultation, { at }: ConsultationEvent, rules: Rules): Change => ({
  receivedOn: c.receivedOn ?? rules.calendar.dateOf(at),
});

const sent = (reply: Reply, at: Instant, c: Consultation, rules: Rules): Reply => ({
  ...reply,
  status: 'asked',
  clock: startClock(at, c, rules),
});

/** Whoever did not demand in time is kept as «no request», which is no consent. */
export const withoutDemand = (reply: Reply): Reply =>
  reply.status === 'notified' ? { ...reply, status: 'not_requested' } : reply;

/** Every addressee not sent to yet is asked, each on a clock of its own. */
const askPending: Fold = (c, event, rules) => ({
  ...noHand,
  ...received(c, event, rules),
  replies: mapReplies(c, (reply) =>
    reply.status === 'pending' ? sent(reply, event.at, c, rules) : reply,
  ),
});

/** Every addressee not told yet is, each with a window of its own. */
const notify: Fold = (c, event, rules) => ({
  ...noHand,
  ...received(c, event, rules),
  replies: mapReplies(c, (reply) =>
    reply.status === 'pending'
      ? { ...reply, status: 'notified', windowUntil: windowEnd(event.at, c, rules) }
      : reply,
  ),
});

const demand: Fold = (c, event, rules) => {
  const unit = addresseeOf(c, event);
  return unit === null ? {} : changeReply(c, unit, (reply) => sent(reply, event.at, c, rules));
};

export const sendingRecords = {
  received,
  askPending,
  notify,
  demand,
  /** Added while the others are being asked: its step sends to whoever is pending. */
  newcomer: foldOf(['add_addressee'], (c, { unit }) => ({
    replies: { ...c.replies, [unit]: unsent },
  })),
  recorded: (c, event, rules) => ({
    ...concludeAs('recorded')(c, event, rules),
    ...received(c, event, rules),
  }),
  noRequest: concludeAs('no_request'),
} as const satisfies Record<string, Fold>;
