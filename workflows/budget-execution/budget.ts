// The budget rules that an execution goes by: its lane, its days, its unit of money.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Budget, budgetIn } from '../../src/rules/budget/bind.ts';
import { type FiscalYearDays, fiscalYearDays } from '../../src/rules/budget/year-end.ts';
import type { BudgetRules, Lane } from '../../src/terms/rulebook-budget.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import type { Execution } from './context.ts';

/** The rules that a case was opened under: a rulebook without any opens no case. */
export const rulesOf = (rules: Rules): BudgetRules => budgetIn(rules).rules;

/** As it is on that day, or as it last was: money outlives the lane on which it was asked for. */
export const findLane = (code: string, on: LocalDate, { lanes, rules }: Budget): Lane | undefined =>
  lanes.find(code, on) ?? rules.lanes.findLast((lane) => lane.code === code);

/** What an execution asks of its lane. */
export type HeldLane = Pick<
  Lane,
  'title' | 'draft' | 'submit' | 'matter' | 'afterTheFact' | 'cycles'
>;

/**
 * Money that was passed is executed also where the rulebook knows its lane no more: by whoever says
 * what becomes of it.
 */
export function laneOf({ lane: code, pinnedOn: on }: Execution, rules: Rules): HeldLane {
  const found = rules.budget && findLane(code, on, rules.budget);
  const { by } = rulesOf(rules).yearEnd;
  return found ?? { title: code, draft: by, submit: { by } };
}

export const yearOf = (
  { fiscalYear }: Pick<Execution, 'fiscalYear'>,
  rules: Rules,
): FiscalYearDays => fiscalYearDays(fiscalYear, rules.rulebook.calendar.fiscalYearStartMonth);

/**
 * From which day on money flows that is allotted today. Source: rules.md 5.5 (当初予算は4月1日に配当).
 */
export function flowsOn(d: Execution, today: LocalDate, rules: Rules): LocalDate {
  const { first } = yearOf(d, rules);
  const waits = d.kind === 'initial' && rulesOf(rules).allotment.initial === 'fiscalYearStart';
  return waits && today < first ? first : today;
}

/** As people read it: a number with the unit of the rulebook. */
export const spelt = (amount: number, rules: Rules): string =>
  `${amount}${rulesOf(rules).unit.title}`;
