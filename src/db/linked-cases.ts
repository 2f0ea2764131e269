// What one case may know of another: found by id or by number within a city.

import { sql } from 'kysely';
import type { LinkedCase } from '../terms/case.ts';
import type { CityCode } from '../terms/ids.ts';
import type { Read } from './open.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const waitsFor = sql<LinkedCase['waitsFor']>`(
  select coalesce(jsonb_agg(
    jsonb_build_object('act', act, 'about', about, 'unit', unit, 'role', role)
    order by act, about, unit, role), '[]')
  from work_items where work_items.case_id = cases.id)`;

/**
 * By the name each was asked by: an id, a number, or a text that may be either; null when there
 * is no such case in the city.
 */
export async function findLinkedCases(
  read: Read,
  city: CityCode,
  names: readonly string[],
): Promise<Map<string, LinkedCase | null>> {
  const ids = names.filter((name) => UUID.test(name));
  const rows = await read
    .selectFrom('cases')
    .select(['id', 'number', 'procedure', 'step', 'outcome', 'matter', 'status'])
    .select(['initiator', 'addressees', 'shown'])
    .select(waitsFor.as('waitsFor'))
    .where('city', '=', city)
    .where(sql<boolean>`(id = any(${ids}::uuid[]) or number = any(${[...names]}::text[]))`)
    .execute();
  return new Map(
    names.map((name) => {
      const row = rows.find(({ id, number }) => number === name || id === name.toLowerCase());
      if (row === undefined) return [name, null];
      const { number: _, status, shown, ...known } = row;
      const more = shown === null ? {} : { shown };
      return [name, { ...known, closed: status === 'done', ...more }];
    }),
  );
}
