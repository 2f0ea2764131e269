import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { claimEffects } from '../../src/db/effects.ts';
import { type Db, open } from '../../src/db/open.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = open(database.url);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test('a long queue of tellings is claimed in its order without searching all of it', async () => {
  await db.pool.query(`
    insert into effects (id, case_id, version, ordinal, kind, body, due_at)
    select gen_random_uuid(), md5((n / 4)::text)::uuid, n % 4 + 1, 0,
      (array['notify', 'tell_case', 'place_on_agenda', 'tell_case'])[n % 4 + 1],
      jsonb_build_object('caseId', md5('told ' || n / 4)::uuid), now() - interval '1 hour'
    from generate_series(1, 30000) n`);
  await db.pool.query('analyze effects');
  const began = performance.now();
  const soon = new Date(Date.now() + 60_000).toISOString() as Instant;
  await claimEffects(db, 500, 60_000, soon);
  // Without the indexes this takes ten times as long and more.
  expect(performance.now() - began).toBeLessThan(2500);
  const { rows } = await db.pool.query(
    `select count(*)::int as n, count(*) filter (where version = 4)::int as early from effects
     where claimed_until is not null`,
  );
  expect(rows[0]).toEqual({ n: 500, early: 0 });
}, 120_000);
