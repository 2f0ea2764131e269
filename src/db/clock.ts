// The one clock. Time comes from the database, so that every process has the same; a test or a
// situation hands in its own, by argument, and then every due date follows that one.

import { type Instant, parseInstant } from '../terms/units.ts';
import type { Db } from './open.ts';

export interface Clock {
  /** The moment that counts, given what the database's clock shows. */
  at(databaseNow: Instant): Instant;
}

export const databaseClock: Clock = { at: (now) => now };

/** A clock that stands until its owner moves it. */
export interface HandClock extends Clock {
  set(at: Instant): void;
}

export function handClock(start: Instant): HandClock {
  let shown = parseInstant(start);
  return {
    at: () => shown,
    set(at) {
      shown = parseInstant(at);
    },
  };
}

/** For those who need the time and load nothing else. */
export async function readClock(db: Db, clock: Clock): Promise<Instant> {
  const [row] = await db.run<{ now: Instant }>({ name: 'clock', text: 'select now() as now' }, []);
  if (row === undefined) throw new Error('the database did not tell the time');
  return clock.at(row.now);
}
