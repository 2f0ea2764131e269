// Changes of the context after the conclusion: conditions become follow-ups, the measure is decided
// and reported, or it changes and is consulted about again.

import type { Consultation, ConsultationEvent, FollowUp } from './context.ts';
import type { Fold } from './fold.ts';
import { noHand } from './handling.ts';
import { repliesOf } from './parties.ts';
import { reread } from './records-drafting.ts';
import { outcomeOf } from './records-mediating.ts';

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

const conditionsAccepted: Fold = (c, _event, rules) => {
  const items = owed(c);
  const outcome = outcomeOf(c, rules);
  return {
    ...noHand,
    followUps: [...c.followUps, ...items],
    outcome: outcome === 'agreed' && items.length > 0 ? 'agreed_with_conditions' : outcome,
  };
};

/** Where even a dissent would only stand on record, so does a condition that is not accepted. */
const conditionsDeclined: Fold = (c, _event, rules) => {
  const outcome = outcomeOf(c, rules);
  return { ...noHand, outcome: outcome === 'agreed' ? 'answered' : outcome };
};

const onFollowUp =
  (change: (item: FollowUp, event: ConsultationEvent) => Partial<FollowUp>): Fold =>
  (c, event) => ({
    followUps: c.followUps.map((item) =>
      'followUp' in event && item.id === event.followUp
        ? { ...item, ...change(item, event) }
        : item,
    ),
  });

const decision: Fold = (_c, { at }) => ({
  ...noHand,
  implementation: { decidedAt: at, report: null },
});

const implementationReport: Fold = (c, event) => {
  if (event.type !== 'report_implementation' || c.implementation === null) return {};
  const report = { text: event.text, on: event.implementedOn };
  return { implementation: { ...c.implementation, report } };
};

/** The round that ends is kept whole: who dissented stays visible for ever. */
const newRound: Fold = (c, event, rules) => {
  const { round, mode, replies, outcome, content, levels, implementation } = c;
  const past = { round, mode, replies, outcome, content, levels, implementation };
  return {
    ...reread(c, event, rules),
    ...noHand,
    round: round + 1,
    pastRounds: [...c.pastRounds, past],
    levels: [],
    mediation: null,
    rulers: [],
    ruledAbove: false,
    pastRulings: [...c.pastRulings, ...c.rulers],
    implementation: null,
    outcome: null,
  };
};

const reportPlaced: Fold = (c, event) => {
  if (event.type !== 'agenda_placed' && event.type !== 'agenda_moved') return {};
  const { session, on } = event;
  const others = c.reportedTo.filter((one) => one.session !== session);
  return { reportedTo: [...others, { session, on }] };
};

export const implementingRecords = {
  conditionsAccepted,
  conditionsDeclined,
  decision,
  implementationReport,
  followUpReport: onFollowUp((_item, event) => ({
    state: 'reported',
    report: event.type === 'report_follow_up' ? event.text : null,
    overdueSince: null,
  })),
  followUpConfirmation: onFollowUp(() => ({ state: 'confirmed' })),
  followUpRejection: onFollowUp(() => ({ state: 'open', report: null })),
  newRound,
  reportPlaced,
  /** Heard, and nothing in the case changes by it: its history keeps it. */
  noted: () => ({}),
  reportDeclined: (c, event) => ({
    reportedTo: c.reportedTo.filter((one) => 'session' in event && one.session !== event.session),
  }),
} as const satisfies Record<string, Fold>;
