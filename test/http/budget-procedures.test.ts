// Lists and sums over what the budget procedures themselves write: a cycle is planned, two wards
// enter their lines, one submits by a decision, and finance assesses.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAdvancer } from '../../src/engine/advance.ts';
import { checkInvariants } from '../../src/engine/invariants.ts';
import { createKnown } from '../../src/engine/known.ts';
import type { Instant } from '../../src/terms/units.ts';
import { createHands } from '../../workers/hands.ts';
import { workflows } from '../../workflows/index.ts';
import { type BudgetHall, openBudgetHall } from './budget-hall.ts';

let hall: BudgetHall;
let drain: () => Promise<void>;
let cycle: string;
const sheets: Record<string, string> = {};

const at = (time: string) => hall.door.clock.set(`${time}:00.000Z` as Instant);

const open = async (login: string, procedure: string, command: object): Promise<string> => {
  const client = await hall.as(login);
  return (await hall.must(client.post('/api/cases', { procedure, command }))).id;
};

const send = async (login: string, id: string, command: object) => {
  const told = await hall.must(hall.send(login, id, command));
  await drain();
  return told;
};

const entry = (line: string, request: number, more: object = {}) => ({
  ...{ line, name: `Project ${line}`, included: true, request },
  ...more,
});

beforeAll(async () => {
  hall = await openBudgetHall();
  const { db, clock } = hall.door;
  const known = createKnown(db, workflows);
  const door = createAdvancer({ db, known, clock, workflows });
  const hands = createHands({ db, clock, report: () => undefined, door });
  drain = async () => void (await hands.drain());
  at('2026-10-05T01:00');
  cycle = await open('zaisei.chief', 'budget_cycle', {
    ...{ type: 'plan', initiator: 'zaisei', fiscalYear: 2027, kind: 'initial', title: '当初予算' },
    dates: { finalNotice: '2027-03-05', presented: '2027-03-08' },
  });
  const guideline = { type: 'notify_guideline', text: '重点に絞る', attachments: [] };
  await send('zaisei.chief', cycle, guideline);
  at('2026-10-20T01:00');
  for (const ward of ['chuo-ku', 'kita-ku']) {
    const opening = { type: 'open', cycle, lane: 'machizukuri', initiator: ward };
    sheets[ward] = await open(`${ward}.clerk`, 'budget_request', opening);
  }
});
afterAll(() => hall.close());

const chuo = () => sheets['chuo-ku'] ?? '';
const kita = () => sheets['kita-ku'] ?? '';

const lines = async (login: string, query = '') =>
  (await hall.get(login, `/api/budget/lines?${query}`)).items;

test('the first budget of a year is planned once, whoever comes second', async () => {
  const command = {
    ...{ type: 'plan', initiator: 'zaisei', fiscalYear: 2027, kind: 'initial', title: 'again' },
  };
  const client = await hall.as('zaisei.chief');
  const { status, body } = await client.post('/api/cases', { procedure: 'budget_cycle', command });
  const { number } = await hall.get('zaisei.chief', `/api/cases/${cycle}`);
  expect([status, body.code]).toEqual([409, 'cycle_exists']);
  expect(body.details).toEqual({ fiscalYear: 2027, number });
  expect(body.title).toContain(number);
});

test('a budget planned beyond its last date is stuck, for those who plan it', async () => {
  const { items } = await hall.get('zaisei.clerk', '/api/stuck');
  const found = items.find((one: { case: { id: string } }) => one.case.id === cycle);
  expect(found.causes).toMatchObject([{ code: 'late_for_assembly' }]);
  await send('zaisei.chief', cycle, {
    ...{ type: 'reschedule', reason: '議会に間に合わせる' },
    dates: { finalNotice: '2027-02-19', presented: '2027-03-01' },
  });
  const ids = (await hall.get('zaisei.clerk', '/api/stuck')).items.map(
    (one: { case: { id: string } }) => one.case.id,
  );
  expect(ids).not.toContain(cycle);
});

test('lines stand in the grid as they are put, changed, ranked and removed', async () => {
  const put = {
    type: 'put_lines',
    lines: [
      entry('p1', 4750, { categories: ['a', 'c'], printed: { 予算額: 4570 } }),
      entry('p2', 2480, { categories: ['a'], policies: ['direction-1'] }),
      entry('p3', 900),
      entry('idea', 9000, { included: false }),
    ],
  };
  await send('chuo-ku.clerk', chuo(), put);
  await send('chuo-ku.clerk', chuo(), { type: 'remove_lines', lines: ['p3'] });
  await send('chuo-ku.clerk', chuo(), { type: 'put_lines', lines: [entry('p4', 70)] });
  const own = await lines('chuo-ku.clerk', `cycle=${cycle}`);
  expect(own.map(({ line }: { line: string }) => line)).toEqual(['p1', 'p2', 'idea', 'p4']);
  expect(own[0]).toMatchObject({
    case: { id: chuo(), cycle, lane: { code: 'machizukuri' }, step: { code: 'drafting' } },
    doubts: [{ kind: 'printed', amount: 4570, other: 4750 }],
  });
  const doubtful = await lines('chuo-ku.clerk', 'doubt=any');
  expect(doubtful.map(({ line }: { line: string }) => line)).toEqual(['p1']);
});

test('a ward does not find the lines of another, finance finds those of both', async () => {
  await send('kita-ku.clerk', kita(), { type: 'put_lines', lines: [entry('k1', 300)] });
  expect(await lines('kita-ku.head', 'ward=chuo-ku')).toEqual([]);
  const all = await hall.get('zaisei.clerk', `/api/budget/totals?by=ward&cycle=${cycle}`);
  expect(all.groups).toMatchObject([
    { key: { code: 'chuo-ku' }, request: 7300 },
    { key: { code: 'kita-ku' }, request: 300 },
  ]);
  const sent = await hall.get('zaisei.clerk', '/api/budget/totals?by=ward&submitted=true');
  expect(sent.total).toMatchObject({ lines: 0, request: null });
  const by = await hall.get('zaisei.clerk', `/api/budget/totals?by=category&cycle=${cycle}`);
  expect([by.total.request, by.overlap.request]).toEqual([7600, 4750]);
  const { items } = await hall.get(
    'chuo-ku.clerk',
    '/api/budget/lanes?ward=chuo-ku&fiscalYear=2027',
  );
  expect(items).toMatchObject([{ cap: 20_000, used: 7300, remaining: 12_700 }]);
});

test('who has submitted waits no longer; what finance gives is in line and sum', async () => {
  const waiting = async () => {
    const [one] = (await hall.get('zaisei.clerk', '/api/budget/cycles?fiscalYear=2027')).items;
    return one.waiting.map(({ unit }: { unit: { code: string } }) => unit.code).sort();
  };
  expect(await waiting()).toContain('chuo-ku');
  await send('chuo-ku.clerk', chuo(), { type: 'hand_in' });
  await send('chuo-ku.chief', chuo(), { type: 'coordinate' });
  const decision = await open('chuo-ku.clerk', 'decision', {
    ...{ type: 'draft', subject: 'budget-request', initiator: 'chuo-ku' },
    content: { title: '予算要求書の提出', amount: 7_300_000 },
    serves: { as: 'submission', case: chuo() },
  });
  await send('chuo-ku.clerk', decision, { type: 'submit' });
  await send('chuo-ku.chief', decision, { type: 'assent' });
  const { digest } = (await hall.get('chuo-ku.head', `/api/cases/${decision}`)).context;
  await send('chuo-ku.head', decision, { type: 'decide', digest });
  expect(await waiting()).not.toContain('chuo-ku');
  expect(await waiting()).toContain('kita-ku');
  at('2026-11-17T00:00');
  await drain();
  const assess = [
    { line: 'p1', amount: 4000, code: 'reduced', reason: '単価を見直す' },
    { line: 'p2', amount: null, code: 'held', reason: '効果を確かめる' },
  ];
  await send('zaisei.chief', chuo(), { type: 'assess', lines: assess });
  const [first, second] = await lines('zaisei.clerk', `ward=chuo-ku&step=assessing`);
  expect([first.assessments[0].amount, second.assessments[0].amount]).toEqual([4000, null]);
  const sums = await hall.get('zaisei.clerk', `/api/budget/totals?by=lane&cycle=${cycle}`);
  expect(sums.total.stages).toEqual({ 'section-chief': 4000, director: null });
});

test('lists of lines are what the cases say', async () => {
  const { db } = hall.door;
  expect(await checkInvariants(db, createKnown(db, workflows))).toEqual([]);
});
