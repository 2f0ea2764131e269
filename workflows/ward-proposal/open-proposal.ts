// Opens a ward's proposal (区提案) on a lane of the rulebook.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetOf } from '../../src/rules/budget/bind.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { CaseEvent, LinkedCase } from '../../src/terms/case.ts';
import type { DraftProposal } from '../../src/terms/command-proposal.ts';
import { type CaseId, type Place, placeKey } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { ProposalLane } from '../../src/terms/rulebook-budget.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { placesAtAnyTime } from '../parts/places.ts';
import { contentFault, contentOf, notAsked } from './content.ts';
import type { WardProposal } from './context.ts';
import { places } from './places.ts';

/** Whoever may draft on the lane at some time; openProposal asks about the day itself. */
export function draftingPlaces({ lane, initiator }: DraftProposal, { rulebook }: Rules): Place[] {
  const entries = rulebook.budget?.proposalLanes.filter(({ code }) => code === lane) ?? [];
  return placesAtAnyTime(
    entries.flatMap(({ draft }) => draft),
    rulebook,
    initiator,
  );
}

const isFor = ({ kinds, wards }: ProposalLane, unit: string, kind: string): boolean =>
  kinds.includes(kind) && (wards === undefined || wards.includes(unit));

/** `unknown_unit`, `unknown_lane`, `lane_not_for_ward`: nobody reads of a lane that is not his. */
function laneFault(
  { lane: code, initiator: unit, fiscalYear }: DraftProposal,
  kind: string | undefined,
  on: LocalDate,
  entries: readonly ProposalLane[],
): Refusal | null {
  if (kind === undefined) return refuse('unknown_unit', { unit, on });
  const open = entries.filter((one) => isFor(one, unit, kind));
  if (open.some((one) => one.code === code)) return null;
  const lanes = open.map((one) => `${one.code} (${one.title})`).join(', ') || '—';
  const lane = entries.find((one) => one.code === code);
  return lane === undefined
    ? refuse('unknown_lane', { lane: code, on, lanes })
    : refuse('lane_not_for_ward', { lane: lane.title, unit, fiscalYear, lanes });
}

/**
 * `followed_proposal_unknown`, `followed_proposal_of_other`, `followed_proposal_open`: what still
 * waits needs no other.
 */
function followedFault(
  number: string,
  linked: LinkedCase | undefined,
  { initiator }: DraftProposal,
): Refusal | null {
  if (linked === undefined || linked.procedure !== 'ward_proposal') {
    return refuse('followed_proposal_unknown', { number });
  }
  if (linked.initiator !== initiator) {
    return refuse('followed_proposal_of_other', { number, unit: initiator });
  }
  return linked.closed ? null : refuse('followed_proposal_open', { number, step: linked.step });
}

export function openProposal(event: CaseEvent, id: CaseId, rules: Rules): WardProposal | Refusal {
  const draft = event as unknown as DraftProposal;
  const { lane, initiator, fiscalYear, follows } = draft;
  const { by, facts } = event;
  const on = rules.calendar.dateOf(event.at);
  const budget = budgetOf(rules);
  if (isRefusal(budget)) return budget;
  const wrong = laneFault(draft, facts.kinds?.[initiator], on, budget.proposalLanes.all(on));
  if (wrong !== null) return wrong;
  const linked = follows === undefined ? undefined : facts.linked?.[follows];
  const unfollowed = follows === undefined ? null : followedFault(follows, linked, draft);
  if (unfollowed !== null) return unfollowed;
  const opened: WardProposal = {
    ...{ id, lane, initiator, fiscalYear },
    pinnedOn: on,
    officesOn: on,
    proposers: isPerson(by) ? [by.person] : [],
    follows: linked?.id ?? null,
    content: contentOf(draft),
    addressed: notAsked(draft.addressees),
    opinion: null,
    submission: 0,
    submittedOn: null,
    reached: [],
    questions: 0,
    closedAs: null,
  };
  const drafters = places('draft', opened, rules).map(placeKey);
  if (isPerson(by) && !drafters.includes(placeKey(by.as))) {
    return refuse('not_allowed', { command: 'draft', holders: drafters.join(', ') });
  }
  return contentFault(opened, facts, rules) ?? opened;
}
