// What a line of a request amounts to at each stage, and the sums of a sheet. Nothing here is kept
// beside the lines: it follows from them. Amounts are whole numbers of the rulebook's unit; a line
// that does not count (構想) adds nothing.

import type { Assessment, BudgetLineEntry, RequestLine } from '../../terms/budget-line.ts';

/** The last assessment of a line, of whatever stage. */
export const assessmentOf = ({ assessments }: RequestLine): Assessment | undefined =>
  assessments.at(-1);

/** What the assessment gives it: 0 while it is held back or not assessed. */
export const noticedAmount = (line: RequestLine): number => assessmentOf(line)?.amount ?? 0;

/** Held back (保留) by the last stage that assessed it. */
export const isHeld = (line: RequestLine): boolean => assessmentOf(line)?.amount === null;

/** Appealed against or held back, and not decided yet. */
export const isUndecided = (line: RequestLine): boolean =>
  line.included && line.restored === null && (line.appeal !== null || isHeld(line));

/** What the final notice gives it: the restoration where there was one. */
export const finalAmount = (line: RequestLine): number =>
  line.restored?.amount ?? noticedAmount(line);

export const fundsSum = ({ funds = [] }: BudgetLineEntry): number =>
  funds.reduce((sum, { amount }) => sum + amount, 0);

const sumOf = <Line extends { readonly included: boolean }>(
  lines: readonly Line[],
  amountOf: (line: Line) => number,
): number => lines.reduce((sum, line) => (line.included ? sum + amountOf(line) : sum), 0);

export const requestTotal = (lines: readonly BudgetLineEntry[]): number =>
  sumOf(lines, ({ request }) => request);

/** Null while nothing is assessed; what is held back counts 0. */
export const assessedTotal = (lines: readonly RequestLine[]): number | null =>
  lines.some(({ assessments }) => assessments.length > 0) ? sumOf(lines, noticedAmount) : null;

export const undecidedCount = (lines: readonly RequestLine[]): number =>
  lines.filter(isUndecided).length;
