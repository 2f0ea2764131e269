// What a budget request (区予算要求) remembers. Plain JSON, and lean: a sheet may have two thousand
// lines. Sums and doubts follow from the lines and are kept nowhere. A line that a step does not
// touch stays the very same object.

import type { Standing } from '../../src/terms/actor.ts';
import type { RequestLine, Sealed } from '../../src/terms/budget-line.ts';
import { type CyclePhase, cyclePhases } from '../../src/terms/budget-shown.ts';
import type { CycleShown } from '../../src/terms/command-budget-cycle.ts';
import type {
  BudgetRequestCommand,
  BudgetRequestSystemCommand,
} from '../../src/terms/command-budget-request.ts';
import type { CaseId, PersonId, Place, UnitCode } from '../../src/terms/ids.ts';
import type { OpinionStage } from '../../src/terms/rulebook-budget.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Stamped } from '../parts/stamped.ts';

/** How far the cycle has come, as far as this request has heard. */
export const phases = cyclePhases;
export type Phase = CyclePhase;

/** The cycle (予算編成) as the request knows it: told by it, or seen when something was judged. */
export interface KnownCycle
  extends Pick<CycleShown, 'fiscalYear' | 'kind' | 'title' | 'requestsCloseAt' | 'appealsCloseAt'> {
  readonly case: CaseId;
  readonly phase: Phase;
  /** Numbers of the last words heard, of its dates and of its course: older ones change nothing. */
  readonly heard: { readonly dates: number; readonly course: number };
  /** Since when no request is taken any more. */
  readonly closedAt: Instant | null;
  /** The assembly has refused the budget, and has not passed another. */
  readonly rejected: boolean;
  /** What a refused budget gives lines in place of the final notice, when it is brought again. */
  readonly revised: readonly LineAmount[];
  readonly vote: Vote | null;
}

interface LineAmount {
  readonly line: string;
  readonly amount: number;
}

/** The vote of the assembly; `changes` give lines another amount than the final notice. */
export interface Vote {
  readonly on: LocalDate;
  readonly changes: readonly LineAmount[];
}

/** 意見具申: shown to every later decider, and never judged. */
export interface Opinion extends Sealed {
  readonly stage: OpinionStage;
  readonly text: string;
  /** Lines that it is about; null: the whole sheet. */
  readonly lines: readonly string[] | null;
  /** Of what the sheet asked then. */
  readonly digest: string;
}

/** Who passed the sheet on, and what he said; the ward's words stay what they are. */
export interface Passed {
  readonly at: Instant;
  /** Null: by a decision. */
  readonly by: Standing | null;
  readonly comment: string | null;
}

export interface BudgetRequest {
  readonly id: CaseId;
  readonly lane: string;
  /** City date whose rules hold for this case: the day it was opened. */
  readonly pinnedOn: LocalDate;
  /** Date on which the offices it names are looked up: it follows every move of an office. */
  readonly officesOn: LocalDate;
  readonly initiator: UnitCode;
  /** Who oversees the initiator, as last looked up. */
  readonly overseers: readonly Place[];
  /** Whoever wrote, submitted or appealed: none of them forwards, assesses or restores. */
  readonly proposers: readonly PersonId[];
  readonly title: string;
  readonly cycle: KnownCycle;
  readonly lines: readonly RequestLine[];
  readonly opinions: readonly Opinion[];
  readonly handedIn: Passed | null;
  readonly coordinated: Passed | null;
  readonly submitted: (Passed & { readonly decision: string | null }) | null;
  readonly forwarded: Passed | null;
  /** Date of the first submission: from then on it is read by all who have a part in it. */
  readonly submittedOn: LocalDate | null;
  /** Code of the stage of the assessment, from the first one on. */
  readonly stage: string | null;
  /** Questions asked so far, for their names. */
  readonly questions: number;
  /** The window for appeals is over, or the ward has closed it by accepting. */
  readonly appealsOver: boolean;
  /**
   * Since when the budget has gone on without this request, which had not come so far: nothing is
   * given to it any more, and finance sees it.
   */
  readonly behindSince: Instant | null;
  readonly handleBy: Instant | null;
  readonly handleLateSince: Instant | null;
  /** Lines that the assembly's vote names and this request does not have. */
  readonly unmatched: readonly string[];
  readonly closedAs: string | null;
}

export type RequestEvent = Stamped<BudgetRequestCommand | BudgetRequestSystemCommand>;
/** A pure change of the context: what is returned replaces what stood there. */
export type Change = Partial<BudgetRequest>;
