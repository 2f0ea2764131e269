/**
 * What waits: the work items and the notifications of a reader's places. Both are read by many all
 * day, so both walk an index place by place and stop at the end of the page.
 */
import type { CaseId, CityCode, PersonId, Place } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import { firstIdAt } from './new-id.ts';
import type { Db, Read } from './open.ts';
import { type ActingWork, inTurn } from './sight.ts';

export interface WorkItem extends Place {
  readonly caseId: CaseId;
  readonly act: string;
  readonly about: string;
  readonly dueAt: Instant | 'infinity';
  readonly openedAt: Instant;
  readonly procedure: string;
  readonly number: string | null;
  readonly title: string;
  readonly step: string;
  /** It waits for somebody absent, for whom the reader may act now (代決). */
  readonly acting: boolean;
}

/** Where a page ended: all that the order goes by. */
export type WorkItemKey = Pick<WorkItem, 'dueAt' | 'caseId' | 'unit' | 'role' | 'act' | 'about'>;

// For each place at most a page, read from work_items_place in its own order; the few hundred rows
// that are left are sorted together. `>=` on the first two columns is what the index can start at.
// `t`: a place, and for another's the turn in which the reader acts there.
const walkOver = (places: string, only: string) => `
  select w.unit, w.role, w.case_id as "caseId", w.act, w.about, w.due_at as "dueAt",
    w.opened_at as "openedAt", w.acting, c.procedure, c.number, c.title, c.step
  from (
    select w.*, t.ahead is not null as acting from ${places}
    cross join lateral (
      select * from work_items w
      where w.city = $1 and w.unit = t.unit and w.role = t.role
        and (w.due_at, w.case_id) >= ($5::timestamptz, $6::uuid)
        and (w.due_at, w.case_id, w.unit, w.role, w.act, w.about)
          > ($5::timestamptz, $6::uuid, $7, $8, $9, $10)${only}
      order by w.due_at, w.case_id, w.unit, w.role, w.act, w.about
      limit $4) w
    order by w.due_at, w.case_id, w.unit, w.role, w.act, w.about
    limit $4) w
  join cases c on c.id = w.case_id
  order by w.due_at, w.case_id, w.unit, w.role, w.act, w.about`;

const ownPlaces =
  'select unit, role, null::jsonb as ahead from unnest($2::text[], $3::text[]) as o (unit, role)';

const ownPage = { name: 'work_item_page', text: walkOver(`(${ownPlaces}) as t`, '') };

// Also over the places of absent holders, and there only what some command does in their stead, in
// the cases in which it is the reader's turn.
const actingPage = {
  name: 'work_item_page_acting',
  text: walkOver(
    `(
      select unit, role, ahead, null as person from (${ownPlaces}) as own
      union all
      select unit, role, ahead, person from jsonb_to_recordset($11::jsonb)
        as turn (unit text, role text, ahead jsonb, person text)) as t`,
    `
        and (t.ahead is null or exists (
          select from cases c join jsonb_to_recordset($12::jsonb) as a (procedure text, act text)
            on a.procedure = c.procedure
          where c.id = w.case_id and a.act = w.act and ${inTurn}))`,
  ),
};

const start = ['-infinity', '00000000-0000-0000-0000-000000000000', '', '', '', ''];

const actsForNobody: ActingWork = { acting: [], acts: [] };

export function listWorkItems(
  db: Db,
  city: CityCode,
  places: readonly Place[],
  after: WorkItemKey | null,
  limit: number,
  { acting, acts }: ActingWork = actsForNobody,
): Promise<WorkItem[]> {
  const from =
    after === null
      ? start
      : [after.dueAt, after.caseId, after.unit, after.role, after.act, after.about];
  const own = [places.map(({ unit }) => unit), places.map(({ role }) => role)];
  const values = [city, ...own, limit, ...from];
  if (acting.length === 0) return db.run<WorkItem>(ownPage, values);
  return db.run<WorkItem>(actingPage, [...values, JSON.stringify(acting), JSON.stringify(acts)]);
}

/** A person at his places: what is sent to a place is read by each of its people for himself. */
export interface Recipient {
  readonly city: CityCode;
  readonly person: PersonId;
  readonly places: readonly Place[];
}

export interface Notice extends Place {
  readonly id: string;
  readonly caseId: CaseId;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly at: Instant;
  readonly readAt: Instant | null;
}

// A notice that went to several of the reader's places is one to him, at the first of them. Ids of
// notices sort by time, so that a page ends where it must without looking at any text.
const inboxOver = (asked: string, only: string) => `
  with found as (
    select distinct on (f.id) f.id, f.read_at, t.unit, t.role
    from ${asked}
    join places p on p.city = $1 and p.unit = t.unit and p.role = t.role
    cross join lateral (
      select np.notification_id as id, r.read_at
      from notification_places np
      left join notification_reads r
        on r.notification_id = np.notification_id and r.person = $4
      where np.place = p.id and np.notification_id < $7::uuid
        and (not $6 or r.read_at is null)${only}
      order by np.notification_id desc
      limit $5) f
    order by f.id desc, t.nth
    limit $5
  )
  select n.id, n.case_id as "caseId", f.unit, f.role, n.text_key as kind, n.subject, n.body, n.at,
    f.read_at as "readAt"
  from found f join notifications n on n.id = f.id
  order by n.id desc`;

const unnested = 'unnest($2::text[], $3::text[]) with ordinality';

const ownInbox = { name: 'inbox_page', text: inboxOver(`${unnested} as t (unit, role, nth)`, '') };

// Of the places of absent holders only what came since they are away, about cases in which it is
// the reader's turn in a procedure that lets act for them at all; of a seat that nobody holds, what
// is about work that waits there. Whatever else was ever sent there is not for him.
const actingInbox = {
  name: 'inbox_page_acting',
  text: inboxOver(
    `(
      select unit, role, nth, null::uuid as since, null::jsonb as ahead, null as person
      from ${unnested} as own (unit, role, nth)
      union all
      select unit, role, 1000000, since, ahead, person from jsonb_to_recordset($8::jsonb)
        as turn (unit text, role text, since uuid, ahead jsonb, person text)) as t`,
    `
        and (t.since is null or np.notification_id >= t.since)
        and (t.ahead is null or exists (
          select from notifications n join cases c on c.id = n.case_id
          where n.id = np.notification_id and c.procedure = any($9::text[]) and ${inTurn}
            and (t.since is not null or exists (
              select from work_items w
              where w.case_id = c.id and w.unit = t.unit and w.role = t.role))))`,
  ),
};

export const listNotices = (
  db: Db,
  reader: Recipient,
  unread: boolean,
  after: Pick<Notice, 'id'> | null,
  limit: number,
  { acting, acts }: ActingWork = actsForNobody,
): Promise<Notice[]> => {
  const values = [
    reader.city,
    reader.places.map(({ unit }) => unit),
    reader.places.map(({ role }) => role),
    reader.person,
    limit,
    unread,
    after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ];
  if (acting.length === 0) return db.run<Notice>(ownInbox, values);
  const turns = acting.map((turn) => ({ ...turn, since: turn.since && firstIdAt(turn.since) }));
  const procedures = acts.map(({ procedure }) => procedure);
  return db.run<Notice>(actingInbox, [...values, JSON.stringify(turns), procedures]);
};

/** Every place of the city at which work waits, each once. */
export const waitingPlaces = (read: Read, city: CityCode): Promise<Place[]> =>
  read
    .selectFrom('workItems')
    .select(['unit', 'role'])
    .distinct()
    .where('city', '=', city)
    .execute();
