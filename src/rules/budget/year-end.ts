// The end of a fiscal year (年度末): what may become of a line's money, and from which day on. Money
// that is not spent cannot be used in the next year, except as the budget lists it (繰越明許) or
// where it was committed in the year and an accident kept it from being spent (事故繰越).
// Source: 地方自治法208条・213条・220条3項; rules.md N7; scenario 40.

import type { ExecutionLine } from '../../terms/budget-line.ts';
import { type Refusal, refuse } from '../../terms/refusal.ts';
import type { CarriedOutcome, YearEndOutcome } from '../../terms/rulebook-budget.ts';
import { addCalendarDays, type LocalDate } from '../../terms/units.ts';
import { committedOf, grantedOf, restOf, spentOf } from './available.ts';
import { firstDayOf } from './milestones.ts';

export interface FiscalYearDays {
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** The first day of the year after it. */
  readonly over: LocalDate;
}

/** `startMonth`: the month with which fiscal years begin. */
export function fiscalYearDays(fiscalYear: number, startMonth: number): FiscalYearDays {
  const over = firstDayOf(fiscalYear + 1, startMonth);
  return { first: firstDayOf(fiscalYear, startMonth), last: addCalendarDays(over, -1), over };
}

/** What somebody says of a line; without an amount, all that the outcome may be about. */
export interface Closing {
  readonly outcome: YearEndOutcome;
  readonly amount?: number | undefined;
  readonly reason?: string | undefined;
}

export interface ClosingRules {
  readonly outcomes: readonly YearEndOutcome[];
  readonly today: LocalDate;
  /** Last day of the fiscal year. */
  readonly last: LocalDate;
}

/** Once spending is final nothing more can come: these need not wait for the end of the year. */
const anyTime: readonly YearEndOutcome[] = ['completed', 'lapsed'];

/** Committed and not yet spent: somebody will have to be paid. */
const unpaidOf = (line: ExecutionLine): number => committedOf(line) - spentOf(line);

/** What is carried over or asked again. */
export function closingAmount(line: ExecutionLine, { outcome, amount }: Closing): number {
  switch (outcome) {
    case 'completed':
    case 'lapsed':
      return 0;
    case 'carried_approved':
      return amount ?? Math.min(line.carriable, restOf(line));
    case 'carried_accident':
      return amount ?? unpaidOf(line);
    case 'asked_again':
      return amount ?? restOf(line);
    default:
      throw new RangeError(`not an end of the year: ${outcome satisfies never}`);
  }
}

/** Nothing that is owed lapses: what is unpaid must be within what is carried over. */
function unpaidBeyond(line: ExecutionLine, carried: number): Refusal | null {
  const unpaid = unpaidOf(line);
  return unpaid > carried ? refuse('payment_open', { line: line.line, unpaid }) : null;
}

function wholly(line: ExecutionLine, { outcome, amount }: Closing): Refusal | null {
  if (amount !== undefined) return refuse('outcome_takes_no_amount', { line: line.line, outcome });
  if (outcome === 'completed' && committedOf(line) === 0) {
    return refuse('not_committed', { line: line.line });
  }
  return unpaidBeyond(line, 0);
}

function listed(line: ExecutionLine, amount: number): Refusal | null {
  const { carriable } = line;
  if (carriable === 0 || amount > carriable) {
    return refuse('not_listed_for_carryover', { line: line.line, listed: carriable });
  }
  return withinRest(line, amount) ?? unpaidBeyond(line, amount);
}

function withinRest(line: ExecutionLine, amount: number): Refusal | null {
  const rest = restOf(line);
  return amount > rest || rest === 0
    ? refuse('amount_over_rest', { line: line.line, amount, rest })
    : null;
}

/** An accident keeps from being spent what is committed, and nothing else. */
function byAccident(line: ExecutionLine, amount: number, { reason }: Closing): Refusal | null {
  const unpaid = unpaidOf(line);
  if (unpaid === 0 || amount > unpaid) return refuse('not_committed', { line: line.line });
  if (reason === undefined) return refuse('accident_needs_reason', { line: line.line });
  return unpaidBeyond(line, amount);
}

function amountFault(line: ExecutionLine, closing: Closing): Refusal | null {
  const amount = closingAmount(line, closing);
  switch (closing.outcome) {
    case 'completed':
    case 'lapsed':
      return wholly(line, closing);
    case 'carried_approved':
      return listed(line, amount);
    case 'carried_accident':
      return byAccident(line, amount, closing);
    case 'asked_again':
      return withinRest(line, amount) ?? unpaidBeyond(line, 0);
    default:
      throw new RangeError(`not an end of the year: ${closing.outcome satisfies never}`);
  }
}

/**
 * Money is carried over once as the budget lists it, and once by an accident, also after that; then
 * it ends. Source: 地方自治法213条・220条3項 (明許繰越しの事故繰越し).
 */
const endsOfCarried: Readonly<Record<CarriedOutcome, readonly YearEndOutcome[]>> = {
  carried_approved: ['completed', 'lapsed', 'carried_accident'],
  carried_accident: ['completed', 'lapsed'],
};

function carriedAlready(
  { line, carried }: ExecutionLine,
  outcome: YearEndOutcome,
  known: readonly YearEndOutcome[],
): Refusal | null {
  const ends = carried === undefined ? known : endsOfCarried[carried];
  if (ends.includes(outcome)) return null;
  const outcomes = ends.filter((one) => known.includes(one)).join(', ');
  return refuse('carried_already', { line, outcome, outcomes });
}

/**
 * `year_end_not_known`, `carried_already`, `year_not_over`, `outcome_takes_no_amount`,
 * `not_committed`, `payment_open`, `not_listed_for_carryover`, `amount_over_rest`,
 * `accident_needs_reason`; null: it may be so.
 */
export function findClosingFault(
  line: ExecutionLine,
  closing: Closing,
  { outcomes, today, last }: ClosingRules,
): Refusal | null {
  const { outcome } = closing;
  if (!outcomes.includes(outcome)) {
    return refuse('year_end_not_known', { outcome, outcomes: outcomes.join(', ') });
  }
  const again = carriedAlready(line, outcome, outcomes);
  if (again !== null) return again;
  if (today < last && !anyTime.includes(outcome)) {
    return refuse('year_not_over', { outcome, last });
  }
  return amountFault(line, closing);
}

/**
 * What nobody can use any more (不用額): also what is asked again, since that is new money, and what
 * was never allotted.
 */
export const lapsedOf = (line: ExecutionLine, closing: Closing): number => {
  const carried = closing.outcome === 'asked_again' ? 0 : closingAmount(line, closing);
  return grantedOf(line) - spentOf(line) - carried;
};
