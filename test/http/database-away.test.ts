import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDoor } from './door.ts';
import { draft, openTownHall, type TownHall } from './town-hall.ts';

/** A way to the database that can be cut. */
async function openWay() {
  const sockets = new Set<Socket>();
  let target = { host: '', port: 0 };
  const server = createServer((near) => {
    const far = connect(target);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    through(url: string): string {
      const way = new URL(url);
      target = { host: way.hostname, port: Number(way.port) };
      way.hostname = '127.0.0.1';
      way.port = `${port}`;
      return way.href;
    },
    async cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
    async mend() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}

let hall: TownHall;
let way: Awaited<ReturnType<typeof openWay>>;

beforeAll(async () => {
  way = await openWay();
  hall = await openTownHall(await openDoor({ through: way.through }));
});
afterAll(async () => {
  await hall.close();
  await way.cut();
});

const opening = { procedure: 'prior_consultation', command: draft };

test('while the database is away the door says so, and everything works again after', async () => {
  const clerk = await hall.as('doboku.clerk');
  await way.cut();
  expect((await clerk.get('/livez')).status).toBe(200);
  const ready = await clerk.get('/readyz');
  expect([ready.status, ready.body.parts.database]).toEqual([503, 'down']);
  const told = await clerk.get('/api/cases');
  expect(told.body.code).toBe('not_ready');
  expect(told.headers.get('retry-after')).toBe('5');
  expect((await clerk.post('/api/cases', opening)).body.code).toBe('not_ready');
  expect((await hall.door.client().signIn('doboku.head')).body.code).toBe('not_ready');
  await way.mend();
  expect((await clerk.get('/readyz')).status).toBe(200);
  expect((await clerk.post('/api/cases', opening)).status).toBe(201);
});
