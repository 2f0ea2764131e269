// What lists and sums ask of a budget request beside what every case shows. Its lane is its matter.

import type { CaseId, UnitCode } from './ids.ts';

/**
 * What requests and executions show of themselves (`CaseSummary.shown`), among other things: lists
 * find them by their cycle.
 */
export interface BudgetShown {
  readonly cycle: CaseId;
}

/** Steps in which a request has not left its ward. */
export const stepsInWard = ['drafting', 'coordinating', 'submitting'] as const;

/**
 * Steps in which a request has been told what it gets (内示), the last of them not always: it may end
 * before.
 */
export const stepsNoticed = ['noticed', 'restoring', 'settled', 'finalised', 'closed'] as const;

/** Outcomes of requests that ask nothing any more: no list and no sum counts them. */
export const outcomesAskingNothing = ['withdrawn', 'not_submitted', 'rejected'] as const;

/** How far a request knows the budget of its year to have come, in the order of the year. */
export const cyclePhases = ['none', 'opened', 'closed', 'noticed', 'finalised', 'voted'] as const;

export type CyclePhase = (typeof cyclePhases)[number];

/** Units of whose requests a reader is on the assessing side; `all`: of every unit's. */
export type AssessingFor = 'all' | readonly UnitCode[];
