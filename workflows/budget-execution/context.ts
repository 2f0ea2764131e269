// What the execution of a passed budget (予算執行) remembers. Plain JSON; its lines stand in the
// context as they stand in the table of lines, the same objects where nothing changed.

import type { TransferLevel } from '../../src/rules/budget/transfer.ts';
import type { Consulted, ExecutionLine, Sealed } from '../../src/terms/budget-line.ts';
import type {
  BudgetExecutionCommand,
  BudgetExecutionSystemCommand,
  OpenExecution,
} from '../../src/terms/command-budget-execution.ts';
import type { CaseId, PersonId, Place, UnitCode } from '../../src/terms/ids.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Stamped } from '../parts/stamped.ts';

/** 配当: said by somebody, in force from a day on. */
export interface Allotment extends Sealed {
  readonly flowsOn: LocalDate;
  /** 配当保留, with the reasons as they were given. */
  readonly withheld: readonly {
    readonly line: string;
    readonly amount: number;
    readonly reason: string;
  }[];
}

/** 意見具申 at the allotment; `lines` null: on all of it. */
export interface Opinion extends Sealed {
  readonly text: string;
  readonly lines: readonly string[] | null;
}

/**
 * 流用 or 再配当 of one line's money, or a return of what was passed on. waiting: for a decision by
 * the authority tables; its money is kept for it meanwhile. taken: the money has moved. cancelled:
 * it stays where it was.
 */
export interface Move extends Sealed {
  readonly id: string;
  readonly kind: 'transfer' | 'reallotment' | 'return';
  readonly from: string;
  /** A line of this budget, or the ward that receives or gives back. */
  readonly to: string;
  readonly amount: number;
  readonly reason: string;
  /** Of a transfer: how far apart the lines are, and the provision that lets it pass. */
  readonly level: TransferLevel | null;
  readonly rule: string | null;
  /** Who decides, as a subject of the tables; null: whoever asks for it. */
  readonly subject: string | null;
  /** Of a re-allotment: the consultation that it rests on, as it was named. */
  readonly consultation: string | null;
  readonly state: 'waiting' | 'taken' | 'cancelled';
  readonly endedAt: Instant | null;
  readonly decision: string | null;
  /** Why it could not wait for its consultation. */
  readonly urgent: string | null;
  /** Taken without a concluded consultation, which follows (事後協議). */
  readonly isAfterTheFact: boolean;
  /** What that consultation came to; null: it is still owed. */
  readonly heldAs: Consulted | null;
}

export interface Execution {
  readonly id: CaseId;
  readonly request: CaseId;
  readonly cycle: CaseId;
  /** The execution of the year before whose money this is (繰越); absent: newly passed. */
  readonly carriedFrom?: CaseId;
  readonly title: string;
  readonly fiscalYear: number;
  readonly kind: OpenExecution['kind'];
  readonly lane: string;
  readonly initiator: UnitCode;
  readonly passedOn: LocalDate;
  /** City date whose lane holds for this case: the day it was opened. */
  readonly pinnedOn: LocalDate;
  /** Date on which the offices it names are looked up: it follows every move of an office. */
  readonly officesOn: LocalDate;
  /** Who oversees the initiator, as last looked up. */
  readonly overseers: readonly Place[];
  /** Whoever said what becomes of a line at the year's end: none of them confirms it. */
  readonly proposers: readonly PersonId[];
  readonly lines: readonly ExecutionLine[];
  readonly allotment: Allotment | null;
  readonly moves: readonly Move[];
  readonly opinions: readonly Opinion[];
  /** The last day of the fiscal year has come. */
  readonly isEnding: boolean;
  readonly outcome: string | null;
}

export type ExecutionEvent = Stamped<BudgetExecutionCommand | BudgetExecutionSystemCommand>;
export type EventOf<Type extends ExecutionEvent['type']> = Extract<ExecutionEvent, { type: Type }>;
/** A pure change of the context: what is returned replaces what stood there. */
export type Change = Partial<Execution>;
