// Opens a budget request: one sheet of one lane under a cycle that still takes requests.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Budget, budgetOf } from '../../src/rules/budget/bind.ts';
import { isLaneFor, lanesFor } from '../../src/rules/budget/lanes.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { CaseEvent, LinkedCase } from '../../src/terms/case.ts';
import type { OpenRequest } from '../../src/terms/command-budget-request.ts';
import { type CaseId, type Place, placeKey } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Lane } from '../../src/terms/rulebook-budget.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { overseersIn, placesAtAnyTime } from '../parts/places.ts';
import { cityTime, isBefore, shownBy, takesRequests } from './checks-window.ts';
import type { BudgetRequest, KnownCycle } from './context.ts';
import { resolve } from './places.ts';
import { windowsOf } from './records-cycle.ts';

/**
 * Whoever may draft on the lane at some time; openRequest asks about the day itself, and names the
 * lanes to whoever drafts on any.
 */
export const openingPlaces = (
  { lane, initiator }: OpenRequest,
  { rulebook }: Rules,
): readonly Place[] => {
  const lanes = rulebook.budget?.lanes ?? [];
  const named = lanes.filter(({ code }) => code === lane);
  return placesAtAnyTime(
    (named.length > 0 ? named : lanes).flatMap(({ draft }) => draft),
    rulebook,
    initiator,
  );
};

/** `cycle_unknown`, `requests_closed`. */
function cycleFor(
  { cycle }: OpenRequest,
  linked: LinkedCase | undefined,
  rules: Rules,
): KnownCycle | Refusal {
  const shown = shownBy(linked);
  if (linked === undefined || shown === null) return refuse('cycle_unknown', { cycle });
  if (!isBefore(linked) && !takesRequests(linked)) {
    return refuse('requests_closed', { on: cityTime(shown.requestsCloseAt, rules) });
  }
  return {
    ...windowsOf(shown),
    case: linked.id,
    phase: takesRequests(linked) ? 'opened' : 'none',
    heard: { dates: 0, course: 0 },
    closedAt: null,
    rejected: false,
    revised: [],
    vote: null,
  };
}

/** `unknown_lane`, `unknown_unit`, `lane_not_for_ward`: nobody reads of a lane that is not his. */
function laneFor(
  { lane: code, initiator: unit }: OpenRequest,
  kind: string | undefined,
  { fiscalYear, kind: cycle }: KnownCycle,
  on: LocalDate,
  budget: Budget,
): Lane | Refusal {
  if (kind === undefined) return refuse('unknown_unit', { unit, on });
  const asker = { unit, kind, fiscalYear, cycle };
  const lane = budget.lanes.find(code, on);
  if (lane !== undefined && isLaneFor(lane, asker)) return lane;
  const open = lanesFor(asker, on, budget).map((one) => `${one.code} (${one.title})`);
  const lanes = open.join(', ') || '—';
  return lane === undefined
    ? refuse('unknown_lane', { lane: code, on, lanes })
    : refuse('lane_not_for_ward', { lane: lane.title, unit, fiscalYear, lanes });
}

export function openRequest(event: CaseEvent, id: CaseId, rules: Rules): BudgetRequest | Refusal {
  const asked = event as unknown as OpenRequest;
  const { initiator } = asked;
  const on = rules.calendar.dateOf(event.at);
  const budget = budgetOf(rules);
  if (isRefusal(budget)) return budget;
  const cycle = cycleFor(asked, event.facts.linked?.[asked.cycle], rules);
  if (isRefusal(cycle)) return cycle;
  const kind = event.facts.kinds?.[initiator];
  const lane = laneFor(asked, kind, cycle, on, budget);
  if (isRefusal(lane)) return lane;
  const overseers = overseersIn(event.facts, initiator);
  const located = { initiator, officesOn: on, overseers };
  const places = resolve(lane.draft, located, rules).map(placeKey);
  if (isPerson(event.by) && !places.includes(placeKey(event.by.as))) {
    return refuse('not_allowed', { command: 'open', holders: places.join(', ') });
  }
  return {
    ...located,
    id,
    lane: lane.code,
    pinnedOn: on,
    proposers: isPerson(event.by) ? [event.by.person] : [],
    title: asked.title ?? `${cycle.title} ${lane.title}`,
    cycle,
    lines: [],
    opinions: [],
    handedIn: null,
    coordinated: null,
    submitted: null,
    forwarded: null,
    submittedOn: null,
    stage: null,
    questions: 0,
    appealsOver: false,
    behindSince: null,
    handleBy: null,
    handleLateSince: null,
    unmatched: [],
    closedAs: null,
  };
}
