import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { openTown, type Town } from './town.ts';

let database: FreshDatabase;
let town: Town;
/** A case on which both wards are asked. */
let asked: string;

interface Told {
  readonly status: number;
  readonly code: string;
  readonly body: { readonly id: string; readonly version: number };
}

const origin = (): string => town.servers[0]?.address ?? '';

async function ask(login: string, path: string, body?: unknown, headers = {}): Promise<Told> {
  const response = await fetch(`${origin()}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${town.tokens.get(login)}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && {
      body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    }),
  });
  const told = JSON.parse(await response.text());
  return { status: response.status, code: told.code ?? '', body: told };
}

const clerk = 'doboku.clerk';
const draft = {
  type: 'draft',
  matter: 'road-works',
  initiator: 'doboku',
  addressees: ['kita-ku', 'chuo-ku'],
  content: { title: 'Route 7' },
};
const open = (command: unknown, more: object = {}) =>
  ask(clerk, '/cases', { procedure: 'prior_consultation', command, ...more });
const send = (login: string, command: object, id = asked) =>
  ask(login, `/cases/${id}/commands`, { command });

async function openAsked(): Promise<string> {
  const { body } = await open(draft);
  await send(clerk, { type: 'submit' }, body.id);
  await send('doboku.head', { type: 'approve' }, body.id);
  const { status } = await send('kusei-sozo.clerk', { type: 'accept' }, body.id);
  expect(status).toBe(200);
  return body.id;
}

beforeAll(async () => {
  database = await freshDatabase();
  town = await openTown({ url: database.url, roles: ['all'], seed: 6, players: 0 });
  asked = await openAsked();
}, 60_000);
afterAll(async () => {
  await town.close();
  await database.drop();
}, 30_000);

const refusals = async (tellings: readonly Promise<Told>[]): Promise<string[]> =>
  (await Promise.all(tellings)).map(({ status, code }) => `${status} ${code}`);

const onlyRefusals = (told: readonly string[]): void => {
  expect(told.filter((line) => !/^4\d\d [a-z_]+$/.test(line))).toEqual([]);
};

const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

test('a name that every object has is the code of nothing', async () => {
  onlyRefusals(
    await refusals(
      inherited.flatMap((name) => [
        open({ ...draft, matter: name }),
        open({ ...draft, initiator: name }),
        open({ ...draft, addressees: [name] }),
        open({ ...draft, content: { title: 'x', fields: { [name]: 'x' } } }),
        open(draft, { procedure: name }),
        open(draft, { seat: name }),
        open({ type: name }),
        send(clerk, { type: name }),
        send('kita-ku.head', { type: 'answer', for: name, answer: 'agree' }),
        send('kita-ku.head', { type: 'answer', answer: name }),
        send('kita-ku.clerk', { type: 'ask', for: name, question: 'x' }),
        send(clerk, { type: 'supply', for: name, text: 'x' }),
        send('doboku.head', { type: 'grant_extension', for: name }),
        send('doboku.head', { type: 'decline_extension', for: name, reason: 'x' }),
        send('kusei-sozo.clerk', { type: 'add_addressee', unit: name }),
        send(clerk, { type: 'report_follow_up', followUp: name, text: 'x' }),
      ]),
    ),
  );
});

test('members that reach for a prototype are refused and reach nothing', async () => {
  const poison = '{"__proto__":{"accepted":true},"constructor":{"prototype":{"open":true}}}';
  const put = (command: string) => `{"procedure":"prior_consultation","command":${command}}`;
  const fields = JSON.stringify({ ...draft, content: { title: 'x', fields: 0 } });
  onlyRefusals(
    await refusals([
      ask(clerk, '/cases', poison),
      ask(clerk, '/cases', put(poison)),
      ask(clerk, '/cases', put(`{"type":"draft","__proto__":${JSON.stringify(draft)}}`)),
      ask(clerk, '/cases', put(fields.replace('"fields":0', `"fields":${poison}`))),
      ask(clerk, `/cases/${asked}/commands`, `{"command":{"type":"submit","__proto__":{}}}`),
    ]),
  );
  expect({}).not.toHaveProperty('accepted');
});

test('machine events, unknown commands and those of the system are refused by name', async () => {
  const told = await refusals(
    ['xstate.stop', 'xstate.init', 'xstate.done.actor.x', 'xstate.after.1.x', 'no_such', ''].map(
      (type) => send(clerk, { type }),
    ),
  );
  expect(new Set(told)).toEqual(new Set(['400 malformed', '400 unknown_command']));
  const system = await send(clerk, { type: 'timer', name: 'step', dueAt: '2026-01-01T00:00:00Z' });
  expect([system.status, system.code]).toEqual([403, 'system_command']);
});

test('dates at the ends of the calendar are refused before anything counts from them', async () => {
  const ends = ['0001-01-01', '0001-01-05', '9999-12-31', '9999-12-30', '2026-02-30', 'infinity'];
  const emergency = (actedAt: string) => ({
    ...draft,
    emergency: { reason: 'flood', actedAt, actedBy: 'doboku' },
  });
  const conditions = (dueOn: string) => [{ text: 'by then', dueOn }];
  onlyRefusals(
    await refusals([
      ...ends.flatMap((on) => [
        open({ ...draft, content: { title: 'x', plannedDecisionOn: on } }),
        open({ type: 'convene', meeting: 'ward-mayors', on }, { procedure: 'meeting_session' }),
        send('kita-ku.head', { type: 'request_extension', until: on, reason: 'x' }),
        send('kita-ku.head', { type: 'answer', answer: 'agree-if', conditions: conditions(on) }),
        send('kusei-sozo.clerk', { type: 'hold', reason: 'x', until: on }),
      ]),
      open(emergency('0001-01-01T00:00:00+14:00')),
      open(emergency('9999-12-31T23:59:59-14:00')),
      open(emergency('2026-01-01T00:00:00.123456789Z')),
      open(emergency('2026-01-01T00:00Z')),
    ]),
  );
});

test('a cursor that no list gave is refused', async () => {
  const cursor = (key: object) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const moments = ['x', '', 'infinity ', '2026-99-99T99:99:99Z', '0000-01-01T00:00:00Z'];
  onlyRefusals(
    await refusals(
      moments.flatMap((key) =>
        ['/cases?sort=opened', '/cases?sort=due', '/work-items?', '/notifications?'].map((path) =>
          ask(clerk, `${path}&cursor=${cursor({ key, at: key, dueAt: key, id: asked })}`),
        ),
      ),
    ),
  );
});

test('broken, deep, huge and swollen bodies are refused', async () => {
  const { body } = await open(draft);
  const path = `/cases/${body.id}/commands`;
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const swollen = gzipSync(JSON.stringify({ command: { type: 'x'.repeat(20_000_000) } }));
  const told = await refusals([
    ask(clerk, path, '{"command":'),
    ask(clerk, path, '\u0000'),
    ask(clerk, path, '[]'),
    ask(clerk, path, 'null'),
    ask(clerk, path, `{"command":{"type":"submit","x":${deep}}}`),
    ask(clerk, path, { command: { type: 'revise', content: { title: 'a\u0000b' } } }),
    ask(clerk, path, { command: { type: 'revise', content: { title: '\ud800' } } }),
    ask(clerk, path, { command: { type: 'submit' }, expectedVersion: 1e308 }),
    ask(clerk, path, 'x', { 'content-type': 'text/plain' }),
    ask(clerk, path, 'x', { 'content-encoding': 'gzip' }),
    ask(clerk, path, swollen, { 'content-encoding': 'gzip' }),
    ask(clerk, path, { command: { type: 'submit' } }, { 'idempotency-key': 'k'.repeat(201) }),
  ]);
  onlyRefusals(told);
  expect(told[10]).toBe('413 too_large');
  const { body: page } = await ask(clerk, `/cases/${body.id}`);
  expect(page.version).toBe(1);
});

test('a thousand requests at once are all answered, and none is lost', async () => {
  const id = await openAsked();
  const path = `/cases/${id}/commands`;
  const bad = await refusals(
    Array.from({ length: 900 }, (_, nth) =>
      ask(nth % 2 ? 'kita-ku.head' : 'kita-ku.deputy', path, { command: { type: 'nothing' } }),
    ),
  );
  expect(new Set(bad)).toEqual(new Set(['400 unknown_command']));
  const question = { type: 'ask', question: 'how often?' };
  const once = { 'idempotency-key': 'the-same-question' };
  const good = await Promise.all(
    Array.from({ length: 100 }, () => ask('chuo-ku.clerk', path, { command: question }, once)),
  );
  expect(new Set(good.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await ask(clerk, `/cases/${id}`)).body.version).toBe(5);
}, 60_000);

/** Bytes sent by hand; what came back until the other side closed, or nothing for so long. */
async function byHand(pieces: readonly string[], quietMs: number): Promise<string> {
  const { hostname, port } = new URL(origin());
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (chunk) => {
    heard += String(chunk);
  });
  socket.on('error', () => undefined);
  for (const piece of pieces) {
    socket.write(piece);
    await sleep(20);
  }
  await Promise.race([new Promise((resolve) => socket.once('close', resolve)), sleep(quietMs)]);
  socket.destroy();
  return heard;
}

test('callers who never finish a sentence keep nobody else waiting', async () => {
  const slow = Array.from({ length: 200 }, () =>
    byHand(['POST /api/cases HTTP/1.1\r\n', 'Host: x\r\n', 'Content-Length: 9\r\n'], 1_500),
  );
  const garbage = [
    byHand(['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'], 500),
    byHand(['GET /api/cases HTTP/1.1\r\nHost: x\r\nHost: y\r\nContent-Length: z\r\n\r\n'], 500),
    byHand([`GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`], 500),
  ];
  await sleep(100);
  const began = Date.now();
  expect((await ask(clerk, '/cases')).status).toBe(200);
  expect(Date.now() - began).toBeLessThan(10_000);
  await Promise.all(slow);
  for (const answer of await Promise.all(garbage)) expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
  expect((await fetch(`${origin()}/livez`)).status).toBe(200);
});

test('addresses that are none are refused', async () => {
  onlyRefusals(
    await refusals(
      ['%E0%A4%A', '%00', 'a'.repeat(201), '..%2F..%2Fetc', '__proto__', '%F0%9F%98%80'].flatMap(
        (id) => [
          ask(clerk, `/cases/${id}`),
          ask(clerk, `/cases/${id}/history`),
          ask(clerk, `/cases/${id}/commands`, { command: { type: 'submit' } }),
        ],
      ),
    ),
  );
});
