// What a personnel change is held against, and what it would leave lying: terms as they stand,
// work that waits at places, drafts by who opened them.

import { sql } from 'kysely';
import type { ActByOther } from '../terms/acts-in-stead.ts';
import type { CaseId, CityCode, PersonId, Place, SeatCode } from '../terms/ids.ts';
import type { Read } from './open.ts';
import { barredWork, type Staffed } from './views-stuck.ts';

/** Every row, also of people who are disabled: a term is ended whoever holds it. */
export async function loadPersonnel(read: Read, city: CityCode) {
  const [seats, people, terms] = await Promise.all([
    read.selectFrom('seats').select(['code', 'fromOn', 'until']).where('city', '=', city).execute(),
    read
      .selectFrom('persons')
      .select(['id', 'login', 'name', 'mail'])
      .select((eb) => eb('disabledAt', 'is not', null).$castTo<boolean>().as('disabled'))
      .where('city', '=', city)
      .execute(),
    read
      .selectFrom('holders')
      .select(['seat', 'person', 'capacity', 'fromOn', 'until'])
      .where('city', '=', city)
      .orderBy('seat')
      .orderBy('fromOn')
      .execute(),
  ]);
  return { seats, people, terms };
}

const placed = (places: readonly Place[]) =>
  sql<Place>`unnest(${places.map(({ unit }) => unit)}::text[],
    ${places.map(({ role }) => role)}::text[])`;

/** How much work waits at each place; places without any are left out. */
export async function countWork(read: Read, city: CityCode, places: readonly Place[]) {
  const { rows } = await sql<Place & { waiting: number }>`
    select w.unit, w.role, count(*) as waiting
    from ${placed(places)} as p (unit, role)
    join work_items w on w.city = ${city} and w.unit = p.unit and w.role = p.role
    group by w.unit, w.role`.execute(read);
  return rows;
}

interface WaitingCase extends Place {
  readonly id: CaseId;
  readonly number: string | null;
  readonly title: string;
}

/** Cases all of whose work waits at these places, each with one of them. */
export async function casesWaitingOnlyAt(read: Read, city: CityCode, places: readonly Place[]) {
  const { rows } = await sql<WaitingCase>`
    with here as (
      select w.case_id, min(w.unit) as unit, min(w.role) as role, count(*) as n
      from ${placed(places)} as p (unit, role)
      join work_items w on w.city = ${city} and w.unit = p.unit and w.role = p.role
      group by w.case_id
    )
    select c.id, c.number, c.title, here.unit, here.role
    from here join cases c on c.id = here.case_id
    where here.n = (select count(*) from work_items w where w.case_id = here.case_id)
    order by c.opened_at, c.id`.execute(read);
  return rows;
}

/** Cases with work that waits for somebody else than their proposers, where only they sit. */
export async function casesBarredAt(
  read: Read,
  city: CityCode,
  staffed: readonly Staffed[],
  acts: readonly ActByOther[],
) {
  const { rows } = await sql<WaitingCase>`
    select distinct cases.id, cases.number, cases.title, cases.opened_at, staffed.unit, staffed.role
    from ${barredWork(city, staffed, acts)}
    order by cases.opened_at, cases.id, staffed.unit, staffed.role`.execute(read);
  return rows;
}

export interface Opener {
  readonly seat: SeatCode;
  readonly person: PersonId;
}

interface DraftRow extends Opener {
  readonly id: CaseId;
  readonly title: string;
}

/**
 * Open cases that never left the step in which they were opened, by who opened them. The drafts
 * are looked up once, however many people leave.
 */
export async function draftsOf(read: Read, city: CityCode, openers: readonly Opener[]) {
  const { rows } = await sql<DraftRow>`
    with drafts as materialized (
      select c.id, c.title, c.opened_at, h.event #>> '{by,seat}' as seat,
        (h.event #>> '{by,person}')::uuid as person
      from cases c join history h on h.case_id = c.id and h.version = 1 and h.step = c.step
      where c.city = ${city} and c.status = 'active'
    )
    select d.id, d.title, d.seat, d.person
    from unnest(${openers.map(({ seat }) => seat)}::text[],
      ${openers.map(({ person }) => person)}::uuid[]) as o (seat, person)
    join drafts d using (seat, person)
    order by d.opened_at, d.id`.execute(read);
  return rows;
}
