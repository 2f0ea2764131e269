// Refusals that were given before the engine was asked: they are on record like its own, which are
// written with the batch.

import type { Insertable } from 'kysely';
import type { Json } from '../terms/case.ts';
import { type Clock, readClock } from './clock.ts';
import type { Db } from './open.ts';
import type { RefusalsTable } from './tables.ts';

type Refused = Omit<Insertable<RefusalsTable>, 'at' | 'details'> & { readonly details: Json };

export async function recordRefusal(db: Db, clock: Clock, refusal: Refused): Promise<void> {
  const row = { ...refusal, at: await readClock(db, clock) };
  const details = JSON.stringify(row.details);
  await db.kysely
    .insertInto('refusals')
    .values({ ...row, details })
    .execute();
}
