// What changes of delegation do to the authority tables of published rulebooks.

import type { CaseId } from './ids.ts';
import type { AuthorityRow } from './rulebook-authority.ts';
import type { LocalDate } from './units.ts';

/** What a case wants of the tables: these rows from this date, and an end of those. */
export interface Amendment {
  readonly inForceOn: LocalDate;
  /** With their date and source, as they shall stand in the rulebook. */
  readonly rows: readonly AuthorityRow[];
  /** Codes of rows that no longer hold from that date on. */
  readonly ends: readonly string[];
}

/** The wish of one case; null: nothing (any more). A later `revision` takes an earlier's place. */
export interface Wish {
  readonly case: CaseId;
  readonly revision: number;
  readonly amendment: Amendment | null;
  /**
   * Codes for which a rulebook from files needs nothing of this: it says the same itself, or the
   * row is over before the rulebook begins. Found when those files were published.
   */
  readonly moot?: readonly string[];
}

/** Rows of a case that another replaces or ends. */
export interface Replaced {
  readonly case: CaseId;
  readonly rows: readonly string[];
}
