// A line of a budget (予算の行): what it asks, what became of it, what its money did. Lines stand in
// the context of the case that owns them, and as they stand there in the table `case_lines`. Every
// amount is a whole number of the unit that the rulebook names.

import { z } from 'zod';
import type { Standing } from './actor.ts';
import {
  type AttachmentRef,
  attachmentRef,
  codeText,
  longText,
  shortText,
  unitCode,
} from './command-parts.ts';
import type { UnitCode } from './ids.ts';
import { amount } from './rulebook-allocation.ts';
import type { CarriedOutcome, YearEndOutcome } from './rulebook-budget.ts';
import type { Instant, LocalDate } from './units.ts';

const accountCode = z.string().trim().min(1).max(40);

/** 会計・款・項・目・節. */
export const accountFields = z.strictObject({
  account: accountCode.optional(),
  kan: accountCode.optional(),
  kou: accountCode.optional(),
  moku: accountCode.optional(),
  setsu: accountCode.optional(),
});

/** A line as a section enters it, whole: what a put names takes the place of what was there. */
export const budgetLineEntry = z.strictObject({
  /** Stable name of the line within its sheet. */
  line: codeText.max(60),
  name: shortText,
  /** Counted into the request (計上); a line that is not is kept as an idea (構想). */
  included: z.boolean(),
  request: amount,
  /** Number as printed. */
  no: z.int().min(0).optional(),
  section: unitCode.optional(),
  account: accountFields.optional(),
  /** A set: a project may be of several at once. */
  categories: z.array(codeText).max(20).optional(),
  policies: z.array(codeText).max(50).optional(),
  trend: z.enum(['new', 'expanded', 'continued', 'ended']).optional(),
  priority: z.int().min(1).optional(),
  purpose: longText.optional(),
  /** 積算. */
  basis: longText.optional(),
  /** 前年度当初. */
  previous: amount.optional(),
  funds: z
    .array(z.strictObject({ fund: codeText, amount }))
    .max(30)
    .optional(),
  /** Whose budget the matter touches (局関連). */
  bureau: unitCode.optional(),
  /** The ward to which the money will be passed on (再配当先). */
  reallotTo: unitCode.optional(),
  /** What the ward cannot do alone: acts of a bureau that its execution needs. */
  needs: z
    .array(z.enum(['consultation', 'concurrence', 'decision']))
    .max(3)
    .optional(),
  /** Number or uuid of the prior consultation. */
  consultation: shortText.optional(),
  /** The line that it continues, of another year or of an earlier request. */
  origin: z.strictObject({ case: z.uuid(), line: codeText.max(60) }).optional(),
  attachments: z.array(attachmentRef).max(50).optional(),
  note: longText.optional(),
  /** Amounts as a printed source shows them, by its own words; never corrected. */
  printed: z.record(z.string().min(1).max(60), amount).optional(),
});

/** Who did it and when. */
export interface Sealed {
  readonly at: Instant;
  readonly by: Standing;
}

/** What the consultation of a line came to, as it stood when the line was put. */
export interface Consulted {
  readonly number: string;
  readonly outcome: string;
  /** Those who do not consent, with their reasons: they travel with the line. */
  readonly dissents: readonly { readonly unit: UnitCode; readonly reason: string | null }[];
}

/** `amount` null: held back (保留). */
export interface Assessment extends Sealed {
  readonly stage: string;
  readonly amount: number | null;
  readonly code: string;
  readonly reason: string | null;
}

export interface LineQuestion extends Sealed {
  readonly id: string;
  readonly question: string;
  readonly category: string | null;
  readonly dueOn: LocalDate | null;
  readonly answer:
    | (Sealed & { readonly text: string; readonly attachments: readonly AttachmentRef[] })
    | null;
}

/** 復活要望: `amount` is what is asked on top of the notice. */
export interface Appeal extends Sealed {
  readonly amount: number;
  readonly reason: string;
}

export interface Restored extends Sealed {
  readonly amount: number;
  readonly reason: string | null;
}

export type BudgetLineEntry = z.infer<typeof budgetLineEntry>;

/** A line of a request. */
export interface RequestLine extends BudgetLineEntry {
  /** Counts the changes of its entry. */
  readonly revision: number;
  readonly put: Sealed;
  readonly consulted: Consulted | null;
  /** One for each stage that has assessed it, in order. */
  readonly assessments: readonly Assessment[];
  readonly questions: readonly LineQuestion[];
  readonly appeal: Appeal | null;
  readonly restored: Restored | null;
  /** What the final notice gives; null before it. */
  readonly final: number | null;
  /** What the assembly passed; null before its vote. */
  readonly passed: number | null;
}

/** What a unit has spent and bound of a line so far, in all: its latest report counts. */
export interface Spending extends Sealed {
  /** Whose part it is: the unit that holds the line, or a ward to which money was passed on. */
  readonly unit: UnitCode;
  readonly on: LocalDate;
  /** 支出負担行為. */
  readonly committed: number;
  readonly spent: number;
  readonly text: string | null;
}

/**
 * Money passed on to a ward (再配当): the ward spends it, and it stays in sight on its line. Below
 * zero: taken back.
 */
export interface Reallotted extends Sealed {
  readonly to: UnitCode;
  readonly amount: number;
}

export interface YearEnd extends Sealed {
  readonly outcome: YearEndOutcome;
  /** What is carried over or asked again. */
  readonly amount: number;
  /** 不用額: received, and neither spent nor carried over. */
  readonly lapsed: number;
  readonly reason: string | null;
  readonly confirmed: Sealed | null;
}

/** A line whose money is there. `entry`: as it was requested. */
export interface ExecutionLine {
  readonly line: string;
  readonly name: string;
  readonly entry: BudgetLineEntry;
  readonly consulted: Consulted | null;
  readonly passed: number;
  /** How it came over from the fiscal year before; absent: it was passed for this one. */
  readonly carried?: CarriedOutcome;
  /** Listed in the budget as 繰越明許費, up to this amount. */
  readonly carriable: number;
  readonly allotted: number;
  readonly withheld: number;
  /** Moved in from other lines, and out to others. */
  readonly movedIn: number;
  readonly movedOut: number;
  /** In the order of time; several to one ward add up. */
  readonly reallotted: readonly Reallotted[];
  readonly spending: readonly Spending[];
  readonly yearEnd: YearEnd | null;
}
