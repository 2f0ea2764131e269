// Plans a year's budget (予算編成): the first one by the calendar of the rulebook, a supplementary one
// by dates of its own.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetOf } from '../../src/rules/budget/bind.ts';
import type { CycleDates } from '../../src/rules/budget/milestones.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { CaseEvent } from '../../src/terms/case.ts';
import type { PlanCycle } from '../../src/terms/command-budget-cycle.ts';
import { type CaseId, type Place, placeKey } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import { placesAtAnyTime } from '../parts/places.ts';
import { datesFault, passedWindows, within } from './check-dates.ts';
import type { BudgetCycle } from './context.ts';
import { isPlannedLate, plannedDates } from './dates.ts';
import { resolve } from './places.ts';

/** Whoever may plan at some time; openCycle asks about the day itself. */
export const planningPlaces = ({ budget, rulebook }: Rules): Place[] =>
  budget === undefined ? [] : placesAtAnyTime(budget.rules.hands.plan, rulebook);

/** `no_budget_rules`, `not_allowed`, and whatever is wrong with the dates. */
export function openCycle(event: CaseEvent, id: CaseId, rules: Rules): BudgetCycle | Refusal {
  const command = event as unknown as PlanCycle;
  const { initiator, fiscalYear, kind, dates: own = {} } = command;
  const budget = budgetOf(rules);
  if (isRefusal(budget)) return budget;
  const on = rules.calendar.dateOf(event.at);
  const places = resolve(budget.rules.hands.plan, on, rules);
  if (isPerson(event.by) && !places.map(placeKey).includes(placeKey(event.by.as))) {
    return refuse('not_allowed', { command: 'plan', holders: places.map(placeKey).join(', ') });
  }
  const units = [...new Set(places.map(({ unit }) => unit))];
  if (!units.includes(initiator)) {
    return refuse('cycle_by_other_unit', { unit: initiator, units: units.join(', ') });
  }
  return within(fiscalYear, () => {
    const planned = { kind, fiscalYear, pinnedOn: on };
    const dates = plannedDates(planned, own, rules);
    const fault =
      datesFault(own, dates, planned, rules) ?? passedWindows(dates, on, event.at, rules);
    return fault ?? opened(event, id, { own, dates }, rules);
  });
}

interface Dates {
  readonly own: CycleDates;
  readonly dates: CycleDates;
}

function opened(event: CaseEvent, id: CaseId, given: Dates, rules: Rules): BudgetCycle {
  const { initiator, fiscalYear, kind, title } = event as unknown as PlanCycle;
  const on = rules.calendar.dateOf(event.at);
  const isLate = isPlannedLate({ kind, fiscalYear, dates: given.dates }, rules);
  return {
    ...{ id, initiator, fiscalYear, kind, title },
    pinnedOn: on,
    officesOn: on,
    ...given,
    happened: {},
    openedAt: null,
    closedAt: null,
    appealsOver: false,
    askers: [],
    guideline: null,
    comments: [],
    requests: [],
    executions: [],
    presented: null,
    votes: [],
    revisions: [],
    carriable: [],
    serial: 0,
    lateForAssemblySince: isLate ? event.at : null,
    assemblyWarned: false,
    assemblyPassed: false,
    yearOver: false,
    stepLateSince: null,
    closedAs: null,
  };
}
