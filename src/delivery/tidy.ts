// Removes outdated answers and refusals in slices, so that no statement holds many rows for long.

import { type Clock, readClock } from '../db/clock.ts';
import type { Db } from '../db/open.ts';
import { removeOutdated } from '../db/retention.ts';
import type { Instant } from '../terms/units.ts';

const DAY_MS = 86_400_000;
const slice = 1000;

/** One slice after the other until nothing is left; returns how many rows went. */
export async function tidyUp(db: Db, clock: Clock, retentionDays: number): Promise<number> {
  const now = Date.parse(await readClock(db, clock));
  const before = new Date(now - retentionDays * DAY_MS).toISOString() as Instant;
  let total = 0;
  for (;;) {
    const gone = await removeOutdated(db, before, slice);
    total += gone;
    if (gone === 0) return total;
  }
}
