// A window that closed on a ward's sheet and is opened again, and a decision on a sheet that was
// written anew: the request and its budget, or its decision, at the door.

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
let sheet: string;

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

const refusal = async (login: string, id: string, command: object): Promise<string> =>
  (await hall.send(login, id, command)).body.code;

const page = (id: string) => hall.get('chuo-ku.head', `/api/cases/${id}`);
const stepOf = async (id: string) => (await page(id)).step.code;

const put = (...lines: readonly (readonly [string, number])[]) => ({
  type: 'put_lines',
  lines: lines.map(([line, request]) => ({ line, name: line, included: true, request })),
});

beforeAll(async () => {
  hall = await openBudgetHall();
  const { db, clock } = hall.door;
  const door = createAdvancer({ db, known: createKnown(db, workflows), clock, workflows });
  const hands = createHands({ db, clock, report: () => undefined, door });
  drain = async () => void (await hands.drain());
  at('2026-10-05T01:00');
  cycle = await open('zaisei.chief', 'budget_cycle', {
    ...{ type: 'plan', initiator: 'zaisei', fiscalYear: 2027, kind: 'initial', title: '当初予算' },
    dates: { finalNotice: '2027-02-19', presented: '2027-03-01' },
  });
  const guideline = { type: 'notify_guideline', text: '重点に絞る', attachments: [] };
  await send('zaisei.chief', cycle, guideline);
  at('2026-10-20T01:00');
  await drain();
  const opening = { type: 'open', cycle, lane: 'machizukuri', initiator: 'chuo-ku' };
  sheet = await open('chuo-ku.clerk', 'budget_request', opening);
  await send('chuo-ku.clerk', sheet, put(['p1', 1000], ['p2', 500]));
});
afterAll(() => hall.close());

test('a sheet that missed the window goes on when finance opens it again', async () => {
  hall.door.clock.set((await page(sheet)).context.cycle.requestsCloseAt);
  await drain();
  expect(await refusal('chuo-ku.clerk', sheet, { type: 'hand_in' })).toBe('requests_closed');
  const reopen = { type: 'reopen_requests', until: '2026-12-18', reason: '災害のため' };
  await send('zaisei.chief', cycle, reopen);
  await send('chuo-ku.clerk', sheet, { type: 'hand_in' });
  expect(await stepOf(sheet)).toBe('coordinating');
});

test('a decision submits no lines that nobody has decided on', async () => {
  await send('chuo-ku.chief', sheet, { type: 'coordinate' });
  const decision = await open('chuo-ku.clerk', 'decision', {
    ...{ type: 'draft', subject: 'budget-request', initiator: 'chuo-ku' },
    content: { title: '予算要求書の提出', amount: 1_500_000 },
    serves: { as: 'submission', case: sheet },
  });
  await send('chuo-ku.clerk', decision, { type: 'submit' });
  await send('chuo-ku.chief', sheet, { type: 'recall' });
  await send('chuo-ku.clerk', sheet, put(['p1', 900], ['p2', 600]));
  await send('chuo-ku.clerk', sheet, { type: 'hand_in' });
  await send('chuo-ku.chief', sheet, { type: 'coordinate' });
  const { digest } = (await page(decision)).context;
  await send('chuo-ku.chief', decision, { type: 'assent' });
  const decide = { type: 'decide', digest };
  expect(await refusal('chuo-ku.head', decision, decide)).toBe('served_content_changed');
  expect(await stepOf(sheet)).toBe('submitting');
});

test('the tables agree with each other', async () => {
  const { db } = hall.door;
  expect(await checkInvariants(db, createKnown(db, workflows))).toEqual([]);
});
