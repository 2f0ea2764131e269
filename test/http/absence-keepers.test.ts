/** Who keeps whose absences: nobody that of a person for whom he would act, nor reads what was. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Instant } from '../../src/terms/units.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

const setClock = (at: string) => hall.door.clock.set(at as Instant);
const get = async (login: string, path: string) => (await (await hall.as(login)).get(path)).body;
const personOf = async (login: string): Promise<string> => (await get(login, '/api/me')).person.id;

async function enter(as: string, whose: string, until: string, more: object = {}) {
  const person = await personOf(whose);
  const span = { from: '2026-09-30T20:00:00.000Z', until };
  const body = { kind: 'trip', reason: 'private', person, ...span, ...more };
  return (await hall.as(as)).post('/api/absences', body);
}

beforeAll(async () => {
  hall = await openTownHall();
  setClock('2026-10-01T00:00:00.000Z');
});
afterAll(() => hall.close());

test('nobody enters or ends the absence by which he would act', async () => {
  const { pool } = hall.door.db;
  const own = async (seat: string, actingSeat: string, fromOn: string) => {
    await pool.query(
      `insert into acting_orders (city, seat, position, acting_seat, from_on)
       values ('niigata', $1, 1, $2, $3)`,
      [seat, actingSeat, fromOn],
    );
    await pool.query('update organisation_versions set version = version + 1');
  };
  await own('akiha-ku.head', 'kusei-sozo.clerk', '2026-09-01');
  const until = '2026-10-05T00:00:00.000Z';
  const { body } = await enter('kusei-sozo.clerk', 'akiha-ku.head', until);
  expect(body.code).toBe('absence_for_own_turn');
  const person = await personOf('akiha-ku.head');
  const span = { from: '2026-09-30T20:00:00.000Z', until };
  const head = await hall.as('akiha-ku.head');
  const { body: entered } = await head.post('/api/absences', { kind: 'trip', ...span });
  expect(entered).toMatchObject({ person: { id: person }, changeable: true });
  const clerk = await hall.as('kusei-sozo.clerk');
  const path = `/api/absences/${entered.id}`;
  expect((await clerk.ask('DELETE', path)).body.code).toBe('absence_for_own_turn');
  const moved = await clerk.ask('PUT', path, { json: { until: '2026-10-06T00:00:00.000Z' } });
  expect(moved.body.code).toBe('absence_for_own_turn');
  const [seen] = (await clerk.get('/api/absences?seat=akiha-ku.head')).body.items;
  expect(seen).toMatchObject({ kind: null, reason: null, changeable: false });

  await pool.query("update persons set administrator = true where login = 'akiha-ku.deputy'");
  await own('konan-ku.head', 'akiha-ku.deputy', '2026-11-01');
  const next = { from: '2026-11-10T00:00:00.000Z' };
  const later = async (given: object, to: string) =>
    (await enter('akiha-ku.deputy', 'konan-ku.head', to, given)).body.code;
  expect(await later(next, '2026-11-12T00:00:00.000Z')).toBe('absence_for_own_turn');
  expect(await later({}, '2026-11-12T00:00:00.000Z')).toBe('absence_for_own_turn');
  expect(await later({}, '2026-10-03T00:00:00.000Z')).toBeUndefined();
});

test('that somebody was away is told to himself and to those who keep absences', async () => {
  await enter('kusei-sozo.clerk', 'kita-ku.head', '2026-10-20T00:00:00.000Z');
  setClock('2026-12-01T00:00:00.000Z');
  const past = async (login: string, seat: string) => {
    const client = await hall.as(login);
    return (await client.get(`/api/absences?seat=${seat}&past=true`)).body;
  };
  expect((await past('kita-ku.clerk', 'kita-ku.head')).code).toBe('absence_of_another');
  expect((await past('kita-ku.head', 'kita-ku.head')).items).toHaveLength(1);
  expect((await past('kusei-sozo.clerk', 'kita-ku.head')).items).toHaveLength(1);
});
