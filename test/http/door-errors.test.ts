import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Fault } from '../../src/terms/refusal.ts';
import { type Client, type Door, openDoor } from './door.ts';

let door: Door;
let client: Client;

beforeAll(async () => {
  door = await openDoor({
    parts: {
      clock: {
        at() {
          throw new Error('the disk is on fire');
        },
      },
    },
  });
  await door.person('clerk');
  client = door.client();
  // The sign-in itself is accepted; only its answer breaks.
  expect((await client.signIn('clerk')).body.code).toBe('broken');
});
afterAll(() => door.close());

const tokens = '/api/tokens';

test('an unknown address is a problem, inside and outside of the API', async () => {
  expect((await client.get('/api/nothing')).body.code).toBe('not_found');
  expect((await client.get('/nothing')).body.code).toBe('not_found');
  expect((await client.ask('PATCH', '/api/me')).body.code).toBe('not_found');
});

test('a problem names its type, its place, its request and both languages', async () => {
  const headers = { 'x-request-id': 'a-number-of-mine', 'accept-language': 'en-GB,en;q=0.8' };
  const { body, headers: got } = await client.get('/api/nothing?q=1', { headers });
  expect(body).toMatchObject({
    type: '/problems/not_found',
    status: 404,
    instance: '/api/nothing?q=1',
    requestId: 'a-number-of-mine',
    title: body.en.text,
    detail: body.en.todo,
  });
  expect(body.ja.text).not.toBe('');
  expect(got.get('content-language')).toBe('en');
  expect((await client.get(body.type)).body.code).toBe('not_found');
});

test('the language follows the reader, and is Japanese without a wish', async () => {
  const titleFor = async (language?: string) => {
    const headers = language === undefined ? {} : { 'accept-language': language };
    const { body } = await client.get('/api/nothing', { headers });
    return body.title === body.ja.text ? 'ja' : 'en';
  };
  expect(await titleFor()).toBe('ja');
  expect(await titleFor('ja,en;q=0.5')).toBe('ja');
  expect(await titleFor('fr')).toBe('en');
});

test('every fault of a body is named by its pointer', async () => {
  const told = await client.post(tokens, { title: '', validDays: 'one', more: true });
  expect(told.body.code).toBe('malformed');
  const pointers = told.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();
  expect(pointers).toEqual(['', '/title', '/validDays']);
});

test('what is no JSON is malformed', async () => {
  const headers = { 'content-type': 'application/json' };
  for (const raw of ['{', 'not json', '"a text"', '\u{feff}{}x']) {
    const told = await client.ask('POST', tokens, { raw, headers });
    expect(told.body.code).toBe('malformed');
  }
});

test('a text that the database cannot keep is malformed, not a fault', async () => {
  for (const title of ['a\0b', 'a\ud800b']) {
    const told = await client.post(tokens, { title, validDays: 1 });
    expect(told.body).toMatchObject({ code: 'malformed', errors: [{ pointer: '/title' }] });
  }
  const key = await client.post(tokens, { 'a\0': 1 });
  expect(key.body.code).toBe('malformed');
});

test('a body nested to exhaust us is refused before anybody walks it', async () => {
  const depth = 50_000;
  const raw = `{"title":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const headers = { 'content-type': 'application/json' };
  expect((await client.ask('POST', tokens, { raw, headers })).body.code).toBe('malformed');
});

test('a body over the limit is too large', async () => {
  const told = await client.post(tokens, { title: 'x'.repeat(300_000), validDays: 1 });
  expect(told.body).toMatchObject({ code: 'too_large', details: { limit: '262144 B' } });
});

test('a form, a text and an unknown charset are unsupported', async () => {
  const form = await client.ask('POST', tokens, { raw: new URLSearchParams({ title: 'x' }) });
  expect(form.body.code).toBe('unsupported_media');
  const bare = await client.ask('POST', tokens);
  expect(bare.body.code).toBe('unsupported_media');
  const headers = { 'content-type': 'application/json; charset=klingon' };
  const strange = await client.ask('POST', tokens, { raw: '{}', headers });
  expect(strange.body.code).toBe('unsupported_media');
  const packed = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const broken = await client.ask('POST', tokens, { raw: '{}', headers: packed });
  expect(broken.body.code).toBe('malformed');
});

test('an address that is no percent-encoding is malformed', async () => {
  const told = await client.ask('DELETE', '/api/tokens/%ff');
  expect(told.body.code).toBe('malformed');
  expect((await client.ask('DELETE', '/api/tokens/17')).body.errors[0]).toMatchObject({
    in: 'path',
    pointer: '/id',
  });
});

test('a fault shows its number and nothing else, and the log holds the rest', async () => {
  const told = await client.get('/api/me');
  expect(told.status).toBe(500);
  expect(told.text).not.toContain('disk');
  const line = door.lines.find((text) => text.includes(`"requestId":"${told.body.requestId}"`));
  expect(line).toContain('the disk is on fire');
});

test('a fault with a code of the catalogue is still a fault', async () => {
  const clock = {
    at() {
      throw new Fault('broken', { key: 'secret detail' });
    },
  };
  const other = await openDoor({ parts: { clock } });
  await other.person('clerk');
  const told = await other.client().signIn('clerk');
  await other.close();
  expect(told.status).toBe(500);
  expect(told.text).not.toContain('secret detail');
});

test('a draining process turns commands away and says when to come back', async () => {
  const draining = await openDoor({ parts: { isDraining: () => true } });
  const told = await draining.client().get('/api/me');
  const readiness = await draining.client().get('/readyz');
  const liveness = await draining.client().get('/livez');
  await draining.close();
  expect(told.body.code).toBe('not_ready');
  expect(told.headers.get('retry-after')).toBe('5');
  expect(readiness.status).toBe(503);
  expect(liveness.status).toBe(200);
});

test('readiness tells the truth of its parts', async () => {
  expect((await client.get('/readyz')).body).toEqual({ ready: true, parts: { database: 'up' } });
  const down = { ready: false, parts: { database: 'down' } };
  const other = await openDoor({ parts: { readiness: async () => down } });
  const told = await other.client().get('/readyz');
  await other.close();
  expect([told.status, told.body]).toEqual([503, down]);
});

test('a client that leaves in the middle of its body harms nobody', async () => {
  const { port } = new URL(door.origin);
  const socket = connect(Number(port), '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(
    `POST ${tokens} HTTP/1.1\r\nHost: x\r\nCookie: ${client.cookie}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"ti',
  );
  socket.destroy();
  expect((await client.get('/livez')).status).toBe(200);
});

test('requests are counted by route and problems by code, never by case', async () => {
  const { text } = await client.get('/metrics');
  expect(text).toContain('kyogi_http_problems_total{code="malformed"}');
  expect(text).toContain('route="/api/tokens/{id}"');
});

test('every answer carries the strict headers', async () => {
  const { headers } = await client.get('/api/nothing');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https:|upgrade/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
});
