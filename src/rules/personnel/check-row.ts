// A row of a personnel file by itself, held against the seats and people that are there.

import type { SeatCode } from '../../terms/ids.ts';
import type { LocalDate } from '../../terms/units.ts';
import {
  dayBefore,
  holdsOn,
  type KnownPerson,
  type Newcomer,
  type PersonnelGround,
  type Somebody,
  type Term,
} from './ground.ts';
import type { PersonnelRow, RowsRead } from './read-rows.ts';
import { type RowError, rowError } from './row-error.ts';

export interface People {
  known(login: string): KnownPerson | undefined;
  /** Also one who comes with an earlier row. */
  find(login: string): Somebody | undefined;
  /** The row's person, entered now when he is new. */
  take(row: PersonnelRow): Somebody;
  loginOf(who: Somebody): string;
  nameOf(login: string): string | undefined;
  newcomers(): readonly Newcomer[];
}

export function peopleOf({ people }: PersonnelGround): People {
  const byLogin = new Map(people.map((person) => [person.login, person]));
  const logins = new Map(people.map(({ id, login }) => [id as Somebody, login ?? id]));
  const fresh = new Map<string, Newcomer>();
  const find = (login: string): Somebody | undefined =>
    byLogin.get(login)?.id ?? (fresh.has(login) ? `new:${login}` : undefined);
  return {
    known: (login) => byLogin.get(login),
    find,
    take({ login, name, mail }) {
      const who = find(login);
      if (who !== undefined) return who;
      fresh.set(login, { login, name: name ?? login, mail });
      logins.set(`new:${login}`, login);
      return `new:${login}`;
    },
    loginOf: (who) => logins.get(who) ?? who,
    nameOf: (login) => byLogin.get(login)?.name ?? fresh.get(login)?.name,
    newcomers: () => [...fresh.values()],
  };
}

/** Asks of each row once: is it there twice, and do its seat, its person and its days exist? */
export function checkRow(
  ground: PersonnelGround,
  people: People,
  terms: ReadonlyMap<SeatCode, readonly Term[]>,
  heads: RowsRead['heads'],
) {
  const seats = new Map<SeatCode, PersonnelGround['seats'][number][]>();
  for (const seat of ground.seats) seats.set(seat.code, [...(seats.get(seat.code) ?? []), seat]);
  const seen = new Map<string, number>();

  /** He sits there on that day already: a row that lists him says nothing new. */
  const runs = ({ seat, login, from }: PersonnelRow): boolean =>
    (terms.get(seat) ?? []).some(
      (term) => term.who === people.find(login) && holdsOn(term, from as LocalDate),
    );

  function checkDays(row: PersonnelRow): RowError[] {
    const { line, from, until } = row;
    const { today } = ground;
    const past = (on: LocalDate, column: 'from' | 'until') =>
      rowError(line, heads.get(column) ?? null, 'date_past', { on });
    if (until !== null && until < today) return [past(until, 'until')];
    return from !== null && from < today && !runs(row) ? [past(from, 'from')] : [];
  }

  function checkSeat({ line, seat, from, until }: PersonnelRow): RowError[] {
    const on = from ?? dayBefore(until as LocalDate);
    const [, day = on] = [on, ground.today].sort();
    const isThere = (seats.get(seat) ?? []).some((one) => holdsOn(one, day));
    if (isThere) return [];
    return [rowError(line, heads.get('seat') ?? null, 'seat_unknown', { seat, on: day })];
  }

  function checkPerson({ line, login, name, from }: PersonnelRow): RowError[] {
    const head = (column: 'login' | 'name') => heads.get(column) ?? null;
    const known = people.nameOf(login);
    if (known === undefined && name === null) {
      return [rowError(line, head(from === null ? 'login' : 'name'), 'person_unnamed', { login })];
    }
    if (known !== undefined && name !== null && !sameName(name, known)) {
      return [rowError(line, head('name'), 'name_differs', { login, known })];
    }
    const isDisabled = from !== null && people.known(login)?.disabled === true;
    return isDisabled ? [rowError(line, head('login'), 'person_disabled', { login })] : [];
  }

  return (row: PersonnelRow): RowError[] => {
    const key = JSON.stringify([row.seat, row.login, row.capacity, row.from, row.until]);
    const first = seen.get(key);
    if (first !== undefined) return [rowError(row.line, null, 'row_twice', { first })];
    seen.set(key, row.line);
    return [...checkDays(row), ...checkSeat(row), ...checkPerson(row)];
  };
}

/** Spaces between the names of a person are typed in many ways. */
const sameName = (a: string, b: string): boolean => bareName(a) === bareName(b);
const bareName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');
