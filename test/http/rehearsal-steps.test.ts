import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Instant } from '../../src/terms/units.ts';
import { publishTables } from './tables.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

/** A road of so many yen, started from the navigator and submitted. */
async function submitted(amount: number): Promise<string> {
  const clerk = await hall.as('doboku.clerk');
  const question = { unit: 'doboku', subject: 'road', amount };
  const { start } = await hall.must(clerk.post('/api/navigator', question));
  const { id } = await hall.must(clerk.post('/api/cases', start));
  await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  return id;
}

beforeAll(async () => {
  hall = await openTownHall();
  await publishTables(hall.door);
});
afterAll(() => hall.close());

const report = async (login: string, from: string, to: string) =>
  (await hall.as(login)).get(`/api/reports/steps?from=${from}&to=${to}`);

test('how often each step changed something, and which no article asks for', async () => {
  const consent = { type: 'concur', stance: 'consent' };
  for (const amount of [1_000_000, 2_000_000]) {
    const id = await submitted(amount);
    await hall.must(hall.send('doboku.chief', id, { type: 'assent' }));
    await hall.must(hall.send('zaimu.chief', id, consent));
  }
  const objected = await submitted(3_000_000);
  const objection = { type: 'concur', stance: 'object', text: 'too much' };
  await hall.must(hall.send('zaimu.chief', objected, objection));
  await hall.must(hall.send('doboku.chief', objected, { type: 'assent' }));
  const { body } = await report('kusei-sozo.clerk', '2026-07-01', '2026-07-01');
  expect(body.items).toMatchObject([
    {
      ...{ as: 'circulation', unit: { code: 'doboku' }, role: { title: '課長' } },
      ...{ acted: 3, objected: 0, returned: 0, changedNothing: true },
    },
    {
      ...{ as: 'concurrence', unit: { title: '財務部' }, acted: 3 },
      ...{ objected: 1, returned: 0, changedNothing: false },
    },
  ]);
  expect(body.withoutArticle).toEqual([{ list: 'ranks', code: 'ward-deputy', title: '副区長' }]);
  const returned = await submitted(4_000_000);
  const back = { type: 'return', reason: 'the route is missing' };
  await hall.must(hall.send('doboku.chief', returned, back));
  const after = (await report('kusei-sozo.clerk', '2026-07-01', '2026-07-01')).body;
  expect(after.items[0]).toMatchObject({ acted: 4, returned: 1, changedNothing: false });
});

test('days of the city bound it, and only who sees the whole city may ask', async () => {
  expect((await report('doboku.head', '2026-07-01', '2026-07-01')).body.code).toBe(
    'whole_city_only',
  );
  hall.door.clock.set('2026-07-01T15:00:00.000Z' as Instant);
  await hall.must(hall.send('doboku.chief', await submitted(5_000_000), { type: 'assent' }));
  const actedOn = async (from: string, to: string) =>
    (await report('kusei-sozo.clerk', from, to)).body.items.map(
      ({ acted }: { acted: number }) => acted,
    );
  expect(await actedOn('2026-07-02', '2026-07-02')).toEqual([1]);
  expect(await actedOn('2026-07-01', '2026-07-01')).toEqual([4, 3]);
  expect(await actedOn('2026-06-01', '2026-06-30')).toEqual([]);
});
