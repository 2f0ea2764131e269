// One sheet of a ward on a lane, whoever opens it, how often and how fast.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAdvancer } from '../../src/engine/advance.ts';
import { checkInvariants } from '../../src/engine/invariants.ts';
import { createKnown } from '../../src/engine/known.ts';
import type { Instant } from '../../src/terms/units.ts';
import { createHands } from '../../workers/hands.ts';
import { workflows } from '../../workflows/index.ts';
import { type BudgetHall, openBudgetHall } from './budget-hall.ts';

let hall: BudgetHall;
let cycle: string;
let drain: () => Promise<void>;

const open = async (login: string, procedure: string, command: object) =>
  (await hall.as(login)).post('/api/cases', { procedure, command });

const opens = () =>
  open('chuo-ku.clerk', 'budget_request', {
    ...{ type: 'open', cycle, lane: 'machizukuri', initiator: 'chuo-ku' },
  });

beforeAll(async () => {
  hall = await openBudgetHall();
  const { db, clock } = hall.door;
  const known = createKnown(db, workflows);
  const door = createAdvancer({ db, known, clock, workflows });
  const hands = createHands({ db, clock, report: () => undefined, door });
  drain = async () => void (await hands.drain());
  clock.set('2026-10-05T01:00:00.000Z' as Instant);
  const planned = await hall.must(
    open('zaisei.chief', 'budget_cycle', {
      ...{
        type: 'plan',
        initiator: 'zaisei',
        fiscalYear: 2027,
        kind: 'initial',
        title: '当初予算',
      },
      dates: { finalNotice: '2027-02-19', presented: '2027-03-01' },
    }),
  );
  cycle = planned.id;
  const guideline = { type: 'notify_guideline', text: '重点に絞る', attachments: [] };
  await hall.must(hall.send('zaisei.chief', cycle, guideline));
  await drain();
});
afterAll(() => hall.close());

test('two that open it at once get one sheet, before the budget has heard of any', async () => {
  const answers = await Promise.all([opens(), opens(), opens()]);
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, 409, 409]);
  const { id } = answers.find(({ status }) => status === 201)?.body ?? {};
  for (const { status, body } of answers) {
    if (status !== 409) continue;
    expect(body).toMatchObject({ code: 'sheet_exists', details: { number: id } });
    expect(body.title).toContain(id);
  }
  await drain();
  expect((await opens()).body).toMatchObject({ code: 'sheet_exists', details: { number: id } });
  await hall.must(hall.send('chuo-ku.clerk', id, { type: 'withdraw', reason: 'anew' }));
  expect((await opens()).status).toBe(201);
});

test('the tables agree with each other', async () => {
  const { db } = hall.door;
  expect(await checkInvariants(db, createKnown(db, workflows))).toEqual([]);
});
