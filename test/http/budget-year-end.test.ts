// The end of a fiscal year over real consultations: each goes on under the tag of the next year, or
// somebody ends it; the report says which of both this reader may do now.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Instant } from '../../src/terms/units.ts';
import { draft, openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let asked: { id: string; number: string };
let drafted: { id: string };

beforeAll(async () => {
  hall = await openTownHall();
  asked = await hall.asked();
  drafted = await hall.open('doboku.clerk', draft);
});
afterAll(() => hall.close());

const report = async (login: string, year = 2026) =>
  (await (await hall.as(login)).get(`/api/reports/year-end?fiscalYear=${year}`)).body;

const choiceOf = async (login: string, id: string) => {
  const { consultations } = await report(login);
  return consultations.find((one: { case: { id: string } }) => one.case.id === id);
};

test('open consultations are listed, the numbered first, with ways to go on and end', async () => {
  const { consultations, consultationsNotListed, lines } = await report('doboku.clerk');
  const ids = consultations.map((one: { case: { id: string } }) => one.case.id);
  expect([ids, consultationsNotListed, lines]).toEqual([[asked.id, drafted.id], 0, []]);
  expect((await choiceOf('doboku.clerk', drafted.id)).end).toMatchObject({
    command: { code: 'discard' },
    possible: true,
  });
  const decider = (await choiceOf('doboku.head', asked.id)).end;
  expect(decider).toMatchObject({ command: { code: 'withdraw' }, possible: true, why: null });
  const ward = (await choiceOf('kita-ku.head', asked.id)).end;
  expect(ward).toMatchObject({ possible: false, why: 'not_allowed' });
});

test('before the last day of the year nothing is carried over', async () => {
  const { goOn } = await choiceOf('doboku.clerk', asked.id);
  expect(goOn).toMatchObject({ possible: false, why: 'carry_over_too_early' });
});

test('on the last day it is, keeps its number and leaves the list of its year', async () => {
  hall.door.clock.set('2027-03-31T01:00:00.000Z' as Instant);
  const { goOn } = await choiceOf('doboku.clerk', asked.id);
  expect(goOn).toMatchObject({ command: { code: 'carry_over' }, possible: true, why: null });
  const command = { type: 'carry_over', fiscalYear: 2027 };
  await hall.must(hall.send('doboku.clerk', asked.id, command));
  expect(await choiceOf('doboku.clerk', asked.id)).toBeUndefined();
  const [next] = (await report('doboku.clerk', 2027)).consultations;
  expect(next.case).toMatchObject({ id: asked.id, number: asked.number, fiscalYear: 2027 });
});

test('nobody reads of consultations that he may not see', async () => {
  expect((await report('minami-ku.head', 2027)).consultations).toEqual([]);
  expect((await report('doboku.clerk', 1)).code).toBe('malformed');
});
