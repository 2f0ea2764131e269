// A budget at the door of a city, over requests and executions whose words are still on their way:
// it is held up by where they stand, not by what it has heard of them.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CaseId } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type BudgetHall, lineOf, openBudgetHall } from './budget-hall.ts';

let hall: BudgetHall;
let cycle: CaseId;

const at = (time: string) => hall.door.clock.set(`${time}:00.000Z` as Instant);
const send = (type: string, fields: object = {}) =>
  hall.send('zaisei.chief', cycle, { type, ...fields });
const does = (type: string, fields: object = {}) => hall.must(send(type, fields));
const refusal = async (type: string, fields: object = {}) => (await send(type, fields)).body;

beforeAll(async () => {
  hall = await openBudgetHall();
  at('2026-10-05T01:00');
  const client = await hall.as('zaisei.chief');
  const command = {
    ...{ type: 'plan', initiator: 'zaisei', fiscalYear: 2027, kind: 'initial', title: '当初予算' },
  };
  cycle = (await hall.must(client.post('/api/cases', { procedure: 'budget_cycle', command }))).id;
  await does('notify_guideline', { text: '重点に絞る', attachments: [] });
  at('2026-10-20T01:00');
  await does('open_requests');
  await does('close_requests', { reason: '早く集まった' });
});
afterAll(() => hall.close());

const moved = (id: CaseId, step: string, more: object = {}) =>
  hall.door.db.kysely
    .updateTable('cases')
    .set({ step, ...more })
    .where('id', '=', id)
    .execute();

test('no phase ends over a request that has told nothing of itself', async () => {
  const request = await hall.request(cycle, {
    step: 'assessing',
    lines: [lineOf('p1', { final: 100 })],
  });
  expect(await refusal('give_notice')).toMatchObject({
    ...{ code: 'requests_unassessed', details: { count: 1, units: 'kita-ku' } },
  });
  await moved(request, 'assessed');
  await does('give_notice');
  await moved(request, 'restoring');
  at('2027-02-05T00:00');
  expect(await refusal('give_final_notice')).toMatchObject({ code: 'appeals_undecided' });
  await moved(request, 'assessing');
  expect(await refusal('give_final_notice')).toMatchObject({ code: 'requests_unsettled' });
  await moved(request, 'settled');
  await does('give_final_notice');
  at('2027-02-22T01:00');
  await moved(request, 'restoring');
  const present = { on: '2027-02-22' };
  expect(await refusal('present', present)).toMatchObject({ code: 'requests_unsettled' });
  await moved(request, 'finalised');
  await does('present', present);

  at('2027-03-24T06:00');
  const amended = (line: string) => ({
    ...{ outcome: 'amended', on: '2027-03-24' },
    changes: [{ case: request, line, amount: 40 }],
  });
  expect(await refusal('record_vote', amended('P1'))).toMatchObject({
    ...{ code: 'unknown_budget_lines', details: { count: 1, lines: 'P1 (kita-ku)' } },
  });
  await does('record_vote', amended('p1'));
  const told = await hall.door.db.kysely
    .selectFrom('effects')
    .select('body')
    .where('caseId', '=', cycle)
    .where('kind', '=', 'tell_case')
    .orderBy('version', 'desc')
    .executeTakeFirst();
  expect(told?.body).toMatchObject({
    ...{ caseId: request, command: { to: 'voted', changes: [{ line: 'p1', amount: 40 }] } },
  });

  at('2028-04-03T01:00');
  expect(await refusal('close_year')).toMatchObject({ code: 'requests_still_open' });
  await moved(request, 'closed', { outcome: 'passed' });
  expect(await refusal('close_year')).toMatchObject({
    ...{ code: 'executions_missing', details: { count: 1, units: 'kita-ku' } },
  });
});
