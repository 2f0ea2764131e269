// What a personnel file is held against: the seats, people and terms that are there.

import type { Capacity } from '../../terms/actor.ts';
import type { PersonId, SeatCode } from '../../terms/ids.ts';
import { addCalendarDays, type LocalDate } from '../../terms/units.ts';

/** A person who is there, or one that comes with the file, by his login. */
export type Somebody = PersonId | `new:${string}`;

export interface KnownPerson {
  readonly id: PersonId;
  readonly login: string | null;
  readonly name: string;
  readonly mail: string | null;
  readonly disabled: boolean;
}

export interface TermRow {
  readonly seat: SeatCode;
  readonly person: PersonId;
  readonly capacity: Capacity;
  readonly fromOn: LocalDate;
  readonly until: LocalDate | null;
}

export interface PersonnelGround {
  /** The city's date: nothing before it can be changed. */
  readonly today: LocalDate;
  readonly seats: readonly {
    readonly code: SeatCode;
    readonly fromOn: LocalDate;
    readonly until: LocalDate | null;
  }[];
  readonly people: readonly KnownPerson[];
  readonly terms: readonly TermRow[];
}

/** Somebody's term on a seat, as it would be after the file. */
export interface Term {
  readonly seat: SeatCode;
  readonly who: Somebody;
  readonly fromOn: LocalDate;
  capacity: Capacity;
  until: LocalDate | null;
  /** What stands in the table; null: the term comes with the file. */
  readonly before: { readonly capacity: Capacity; readonly until: LocalDate | null } | null;
  /** Of a term that comes with the file. */
  readonly line: number | null;
}

export const holdsOn = (term: Pick<Term, 'fromOn' | 'until'>, on: LocalDate): boolean =>
  term.fromOn <= on && (term.until === null || on < term.until);

export const dayBefore = (on: LocalDate): LocalDate => addCalendarDays(on, -1);

/** Somebody whom a file enters. */
export interface Newcomer {
  readonly login: string;
  readonly name: string;
  readonly mail: string | null;
}
