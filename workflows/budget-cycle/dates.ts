// The dates of a budget: counted from the rulebook, given by hand, moved by what really happens;
// and the windows and last dates that follow from them.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetIn } from '../../src/rules/budget/bind.ts';
import {
  type CycleDates,
  firstDayOf,
  type LastPresentation,
  lastPresentation,
  milestoneDates,
  plannedPresentation,
  type Windows,
  windowsOf,
  type YearAhead,
} from '../../src/rules/budget/milestones.ts';
import type { CycleShown, PlanCycle } from '../../src/terms/command-budget-cycle.ts';
import type { Milestone, MilestoneCode } from '../../src/terms/rulebook-budget.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { BudgetCycle } from './context.ts';

export const startOf = (fiscalYear: number, { rulebook }: Rules): LocalDate =>
  firstDayOf(fiscalYear, rulebook.calendar.fiscalYearStartMonth);

const aheadOf = (fiscalYear: number, rules: Rules): YearAhead => ({
  startsOn: startOf(fiscalYear, rules),
  calendar: rules.calendar,
});

interface Planned {
  readonly kind: PlanCycle['kind'];
  readonly fiscalYear: number;
  readonly pinnedOn: LocalDate;
}

/** Only the year's first budget runs by the calendar of the rulebook. */
const milestonesOf = ({ kind, pinnedOn }: Planned, rules: Rules): readonly Milestone[] =>
  kind === 'initial' ? budgetIn(rules).milestones.all(pinnedOn) : [];

/** RangeError outside the table of holidays. */
export const plannedDates = (planned: Planned, own: CycleDates, rules: Rules): CycleDates =>
  milestoneDates(milestonesOf(planned, rules), aheadOf(planned.fiscalYear, rules), own);

/**
 * The dates after some of them have changed: what is counted from a changed event follows it,
 * unless it was given by hand or has come to pass. RangeError outside the table of holidays.
 */
export function recounted(d: BudgetCycle, changed: CycleDates, rules: Rules): CycleDates {
  const dateOf = new Map(milestonesOf(d, rules).map(({ code, date }) => [code, date]));
  const follows = (code: MilestoneCode): boolean => {
    const date = dateOf.get(code);
    if (date === undefined || !('after' in date)) return false;
    if (d.own[code] !== undefined || d.happened[code] !== undefined) return false;
    return changed[date.after] !== undefined || follows(date.after);
  };
  const fixed = Object.entries(d.dates).filter(([code]) => !follows(code as MilestoneCode));
  return plannedDates(d, { ...Object.fromEntries(fixed), ...changed }, rules);
}

/** As if the window for requests had not closed. */
export function reopenedDates(d: BudgetCycle): BudgetCycle {
  const without = ({ requestsClose: _, ...dates }: CycleDates): CycleDates => dates;
  return { ...d, happened: without(d.happened), dates: without(d.dates), closedAt: null };
}

/** As they really were, or else as they are planned. */
export function windows(d: BudgetCycle, rules: Rules): Windows {
  const planned = windowsOf(d.dates, rules.calendar);
  return {
    requestsOpenAt: d.openedAt ?? planned.requestsOpenAt,
    requestsCloseAt: d.closedAt ?? planned.requestsCloseAt,
    appealsCloseAt: planned.appealsCloseAt,
  };
}

/** What the budget says of itself to its requests. */
export const shownOf = (d: BudgetCycle, rules: Rules): CycleShown => ({
  fiscalYear: d.fiscalYear,
  kind: d.kind,
  title: d.title,
  ...windows(d, rules),
});

/** Null for a supplementary budget, for which the law sets no date. */
export const lastDates = (
  { kind, fiscalYear }: Pick<BudgetCycle, 'kind' | 'fiscalYear'>,
  rules: Rules,
): LastPresentation | null =>
  kind === 'initial'
    ? lastPresentation(budgetIn(rules).rules.presentation, aheadOf(fiscalYear, rules))
    : null;

/** The law asks for a first presentation in time, and of a refused budget nothing more. */
export const isOwedToAssembly = ({ kind, presented, votes }: BudgetCycle): boolean =>
  kind === 'initial' && presented === null && votes.length === 0;

/** Whether the plan is too late for the assembly. Source: 自治法211条1項. */
export function isPlannedLate(
  { dates, ...cycle }: Pick<BudgetCycle, 'kind' | 'fiscalYear' | 'dates'>,
  rules: Rules,
): boolean {
  const last = lastDates(cycle, rules);
  const planned = plannedPresentation(dates);
  return last !== null && planned !== null && planned > last.safeOn;
}

type Lateness = Pick<BudgetCycle, 'lateForAssemblySince'>;

/**
 * What a change of dates makes of the date of the law, `d` before it. Where nobody plans when to
 * present, a warning that was given stands.
 */
export function judgeLateness(
  d: BudgetCycle,
  dates: CycleDates,
  at: Instant,
  rules: Rules,
): Lateness {
  const isPlanned = plannedPresentation(dates) !== null;
  const isLate = d.assemblyPassed || isPlannedLate({ ...d, dates }, rules);
  const stands = isPlanned ? isLate : isLate || d.lateForAssemblySince !== null;
  return {
    lateForAssemblySince: isOwedToAssembly(d) && stands ? (d.lateForAssemblySince ?? at) : null,
  };
}

/** What the rulebook calls the event. */
export const titleOf = (code: MilestoneCode, on: LocalDate, rules: Rules): string =>
  budgetIn(rules).milestones.find(code, on)?.title ?? code;
