import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { databaseClock, handClock, readClock } from '../../src/db/clock.ts';
import { DatabaseFailure, fromDatabase } from '../../src/db/failure.ts';
import { newId } from '../../src/db/new-id.ts';
import { type Db, inTransaction, open } from '../../src/db/open.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { parseInstant } from '../../src/terms/units.ts';
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

const one = async (text: string) => {
  const { rows } = await sql.raw<{ value: unknown }>(`select ${text} as value`).execute(db.kysely);
  return rows[0]?.value;
};

test.each([
  ["timestamptz '2026-11-20 09:00:00.123456+09'", '2026-11-20T00:00:00.123Z'],
  ["timestamptz '2026-11-20 09:00:00+09'", '2026-11-20T00:00:00.000Z'],
  ["timestamptz '2026-11-20 09:00:00.5+09'", '2026-11-20T00:00:00.500Z'],
  ["timestamptz 'infinity'", 'infinity'],
  ["date '2026-11-20'", '2026-11-20'],
  ['7::bigint', 7],
  ["array['a','b']", ['a', 'b']],
])('%s is read as text of the house', async (text, value) => {
  expect(await one(text)).toEqual(value);
});

test('names are mapped, and what stands in a JSON column keeps its own', async () => {
  await db.kysely
    .insertInto('commands')
    .values({
      id: '00000000-0000-4000-8000-000000000001',
      content: '00000000-0000-4000-8000-000000000002',
      caseId: null,
      version: null,
      numbered: false,
      refusal: JSON.stringify({ refused: 'malformed', details: { inner_name: 1 } }),
      effectKey: null,
      at: parseInstant('2026-11-20T00:00:00.000Z'),
    })
    .execute();
  const row = await db.kysely
    .selectFrom('commands')
    .select(['caseId', 'refusal'])
    .executeTakeFirst();
  expect(row).toEqual({
    caseId: null,
    refusal: { refused: 'malformed', details: { inner_name: 1 } },
  });
});

test('what throws within a transaction leaves nothing behind', async () => {
  const work = inTransaction(db, async (tx) => {
    await tx.insertInto('numberSeries').values({ city: 'a', series: 'b', last: 1 }).execute();
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  expect(await db.kysely.selectFrom('numberSeries').selectAll().execute()).toEqual([]);
});

test('every change of the organisation raises the counter of its city alone', async () => {
  const unit = { kind: 'k', title: 't', fromOn: '2026-04-01' as LocalDate };
  const counters = async () => {
    const rows = await db.kysely.selectFrom('organisationVersions').selectAll().execute();
    return Object.fromEntries(rows.map(({ city, version }) => [city, version]));
  };
  await db.kysely
    .insertInto('units')
    .values(['a', 'b'].map((city) => ({ ...unit, city, code: 'u' })))
    .execute();
  expect(await counters()).toEqual({ a: 1, b: 1 });
  await db.kysely.updateTable('units').set({ title: 'x' }).where('city', '=', 'a').execute();
  await db.kysely.deleteFrom('units').where('city', '=', 'a').execute();
  expect(await counters()).toEqual({ a: 3, b: 1 });
});

test('the clock is the database’s, or the one handed in', async () => {
  const now = Date.parse(await readClock(db, databaseClock));
  expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
  const hand = handClock(parseInstant('2030-01-01T09:00:00+09:00'));
  expect(await readClock(db, hand)).toBe('2030-01-01T00:00:00.000Z');
});

test('a failure says whether its statement can have been committed', async () => {
  const failureOf = async (work: Promise<unknown>) => {
    const failure = await fromDatabase(work).catch((error: unknown) => error);
    return failure instanceof DatabaseFailure ? failure.failure : null;
  };
  expect(await failureOf(one('1/0'))).toBe('refused');
  expect(await failureOf(one('pg_terminate_backend(pg_backend_pid())'))).toBe('unknown');
  expect(await failureOf(Promise.reject(Object.assign(new Error(), { code: '40P01' })))).toBe(
    'again',
  );
  expect(await failureOf(Promise.reject(new Error('gone')))).toBe('unknown');
});

test('ids sort by the time they were made for', () => {
  const early = newId<string>(parseInstant('2026-01-01T00:00:00Z'));
  const late = newId<string>(parseInstant('2026-01-01T00:00:00.001Z'));
  expect(early < late).toBe(true);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('closing twice is safe', async () => {
  const other = open(database.url);
  await Promise.all([other.close(), other.close()]);
});
