// What lists and sums ask of a budget request beside what every case shows. Its lane is its matter.

import type { CaseId } from './ids.ts';

/**
 * What requests and executions show of themselves (`CaseSummary.shown`), among other things: lists
 * find them by their cycle.
 */
export interface BudgetShown {
  readonly cycle: CaseId;
}

/** Steps in which a request has not left its ward. */
export const stepsInWard = ['drafting', 'coordinating', 'submitting'] as const;
