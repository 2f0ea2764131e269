import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type RawBuilder, sql } from 'kysely';
import { checkInvariants } from '../../src/engine/invariants.ts';
import { firstDifference } from '../../src/engine/replay.ts';
import { caseAt, expectSound, type House, openHouse } from './engine-house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await caseAt(house.advancer, 'closed');
  await caseAt(house.advancer, 'assigned');
});
afterEach(() => house.close());

test('a house that was only ever moved by the engine is sound', () => expectSound(house));

const freely = (statement: RawBuilder<unknown>) =>
  house.db.kysely.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection);
    await statement.execute(connection);
    await sql`set session_replication_role = origin`.execute(connection);
  });

test.each([
  [
    'a context changed by hand',
    sql`update cases set context = context || '{"title": "x"}'`,
    'replay',
  ],
  [
    'a step skipped by hand',
    sql`update cases set value = '"asked"' where status = 'active'`,
    'replay',
  ],
  [
    'a history entry that says otherwise',
    sql`update history set step = 'x' where version = 2`,
    'replay',
  ],
  ['a history entry that is gone', sql`delete from history where version = 2`, 'history_gap'],
  ['a work item that is gone', sql`delete from work_items`, 'work_items'],
  ['a timer that is gone', sql`delete from timers`, 'timers'],
  ['a timer at another time', sql`update timers set due_at = due_at + interval '1 day'`, 'timers'],
  ['a number that was never given', sql`update number_series set last = last + 1`, 'number_gap'],
  [
    'an effect told twice',
    sql`insert into effects (id, case_id, version, ordinal, kind, body, due_at)
    select gen_random_uuid(), case_id, version, ordinal, kind, body, due_at from effects`,
    'effect_twice',
  ],
  ['an effect of no entry', sql`update effects set version = 99`, 'effect_without_entry'],
  ['a work item of no case', sql`update work_items set case_id = gen_random_uuid()`, 'orphan'],
  [
    'a closed case that waits',
    sql`insert into timers (case_id, name, due_at)
    select id, 'late', now() from cases where status = 'done'`,
    'closed_but_waiting',
  ],
])('%s is found', async (_what, statement, code) => {
  await freely(statement);
  const findings = await checkInvariants(house.db, house.known);
  expect(findings.map((finding) => finding.code)).toContain(code);
});

test('history is neither changed, removed nor emptied', async () => {
  for (const statement of [
    sql`update history set step = 'x'`,
    sql`delete from history`,
    sql`truncate history`,
    sql`delete from rulebooks`,
  ]) {
    await expect(statement.execute(house.db.kysely)).rejects.toThrow('never changed');
  }
});

test('the first difference of two values names its place', () => {
  expect(firstDifference({ a: [1, { b: 2 }], c: 1 }, { c: 1, a: [1, { b: 2 }] })).toBeNull();
  expect(firstDifference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toEqual({
    path: '/a/1/b',
    stored: 2,
    replayed: 3,
  });
  expect(firstDifference([1], { 0: 1 })).toMatchObject({ path: '/' });
  expect(firstDifference({}, { a: 1 })).toMatchObject({ path: '/a', stored: undefined });
});
