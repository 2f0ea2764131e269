/**
 * Cases that do not move, each with why: what the procedure itself reports, a delivery that was
 * given up, a wake-up that was held back, silence for longer than the rulebook's watch allows, work
 * past its date, work that waits where nobody can act, and work whose hands all proposed the case.
 * And decisions that were refused for want of a consultation.
 */
import { sql } from 'kysely';
import type { ActByOther } from '../terms/acts-in-stead.ts';
import type { StuckCause } from '../terms/case.ts';
import type { CaseId, CityCode, PersonId, Place } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { Read } from './open.ts';
import { type Sight, visible } from './sight.ts';
import { lineColumns } from './views-cases.ts';

/**
 * A case of this step (null: of every step not named) that has not moved since then is idle, unless
 * it waits for a date later than `at`. Without `movedBefore` it never is.
 */
export interface Watch {
  readonly step: string | null;
  readonly movedBefore: Instant | null;
  readonly at: Instant;
}

interface CauseRow {
  readonly caseId: CaseId;
  readonly causes: readonly StuckCause[];
}

/** `jsonb_build_object` gives instants in the form of the database; `to_char` gives ours. */
const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const cause = (code: string, since: string) =>
  sql`jsonb_build_object('code', ${code}::text, 'since', ${instant(since)})`;

/** What the rulebook and the organisation say of this moment. */
export interface Found {
  readonly at: Instant;
  readonly watches: readonly Watch[];
  /** Places where work waits and nobody can act, with the code of the cause. */
  readonly empty: readonly (Place & { readonly code: string })[];
  readonly staffed: readonly Staffed[];
}

/** A place with whoever may act there; `standIns`: what may be done in the holders' stead. */
export interface Staffed extends Place {
  readonly holders: readonly PersonId[];
  readonly standIns: readonly PersonId[];
}

/**
 * Work items of `cases` that no proposer may do, at places all of whose hands are among the case's
 * proposers (四眼): it waits for nobody.
 */
export const barredWork = (
  city: CityCode,
  staffed: readonly Staffed[],
  acts: readonly ActByOther[],
) => sql`
  jsonb_to_recordset(${JSON.stringify(staffed)}::jsonb)
    as staffed (unit text, role text, holders jsonb, "standIns" jsonb)
  join work_items on work_items.city = ${city} and work_items.unit = staffed.unit
    and work_items.role = staffed.role
  join cases on cases.id = work_items.case_id
  join jsonb_to_recordset(${JSON.stringify(acts)}::jsonb)
    as barred (procedure text, act text, "inStead" boolean)
    on barred.procedure = cases.procedure and barred.act = work_items.act
    and cases.context -> 'proposers' @> staffed.holders
    and (not barred."inStead" or cases.context -> 'proposers' @> staffed."standIns")`;

/** Case ids with their causes, in the order of the ids, beyond `after`. */
export async function findStuck(
  read: Read,
  sight: Sight & { readonly actsByOther: readonly ActByOther[] },
  { at, watches, empty, staffed }: Found,
  { after, limit }: { readonly after: CaseId | null; readonly limit: number },
): Promise<CauseRow[]> {
  const watched = JSON.stringify(watches);
  const emptied = JSON.stringify(empty);
  const { rows } = await sql<CauseRow>`
    with watch as (
      select * from jsonb_to_recordset(${watched}::jsonb) 
        as w (step text, "movedBefore" timestamptz, at timestamptz)
    ), found as (
      select id, noted.cause from cases, jsonb_array_elements(stuck) as noted (cause)
      where status = 'active' and stuck <> '[]' and ${visible(sight)}
      union all
      select cases.id, ${cause('effect_given_up', 'effects.given_up_at')}
      from effects join cases on cases.id = effects.case_id
      where effects.given_up_at is not null and ${visible(sight)}
      union all
      select cases.id, ${cause('wake_up_held', 'timers.held_at')}
      from timers join cases on cases.id = timers.case_id
      where timers.held_at is not null and ${visible(sight)}
      union all
      select cases.id, ${cause('idle', 'cases.moved_at')}
      from cases join watch on watch."movedBefore" > cases.moved_at
        and (watch.step = cases.step
          or watch.step is null and cases.step not in (select step from watch where step <> ''))
      where cases.status = 'active' and ${visible(sight)}
        and (cases.due_at is null or cases.due_at <= watch.at)
      union all
      select cases.id, ${cause('work_overdue', 'min(work_items.due_at)')}
      from work_items join cases on cases.id = work_items.case_id
      where work_items.due_at < ${at}::timestamptz and cases.stuck = '[]' and ${visible(sight)}
      group by cases.id
      union all
      select cases.id, jsonb_build_object('code', empty.code, 'about', empty.unit,
        'since', ${instant('min(work_items.opened_at)')})
      from jsonb_to_recordset(${emptied}::jsonb) as empty (unit text, role text, code text)
      join work_items on work_items.city = ${sight.city} and work_items.unit = empty.unit
        and work_items.role = empty.role
      join cases on cases.id = work_items.case_id
      where ${visible(sight)}
      group by cases.id, empty.code, empty.unit
      union all
      select cases.id, jsonb_build_object('code', 'hands_are_proposers', 'about', staffed.unit,
        'since', ${instant('min(work_items.opened_at)')})
      from ${barredWork(sight.city, staffed, sight.actsByOther)}
      where not cases.stuck @> '[{"code": "decider_is_proposer"}]' and ${visible(sight)}
      group by cases.id, staffed.unit
    )
    select id as "caseId", jsonb_agg(cause order by cause ->> 'since') as causes
    from found where ${after}::uuid is null or id > ${after}::uuid
    group by id order by id limit ${limit}`.execute(read);
  return rows;
}

export const readLines = (read: Read, ids: readonly CaseId[]) =>
  read
    .selectFrom('cases')
    .select([...lineColumns])
    .where('id', 'in', ids.length === 0 ? [null as never] : [...ids])
    .execute();

const bypassCodes = [
  'consultation_missing',
  'consultation_unfinished',
  'consultation_other_matter',
  'consultation_other_party',
  'consultation_other_wards',
] as const;

/** The last refusal of each case and how many there were, the latest first. */
export async function listBypassed(
  read: Read,
  sight: Sight,
  after: { readonly at: Instant; readonly id: CaseId } | null,
  limit: number,
) {
  const lasts = read
    .selectFrom('refusals')
    .select(['caseId', sql<Instant>`max(at)`.as('at'), sql<number>`count(*)`.as('times')])
    .select(sql<string>`(array_agg(code order by at desc))[1]`.as('code'))
    .where('code', 'in', bypassCodes)
    .where('city', '=', sight.city)
    .groupBy('caseId');
  let query = read
    .selectFrom('cases')
    .innerJoin(lasts.as('last'), 'last.caseId', 'cases.id')
    .select([...lineColumns, 'last.code', 'last.at as refusedAt', 'last.times'])
    .where(visible(sight));
  if (after !== null) {
    query = query.where(
      sql<boolean>`(last.at, cases.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  }
  return query.orderBy('last.at', 'desc').orderBy('cases.id', 'desc').limit(limit).execute();
}
