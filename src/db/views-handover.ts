// What a seat hands over: work that waits at its places, open cases in which it acted, drafts that
// it opened, and who held it when. Only what was there before `before`, where somebody reads it who
// has left since.

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Capacity } from '../terms/actor.ts';
import type { CaseId, CityCode, PersonId, Place, SeatCode } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import type { Read } from './open.ts';
import { atPlaces, type Sight, visible } from './sight.ts';

export interface HandoverAsk {
  readonly city: CityCode;
  readonly seat: SeatCode;
  readonly before: Instant | null;
  readonly limit: number;
  /** Of whoever reads it. */
  readonly sight: Sight;
}

interface CaseRef {
  readonly id: CaseId;
  readonly procedure: string;
  readonly number: string | null;
  /** Null: the reader may not see the case. */
  readonly title: string | null;
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

/** `seen`: whether the reader may see the case. */
const caseColumns = (seen: RawBuilder<SqlBool>) => sql`cases.id, cases.procedure, cases.number,
  case when ${seen} then cases.title end as title, cases.step, count(*) over () as total`;
const bound = (before: Instant | null) => before ?? 'infinity';

/** The earliest date first. */
export async function waitingAt(
  read: Read,
  { city, before, limit, sight }: HandoverAsk,
  places: readonly Place[],
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select ${caseColumns(sql`(${visible(sight)} or ${atPlaces(sight)})`)},
      work_items.unit, work_items.role, work_items.act, work_items.about,
      work_items.due_at as "dueAt", work_items.opened_at as "openedAt"
    from unnest(${places.map(({ unit }) => unit)}::text[],
      ${places.map(({ role }) => role)}::text[]) as p (unit, role)
    join work_items on work_items.city = ${city} and work_items.unit = p.unit
      and work_items.role = p.role and work_items.opened_at < ${bound(before)}::timestamptz
    join cases on cases.id = work_items.case_id
    order by work_items.due_at, cases.opened_at, cases.id, work_items.act, work_items.about
    limit ${limit}`.execute(read);
  return rows;
}

export interface ActedRow extends CaseRef {
  readonly lastAt: Instant;
}

/** Open cases in which somebody acted from the seat, whoever held it; the latest act first. */
export async function actedFrom(
  read: Read,
  { city, seat, before, limit, sight }: HandoverAsk,
): Promise<ActedRow[]> {
  const { rows } = await sql<ActedRow>`
    select ${caseColumns(visible(sight))}, acted.at as "lastAt"
    from cases cross join lateral (
      select max(h.at) as at from history h
      where h.case_id = cases.id and h.event #>> '{by,seat}' = ${seat}
        and h.at < ${bound(before)}::timestamptz) acted
    where cases.city = ${city} and cases.status = 'active' and acted.at is not null
    order by acted.at desc, cases.id
    limit ${limit}`.execute(read);
  return rows;
}

/** Cases opened from the seat that never left their first step. */
export async function draftsFrom(
  read: Read,
  { city, seat, before, limit, sight }: HandoverAsk,
): Promise<CaseRef[]> {
  const { rows } = await sql<CaseRef>`
    select ${caseColumns(visible(sight))}
    from cases
    join history h on h.case_id = cases.id and h.version = 1 and h.step = cases.step
      and h.event #>> '{by,seat}' = ${seat}
    where cases.city = ${city} and cases.status = 'active'
      and cases.opened_at < ${bound(before)}::timestamptz
    order by cases.opened_at, cases.id
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
