import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CaseId } from '../../src/terms/ids.ts';
import {
  accepted,
  caseAt,
  codeOf,
  expectSound,
  type House,
  openCase,
  openHouse,
  opening,
  secondEngine,
} from './engine-house.ts';
import { as, people } from './town.ts';

let house: House;
let other: ReturnType<typeof secondEngine>;
beforeAll(async () => {
  house = await openHouse();
  other = secondEngine(house.url);
});
afterAll(async () => {
  await expectSound(house);
  await other.advancer.idle();
  await other.db.close();
  await house.close();
});

const approve = (caseId: CaseId, expectedVersion?: number) => ({
  caseId,
  actor: as(people.chief),
  command: { type: 'approve' },
  ...(expectedVersion === undefined ? {} : { expectedVersion }),
});

const entriesOf = (caseId: CaseId, type: string) =>
  house.db.kysely
    .selectFrom('history')
    .select('version')
    .where('caseId', '=', caseId)
    .where('type', '=', type)
    .execute();

test('of two approvals at once from two processes exactly one is accepted', async () => {
  for (let round = 0; round < 10; round += 1) {
    const caseId = await caseAt(house.advancer, 'answered');
    const outcomes = await Promise.all([
      house.advancer.advance(approve(caseId, 5)),
      other.advancer.advance(approve(caseId, 5)),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual(['case_moved_on', null]);
    expect(await entriesOf(caseId, 'approve')).toHaveLength(1);
  }
});

test('without a version given, the second approval finds the case approved', async () => {
  const caseId = await caseAt(house.advancer, 'answered');
  const outcomes = await Promise.all([
    house.advancer.advance(approve(caseId)),
    other.advancer.advance(approve(caseId)),
  ]);
  expect(outcomes.map(codeOf).sort()).toEqual(['not_in_this_step', null]);
});

test('the same key twice, at once or later, is one change and one answer', async () => {
  const caseId = await openCase(house.advancer);
  const request = {
    caseId,
    actor: as(people.clerk),
    command: { type: 'submit' },
    key: { caller: 'clerk', key: 'submit-1' },
  };
  const outcomes = await Promise.all([
    house.advancer.advance(request),
    house.advancer.advance(request),
    other.advancer.advance(request),
    other.advancer.advance(request),
  ]);
  outcomes.push(await house.advancer.advance(request));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ accepted: true, version: 2 });
  expect(outcomes.filter((outcome) => !accepted(outcome).repeated)).toHaveLength(1);
  expect(await entriesOf(caseId, 'submit')).toHaveLength(1);
});

test('a refusal keeps its answer under the key, although the case has moved since', async () => {
  const caseId = await openCase(house.advancer);
  const request = {
    caseId,
    actor: as(people.clerk),
    command: { type: 'close' },
    key: { caller: 'clerk', key: 'close-early' },
  };
  expect(codeOf(await house.advancer.advance(request))).toBe('not_in_this_step');
  for (const command of [{ type: 'submit' }, { type: 'withdraw' }]) {
    accepted(await house.advancer.advance({ caseId, actor: as(people.clerk), command }));
  }
  expect(codeOf(await house.advancer.advance(request))).toBe('not_in_this_step');
});

test('a key used again with another body is refused; the order of members is nothing', async () => {
  const key = { caller: 'clerk', key: 'draft-1' };
  const first = await house.advancer.begin({ ...opening('one'), key });
  const { type, title, unit, text } = opening('one').command;
  const again = { ...opening(), command: { text, unit, title, type }, key };
  expect(await house.advancer.begin(again)).toEqual({ ...first, repeated: true });
  expect(codeOf(await house.advancer.begin({ ...opening('two'), key }))).toBe('key_reused');
  const elsewhere = await house.advancer.begin({ ...opening('two'), key: { ...key, caller: 'x' } });
  expect(accepted(elsewhere).caseId).not.toBe(accepted(first).caseId);
});

test('a key used again from another seat is refused', async () => {
  const caseId = await openCase(house.advancer);
  const key = { caller: 'clerk', key: 'seat' };
  const submit = (actor: ReturnType<typeof as>) =>
    house.advancer.advance({ caseId, actor, command: { type: 'submit' }, key });
  accepted(await submit(as(people.clerk, { seat: 'bureau-clerk' })));
  expect(codeOf(await submit(as(people.clerk)))).toBe('key_reused');
});

test('the answer kept under a key holds the number that the step issued', async () => {
  const caseId = await caseAt(house.advancer, 'answered');
  const request = { ...approve(caseId), key: { caller: 'chief', key: 'approve-1' } };
  const first = accepted(await house.advancer.advance(request));
  expect(first.number).toMatch(/^P-\d{4}$/);
  expect(await other.advancer.advance(request)).toEqual({ ...first, repeated: true });
});

test('numbers are issued without gaps while two processes issue them at once', async () => {
  const cases: CaseId[] = [];
  for (let n = 0; n < 40; n += 1) cases.push(await caseAt(house.advancer, 'answered'));
  const outcomes = await Promise.all(
    cases.map((caseId, n) => (n % 2 ? house : other).advancer.advance(approve(caseId))),
  );
  const numbers = outcomes.map((outcome) => Number(accepted(outcome).number?.slice(2)));
  const all = await house.db.kysely
    .selectFrom('cases')
    .select('numberSerial')
    .where('numberSerial', 'is not', null)
    .orderBy('numberSerial')
    .execute();
  expect(new Set(numbers).size).toBe(40);
  expect(all.map(({ numberSerial }) => numberSerial)).toEqual(all.map((_row, index) => index + 1));
});

test('two processes that move the same cases never wait for each other crosswise', async () => {
  const cases = await Promise.all(Array.from({ length: 30 }, () => openCase(house.advancer)));
  const readers = (units: string[]) => ({ type: 'readers', units: ['bureau', ...units] });
  const send = (engine: typeof other, caseId: CaseId, n: number) =>
    engine.advancer.advance({
      caseId,
      actor: as(people.clerk),
      command: readers([`u${n}`]),
    });
  const outcomes = await Promise.all([
    ...cases.map((caseId) => send({ ...other, advancer: house.advancer }, caseId, 1)),
    ...[...cases].reverse().map((caseId) => send(other, caseId, 2)),
  ]);
  expect(outcomes.every(({ accepted: yes }) => yes)).toBe(true);
  for (const caseId of cases) expect(await entriesOf(caseId, 'readers')).toHaveLength(2);
});
