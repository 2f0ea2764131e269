import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EmbeddedServer, openEmbedded } from '../../src/embedded/server.ts';
import { readPidFile } from '../../src/embedded/survivor.ts';
import { migrateAll } from '../../src/setup/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { freePort, isRunning } from './server-process.ts';
import { openTown, type Town } from './town.ts';

let root: string;
let port: number;
let database: EmbeddedServer;
let town: Town;

const begin = async (): Promise<void> => {
  database = await openEmbedded({ root, port });
};

beforeAll(async () => {
  root = join(temporaryFolder(), 'postgres');
  port = await freePort();
  await begin();
  await migrateAll(database.url());
  town = await openTown({ url: database.url(), roles: ['all'], seed: 2, players: 8 });
}, 60_000);

afterAll(async () => {
  await town.close();
  await database.stop();
}, 60_000);

/** PostgreSQL's own modes: fast rolls back and disconnects, immediate drops everything. */
async function stop(mode: 'fast' | 'immediate'): Promise<void> {
  const pid = readPidFile(database.dataFolder)?.pid;
  if (mode === 'immediate' && pid !== undefined) {
    process.kill(pid, 'SIGQUIT');
    while (isRunning(pid)) await sleep(10);
  }
  await database.stop();
}

const ears = async (): Promise<number> => {
  const { rows } = await town.watch.db.pool.query<{ n: string }>(
    `select count(*) as n from pg_stat_activity where query ~* '^\\s*listen'`,
  );
  return Number(rows[0]?.n);
};

async function untilHeard(wanted: number): Promise<void> {
  for (const until = Date.now() + 15_000; (await ears()) < wanted; await sleep(100)) {
    if (Date.now() > until) throw new Error(`${await ears()} of ${wanted} listen again`);
  }
}

async function awayAndBack(mode: 'fast' | 'immediate'): Promise<void> {
  const [server] = town.servers;
  const asked = { headers: { authorization: `Bearer ${town.tokens.get('doboku.clerk')}` } };
  await town.played(30);
  const listening = await ears();
  expect(listening).toBeGreaterThan(0);
  town.uptime.down();
  await stop(mode);
  const told = await fetch(`${server?.address}/api/cases`, asked);
  expect(told.status).toBe(503);
  expect(told.headers.get('content-type')).toContain('application/problem+json');
  expect(await told.json()).toMatchObject({ code: 'not_ready' });
  expect((await fetch(`${server?.address}/readyz`)).status).toBe(503);
  expect((await fetch(`${server?.address}/livez`)).status).toBe(200);
  await sleep(1_000);
  await begin();
  town.uptime.up();
  await town.played(30);
  await untilHeard(listening);
}

test('PostgreSQL stopped under load costs answers of 503 and nothing else', async () => {
  await awayAndBack('immediate');
  await awayAndBack('fast');
  expect(await town.settle()).toEqual([]);
  expect(town.ledger.counts.unavailable).toBeGreaterThan(0);
}, 120_000);
