// Row type of reserved personnel changes; what one did is kept as JSON, so that it can be undone.

import type { ColumnType, Generated } from 'kysely';
import type { Capacity } from '../terms/actor.ts';
import type { PersonId, SeatCode } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';

interface HolderTerm {
  readonly capacity: Capacity;
  readonly until: LocalDate | null;
}

/** What became of a row of `holders`; `before` null: it was not there. */
export interface HolderChange {
  readonly seat: SeatCode;
  readonly person: PersonId;
  readonly fromOn: LocalDate;
  readonly before: HolderTerm | null;
  readonly after: HolderTerm;
}

type InsertOnly<T> = ColumnType<T, T, never>;

export interface PersonnelChangesTable {
  id: Generated<string>;
  city: InsertOnly<string>;
  digest: InsertOnly<string>;
  firstOn: InsertOnly<LocalDate>;
  lastOn: InsertOnly<LocalDate>;
  rows: InsertOnly<number>;
  written: ColumnType<readonly HolderChange[], string, never>;
  newcomers: InsertOnly<PersonId[]>;
  reservedAt: InsertOnly<Instant>;
  reservedBy: InsertOnly<PersonId | null>;
  cancelledAt: ColumnType<Instant | null, null | undefined, Instant>;
  cancelledBy: ColumnType<PersonId | null, null | undefined, PersonId | null>;
}
