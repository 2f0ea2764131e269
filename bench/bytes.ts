/**
 * What a finished case costs on disk: the growth of every table with its indexes, after its
 * notices were delivered and after a plain vacuum, as autovacuum would do it. Answers under the
 * callers' keys are counted although they are removed some day.
 */
import { databaseClock } from '../src/db/clock.ts';
import type { Db } from '../src/db/open.ts';
import { createAdvancer } from '../src/engine/advance.ts';
import { createHands } from '../workers/hands.ts';
import { workflows } from '../workflows/index.ts';
import type { Found } from './figures.ts';
import type { Ground } from './ground.ts';
import { leadCases } from './load.ts';
import { whole } from './numbers.ts';
import { createWalker } from './walk.ts';

/** So many cases, and after each lot a vacuum: real cases take months, with many in between. */
const LOTS = 10;
const CASES_A_LOT = 200;
const CASES = LOTS * CASES_A_LOT;
const LANES = 32;
const KILOBYTE = 1024;

async function readSizes({ pool }: Db): Promise<Map<string, number>> {
  await pool.query('vacuum');
  const { rows } = await pool.query<{ name: string; bytes: number }>(
    `select relname as name, pg_total_relation_size(oid)::float8 as bytes from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  return new Map(rows.map(({ name, bytes }) => [name, bytes]));
}

export async function measureBytes(ground: Ground): Promise<Found[]> {
  const { db } = ground;
  const door = createAdvancer({ db, workflows });
  const report = (what: string, cause: unknown) => console.error(what, cause);
  const hands = createHands({ db, clock: databaseClock, report, door });
  const before = await readSizes(db);
  for (let lot = 0; lot < LOTS; lot += 1) {
    await leadCases(CASES_A_LOT, LANES, createWalker(ground, door).lead);
    await hands.drain();
    await db.pool.query('vacuum');
  }
  const after = await readSizes(db);
  const grown = [...after]
    .map(([table, bytes]) => ({ table, perCase: (bytes - (before.get(table) ?? 0)) / CASES }))
    .filter(({ perCase }) => perCase >= 1)
    .sort((a, b) => b.perCase - a.perCase);
  const sum = grown.reduce((bytes, { perCase }) => bytes + perCase, 0);
  console.log(`${whole(sum)} bytes a finished case of 7 entries, its notices delivered`);
  console.log(`  ${grown.map(({ table, perCase }) => `${table} ${whole(perCase)}`).join(' · ')}`);
  return [{ measure: 'bytes', value: sum / KILOBYTE }];
}
