// What a measure (施策) remembers: what it is about, and the consultation it rests on.

import type { MeasureCommand, MeasureSystemCommand } from '../../src/terms/command-measure.ts';
import type { CaseId, PersonId, UnitCode } from '../../src/terms/ids.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import type { Stamped } from '../parts/stamped.ts';

export interface Measure {
  readonly id: CaseId;
  readonly matter: string;
  readonly pinnedOn: LocalDate;
  /** Date on which the offices it names are looked up: it follows every move of an office. */
  readonly officesOn: LocalDate;
  readonly initiator: UnitCode;
  readonly addressees: readonly UnitCode[];
  readonly title: string;
  /** Number or id of the consultation it rests on. */
  readonly consultation: string | null;
  readonly drafter: PersonId;
  readonly outcome: 'decided' | 'withdrawn' | null;
}

export type MeasureEvent = Stamped<MeasureCommand | MeasureSystemCommand>;
