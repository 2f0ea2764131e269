import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BadConfig } from '../../src/config.ts';
import { open } from '../../src/db/open.ts';
import { readServerVersion } from '../../src/db/server-version.ts';
import { refuseOldServer } from '../../src/setup/database.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('a PostgreSQL older than what the product needs is named and refused', () => {
  expect(() => refuseOldServer('13.16 (Debian 13.16-1)')).toThrow(BadConfig);
  expect(() => refuseOldServer('9.6.24')).toThrow('PostgreSQL 9.6.24; Kyogi needs 14 or newer');
  for (const version of ['14.0', '16beta1', '18.4']) refuseOldServer(version);
});

test('the server that comes with the product tells its version', async () => {
  const db = open(database.url, { max: 1 });
  expect(await readServerVersion(db)).toMatch(/^\d+/);
  await db.close();
});
