// What a reader sees, as a condition of a query: the one form in which lists and pages ask for it.
// Who sees what is decided by engine/authority.ts; here its answer becomes SQL.

import { type SqlBool, sql } from 'kysely';
import type { ActInStead, ActingTurn } from '../terms/acts-in-stead.ts';
import type { CityCode, Place, UnitCode } from '../terms/ids.ts';

/** Where somebody acts for absent holders, and what may be done there. */
export interface ActingWork {
  readonly acting: readonly ActingTurn[];
  readonly acts: readonly ActInStead[];
}

export interface Sight extends ActingWork {
  readonly city: CityCode;
  readonly cityWide: boolean;
  readonly units: readonly UnitCode[];
  readonly places: readonly Place[];
}

const textArray = (values: readonly string[]) => sql<string[]>`${[...values]}::text[]`;

/**
 * Of a turn `t` and a case `c`, as `isTurnIn` of terms/acts-in-stead.ts: whoever comes before is
 * barred as its proposer, and who would act is none.
 */
export const inTurn = `coalesce(c.context -> 'proposers', '[]') @> t.ahead
  and not coalesce(c.context -> 'proposers', '[]') ? t.person`;

/** Open cases with work that the reader may do for somebody absent; looked up once a query. */
const actedIn = ({ city, acting, acts }: Pick<Sight, 'city' | 'acting' | 'acts'>) => sql`
  select c.id
  from jsonb_to_recordset(${JSON.stringify(acting)}::jsonb)
    as t (unit text, role text, ahead jsonb, person text)
  join work_items w on w.city = ${city} and w.unit = t.unit and w.role = t.role
  join cases c on c.id = w.case_id
  join jsonb_to_recordset(${JSON.stringify(acts)}::jsonb) as a (procedure text, act text)
    on a.procedure = c.procedure and a.act = w.act
  where ${sql.raw(inTurn)}`;

/**
 * Of cases: those of the city that show one of the reader's units among their readers, and those in
 * which he may act for somebody absent. Who acts for nobody asks no work items.
 */
export function visible(sight: Sight) {
  const { city, cityWide, units, acting } = sight;
  if (cityWide) return sql<SqlBool>`cases.city = ${city}`;
  const shown = sql`cases.readers && ${textArray(units)}`;
  const seen =
    acting.length === 0 ? shown : sql`(${shown} or cases.id = any(array(${actedIn(sight)})))`;
  return sql<SqlBool>`(cases.city = ${city} and ${seen})`;
}

/** Of work items: those at one of the reader's places. */
export const atPlaces = ({ places }: Sight) =>
  sql<SqlBool>`(work_items.unit, work_items.role) in (
    select * from unnest(${textArray(places.map(({ unit }) => unit))},
                         ${textArray(places.map(({ role }) => role))}))`;
