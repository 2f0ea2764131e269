// Every reason for which a change of delegation refuses a command, by name. The machine names the
// checks of each transition.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { stanceFault } from '../parts/hearing-stance.ts';
import type { Check } from './check.ts';
import { proposalFault } from './check-proposal.ts';
import type { Delegation, DelegationEvent } from './context.ts';
import { consulted, isHeard, schemeOf } from './places.ts';
import { proposalAfter } from './proposal.ts';

const hearingOf = (d: Delegation, { by }: DelegationEvent) =>
  isPerson(by) ? d.hearings.find(({ place }) => placeKey(place) === placeKey(by.as)) : undefined;

/** Rows hold from the beginning of a day, so that day is still to come. */
function aheadOf(on: Delegation['pinnedOn'], { at }: DelegationEvent, rules: Rules) {
  const today = rules.calendar.dateOf(at);
  return on > today ? null : { on, today };
}

const stale: Refusal = refuse('stale_wake_up');

export const checks = {
  /** Nobody consents to, reviews or decides what he proposed. Source: rules.md 8.0, invariant 6. */
  fourEyes: (d, { by }) =>
    isPerson(by) && d.proposers.includes(by.person) ? refuse('four_eyes') : null,

  rowsRight: (d, event, rules) =>
    event.probe && event.type !== 'submit'
      ? null
      : proposalFault(proposalAfter(d, event), d, event.facts, rules),

  datesAhead: (d, event, rules) => {
    const late = aheadOf(d.proposal.inForceOn, event, rules);
    return late === null ? null : refuse('in_force_too_early', late);
  },

  endsAhead: (_d, event, rules) => {
    if (event.probe || event.type !== 'abolish') return null;
    const late = aheadOf(event.on, event, rules);
    return late === null ? null : refuse('end_too_early', late);
  },

  needsHearing: (d, _event, rules) => (consulted(d, rules).length > 0 ? null : stale),

  bindingStance: (d, event) =>
    event.probe || event.type !== 'concur'
      ? null
      : stanceFault(event, hearingOf(d, event)?.binding === true, ['conditional']),

  everybodyHeard: (d) => (isHeard(d) ? null : stale),

  needsMeeting: (d, _event, rules) =>
    schemeOf(d, rules).meeting === undefined || d.agreed === d.digest ? stale : null,

  needsReview: (d, _event, rules) =>
    schemeOf(d, rules).review === undefined || d.passed === d.digest ? stale : null,

  hasReview: (d, _event, rules) => (schemeOf(d, rules).review === undefined ? stale : null),

  reviewPasses: (_d, event) => (event.type === 'review' && !event.passed ? stale : null),

  sameContent: (d, event) =>
    !event.probe && 'digest' in event && event.digest !== d.digest
      ? refuse('proposal_changed')
      : null,

  /** What a session says about an earlier placement is out of date, however late it arrives. */
  atThisPlacement: (d, event) =>
    'level' in event && event.level === d.agenda?.placement ? null : stale,

  /** Until the case has heard of its placement, any session may be the one. */
  ofThisSession: (d, event) => {
    const { placement = null, session = null } = d.agenda ?? {};
    if (event.type !== 'agenda_accepted' || event.level !== placement) return stale;
    return session === null || session.id === event.session ? null : stale;
  },

  meetingAgrees: (_d, event) =>
    event.type === 'level_outcome' && event.outcome !== 'unsettled' ? null : stale,

  offAgenda: (d) => (d.agenda?.placement == null ? null : refuse('placed_already')),

  notPending: (d) => (d.pending === null ? null : refuse('amendment_pending')),

  ofThisRevision: (d, event) =>
    d.pending !== null && 'revision' in event && event.revision === d.revision ? null : stale,

  takenOut: (d) => (d.pending?.for === 'suspension' ? null : stale),

  isInForceTimer: (_d, event) =>
    event.type === 'timer' && event.name === 'inForce' ? null : stale,
  isEndTimer: (_d, event) => (event.type === 'timer' && event.name === 'end' ? null : stale),
  isAgainTimer: (_d, event) => (event.type === 'timer' && event.name === 'again' ? null : stale),

  /** Nothing of it holds any more, and the tables have said so. */
  nothingLeft: (d) =>
    d.left.length === 0 && d.pending === null && d.refusedOn === null ? null : stale,
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;
