// Changes of the context after the conclusion: follow-ups, implementation, a material change; and
// what may happen at any time: hold, resume, a wake-up.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { pausedDays, shiftDue } from '../../src/rules/deadline.ts';
import type { Instant } from '../../src/terms/units.ts';
import { runOn, stopClock } from './clock.ts';
import type { Consultation, FollowUp } from './context.ts';
import { repliesOf } from './parties.ts';
import { noHand, type Record_, reread } from './records-drafting.ts';
import { reportWakeUp } from './wake-up.ts';

/** Every condition that was accepted is owed, with the date the addressee gave it. */
function owed(c: Consultation): FollowUp[] {
  const conditions = repliesOf(c).flatMap(([unit, { answer }]) =>
    (answer?.conditions ?? []).map((condition) => ({ unit, ...condition })),
  );
  return conditions.map((condition, index) => ({
    id: `${c.round}-${index + 1}`,
    ...condition,
    state: 'open',
    reminded: false,
    overdueSince: null,
    report: null,
  }));
}

const conditionsAccepted: Record_ = (c) => {
  const items = owed(c);
  return {
    ...noHand,
    followUps: [...c.followUps, ...items],
    outcome: items.length > 0 ? 'agreed_with_conditions' : 'agreed',
  };
};

const onFollowUp =
  (change: (item: FollowUp, event: Parameters<Record_>[1]) => Partial<FollowUp>): Record_ =>
  (c, event) => ({
    followUps: c.followUps.map((item) =>
      'followUp' in event && item.id === event.followUp
        ? { ...item, ...change(item, event) }
        : item,
    ),
  });

const decision: Record_ = (_c, event) => ({
  ...noHand,
  implementation: { decidedAt: event.at, report: null },
});

const implementationReport: Record_ = (c, event) =>
  event.type !== 'report_implementation' || c.implementation === null
    ? {}
    : {
        implementation: {
          ...c.implementation,
          report: { text: event.text, on: event.implementedOn },
        },
      };

/** The round that ends is kept whole: who dissented stays visible for ever. */
const newRound: Record_ = (c, event, rules) => ({
  ...reread(c, event, rules),
  ...noHand,
  round: c.round + 1,
  pastRounds: [
    ...c.pastRounds,
    { round: c.round, replies: c.replies, outcome: c.outcome, content: c.content },
  ],
  levels: [],
  mediation: null,
  rulers: [],
  rulersDiffered: false,
  pastRulings: [...c.pastRulings, ...c.rulers],
  implementation: null,
  outcome: null,
});

const hold: Record_ = (c, event) =>
  event.type !== 'hold'
    ? {}
    : {
        hold: {
          reason: event.reason,
          since: event.at,
          until: event.until ?? null,
          overdueSince: null,
        },
        replies: mapClocks(c, (clock) => stopClock(clock, event.at)),
      };

const mapClocks = (
  c: Consultation,
  change: (clock: NonNullable<Consultation['replies'][string]['clock']>) => typeof clock,
): Consultation['replies'] =>
  Object.fromEntries(
    repliesOf(c).map(([unit, reply]) => [
      unit,
      reply.clock && reply.status === 'asked' ? { ...reply, clock: change(reply.clock) } : reply,
    ]),
  );

/** What a hand still had to do is moved by the days the case stood still. */
function movedBy(c: Consultation, at: Instant, rules: Rules): Instant | null {
  if (c.handleBy === null || c.hold === null) return c.handleBy;
  const days = pausedDays(c.hold.since, at, rules.calendar);
  const dueOn = rules.calendar.dateOf(c.handleBy);
  return rules.calendar.endOfOffice(shiftDue(dueOn, days, 'business', rules.calendar));
}

/** An addressee that was still waiting for material goes on waiting. */
const resume: Record_ = (c, event, rules) => ({
  hold: null,
  handleBy: movedBy(c, event.at, rules),
  replies: Object.fromEntries(
    repliesOf(c).map(([unit, reply]) => {
      const waits = reply.questions.some(({ supplied }) => supplied === undefined);
      return [
        unit,
        reply.clock && !waits ? { ...reply, clock: runOn(reply.clock, event.at, c, rules) } : reply,
      ];
    }),
  ),
});

const reportPlaced: Record_ = (c, event) =>
  event.type === 'agenda_placed'
    ? { reportedTo: [...c.reportedTo, { session: event.session, on: event.on }] }
    : {};

export const implementingRecords = {
  conditionsAccepted,
  decision,
  implementationReport,
  followUpReport: onFollowUp((_item, event) => ({
    state: 'reported',
    report: 'text' in event ? (event.text ?? null) : null,
    overdueSince: null,
  })),
  followUpConfirmation: onFollowUp(() => ({ state: 'confirmed' })),
  followUpRejection: onFollowUp(() => ({ state: 'open', report: null, reminded: true })),
  newRound,
  hold,
  resume,
  wakeUp: reportWakeUp,
  reportPlaced,
} as const satisfies Record<string, Record_>;
