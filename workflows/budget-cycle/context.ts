// What a year's budget (予算編成) remembers: its dates, its windows, and where each request and each
// execution of it stands, as they last told. Plain JSON; lists stand in the order of their arrival.

import type { CycleDates } from '../../src/rules/budget/milestones.ts';
import { isPerson, type Standing } from '../../src/terms/actor.ts';
import type {
  BudgetCycleCommand,
  BudgetCycleSystemCommand,
  PlanCycle,
} from '../../src/terms/command-budget-cycle.ts';
import type { AttachmentRef } from '../../src/terms/command-parts.ts';
import type { CaseId, UnitCode } from '../../src/terms/ids.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Stamped } from '../parts/stamped.ts';

interface Said {
  readonly at: Instant;
  readonly by: Standing | null;
}

/** A unit that may ask on some lane. */
export interface AskingUnit {
  readonly unit: UnitCode;
  readonly kind: string;
}

/** A request (区予算要求) of this budget. Sums are whole numbers of the rulebook's unit. */
export interface KnownRequest {
  readonly case: CaseId;
  readonly initiator: UnitCode;
  readonly lane: string;
  readonly step: string;
  readonly request: number;
  readonly assessed: number | null;
  readonly undecided: number;
}

export interface KnownExecution {
  readonly case: CaseId;
  readonly initiator: UnitCode;
  readonly lane: string;
  readonly open: boolean;
}

/** `late`: after the last date of the law. */
export interface Presentation extends Said {
  readonly on: LocalDate;
  readonly late: boolean;
}

export interface Vote extends Said {
  readonly outcome: 'passed' | 'amended' | 'rejected';
  readonly on: LocalDate;
  readonly text: string | null;
  /** How many lines it gave another amount. */
  readonly changes: number;
}

/** An amount of a line, by the case that owns it; the last word counts. */
export interface LineAmount {
  readonly case: CaseId;
  readonly line: string;
  readonly amount: number;
}

export interface BudgetCycle {
  readonly id: CaseId;
  readonly initiator: UnitCode;
  readonly fiscalYear: number;
  readonly kind: PlanCycle['kind'];
  readonly title: string;
  /** City date whose milestones and lanes hold for this budget: the day it was planned. */
  readonly pinnedOn: LocalDate;
  /** Date on which the offices it names are looked up: it follows every move of an office. */
  readonly officesOn: LocalDate;
  /** Dates given by hand, in place of those of the rulebook. */
  readonly own: CycleDates;
  /** Dates as they stand: planned ahead, actual behind. */
  readonly dates: CycleDates;
  /** City dates of what has come to pass. */
  readonly happened: CycleDates;
  /** When requests were really received from, and the first instant at which it was too late. */
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly appealsOver: boolean;
  /** Units that may ask on some lane of the year, as last looked up. */
  readonly askers: readonly AskingUnit[];
  readonly guideline:
    | (Said & { readonly text: string; readonly attachments: readonly AttachmentRef[] })
    | null;
  readonly comments: readonly (Said & { readonly on: string; readonly text: string })[];
  readonly requests: readonly KnownRequest[];
  readonly executions: readonly KnownExecution[];
  readonly presented: Presentation | null;
  readonly votes: readonly Vote[];
  /** What a refused budget gives to lines in place of the final notice. */
  readonly revisions: readonly LineAmount[];
  /** What the budget lists as 繰越明許費. */
  readonly carriable: readonly LineAmount[];
  /** Counts the words said to requests: they arrive one by one, and not in order. */
  readonly serial: number;
  /** Since when the plan, or the calendar, is too late for the assembly. */
  readonly lateForAssemblySince: Instant | null;
  /** Told ahead of the last date, and on it: each once. */
  readonly assemblyWarned: boolean;
  readonly assemblyPassed: boolean;
  /** The fiscal year is over. */
  readonly yearOver: boolean;
  /** Since when the present step has been beyond its date. */
  readonly stepLateSince: Instant | null;
  readonly closedAs: string | null;
}

export type CycleEvent = Stamped<BudgetCycleCommand | BudgetCycleSystemCommand>;
/** A pure change of the context: what is returned replaces what stood there. */
export type Change = Partial<BudgetCycle>;

export const speaker = ({ by }: CycleEvent): Standing | null => (isPerson(by) ? by : null);
