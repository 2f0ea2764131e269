// What a reader sees, as a condition of a query: the one form in which lists and pages ask for it.
// Who sees what is decided by engine/authority.ts; here its answer becomes SQL.

import { type SqlBool, sql } from 'kysely';
import type { CityCode, Place, UnitCode } from '../terms/ids.ts';

export interface Sight {
  readonly city: CityCode;
  readonly cityWide: boolean;
  readonly units: readonly UnitCode[];
  readonly places: readonly Place[];
}

const textArray = (values: readonly string[]) => sql<string[]>`${[...values]}::text[]`;

/** Of cases: those of the city that show one of the reader's units among their readers. */
export const visible = ({ city, cityWide, units }: Sight) =>
  cityWide
    ? sql<SqlBool>`cases.city = ${city}`
    : sql<SqlBool>`(cases.city = ${city} and cases.readers && ${textArray(units)})`;

/** Of work items: those at one of the reader's places. */
export const atPlaces = ({ places }: Sight) =>
  sql<SqlBool>`(work_items.unit, work_items.role) in (
    select * from unnest(${textArray(places.map(({ unit }) => unit))},
                         ${textArray(places.map(({ role }) => role))}))`;
