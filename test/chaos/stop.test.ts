import { once } from 'node:events';
import { connect } from 'node:net';
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

const draft = {
  type: 'draft',
  matter: 'ward-plan',
  initiator: 'doboku',
  addressees: ['kita-ku'],
  content: { title: 'in the middle of a sentence' },
};

/** Sends half of a request; `finish` sends the rest and gives the answer's first line. */
async function speakHalf(address: string, token: string) {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (chunk) => {
    heard += String(chunk);
  });
  socket.on('error', (error) => {
    heard += error.message;
  });
  await once(socket, 'connect');
  const body = JSON.stringify({ procedure: 'prior_consultation', command: draft });
  const head = [
    'POST /api/cases HTTP/1.1',
    `Host: ${hostname}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    'Idempotency-Key: half-a-sentence',
    `Content-Length: ${body.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 20)}`);
  return {
    finish: async (): Promise<string> => {
      const closed = once(socket, 'close');
      socket.write(body.slice(20));
      await closed;
      return heard.split('\r\n')[0] ?? '';
    },
  };
}

test('a signal under load drains, and leaves nothing behind', async () => {
  const { dataDir, ledger, server, tokens, ...rest } = await busyHouse();
  const postmaster = postmasterOf(dataDir) ?? 0;
  const stopping = server();
  const half = await speakHalf(stopping.address, tokens.get('doboku.clerk') ?? '');
  await untilPlayed(ledger, 10, 10_000);
  const began = Date.now();
  stopping.child.kill('SIGTERM');
  while (!stopping.said().includes('Stopping')) await sleep(2);
  // The door is shut by now, and whoever was in the middle of a sentence is still heard.
  await sleep(1_000);
  expect(await half.finish()).toBe('HTTP/1.1 201 Created');
  expect(await stopping.ended()).toBe(0);
  // Well before the moment at which connections are cut.
  expect(Date.now() - began).toBeLessThan(8_000);
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
