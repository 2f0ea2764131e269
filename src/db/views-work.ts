/**
 * What waits: the work items and the notifications of a reader's places. Both are read by many all
 * day, so both walk an index place by place and stop at the end of the page.
 */
import type { ActInStead } from '../terms/acts-in-stead.ts';
import { type CaseId, type CityCode, type PersonId, type Place, placeKey } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { Db, Read } from './open.ts';

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

interface Walk {
  readonly places: string;
  readonly acting: string;
  readonly only: string;
}

// For each place at most a page, read from work_items_place in its own order; the few hundred rows
// that are left are sorted together. `>=` on the first two columns is what the index can start at.
const walkOver = ({ places, acting, only }: Walk) => `
  select w.unit, w.role, w.case_id as "caseId", w.act, w.about, w.due_at as "dueAt",
    w.opened_at as "openedAt", w.acting, c.procedure, c.number, c.title, c.step
  from (
    select w.*, ${acting} as acting from ${places}
    cross join lateral (
      select * from work_items w
      where w.city = $1 and w.unit = p.unit and w.role = p.role
        and (w.due_at, w.case_id) >= ($5::timestamptz, $6::uuid)
        and (w.due_at, w.case_id, w.unit, w.role, w.act, w.about)
          > ($5::timestamptz, $6::uuid, $7, $8, $9, $10)${only}
      order by w.due_at, w.case_id, w.unit, w.role, w.act, w.about
      limit $4) w
    order by w.due_at, w.case_id, w.unit, w.role, w.act, w.about
    limit $4) w
  join cases c on c.id = w.case_id
  order by w.due_at, w.case_id, w.unit, w.role, w.act, w.about`;

const ownPage = {
  name: 'work_item_page',
  text: walkOver({
    places: 'unnest($2::text[], $3::text[]) as p (unit, role)',
    acting: 'false',
    only: '',
  }),
};

// Also over the places of absent holders, and there only what some command does in their stead.
const actingPage = {
  name: 'work_item_page_acting',
  text: walkOver({
    places: 'unnest($2::text[], $3::text[], $11::boolean[]) as p (unit, role, acting)',
    acting: 'p.acting',
    only: `
        and (not p.acting or exists (
          select from cases c join unnest($12::text[], $13::text[]) as a (procedure, act)
            on a.procedure = c.procedure
          where c.id = w.case_id and a.act = w.act))`,
  }),
};

const start = ['-infinity', '00000000-0000-0000-0000-000000000000', '', '', '', ''];

/** Places of absent holders, and what may be done there for them. */
export interface ActingWork {
  readonly places: readonly Place[];
  readonly acts: readonly ActInStead[];
}

const actsForNobody: ActingWork = { places: [], acts: [] };

/** A place that is the reader's own and also that of somebody absent counts as his own. */
export function listWorkItems(
  db: Db,
  city: CityCode,
  places: readonly Place[],
  after: WorkItemKey | null,
  limit: number,
  acting: ActingWork = actsForNobody,
): Promise<WorkItem[]> {
  const from =
    after === null
      ? start
      : [after.dueAt, after.caseId, after.unit, after.role, after.act, after.about];
  const own = new Set(places.map(placeKey));
  const others = acting.acts.length === 0 ? [] : acting.places.filter((p) => !own.has(placeKey(p)));
  const all = [...places, ...others];
  const values = [city, all.map(({ unit }) => unit), all.map(({ role }) => role), limit, ...from];
  if (others.length === 0) return db.run<WorkItem>(ownPage, values);
  return db.run<WorkItem>(actingPage, [
    ...values,
    all.map((_, index) => index >= places.length),
    acting.acts.map(({ procedure }) => procedure),
    acting.acts.map(({ act }) => act),
  ]);
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
const inbox = `
  with found as (
    select distinct on (f.id) f.id, f.read_at, asked.unit, asked.role
    from unnest($2::text[], $3::text[]) with ordinality as asked (unit, role, nth)
    join places p on p.city = $1 and p.unit = asked.unit and p.role = asked.role
    cross join lateral (
      select np.notification_id as id, r.read_at
      from notification_places np
      left join notification_reads r
        on r.notification_id = np.notification_id and r.person = $4
      where np.place = p.id and np.notification_id < $7::uuid
        and (not $6 or r.read_at is null)
      order by np.notification_id desc
      limit $5) f
    order by f.id desc, asked.nth
    limit $5
  )
  select n.id, n.case_id as "caseId", f.unit, f.role, n.text_key as kind, n.subject, n.body, n.at,
    f.read_at as "readAt"
  from found f join notifications n on n.id = f.id
  order by n.id desc`;

export const listNotices = (
  db: Db,
  reader: Recipient,
  unread: boolean,
  after: Pick<Notice, 'id'> | null,
  limit: number,
): Promise<Notice[]> =>
  db.run<Notice>({ name: 'inbox_page', text: inbox }, [
    reader.city,
    reader.places.map(({ unit }) => unit),
    reader.places.map(({ role }) => role),
    reader.person,
    limit,
    unread,
    after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ]);

/** Every place of the city at which work waits, each once. */
export const waitingPlaces = (read: Read, city: CityCode): Promise<Place[]> =>
  read
    .selectFrom('workItems')
    .select(['unit', 'role'])
    .distinct()
    .where('city', '=', city)
    .execute();
