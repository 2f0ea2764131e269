// The largest commands of a budget at the door: a whole sheet and a vote over every line come in,
// and what is more than that is refused before anybody reads it.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { linesPerRequest } from '../../src/terms/command-budget-request.ts';
import { commandCase } from '../../src/terms/contract-cases.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type BudgetHall, openBudgetHall } from './budget-hall.ts';

let hall: BudgetHall;
let cycle: string;

const open = async (login: string, procedure: string, command: object): Promise<string> => {
  const client = await hall.as(login);
  return (await hall.must(client.post('/api/cases', { procedure, command }))).id;
};

beforeAll(async () => {
  hall = await openBudgetHall();
  hall.door.clock.set('2026-10-20T01:00:00.000Z' as Instant);
  cycle = await open('zaisei.chief', 'budget_cycle', {
    ...{ type: 'plan', initiator: 'zaisei', fiscalYear: 2027, kind: 'initial', title: '当初予算' },
  });
});
afterAll(() => hall.close());

test('a sheet of as many lines as one may have is put at once', async () => {
  const opening = { type: 'open', cycle, lane: 'machizukuri', initiator: 'chuo-ku' };
  const id = await open('chuo-ku.clerk', 'budget_request', opening);
  const purpose = '地域の安全と安心のために。'.repeat(20);
  const lines = Array.from({ length: linesPerRequest }, (_, index) => ({
    ...{ line: `p${index}`, name: `Project ${index}`, included: true, request: 10, purpose },
    funds: [{ fund: 'general', amount: 10 }],
  }));
  const body = { command: { type: 'put_lines', lines } };
  expect(Buffer.byteLength(JSON.stringify(body))).toBeGreaterThan(1_500_000);
  const told = await hall.send('chuo-ku.clerk', id, body.command);
  expect([told.status, told.body.version]).toEqual([200, 2]);
}, 60_000);

test('a vote that changes ten thousand lines is judged by its rules', async () => {
  const changes = Array.from({ length: 10_000 }, (_, index) => ({
    ...{ case: '0198c0de-0000-7000-8000-000000000000', line: `project-${index}`, amount: 1 },
  }));
  const vote = { type: 'record_vote', outcome: 'amended', on: '2026-10-20', changes };
  const told = await hall.send('zaisei.chief', cycle, vote);
  expect(told.body.code).toBe('not_in_this_step');
});

test('a command over its limit is too large', async () => {
  const text = 'x'.repeat(commandCase.bodyLimitBytes);
  const told = await hall.send('zaisei.chief', cycle, { type: 'withdraw', reason: text });
  const limit = `${commandCase.bodyLimitBytes} B`;
  expect(told.body).toMatchObject({ code: 'too_large', details: { limit } });
});
