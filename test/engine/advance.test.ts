import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withEvent } from '../../src/db/kept-event.ts';
import { inTransaction } from '../../src/db/open.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import {
  accepted,
  caseAt,
  codeOf,
  draft,
  expectSound,
  farAway,
  type House,
  openCase,
  openHouse,
  opening,
} from './engine-house.ts';
import { as, people, town } from './town.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.close();
});

const clerk = as(people.clerk);
const nobody = '00000000-0000-4000-8000-0000000000ff' as CaseId;

const advance = (caseId: CaseId, command: unknown, actor = clerk) =>
  house.advancer.advance({ caseId, actor, command });

const rowOf = (id: CaseId) =>
  house.db.kysely.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();

const refusalsOf = (caseId: CaseId) =>
  house.db.kysely
    .selectFrom('refusals')
    .select(['command', 'code', 'person'])
    .where('caseId', '=', caseId)
    .orderBy('id')
    .execute();

test('a case runs from its draft to its end, and each step writes everything', async () => {
  const caseId = await caseAt(house.advancer, 'closed');
  const row = await rowOf(caseId);
  expect(row).toMatchObject({ version: 7, status: 'done', step: 'closed', outcome: 'approved' });
  expect(row?.number).toMatch(/^P-\d{4}$/);
  expect(row?.closedAt).toBe(row?.movedAt);
  const history = await house.db.kysely
    .selectFrom('history')
    .select(['version', 'type', 'step'])
    .where('caseId', '=', caseId)
    .orderBy('version')
    .execute();
  expect(history.map(({ type }) => type).join(' ')).toBe(
    'draft submit assign ask answer approve close',
  );
  const effects = await house.db.kysely
    .selectFrom('effects')
    .select(['version', 'ordinal', 'kind'])
    .where('caseId', '=', caseId)
    .orderBy('version')
    .execute();
  expect(effects.map(({ version }) => version)).toEqual([2, 6, 7]);
});

test('work items and timers follow the state of the case', async () => {
  const caseId = await caseAt(house.advancer, 'assigned');
  const look = async () => ({
    items: await house.db.kysely
      .selectFrom('workItems')
      .select(['unit', 'role', 'act', 'dueAt'])
      .where('caseId', '=', caseId)
      .execute(),
    timers: await house.db.kysely
      .selectFrom('timers')
      .select(['name', 'dueAt'])
      .where('caseId', '=', caseId)
      .execute(),
  });
  expect(await look()).toEqual({
    items: [{ unit: 'bureau', role: 'clerk', act: 'ask', dueAt: farAway }],
    timers: [{ name: 'late', dueAt: farAway }],
  });
  accepted(await advance(caseId, { type: 'withdraw' }));
  expect(await look()).toEqual({ items: [], timers: [] });
});

test('the event keeps who did it, from which seat and by whose right', async () => {
  const ask = { ...opening(), actor: as(people.below), command: draft('a bench', 'hall') };
  const { caseId } = accepted(await house.advancer.begin(ask));
  const entry = await house.db.kysely
    .selectFrom('history')
    .select(['type', 'at', 'event'])
    .where('caseId', '=', caseId)
    .executeTakeFirstOrThrow();
  expect(withEvent(entry).event.by).toEqual({
    person: people.below,
    seat: 'division-clerk',
    unit: 'division',
    role: 'clerk',
    capacity: 'holder',
    as: { unit: 'hall', role: 'clerk' },
  });
});

test.each([
  ['an unknown command', { type: 'dance' }, 'unknown_command'],
  ['a stop of the machine library', { type: 'xstate.stop' }, 'unknown_command'],
  ['a finished actor of the machine library', { type: 'xstate.done.actor.x' }, 'unknown_command'],
  ['a name that every object has', { type: 'constructor' }, 'unknown_command'],
  ['a timer sent by a person', { type: 'timer', name: 'late', dueAt: farAway }, 'system_command'],
  ['a command without a type', { text: 'x' }, 'unknown_command'],
  ['no object at all', 'submit', 'unknown_command'],
  ['nothing', null, 'unknown_command'],
  ['a field too many', { type: 'submit', forced: true }, 'malformed'],
  ['a field of the wrong type', { type: 'answer', text: 7 }, 'malformed'],
  ['a text that cannot be stored', { type: 'answer', text: 'a\u0000b' }, 'malformed'],
  ['half a character', { type: 'answer', text: 'a\ud800b' }, 'malformed'],
  ['a command out of turn', { type: 'approve' }, 'not_allowed'],
  ['a command of another step', { type: 'close' }, 'not_in_this_step'],
])('%s is refused, recorded and changes nothing', async (_what, command, code) => {
  const caseId = await openCase(house.advancer);
  const before = await rowOf(caseId);
  expect(codeOf(await advance(caseId, command))).toBe(code);
  expect(await rowOf(caseId)).toEqual(before);
  expect(await refusalsOf(caseId)).toMatchObject([{ code, person: people.clerk }]);
});

test('what is malformed is told by the pointer of its field', async () => {
  const caseId = await caseAt(house.advancer, 'asked');
  const outcome = await advance(caseId, { type: 'answer', text: 7 });
  expect(outcome).toMatchObject({ refusal: { details: { '/text': expect.any(String) } } });
});

test('a guard that says no gives its own reason', async () => {
  const caseId = await caseAt(house.advancer, 'answered');
  await inTransaction(house.db, (tx) =>
    tx
      .insertInto('holders')
      .values({
        city: town,
        seat: 'bureau-chief',
        person: people.clerk,
        capacity: 'deputy',
        fromOn: '2020-04-01' as LocalDate,
      })
      .execute(),
  );
  expect(codeOf(await advance(caseId, { type: 'approve' }))).toBe('four_eyes');
  await house.db.kysely.deleteFrom('holders').where('capacity', '=', 'deputy').execute();
  expect(codeOf(await advance(caseId, { type: 'approve' }))).toBe('not_allowed');
});

test('a closed case takes nothing more and says how it ended', async () => {
  const caseId = await caseAt(house.advancer, 'closed');
  const outcome = await advance(caseId, { type: 'withdraw' });
  expect(outcome).toMatchObject({
    refusal: { refused: 'case_closed', details: { outcome: 'approved' } },
  });
});

test('a version that was passed is told beside the present one', async () => {
  const caseId = await openCase(house.advancer);
  accepted(await advance(caseId, { type: 'submit' }));
  const outcome = await house.advancer.advance({
    caseId,
    actor: clerk,
    command: { type: 'withdraw' },
    expectedVersion: 1,
  });
  expect(outcome).toMatchObject({
    refusal: { refused: 'case_moved_on', details: { seen: 1, current: 2 } },
  });
});

test('who may not see a case cannot tell it from one that does not exist', async () => {
  const caseId = await openCase(house.advancer);
  for (const command of [{ type: 'submit' }, { type: 'dance' }, { type: 'answer', text: 7 }]) {
    expect(codeOf(await advance(caseId, command, as(people.other)))).toBe('case_not_found');
  }
  expect(codeOf(await advance(nobody, { type: 'submit' }))).toBe('case_not_found');
  expect(codeOf(await advance('1; drop' as CaseId, { type: 'submit' }))).toBe('case_not_found');
  expect(codeOf(await advance(caseId, { type: 'submit' }, as(people.office)))).toBe('not_allowed');
});

test('a seat must exist, and be held, before it counts', async () => {
  const caseId = await openCase(house.advancer);
  const from = (seat: string) => advance(caseId, { type: 'submit' }, { ...clerk, seat });
  expect(codeOf(await from('throne'))).toBe('unknown_seat');
  expect(codeOf(await from('bureau-chief'))).toBe('seat_not_held');
  expect(codeOf(await from('bureau-clerk'))).toBeNull();
});

test('an administrator without a competent seat decides nothing', async () => {
  const caseId = await openCase(house.advancer);
  const actor = as(people.other, { administrator: true });
  expect(codeOf(await advance(caseId, { type: 'submit' }, actor))).toBe(
    'administrators_do_not_decide',
  );
});

test('an administrator of another city does not even see that there is a case', async () => {
  const caseId = await openCase(house.advancer);
  const stranger = as(people.clerk, { city: 'elsewhere', administrator: true });
  expect(codeOf(await advance(caseId, { type: 'submit' }, stranger))).toBe('case_not_found');
  const outcome = await house.advancer.begin({ ...opening(), actor: stranger });
  expect(codeOf(outcome)).toBe('not_allowed');
});

test('a change of the organisation is seen by the next command', async () => {
  const caseId = await openCase(house.advancer);
  expect(codeOf(await advance(caseId, { type: 'submit' }, as(people.office)))).toBe('not_allowed');
  await house.db.kysely
    .insertInto('holders')
    .values({
      city: town,
      seat: 'bureau-clerk',
      person: people.office,
      fromOn: '2020-04-01' as LocalDate,
    })
    .execute();
  expect(codeOf(await advance(caseId, { type: 'submit' }, as(people.office)))).toBeNull();
});

test('a case is opened only by those who may, under a rulebook in force, and once', async () => {
  const { advancer } = house;
  expect(codeOf(await advancer.begin({ ...opening(), actor: as(people.chief) }))).toBe(
    'not_allowed',
  );
  expect(codeOf(await advancer.begin({ ...opening(), city: 'nowhere' }))).toBe('no_rulebook');
  expect(codeOf(await advancer.begin({ ...opening(), procedure: 'dance' }))).toBe('malformed');
  expect(codeOf(await advancer.begin({ ...opening(), command: { type: 'submit' } }))).toBe(
    'malformed',
  );
  expect(codeOf(await advancer.begin(opening('forbidden')))).toBe('rulebook_gap');
  const id = 'aaaaaaaa-0000-4000-8000-000000000001' as CaseId;
  expect(codeOf(await advancer.begin({ ...opening(), id }))).toBeNull();
  expect(codeOf(await advancer.begin({ ...opening(), id }))).toBe('case_exists');
});

test('another case that a command names is looked up by its number', async () => {
  const closed = await caseAt(house.advancer, 'closed');
  const number = (await rowOf(closed))?.number ?? '';
  const caseId = await caseAt(house.advancer, 'submitted');
  expect(codeOf(await advance(caseId, { type: 'link', other: 'P-none' }))).toBe('case_not_found');
  accepted(await advance(caseId, { type: 'link', other: number }));
  const entry = await house.db.kysely
    .selectFrom('history')
    .select('event')
    .where('caseId', '=', caseId)
    .where('type', '=', 'link')
    .executeTakeFirstOrThrow();
  expect(entry.event.facts.linked?.[number]).toMatchObject({ id: closed, closed: true });
});

test('a command that breaks the machine fails alone, and its neighbours are done', async () => {
  const [first, second, third] = [
    await openCase(house.advancer),
    await openCase(house.advancer),
    await openCase(house.advancer, 'no duties'),
  ];
  const results = await Promise.allSettled([
    advance(first, { type: 'explode' }),
    advance(second, { type: 'submit' }),
    advance(first, { type: 'submit' }),
    advance(third, { type: 'submit' }),
  ]);
  expect(results.map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'rejected',
  ]);
  expect(results[0]).toMatchObject({ reason: { name: 'Fault' } });
  expect((await rowOf(first))?.version).toBe(2);
  expect((await rowOf(second))?.version).toBe(2);
  expect((await rowOf(third))?.version).toBe(1);
});

test('who comes again until he is taken is judged anew each time, and taken once', async () => {
  const caseId = await openCase(house.advancer);
  const ask = (key: string) =>
    house.advancer.advance({
      caseId,
      actor: as(people.clerk),
      command: { type: 'assign', dueAt: farAway },
      key: { caller: 'effect', key },
      untilTaken: true,
    });
  expect(codeOf(await ask(`${caseId}/1`))).toBe('not_in_this_step');
  accepted(await advance(caseId, { type: 'submit' }));
  const taken = accepted(await ask(`${caseId}/1`));
  expect(await ask(`${caseId}/1`)).toEqual({ ...taken, repeated: true });
  expect((await rowOf(caseId))?.version).toBe(3);
});

test('several commands for one case in a batch follow each other', async () => {
  const caseId = await openCase(house.advancer);
  const outcomes = await Promise.all([
    advance(caseId, { type: 'submit' }),
    advance(caseId, { type: 'assign', dueAt: farAway }),
    advance(caseId, draft()),
    advance(caseId, { type: 'withdraw' }),
    advance(caseId, { type: 'ask', dueAt: farAway }),
  ]);
  expect(outcomes.map(codeOf)).toEqual([null, null, 'unknown_command', null, 'case_closed']);
  expect((await rowOf(caseId))?.version).toBe(4);
});
