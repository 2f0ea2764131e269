// What a command may know of the lines of another case and of the sheets of a unit: looked up in
// one round, a statement a kind, kept with the event; a batch that asks for none sends none.

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { databaseClock } from '../../src/db/clock.ts';
import { loadHistories } from '../../src/db/history.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { shop } from './basket.ts';
import { accepted, codeOf, type House, openHouse, secondEngine } from './engine-house.ts';
import { as, people, town } from './town.ts';

let house: House;
let written: string[] = [];
let engine: ReturnType<typeof secondEngine>;
beforeAll(async () => {
  house = await openHouse(databaseClock, shop);
  engine = secondEngine(house.url, { before: (text) => void written.push(text) }, shop);
});
beforeEach(() => {
  written = [];
});
afterAll(async () => {
  await engine.advancer.idle();
  await engine.db.close();
  await house.close();
});

const actor = as(people.clerk);

async function fill(...lines: object[]): Promise<CaseId> {
  const command = { type: 'open', unit: 'bureau', limit: 1000, lines };
  const asked = { city: town, procedure: 'basket', actor, command };
  return accepted(await engine.advancer.begin(asked)).caseId;
}

const line = (name: string, amount = 1, fields: object = {}) => ({ line: name, amount, ...fields });

/** The facts by which the last step of a case was judged. */
async function factsOf(id: CaseId) {
  const histories = await loadHistories(house.db.kysely, [id]);
  return histories.get(id)?.at(-1)?.event.facts;
}

const lookUps = () => written.filter((text) => /unnest/.test(text));
const weigh = (caseId: CaseId, other: string, names: readonly string[]) =>
  engine.advancer.advance({ caseId, actor, command: { type: 'weigh', other, names } });

const yearEnd = (outcome: string, amount: number, confirmed: object | null) => ({
  yearEnd: { outcome, amount, confirmed },
});

test('lines are known by case and name, with their amounts, where they are there', async () => {
  const other = await fill(
    line('bench', 1, { included: true, final: 40, passed: null }),
    line('lamp', 1, { included: false, final: 0, passed: 0 }),
  );
  const mine = await fill();
  written = [];
  accepted(await weigh(mine, other, ['bench', 'lamp', 'tree']));
  expect(lookUps()).toHaveLength(2);
  expect((await factsOf(mine))?.caseLines).toEqual({
    [other]: {
      bench: { included: true, final: 40, passed: null, carried: null },
      lamp: { included: false, final: 0, passed: 0, carried: null },
    },
  });
});

test('of a line that is carried over, what is confirmed of the listed amount', async () => {
  const other = await fill(
    line('listed', 1, yearEnd('carried_approved', 30, { at: 'then' })),
    line('unconfirmed', 1, yearEnd('carried_approved', 30, null)),
    line('accident', 1, yearEnd('carried_accident', 30, { at: 'then' })),
  );
  const mine = await fill();
  accepted(await weigh(mine, other, ['listed', 'unconfirmed', 'accident']));
  const { [other]: lines = {} } = (await factsOf(mine))?.caseLines ?? {};
  expect(lines).toMatchObject({
    listed: { carried: 30 },
    unconfirmed: { carried: null },
    accident: { carried: null },
  });
});

test('a case that is not there has no lines', async () => {
  const mine = await fill();
  const nobody = '00000000-0000-4000-8000-000000000000';
  accepted(await weigh(mine, nobody, ['bench']));
  expect((await factsOf(mine))?.caseLines).toEqual({ [nobody]: {} });
});

const asks = (name: string, request: number, included = true) =>
  line(name, 1, { included, request });

test('sheets are those of the unit, the lane and the year, with what each asks', async () => {
  const sheets = await Promise.all([
    fill(asks('a', 30), asks('b', 4)),
    fill(asks('a', 5), asks('b', 9, false)),
    fill(),
  ]);
  const [one, two, elsewhere] = sheets;
  const { pool } = house.db;
  await pool.query(
    `update cases set procedure = 'budget_request', matter = 'own' where id = any($1::uuid[])`,
    [sheets],
  );
  await pool.query(`update cases set matter = 'other' where id = $1`, [elsewhere]);
  const mine = await fill();
  accepted(await weigh(mine, mine, []));
  const own = { initiator: 'bureau', lane: 'own', step: 'filling', outcome: null };
  const found = (await factsOf(mine))?.sheets ?? [];
  expect(found.toSorted((a, b) => b.request - a.request)).toEqual([
    { case: one, ...own, request: 34 },
    { case: two, ...own, request: 5 },
  ]);
  await pool.query(
    `update cases set shown = jsonb_build_object('cycle', $1::text)
    where id = $2`,
    [mine, two],
  );
  accepted(await weigh(mine, mine, ['cycle']));
  expect((await factsOf(mine))?.sheets).toEqual([{ case: two, ...own, request: 5 }]);
});

test('commands of a batch share one round, and who asks for nothing sends nothing', async () => {
  const other = await fill(line('bench'));
  const [one, two] = [await fill(), await fill()];
  written = [];
  const outcomes = await engine.advancer.together([
    { caseId: one, actor, command: { type: 'weigh', other, names: ['bench'] } },
    { caseId: two, actor, command: { type: 'weigh', other, names: ['lamp'] } },
  ]);
  expect(outcomes.map(codeOf)).toEqual([null, null]);
  expect(lookUps()).toHaveLength(2);
  expect((await factsOf(two))?.caseLines).toEqual({ [other]: {} });
  written = [];
  accepted(await engine.advancer.advance({ caseId: one, actor, command: { type: 'close' } }));
  expect(lookUps()).toEqual([]);
});
