import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type House, openHouse } from './house.ts';
import { seededRandom } from './random.ts';
import {
  freePort,
  isRunning,
  postmasterOf,
  type ServerProcess,
  startServer,
} from './server-process.ts';
import { untilPlayed } from './town.ts';

let house: House | undefined;
const servers: ServerProcess[] = [];

afterEach(async () => {
  await house?.close();
  house = undefined;
  for (const server of servers.splice(0)) await server.end('SIGKILL');
});

async function busyHouse(): Promise<House> {
  house = await openHouse({ program: 'source', random: seededRandom(7), players: 8 });
  await untilPlayed(house.ledger, 40, 20_000);
  return house;
}

/** Requests that are under way at this moment, and how each of them ends. */
const inFlight = (address: string, count: number): Promise<(number | string)[]> =>
  Promise.all(
    Array.from({ length: count }, () =>
      fetch(`${address}/api/cases`, { headers: { connection: 'close' } }).then(
        async (response) => {
          await response.text();
          return response.status;
        },
        (error: Error) => String(error.cause ?? error),
      ),
    ),
  );

test('a signal under load drains, and leaves nothing behind', async () => {
  const { dataDir, ledger, server, ...rest } = await busyHouse();
  const postmaster = postmasterOf(dataDir) ?? 0;
  const stopping = server();
  const asked = inFlight(stopping.address, 60);
  await sleep(20);
  const began = Date.now();
  expect(await stopping.end('SIGTERM')).toBe(0);
  // Well before the moment at which connections are cut.
  expect(Date.now() - began).toBeLessThan(8_000);
  // Nobody who was there is cut off: he is not signed in, or hears that the house is stopping.
  for (const answer of new Set(await asked)) expect([401, 503]).toContain(answer);
  expect(stopping.said()).toContain('Nothing is lost');
  expect(isRunning(postmaster)).toBe(false);
  expect(postmasterOf(dataDir)).toBeUndefined();
  await rest.start();
  const report = await rest.watch().lookAtAll(ledger.receipts);
  expect([...report.findings, ...ledger.scandals]).toEqual([]);
}, 90_000);

test('a second signal ends it at once, and the next start finds everything', async () => {
  const { ledger, server, start, watch } = await busyHouse();
  const stopping = server();
  stopping.child.kill('SIGINT');
  while (!stopping.said().includes('Stopping')) await sleep(2);
  const began = Date.now();
  expect(await stopping.end('SIGINT')).not.toBe('SIGKILL');
  expect(Date.now() - began).toBeLessThan(5_000);
  await start();
  const report = await watch().lookAtAll(ledger.receipts);
  expect([...report.findings, ...ledger.scandals]).toEqual([]);
}, 90_000);

test('a signal while it starts stops what was started already', async () => {
  const dataDir = temporaryFolder();
  const port = await freePort();
  const start = (): ServerProcess => {
    const server = startServer({ program: 'source', dataDir, port });
    servers.push(server);
    return server;
  };
  for (const postgresRuns of [false, true]) {
    const server = start();
    if (postgresRuns) while (!postmasterOf(dataDir) && !server.hasEnded()) await sleep(10);
    else await sleep(700);
    await server.end('SIGTERM');
    const left = postmasterOf(dataDir);
    expect(left !== undefined && isRunning(left)).toBe(false);
  }
  const server = start();
  await server.ready();
  expect(await server.end('SIGTERM')).toBe(0);
}, 90_000);
