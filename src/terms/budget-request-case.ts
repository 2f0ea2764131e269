// What sheets and documents read of a budget request: the part of its context that they show. The
// procedure keeps more; a test holds the two together.

import type { Standing } from './actor.ts';
import type { RequestLine, Sealed } from './budget-line.ts';
import type { CyclePhase } from './budget-shown.ts';
import type { UnitCode } from './ids.ts';
import type { OpinionStage } from './rulebook-budget.ts';
import type { Instant, LocalDate } from './units.ts';

/** Who passed the sheet on; `by` null: a decision did. */
export interface PassedOn {
  readonly at: Instant;
  readonly by: Standing | null;
  readonly comment: string | null;
}

export interface RequestOpinion extends Sealed {
  readonly stage: OpinionStage;
  readonly text: string;
  /** Lines that it is about; null: the whole sheet. */
  readonly lines: readonly string[] | null;
}

export interface RequestCase {
  readonly lane: string;
  /** City date whose entries count. */
  readonly pinnedOn: LocalDate;
  readonly initiator: UnitCode;
  readonly title: string;
  readonly cycle: {
    readonly fiscalYear: number;
    readonly title: string;
    readonly appealsCloseAt: string | null;
    readonly phase: CyclePhase;
  };
  readonly lines: readonly RequestLine[];
  readonly opinions: readonly RequestOpinion[];
  readonly handedIn: PassedOn | null;
  readonly coordinated: PassedOn | null;
  readonly submitted: PassedOn | null;
  readonly forwarded: PassedOn | null;
}
