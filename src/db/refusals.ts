// Refusals that were given before the engine was asked: they are on record like its own, which are
// written with the batch.

import type { Insertable } from 'kysely';
import type { Json } from '../terms/case.ts';
import type { Db } from './open.ts';
import type { RefusalsTable } from './tables.ts';

export type RefusalRecord = Omit<Insertable<RefusalsTable>, 'details'> & { readonly details: Json };

export async function recordRefusal({ kysely }: Db, row: RefusalRecord): Promise<void> {
  const details = JSON.stringify(row.details);
  await kysely
    .insertInto('refusals')
    .values({ ...row, details })
    .execute();
}
