// Changes of the context from the draft to its arrival at the addressees.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueAt } from '../../src/rules/deadline.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { ConsultationRules } from '../../src/terms/rulebook-consultation.ts';
import type { Instant } from '../../src/terms/units.ts';
import { startClock } from './clock.ts';
import type { Change, Consultation, ConsultationEvent, Reply } from './context.ts';
import { readDraft, unsent, unsentReplies } from './draft.ts';
import { addresseesOf, modeOf, repliesOf } from './parties.ts';

export type Record_ = (c: Consultation, event: ConsultationEvent, rules: Rules) => Change;

type Handling = Exclude<keyof ConsultationRules['handling'], 'followUpReminder' | 'inForceOn'>;
type HandlingStep = Extract<
  Handling,
  'approval' | 'screening' | 'collecting' | 'settling' | 'ruling'
>;

/** The hand whose turn it is gets its time from now. */
export const handleWithin = (step: HandlingStep, at: Instant, rules: Rules): Change => ({
  handleBy: dueAt(
    rules.rulebook.consultation.handling[step],
    rules.calendar.receiptDay(at),
    rules.calendar,
  ),
  handleLateSince: null,
});

export const noHand: Change = { handleBy: null, handleLateSince: null };

const startStep =
  (step: HandlingStep): Record_ =>
  (_c, event, rules) =>
    handleWithin(step, event.at, rules);

/** Reads content and parties anew; the check `readable` has already accepted them. */
export function reread(c: Consultation, event: ConsultationEvent, rules: Rules): Change {
  if (event.type !== 'revise' && event.type !== 'change_materially') return {};
  const content = event.content ?? c.content;
  const reading = readDraft(
    {
      matter: rules.matter(c.matter, c.pinnedOn),
      initiator: c.initiator,
      content,
      named: event.addressees ?? addresseesOf(c),
      emergency: c.emergency !== null,
      facts: event.facts,
      on: c.pinnedOn,
    },
    rules,
  );
  if (isRefusal(reading)) return {};
  return {
    content,
    mode: reading.mode.code,
    fiscalYear: content.fiscalYear ?? c.fiscalYear,
    replies: unsentReplies(reading.addressees),
  };
}

/** A filing after its date is accepted, and its lateness stays visible. */
const submission: Record_ = (c, event, rules) => {
  const { emergency } = c;
  const late =
    emergency !== null &&
    emergency.lateSince === null &&
    event.at > rules.calendar.endOfOffice(emergency.filingDueOn);
  return {
    submission: c.submission + 1,
    ...(late ? { emergency: { ...emergency, lateSince: event.at } } : {}),
  };
};

const send = (c: Consultation, at: Instant, rules: Rules) => (reply: Reply) => ({
  ...reply,
  status: 'asked' as const,
  clock: startClock(at, c, rules),
});

/** Every addressee not sent to yet is asked, each on a clock of its own. */
const askPending: Record_ = (c, event, rules) => ({
  ...noHand,
  received: true,
  replies: Object.fromEntries(
    repliesOf(c).map(([unit, reply]) => [
      unit,
      reply.status === 'pending' ? send(c, event.at, rules)(reply) : reply,
    ]),
  ),
});

const notify: Record_ = (c, event, rules) => {
  const window = modeOf(c, rules).noticeWindow;
  const day = rules.calendar.receiptDay(event.at);
  return {
    ...noHand,
    received: true,
    windowUntil:
      window === undefined ? null : rules.calendar.dateOf(dueAt(window, day, rules.calendar)),
    replies: Object.fromEntries(
      repliesOf(c).map(([unit, reply]) => [unit, { ...reply, status: 'notified' as const }]),
    ),
  };
};

const demand: Record_ = (c, event, rules) => {
  const unit = 'for' in event && event.for !== undefined ? event.for : senderUnit(event);
  const reply = c.replies[unit];
  return reply === undefined
    ? {}
    : { replies: { ...c.replies, [unit]: send(c, event.at, rules)(reply) } };
};

const senderUnit = (event: ConsultationEvent): string =>
  isPerson(event.by) ? event.by.as.unit : '';

/** Added while the others are being asked, a unit is asked at once; before that it waits with them. */
const addressee: Record_ = (c, event) =>
  event.type === 'add_addressee' ? { replies: { ...c.replies, [event.unit]: unsent } } : {};

const concludeAs =
  (outcome: string): Record_ =>
  () => ({ ...noHand, outcome, hold: null, mediation: null });

export const draftingRecords = {
  revision: reread,
  submission,
  startApproval: startStep('approval'),
  startScreening: (c, event, rules) => ({
    ...startStep('screening')(c, event, rules),
    received: true,
  }),
  startCollecting: startStep('collecting'),
  startSettling: startStep('settling'),
  backToDraft: () => noHand,
  askPending,
  notify,
  demand,
  addressee,
  recorded: (c, event, rules) => ({ ...concludeAs('recorded')(c, event, rules), received: true }),
  discarded: concludeAs('discarded'),
  unnecessary: concludeAs('deemed_unnecessary'),
  noRequest: (c, event, rules) => ({
    ...concludeAs('no_request')(c, event, rules),
    replies: withoutDemand(c),
  }),
  withdrawn: concludeAs('withdrawn'),
  dropped: concludeAs('dropped'),
} as const satisfies Record<string, Record_>;

/** Whoever did not demand in time is kept as «no request», which is no consent. */
export const withoutDemand = (c: Consultation): Consultation['replies'] =>
  Object.fromEntries(
    repliesOf(c).map(([unit, reply]) => [
      unit,
      reply.status === 'notified' ? { ...reply, status: 'not_requested' as const } : reply,
    ]),
  );
