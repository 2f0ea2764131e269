import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { handClock } from '../../src/db/clock.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { parseInstant } from '../../src/terms/units.ts';
import {
  accepted,
  caseAt,
  codeOf,
  expectSound,
  farAway,
  type House,
  openHouse,
} from './engine-house.ts';
import { as, people } from './town.ts';

const morning = parseInstant('2026-11-02T00:00:00.000Z');
const due = parseInstant(farAway);
const after = parseInstant('2099-01-02T00:00:00.000Z');

const clock = handClock(morning);
let house: House;
beforeAll(async () => {
  house = await openHouse(clock);
});
afterAll(async () => {
  await expectSound(house);
  await house.close();
});

const wake = (caseId: CaseId, dueAt: string = due, name = 'late') =>
  house.advancer.advance({
    caseId,
    actor: { kind: 'system', name: 'timer' },
    command: { type: 'timer', name, dueAt },
  });

test('a wake-up is stale when early, moves the case on time, and is stale again', async () => {
  clock.set(morning);
  const caseId = await caseAt(house.advancer, 'assigned');
  expect(codeOf(await wake(caseId))).toBe('stale_wake_up');
  clock.set(due);
  const outcomes = await Promise.all([wake(caseId), wake(caseId), wake(caseId)]);
  expect(outcomes.map(codeOf)).toEqual([null, 'stale_wake_up', 'stale_wake_up']);
  const timers = await house.db.kysely
    .selectFrom('timers')
    .selectAll()
    .where('caseId', '=', caseId)
    .execute();
  expect(timers).toEqual([]);
});

test('a wake-up is stale for a moved date, another name or a closed case', async () => {
  clock.set(morning);
  const caseId = await caseAt(house.advancer, 'assigned');
  const moved = await caseAt(house.advancer, 'assigned');
  const command = { type: 'ask', dueAt: '2099-06-01T00:00:00.000Z' };
  accepted(await house.advancer.advance({ caseId: moved, actor: as(people.clerk), command }));
  const closed = await caseAt(house.advancer, 'closed');
  clock.set(after);
  expect(codeOf(await wake(moved))).toBe('stale_wake_up');
  expect(codeOf(await wake(caseId, due, 'early'))).toBe('stale_wake_up');
  expect(codeOf(await wake(closed))).toBe('stale_wake_up');
  const refusals = await house.db.kysely.selectFrom('refusals').select('code').execute();
  expect(refusals).toEqual([]);
});

test('the system sends no command of a person', async () => {
  clock.set(morning);
  const caseId = await caseAt(house.advancer, 'assigned');
  const outcome = await house.advancer.advance({
    caseId,
    actor: { kind: 'system', name: 'case' },
    command: { type: 'withdraw' },
  });
  expect(codeOf(outcome)).toBe('not_allowed');
});
