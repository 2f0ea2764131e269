// What one case may know of another: found by id or by number within a city.

import { sql } from 'kysely';
import type { LinkedCase } from '../terms/case.ts';
import type { CityCode } from '../terms/ids.ts';
import type { FactNeeds } from '../terms/workflow.ts';
import type { Read } from './open.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface FoundCase {
  readonly id: string;
  readonly number: string | null;
  readonly linked: LinkedCase;
}

export async function findLinkedCases(
  read: Read,
  city: CityCode,
  refs: NonNullable<FactNeeds['linked']>,
): Promise<FoundCase[]> {
  const ids = refs.flatMap(({ id }) => (id !== undefined && UUID.test(id) ? [id] : []));
  const numbers = refs.flatMap(({ number }) => (number === undefined ? [] : [number]));
  const rows = await read
    .selectFrom('cases')
    .select(['id', 'number', 'procedure', 'step', 'outcome', 'matter', 'status'])
    .where('city', '=', city)
    .where(sql<boolean>`(id = any(${ids}::uuid[]) or number = any(${numbers}::text[]))`)
    .execute();
  return rows.map(({ id, number, status, ...known }) => ({
    id,
    number,
    linked: { id, ...known, closed: status === 'done' },
  }));
}
