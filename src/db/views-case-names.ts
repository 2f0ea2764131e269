// Which cases of a city are meant by a list of names, each an id or a number; and how they are
// named.

import { type SqlBool, sql } from 'kysely';
import type { CaseId, CityCode } from '../terms/ids.ts';
import type { Read } from './open.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isId = (name: string): boolean => uuid.test(name);

/** By the names as they were given; one that names no case is absent. Whose sight is not asked. */
export async function findCaseIds(
  read: Read,
  city: CityCode,
  names: readonly string[],
): Promise<Map<string, CaseId>> {
  const ids = names.filter(isId);
  const numbers = names.filter((name) => !isId(name));
  const rows = await read
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('city', '=', city)
    .where(sql<SqlBool>`(id = any(${ids}::uuid[]) or number = any(${numbers}::text[]))`)
    .execute();
  const known = new Map<string | null, CaseId>(
    rows.flatMap(({ id, number }) => [[id, id] as const, [number, id] as const]),
  );
  return new Map(
    names.flatMap((name) => {
      const id = known.get(isId(name) ? name.toLowerCase() : name);
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
}

/** By id: its number, or the id of a case without one. */
export async function findCaseNumbers(
  read: Read,
  city: CityCode,
  ids: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, string>> {
  const rows = await read
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('city', '=', city)
    .where(sql<SqlBool>`id = any(${[...ids]}::uuid[])`)
    .execute();
  const known = new Map(rows.map(({ id, number }) => [id, number]));
  return new Map(ids.map((id) => [id, known.get(id) ?? id]));
}
