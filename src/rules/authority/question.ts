// What the authority tables are asked: a matter of a unit, with all that a row may turn on.

import type { Facts, LineUnit } from '../../terms/case.ts';
import type { FieldValues } from '../../terms/command-parts.ts';
import type { UnitCode } from '../../terms/ids.ts';
import type { LocalDate } from '../../terms/units.ts';

export interface Question {
  readonly subject: string;
  /** The rows in force on this date count: that of the submission. */
  readonly on: LocalDate;
  /** Date on which the offices of the rulebook are looked up; without it, the same. */
  readonly officesOn?: LocalDate | undefined;
  /** The unit that drafts, itself first, and what lies above it. */
  readonly line: readonly LineUnit[];
  /** Of the parties' units, by unit; asked for when a rank is that of the overseer. */
  readonly overseers?: Facts['overseers'];
  readonly hat?: string | undefined;
  readonly item?: string | undefined;
  /** Whole yen; for a change of contract, the amount before it. */
  readonly amount?: number | undefined;
  readonly change?: number | undefined;
  readonly wards: readonly UnitCode[];
  readonly qualifiers: readonly string[];
  readonly exclusions: readonly string[];
  readonly fields: FieldValues;
  readonly analogy?: { readonly row: string; readonly reason: string } | undefined;
}
