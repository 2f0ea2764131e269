import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { contentId, type Key, keyId } from '../../src/db/answer-keys.ts';
import { loadBatch } from '../../src/db/batch-load.ts';
import { type Db, open } from '../../src/db/open.ts';
import { listNotices } from '../../src/db/views-work.ts';
import { digestOf } from '../../src/engine/digest.ts';
import { packageRoot } from '../../src/package-root.ts';
import type { CityCode, PersonId, RoleCode, UnitCode } from '../../src/terms/ids.ts';
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

const folder = join(packageRoot, 'migrations');

async function runMigrations(those: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(folder)).filter(those).sort()) {
    await db.pool.query(await readFile(join(folder, name), 'utf8'));
  }
}

beforeEach(async () => {
  await db.pool.query('drop schema public cascade; create schema public');
  await runMigrations((name) => name < '0018');
});

const person = '00000000-0000-4000-8000-0000000000aa' as PersonId;
const effect = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

/** As every place had a row of its own: two at one effect, a third at another. */
const before = `
  insert into persons (id, city, name) values ('${person}', 'x', 'p');
  insert into notifications (effect_id, city, case_id, unit, role, text_key, subject, body, at)
  select e.id::uuid, 'x', '${effect(9)}', e.unit, 'clerk', 'asked', e.subject, 'body',
    e.at::timestamptz
  from (values ('${effect(1)}', 'a', 'first', '2026-04-01T00:00:00.125Z'),
               ('${effect(1)}', 'b', 'first', '2026-04-01T00:00:00.125Z'),
               ('${effect(2)}', 'b', 'second', '2026-04-02T00:00:00Z')) e (id, unit, subject, at);
  insert into notification_reads (notification_id, person, read_at)
  select id, '${person}', '2026-04-03T00:00:00Z'::timestamptz + (unit = 'b')::int * interval '1 day'
  from notifications where subject = 'first';
  insert into mails (notification_id, person, due_at, sent_at)
  select id, '${person}', '2026-04-01', case when unit = 'b' then '2026-04-05'::timestamptz end
  from notifications where subject = 'first';`;

const inboxOf = async (...units: string[]) => {
  const places = units.map((unit) => ({ unit: unit as UnitCode, role: 'clerk' as RoleCode }));
  return listNotices(db, { city: 'x' as CityCode, person, places }, false, null, 10);
};

test('notices of every place become one, with who read them and what was mailed', async () => {
  await db.pool.query(before);
  await runMigrations((name) => name.startsWith('0018'));
  const first = {
    subject: 'first',
    at: '2026-04-01T00:00:00.125Z',
    readAt: '2026-04-03T00:00:00.000Z',
  };
  expect(await inboxOf('a')).toMatchObject([{ ...first, unit: 'a' }]);
  expect(await inboxOf('b', 'a')).toMatchObject([
    { subject: 'second', unit: 'b', readAt: null },
    { ...first, unit: 'b' },
  ]);
  expect(await inboxOf('c')).toEqual([]);
  const { rows } = await db.pool.query('select sent_at::text from mails');
  expect(rows).toEqual([{ sent_at: '2026-04-05 00:00:00+00' }]);
});

test('an answer given before is still found under its key, whatever signs that holds', async () => {
  const yes = { caller: person, key: 'clé "ü" \\ 1' };
  const no = { caller: 'effect', key: `${effect(1)}/part` };
  const keep = (key: Key, answer: object) =>
    db.pool.query(
      `insert into commands (caller, key, digest, case_id, answer, at)
       values ($1, $2, $3, $4, $5, now())`,
      [key.caller, key.key, digestOf('asked'), effect(9), JSON.stringify(answer)],
    );
  await keep(yes, { accepted: true, caseId: effect(9), version: 3, number: null });
  await keep(no, { accepted: false, refusal: { refused: 'malformed' } });
  await runMigrations((name) => name.startsWith('0018'));
  const keys = [yes, no].map(keyId);
  const { answers } = await loadBatch(db, { cases: [], keys, cities: [] });
  const content = contentId(digestOf('asked'));
  expect([...answers.keys()].sort()).toEqual([...keys].sort());
  expect(answers.get(keyId(yes))).toMatchObject({ content, version: 3, refusal: null });
  expect(answers.get(keyId(no))).toMatchObject({ content, refusal: { refused: 'malformed' } });
  const { rows } = await db.pool.query('select effect_key from commands where version is null');
  expect(rows).toEqual([{ effect_key: no.key }]);
});
