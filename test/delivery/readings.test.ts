import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openReadings } from '../../src/delivery/readings.ts';
import type { CaseId, EffectId } from '../../src/terms/ids.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { city, type ToyHouse, toyHouse } from './toy-house.ts';

let house: ToyHouse;

beforeAll(async () => {
  house = await toyHouse();
});
afterAll(() => house.close());

const session = async (on: string, closed = false): Promise<CaseId> => {
  const id = await house.openCase();
  await house.db.pool.query(
    `update cases set procedure = 'meeting_session', matter = 'council', meeting_on = $2,
       status = $3, closed_at = case when $3 = 'done' then now() end where id = $1`,
    [id, on, closed ? 'done' : 'active'],
  );
  return id;
};

test('open sessions are found from a day on, the earliest first', async () => {
  const second = await session('2026-12-10');
  const first = await session('2026-11-10');
  await session('2026-10-10');
  await session('2026-11-11', true);
  const from = '2026-11-01' as LocalDate;
  const found = await openReadings(house.db).openSessions('meeting_session', city, 'council', from);
  expect(found).toEqual([
    { id: first, on: '2026-11-10' },
    { id: second, on: '2026-12-10' },
  ]);
});

test('sessions at which an effect has knocked are found by its keys alone', async () => {
  const effect = '7f3e0000-0000-4000-8000-000000000001' as EffectId;
  const knocked = await session('2027-01-12');
  const other = await session('2027-02-10');
  const answer = (key: string, id: string) =>
    house.db.pool.query(
      `insert into commands (id, content, case_id, version, numbered, effect_key, at)
       values (gen_random_uuid(), gen_random_uuid(), $2, 1, false, $1, now())`,
      [key, id],
    );
  await answer(`${effect}/${knocked}`, knocked);
  await answer(effect, other);
  await answer('7f3e0000-0000-4000-8000-000000000002/x', other);
  const found = await openReadings(house.db).triedSessions(effect);
  expect(found).toEqual([{ id: knocked, on: '2027-01-12' }]);
});

test('a city without a rulebook in force on that day is a fault with its date', async () => {
  const readings = openReadings(house.db);
  expect((await readings.rulebookInForce(city, '2026-11-20' as LocalDate)).identity.city).toBe(
    city,
  );
  await expect(readings.rulebookInForce(city, '2019-12-31' as LocalDate)).rejects.toMatchObject({
    code: 'no_rulebook',
    details: { city, on: '2019-12-31' },
  });
});
