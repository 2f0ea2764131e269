import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { openTown, type Town } from './town.ts';

let database: FreshDatabase;
let town: Town | undefined;

beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await town?.close();
  await database.drop();
});

test('two whole processes on one database do nothing twice, also when one is killed', async () => {
  const roles = ['all', 'all'] as const;
  town = await openTown({ url: database.url, roles, seed: 4, players: 12 });
  await town.played(80);
  await town.servers[1]?.end('SIGKILL');
  await town.played(40);
  expect(await town.settle()).toEqual([]);
}, 120_000);

test('an API process and two workers share the work, also when a worker is killed', async () => {
  const roles = ['api', 'worker', 'worker'] as const;
  town = await openTown({ url: database.url, roles, seed: 5, players: 12 });
  await town.played(80);
  await town.servers[2]?.end('SIGKILL');
  await town.played(40);
  expect(await town.settle()).toEqual([]);
}, 120_000);
