import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { migrate } from '../../src/db/migrate.ts';
import { type Db, open } from '../../src/db/open.ts';
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

test('three processes may migrate one empty database at once', async () => {
  await sql`drop schema public cascade`.execute(db.kysely);
  await sql`create schema public`.execute(db.kysely);
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db.kysely);
  expect(rows[0]?.name).toBe('0001_people');
  expect(await db.kysely.selectFrom('cases').selectAll().execute()).toEqual([]);
});

test('a database newer than the program is refused, and the unknown is named', async () => {
  await sql`insert into kysely_migration values ('9999_later', now()::text)`.execute(db.kysely);
  await expect(migrate(database.url)).rejects.toThrow('9999_later');
  await sql`delete from kysely_migration where name = '9999_later'`.execute(db.kysely);
  await migrate(database.url);
});
