// What a ward's proposal (区提案) remembers. Plain JSON; each addressee has a clock of its own, so
// that several bureaus are asked at once and none waits for another.

import type { Standing } from '../../src/terms/actor.ts';
import type { Sealed } from '../../src/terms/budget-line.ts';
import type { AttachmentRef } from '../../src/terms/command-parts.ts';
import type {
  ProposalAnswer,
  ProposalCommand,
  ProposalSystemCommand,
} from '../../src/terms/command-proposal.ts';
import type { CaseId, PersonId, UnitCode } from '../../src/terms/ids.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Stamped } from '../parts/stamped.ts';

export interface Proposed {
  readonly title: string;
  readonly problem: string;
  readonly solution: string;
  /** In the rulebook's unit; null: the ward names none. */
  readonly amount: number | null;
  readonly policies: readonly string[];
  readonly attachments: readonly AttachmentRef[];
}

/** Runs to its due date; stands still while a question of the addressee is open. */
export interface Clock {
  readonly startedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly stoppedAt: Instant | null;
}

export interface ProposalQuestion extends Sealed {
  readonly id: string;
  readonly text: string;
  readonly reply: (Sealed & { readonly text: string }) | null;
}

export interface BureauAnswer extends Sealed {
  readonly answer: ProposalAnswer;
  readonly reason: string;
  /** What the addressee means to budget, in the rulebook's unit. */
  readonly amount: number | null;
}

/** One addressee. `clock` null: it has not been asked. */
export interface Addressed {
  readonly clock: Clock | null;
  readonly overdueSince: Instant | null;
  readonly questions: readonly ProposalQuestion[];
  readonly answer: BureauAnswer | null;
}

export interface WardProposal {
  readonly id: CaseId;
  readonly lane: string;
  /** City date whose rules hold for this case: the day it was opened. */
  readonly pinnedOn: LocalDate;
  /** Date on which the offices it names are looked up: it follows every move of an office. */
  readonly officesOn: LocalDate;
  readonly initiator: UnitCode;
  /** Whoever drafted, revised or submitted it: none of them may answer it. */
  readonly proposers: readonly PersonId[];
  readonly fiscalYear: number;
  /** Id of the earlier proposal that it takes up again. */
  readonly follows: CaseId | null;
  readonly content: Proposed;
  readonly addressed: Readonly<Record<UnitCode, Addressed>>;
  /** What the ward mayor says of it as he submits it. */
  readonly opinion: { readonly text: string; readonly at: Instant; readonly by: Standing } | null;
  /** Number of submissions. */
  readonly submission: number;
  /** City date of the first submission. */
  readonly submittedOn: LocalDate | null;
  /** Units that it has ever been sent to. */
  readonly reached: readonly UnitCode[];
  readonly questions: number;
  /** How the answers join, or that it was withdrawn. */
  readonly closedAs: ProposalAnswer | 'withdrawn' | null;
}

export type ProposalEvent = Stamped<ProposalCommand | ProposalSystemCommand>;
/** A pure change of the context: what is returned replaces what stood there. */
export type Change = Partial<WardProposal>;
