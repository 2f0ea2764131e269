import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defaultRateLimits } from '../../src/http/rate-limit.ts';
import { city, type Door, openDoor, password } from './door.ts';

let door: Door;

beforeAll(async () => {
  const rateLimits = { ...defaultRateLimits, accountTries: 3, writesPerMinute: 5 };
  door = await openDoor({ parts: { rateLimits } });
  await door.person('chief');
  await door.person('clerk');
});
afterAll(() => door.close());

test('after too many wrong passwords even the right one must wait', async () => {
  for (const _ of [1, 2, 3]) await door.client().signIn('chief', 'wrong');
  const told = await door.client().signIn('chief');
  expect(told.body.code).toBe('too_many_requests');
  expect(Number(told.headers.get('retry-after'))).toBe(told.body.details.seconds);
  expect(told.body.details.seconds).toBeGreaterThan(0);
});

test('the count stands in the database, where every process sees it', async () => {
  const { rows } = await door.db.pool.query('select points from rate_limits order by points');
  expect(rows.map(({ points }) => Number(points))).toContain(4);
});

test('another account at the same address is not held up', async () => {
  expect((await door.client().signIn('clerk')).status).toBe(200);
});

test('an accepted sign-in gives back the tries it took', async () => {
  for (const _ of [1, 2, 3, 4, 5]) expect((await door.client().signIn('clerk')).status).toBe(200);
});

test('sign-ins are still counted while the database refuses the count', async () => {
  await door.db.pool.query('alter table rate_limits rename to away');
  for (const _ of [1, 2, 3]) await door.client().signIn('clerk', 'wrong');
  const told = await door.client().signIn('clerk');
  await door.db.pool.query('alter table away rename to rate_limits');
  expect(told.body.code).toBe('too_many_requests');
});

test('a person who writes without pause is asked to wait', async () => {
  const client = door.client();
  const login = { login: 'clerk', password, city };
  expect((await client.post('/api/sign-in', login)).status).toBe(200);
  const write = () => client.post('/api/tokens', { title: 'x', validDays: 1 });
  for (const _ of [1, 2, 3, 4, 5]) expect((await write()).status).toBe(201);
  expect((await write()).body.code).toBe('too_many_requests');
  expect((await client.get('/api/me')).status).toBe(200);
});
