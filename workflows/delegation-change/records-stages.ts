// Changes of the context from the proposal to its promulgation.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueAt } from '../../src/rules/deadline.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import type { DelegationScheme } from '../../src/terms/rulebook-decision.ts';
import { overseersIn } from '../parts/places.ts';
import type { Change, Delegation, DelegationEvent, Hearing } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { consulted, schemeOf } from './places.ts';
import { proposalAfter, proposalDigest } from './proposal.ts';

const noHand: Change = { handleBy: null, handleLateSince: null };

/** The time of a stage runs from the moment it is reached. */
const startStage =
  (stage: keyof DelegationScheme['periods']): Fold =>
  (d, { at }, rules) => {
    const { calendar } = rules;
    const period = schemeOf(d, rules).periods[stage];
    return { handleBy: dueAt(period, calendar.receiptDay(at), calendar), handleLateSince: null };
  };

/** Whoever changes or submits it proposes it too. */
const proposed = (d: Delegation, { by, facts }: DelegationEvent): Change => ({
  proposers:
    isPerson(by) && !d.proposers.includes(by.person) ? [...d.proposers, by.person] : d.proposers,
  overseers: facts.overseers === undefined ? d.overseers : overseersIn(facts, d.initiator),
});

const revision: Fold = (d, event) => {
  const proposal = proposalAfter(d, event);
  return {
    ...proposed(d, event),
    proposal,
    digest: proposalDigest(d.scheme, d.initiator, proposal),
    faults: [],
  };
};

/** The places of the scheme as they stand now; what each has said stays with it. */
export function hearingsNow(d: Delegation, rules: Rules): Hearing[] {
  const known = new Map(d.hearings.map((hearing) => [placeKey(hearing.place), hearing]));
  return consulted(d, rules).map((one) => {
    const { stance = null, past = [] } = known.get(placeKey(one.place)) ?? {};
    return { ...one, stance, past };
  });
}

const submission: Fold = (d, event, rules) => {
  const change = proposed(d, event);
  const submittedOn = d.submittedOn ?? rules.calendar.dateOf(event.at);
  return { ...change, submittedOn, hearings: hearingsNow({ ...d, ...change }, rules) };
};

const stance = foldOf(['concur'], (d, { by, at, stance: given, text = null }) => {
  if (!isPerson(by)) return {};
  const key = placeKey(by.as);
  const said = { stance: given, text, at, by, digest: d.digest };
  return {
    hearings: d.hearings.map((hearing) =>
      placeKey(hearing.place) === key
        ? {
            ...hearing,
            stance: said,
            past: hearing.stance === null ? hearing.past : [...hearing.past, hearing.stance],
          }
        : hearing,
    ),
  };
});

const decision = foldOf(['decide'], (_d, { by, at, digest, comment = null }) => ({
  decision: { by: isPerson(by) ? by : null, at, digest, comment },
}));

export const stageRecords = {
  startProposing: () => ({ ...noHand, agenda: null, decision: null, promulgation: null }),
  startConsulting: startStage('consult'),
  startReview: startStage('review'),
  startDeciding: startStage('decide'),
  startPromulgating: startStage('promulgate'),
  revision,
  submission,
  stance,
  reviewPassed: (d) => ({ passed: d.digest }),
  decision,
  undecided: () => ({ ...noHand, decision: null, promulgation: null }),
  withdrawn: () => ({ ...noHand, agenda: null, closedAs: 'withdrawn' }),
  rejected: () => ({ ...noHand, closedAs: 'rejected' }),
} as const satisfies Record<string, Fold>;
