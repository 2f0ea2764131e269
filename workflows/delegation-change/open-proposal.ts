// Opens a change of delegation (提案) under a scheme of the rulebook.

import { authorityOf } from '../../src/rules/authority/bind.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { CaseEvent, Facts } from '../../src/terms/case.ts';
import type { ProposeDelegation } from '../../src/terms/command-delegation.ts';
import { type CaseId, distinctPlaces, type Place, placeKey } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import { overseersIn, placesAtAnyTime } from '../parts/places.ts';
import { proposalFault } from './check-proposal.ts';
import type { Delegation, Proposal } from './context.ts';
import { type Located, resolve } from './places.ts';
import { proposalDigest } from './proposal.ts';

/** Whoever may propose under the scheme at some time; openProposal asks about the day itself. */
export function proposingPlaces(
  { scheme, initiator }: ProposeDelegation,
  facts: Facts,
  { rulebook }: Rules,
): Place[] {
  const entries = rulebook.decision?.schemes.filter(({ code }) => code === scheme) ?? [];
  const whos = entries.flatMap(({ propose }) => propose);
  const overseers = whos.some((who) => 'overseers' in who) ? overseersIn(facts, initiator) : [];
  return distinctPlaces([...placesAtAnyTime(whos, rulebook, initiator), ...overseers]);
}

function opened(event: CaseEvent, id: CaseId, located: Located, scheme: string): Delegation {
  const { title, purpose, rows, ends, inForceOn } = event as unknown as ProposeDelegation;
  const proposal: Proposal = { title, purpose, rows, ends, inForceOn };
  return {
    ...located,
    id,
    scheme,
    pinnedOn: located.officesOn,
    proposers: isPerson(event.by) ? [event.by.person] : [],
    proposal,
    digest: proposalDigest(scheme, located.initiator, proposal),
    submittedOn: null,
    handleBy: null,
    handleLateSince: null,
    hearings: [],
    agenda: null,
    placements: 0,
    agreed: null,
    passed: null,
    decision: null,
    promulgation: null,
    revision: 0,
    pending: null,
    versions: [],
    faults: [],
    refusedOn: null,
    left: [],
    abolition: null,
    closedAs: null,
  };
}

/** `unknown_scheme`, `not_allowed`, and whatever is wrong with the rows. */
export function openProposal(event: CaseEvent, id: CaseId, rules: Rules): Delegation | Refusal {
  const { scheme: code, initiator } = event as unknown as ProposeDelegation;
  const on = rules.calendar.dateOf(event.at);
  const authority = authorityOf(rules);
  if (isRefusal(authority)) return authority;
  const scheme = authority.findScheme(code, on);
  if (scheme === undefined) {
    const schemes = authority.schemes(on).map((one) => `${one.code} (${one.title})`);
    return refuse('unknown_scheme', { scheme: code, on, schemes: schemes.join(', ') });
  }
  const overseers = overseersIn(event.facts, initiator);
  const located = { initiator, officesOn: on, overseers };
  const places = resolve(scheme.propose, located, rules).map(placeKey);
  if (isPerson(event.by) && !places.includes(placeKey(event.by.as))) {
    return refuse('not_allowed', { command: 'propose', holders: places.join(', ') });
  }
  const d = opened(event, id, located, code);
  return proposalFault(d.proposal, d, event.facts, rules) ?? d;
}
