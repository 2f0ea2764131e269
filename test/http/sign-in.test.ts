import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PersonId } from '../../src/terms/ids.ts';
import { city, type Door, openDoor, password } from './door.ts';

let door: Door;
let chief: PersonId;

beforeAll(async () => {
  door = await openDoor();
  chief = await door.person('chief');
  await door.person('clerk');
  await door.person('twin');
  await door.person('twin', 'elsewhere');
});
afterAll(() => door.close());

test('a person signs in, is known, signs out and is unknown again', async () => {
  const client = door.client();
  expect((await client.get('/api/me')).body.code).toBe('not_signed_in');
  const told = await client.signIn('chief');
  expect(told.status).toBe(200);
  expect(told.body.person.id).toBe(chief);
  expect((await client.get('/api/me')).body.person.login).toBe('chief');
  const kept = client.cookie;
  expect((await client.ask('POST', '/api/sign-out')).status).toBe(204);
  client.cookie = kept;
  expect((await client.get('/api/me')).status).toBe(401);
});

test('the session cookie is HttpOnly and Lax, and Secure only behind https', async () => {
  const plain = await door.client().signIn('chief');
  const cookie = plain.headers.getSetCookie().join();
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).not.toMatch(/Secure/);
  const proxied = await openDoor({ parts: { trustProxy: true } });
  await proxied.person('chief');
  const secure = await proxied.client().post(
    '/api/sign-in',
    { login: 'chief', password },
    {
      headers: { 'x-forwarded-proto': 'https' },
    },
  );
  await proxied.close();
  expect(secure.headers.getSetCookie().join()).toMatch(/Secure/);
});

test('a session id from before the sign-in is worth nothing after it', async () => {
  const client = door.client();
  await client.signIn('chief');
  const first = client.cookie;
  await client.signIn('chief');
  expect(client.cookie).not.toBe(first);
  client.cookie = first;
  expect((await client.get('/api/me')).status).toBe(401);
});

test('a wrong password and an unknown login are told alike', async () => {
  const wrong = await door.client().signIn('chief', 'not my password');
  const unknown = await door.client().signIn('nobody', 'not my password');
  expect(wrong.status).toBe(401);
  const telling = ({ requestId: _, ...rest }: Record<string, unknown>) => rest;
  expect(telling(wrong.body)).toEqual(telling(unknown.body));
});

test('a login of two cities needs the city', async () => {
  expect((await door.client().signIn('twin')).status).toBe(401);
  const here = await door.client().post('/api/sign-in', { login: 'twin', password, city });
  expect(here.body.city).toBe(city);
  const there = { login: 'twin', password, city: 'elsewhere' };
  const told = await door.client().post('/api/sign-in', there);
  expect(told.body).toMatchObject({ code: 'no_rulebook', details: { city: 'elsewhere' } });
});

test('a person disabled after signing in is out at once', async () => {
  const id = await door.person('leaver');
  const client = door.client();
  await client.signIn('leaver');
  await door.db.pool.query('update persons set disabled_at = now() where id = $1', [id]);
  expect((await client.get('/api/me')).status).toBe(401);
  expect((await door.client().signIn('leaver')).body.code).toBe('wrong_credentials');
});

test('a changed password ends the other sessions and keeps this one', async () => {
  await door.person('changer');
  const [here, there] = [door.client(), door.client()];
  await here.signIn('changer');
  await there.signIn('changer');
  const wrong = { present: 'not the present one', next: 'another good password' };
  const refused = await here.ask('PUT', '/api/me/password', { json: wrong });
  expect(refused.body.code).toBe('wrong_credentials');
  const right = { present: password, next: 'another good password' };
  expect((await here.ask('PUT', '/api/me/password', { json: right })).status).toBe(204);
  expect((await here.get('/api/me')).status).toBe(200);
  expect((await there.get('/api/me')).status).toBe(401);
  expect((await door.client().signIn('changer')).status).toBe(401);
  expect((await door.client().signIn('changer', 'another good password')).status).toBe(200);
});

test('a short password is refused by name', async () => {
  const client = door.client();
  await client.signIn('clerk');
  const json = { present: password, next: 'short' };
  const told = await client.ask('PUT', '/api/me/password', { json });
  expect(told.body.errors).toEqual([
    { in: 'body', pointer: '/next', detail: expect.stringMatching(/./) },
  ]);
});

test('passwords and tokens never reach the log', async () => {
  await door.client().signIn('chief');
  expect(door.lines.join('')).not.toContain(password);
  expect(door.lines.join('')).toContain('"route":"/api/sign-in"');
});

test('a request of another site is refused, a program with a token is not asked', async () => {
  const client = door.client();
  await client.signIn('chief');
  const revoke = '/api/tokens/2a1c0b8e-0000-4000-8000-000000000000';
  const from = (headers: Record<string, string>) => client.ask('DELETE', revoke, { headers });
  expect((await from({ 'sec-fetch-site': 'cross-site' })).body.code).toBe('cross_site');
  expect((await from({ 'sec-fetch-site': 'same-site' })).body.code).toBe('cross_site');
  expect((await from({ 'sec-fetch-site': 'same-origin' })).body.code).toBe('not_found');
  expect((await from({ origin: 'https://elsewhere.example' })).body.code).toBe('cross_site');
  expect((await from({ origin: 'null' })).body.code).toBe('cross_site');
  expect((await from({ origin: door.origin })).body.code).toBe('not_found');
  const { token } = (await client.post('/api/tokens', { title: 'batch', validDays: 1 })).body;
  const program = door.client();
  program.token = token;
  const told = await program.ask('DELETE', revoke, { headers: { origin: 'https://x.example' } });
  expect(told.body.code).toBe('not_found');
});

test('a sign-in from another site is refused too', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' };
  const told = await door.client().post('/api/sign-in', { login: 'chief', password }, { headers });
  expect(told.body.code).toBe('cross_site');
});

test('a token is shown once, listed without its secret, and dies when revoked', async () => {
  const client = door.client();
  await client.signIn('clerk');
  const made = await client.post('/api/tokens', { title: 'import', validDays: 30 });
  const program = door.client();
  program.token = made.body.token;
  expect((await program.get('/api/me')).body.person.login).toBe('clerk');
  const listed = await client.get('/api/tokens');
  expect(listed.text).not.toContain(made.body.token);
  const { rows } = await door.db.pool.query('select sha256 from tokens where id = $1', [
    made.body.id,
  ]);
  expect(rows[0].sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await client.ask('DELETE', `/api/tokens/${made.body.id}`)).status).toBe(204);
  expect((await program.get('/api/me')).status).toBe(401);
});

test('an expired token and a made-up one are unknown', async () => {
  const client = door.client();
  await client.signIn('clerk');
  const made = await client.post('/api/tokens', { title: 'old', validDays: 1 });
  await door.db.pool.query("update tokens set expires_at = now() - interval '1 s' where id = $1", [
    made.body.id,
  ]);
  const program = door.client();
  program.token = made.body.token;
  expect((await program.get('/api/me')).status).toBe(401);
  program.token = 'kyogi_made_up';
  expect((await program.get('/api/me')).headers.get('www-authenticate')).toBe('Bearer');
});

test('nobody revokes the token of another, and no token makes tokens', async () => {
  const [owner, other] = [door.client(), door.client()];
  await owner.signIn('clerk');
  await other.signIn('chief');
  const made = await owner.post('/api/tokens', { title: 'mine', validDays: 1 });
  expect((await other.ask('DELETE', `/api/tokens/${made.body.id}`)).status).toBe(404);
  const program = door.client();
  program.token = made.body.token;
  const told = await program.post('/api/tokens', { title: 'more', validDays: 366 });
  expect(told.body.code).toBe('not_signed_in');
});
