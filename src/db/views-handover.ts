// What a seat hands over: work that waits at its places, open cases in which it acted, drafts that
// it opened, and who held it when. Only what was there before `before`, where somebody reads it who
// has left since.

import { sql } from 'kysely';
import type { Capacity } from '../terms/actor.ts';
import type { CaseId, CityCode, PersonId, Place, SeatCode } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import type { Read } from './open.ts';

export interface HandoverAsk {
  readonly city: CityCode;
  readonly seat: SeatCode;
  readonly before: Instant | null;
  readonly limit: number;
}

interface CaseRef {
  readonly id: CaseId;
  readonly procedure: string;
  readonly number: string | null;
  readonly title: string;
  readonly step: string;
  /** How many there are in all, on every row of a list that may be cut. */
  readonly total: number;
}

interface WaitingRow extends CaseRef, Place {
  readonly act: string;
  readonly about: string;
  readonly dueAt: Instant | 'infinity';
  readonly openedAt: Instant;
}

const caseColumns = sql.raw(
  'c.id, c.procedure, c.number, c.title, c.step, count(*) over () as total',
);
const bound = (before: Instant | null) => before ?? 'infinity';

/** The earliest date first. */
export async function waitingAt(
  read: Read,
  { city, before, limit }: HandoverAsk,
  places: readonly Place[],
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select ${caseColumns}, w.unit, w.role, w.act, w.about, w.due_at as "dueAt",
      w.opened_at as "openedAt"
    from unnest(${places.map(({ unit }) => unit)}::text[],
      ${places.map(({ role }) => role)}::text[]) as p (unit, role)
    join work_items w on w.city = ${city} and w.unit = p.unit and w.role = p.role
      and w.opened_at < ${bound(before)}::timestamptz
    join cases c on c.id = w.case_id
    order by w.due_at, c.opened_at, c.id, w.act, w.about
    limit ${limit}`.execute(read);
  return rows;
}

export interface ActedRow extends CaseRef {
  readonly lastAt: Instant;
}

/** Open cases in which somebody acted from the seat, whoever held it; the latest act first. */
export async function actedFrom(
  read: Read,
  { city, seat, before, limit }: HandoverAsk,
): Promise<ActedRow[]> {
  const { rows } = await sql<ActedRow>`
    select ${caseColumns}, acted.at as "lastAt"
    from cases c cross join lateral (
      select max(h.at) as at from history h
      where h.case_id = c.id and h.event #>> '{by,seat}' = ${seat}
        and h.at < ${bound(before)}::timestamptz) acted
    where c.city = ${city} and c.status = 'active' and acted.at is not null
    order by acted.at desc, c.id
    limit ${limit}`.execute(read);
  return rows;
}

/** Cases opened from the seat that never left their first step. */
export async function draftsFrom(
  read: Read,
  { city, seat, before, limit }: HandoverAsk,
): Promise<CaseRef[]> {
  const { rows } = await sql<CaseRef>`
    select ${caseColumns}
    from cases c
    join history h on h.case_id = c.id and h.version = 1 and h.step = c.step
      and h.event #>> '{by,seat}' = ${seat}
    where c.city = ${city} and c.status = 'active'
      and c.opened_at < ${bound(before)}::timestamptz
    order by c.opened_at, c.id
    limit ${limit}`.execute(read);
  return rows;
}

export interface HoldingRow {
  readonly person: PersonId;
  readonly name: string;
  readonly capacity: Capacity;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** Everybody who ever held the seat or will, the earliest first. */
export const holdingsOf = (read: Read, city: CityCode, seat: SeatCode): Promise<HoldingRow[]> =>
  read
    .selectFrom('holders')
    .innerJoin('persons', 'persons.id', 'holders.person')
    .select([
      'holders.person',
      'persons.name',
      'holders.capacity',
      'holders.fromOn as from',
      'holders.until',
    ])
    .where('holders.city', '=', city)
    .where('holders.seat', '=', seat)
    .orderBy('holders.fromOn')
    .orderBy('persons.name')
    .execute();
