// Changes of the context after the conclusion: conditions become follow-ups, the measure is decided
// and reported, or it changes and is consulted about again.

import { owed } from './conditions.ts';
import type { Consultation, EventOf, FollowUp } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { noHand } from './handling.ts';
import { proposersWith, reread } from './records-drafting.ts';
import { outcomeOf } from './records-mediating.ts';

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

type FollowUpEvent = 'report_follow_up' | 'confirm_follow_up' | 'reject_follow_up';

const onFollowUp = <Type extends FollowUpEvent>(
  type: Type,
  change: (event: EventOf<Type>) => Partial<FollowUp>,
): Fold =>
  foldOf([type], (c, event) => ({
    followUps: c.followUps.map((item) =>
      item.id === (event as EventOf<FollowUpEvent>).followUp ? { ...item, ...change(event) } : item,
    ),
  }));

const decision: Fold = (_c, { at }) => ({
  ...noHand,
  implementation: { decidedAt: at, report: null },
});

const implementationReport = foldOf(['report_implementation'], (c, { text, implementedOn }) => ({
  implementation: c.implementation && {
    ...c.implementation,
    report: { text, on: implementedOn },
  },
}));

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
    decided: { ...c.decided, ruling: [] },
    proposers: proposersWith(c, event),
    pastRulings: [...c.pastRulings, ...c.rulers],
    implementation: null,
    outcome: null,
  };
};

const reportedElsewhere = (c: Consultation, session: string) =>
  c.reportedTo.filter((one) => one.session !== session);

const reportPlaced = foldOf(['agenda_placed', 'agenda_moved'], (c, { session, on }) => ({
  reportedTo: [...reportedElsewhere(c, session), { session, on }],
}));

export const implementingRecords = {
  conditionsAccepted,
  conditionsDeclined,
  decision,
  implementationReport,
  followUpReport: onFollowUp('report_follow_up', ({ text }) => ({
    state: 'reported',
    report: text,
    overdueSince: null,
  })),
  followUpConfirmation: onFollowUp('confirm_follow_up', () => ({ state: 'confirmed' })),
  followUpRejection: onFollowUp('reject_follow_up', () => ({ state: 'open', report: null })),
  newRound,
  reportPlaced,
  /** Heard, and nothing in the case changes by it: its history keeps it. */
  noted: () => ({}),
  reportLeft: foldOf(['agenda_declined', 'agenda_carried'], (c, { session }) =>
    session === undefined ? {} : { reportedTo: reportedElsewhere(c, session) },
  ),
} as const satisfies Record<string, Fold>;
