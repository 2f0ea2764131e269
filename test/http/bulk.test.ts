import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publishTables } from './tables.ts';
import { draft, openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

/** The head of the bureau also sits on its clerk's seat: she could approve what she drafted. */
async function seatTheHeadTwice({ kysely }: TownHall['door']['db']): Promise<void> {
  const { person, city, fromOn } = await kysely
    .selectFrom('holders')
    .selectAll()
    .where('seat', '=', 'doboku.head')
    .executeTakeFirstOrThrow();
  const seated = { person, city, fromOn, seat: 'doboku.clerk', capacity: 'deputy' as const };
  await kysely.insertInto('holders').values(seated).execute();
}

beforeAll(async () => {
  hall = await openTownHall();
  await seatTheHeadTwice(hall.door.db);
});
afterAll(() => hall.close());

interface Item {
  readonly caseId: string;
  readonly command: unknown;
  readonly [field: string]: unknown;
}

const bulk = async (login: string, commands: readonly Item[]) =>
  hall.must((await hall.as(login)).post('/api/commands', { commands }));

const stepOf = async (id: string): Promise<string> =>
  (await (await hall.as('kusei-sozo.clerk')).get(`/api/cases/${id}`)).body.step?.code;

/** Submitted by its drafter, and waiting for an approver of its bureau. */
async function submitted(login: string): Promise<string> {
  const { id } = await hall.open(login);
  await hall.must(hall.send(login, id, { type: 'submit' }));
  return id;
}

const approve = { type: 'approve' };

test('each command is answered for itself; nobody approves his own among many', async () => {
  const [one, own, two] = [
    await submitted('doboku.clerk'),
    await submitted('doboku.head'),
    await submitted('doboku.clerk'),
  ];
  const told = await bulk('doboku.head', [
    { caseId: one, command: approve },
    { caseId: own, command: approve },
    { caseId: two, command: approve },
  ]);
  expect(told).toMatchObject({ accepted: 2, refused: 1 });
  expect(told.items).toMatchObject([
    { caseId: one, accepted: true, version: 3 },
    { caseId: own, accepted: false, refusal: { code: 'four_eyes' } },
    { caseId: two, accepted: true, version: 3 },
  ]);
  expect([await stepOf(one), await stepOf(two)]).toEqual(['screening', 'screening']);
  const page = (await (await hall.as('doboku.head')).get(`/api/cases/${own}`)).body;
  expect(page.version).toBe(2);
  const alone = await hall.send('doboku.head', own, approve);
  expect(alone.body.code).toBe('four_eyes');
});

test('nobody decides what he proposed, also not among many decisions', async () => {
  await publishTables(hall.door);
  const proposed = async (login: string) => {
    const clerk = await hall.as(login);
    const question = { unit: 'kita-ku', subject: 'commission', amount: 900_000 };
    const { start } = await hall.must(clerk.post('/api/navigator', question));
    const { id } = await hall.must(clerk.post('/api/cases', start));
    const page = await hall.must(hall.send(login, id, { type: 'submit' }));
    expect(page.step.code).toBe('deciding');
    return { caseId: id, command: { type: 'decide', digest: page.context.digest } };
  };
  const [other, own] = [await proposed('kita-ku.clerk'), await proposed('kita-ku.chief')];
  const told = await bulk('kita-ku.chief', [own, other]);
  expect(told.items).toMatchObject([
    { accepted: false, refusal: { code: 'four_eyes' } },
    { accepted: true },
  ]);
});

test('rights, versions and cases out of sight are judged as they are alone', async () => {
  const [one, moved] = [await submitted('doboku.clerk'), await submitted('doboku.clerk')];
  const clerk = await bulk('doboku.clerk', [{ caseId: one, command: approve }]);
  expect(clerk.items[0].refusal.code).toBe('not_allowed');
  const ward = await bulk('kita-ku.head', [{ caseId: one, command: approve }]);
  expect(ward.items[0].refusal.code).toBe('case_not_found');
  const head = await bulk('doboku.head', [
    { caseId: moved, command: approve, expectedVersion: 1 },
    { caseId: randomUUID(), command: approve },
    { caseId: 'no such number', command: approve },
    { caseId: one, command: approve, seat: 'kita-ku.head' },
    { caseId: one, command: { type: 'dance' } },
    { caseId: one, command: approve, expectedVersion: 2, seat: 'doboku.head' },
  ]);
  const codes = head.items.map((item: { refusal?: { code: string } }) => item.refusal?.code);
  expect(codes).toEqual([
    'case_moved_on',
    'case_not_found',
    'case_not_found',
    'seat_not_held',
    'unknown_command',
    undefined,
  ]);
  expect(head).toMatchObject({ accepted: 1, refused: 5 });
});

test('commands to one case are taken in the order of the list', async () => {
  const { id } = await hall.open();
  const content = { ...draft.content, title: 'Second thoughts' };
  const told = await bulk('doboku.clerk', [
    { caseId: id, command: { type: 'revise', content } },
    { caseId: id, command: { type: 'submit' } },
    { caseId: id, command: { type: 'submit' } },
  ]);
  expect(told.items).toMatchObject([
    { accepted: true, version: 2 },
    { accepted: true, version: 3 },
    { accepted: false, refusal: { code: 'not_in_this_step' } },
  ]);
  expect(told.items[2].refusal.ja.text).toContain('提出');
});

test('a number names a case, and the same key does a command once', async () => {
  const { id, number } = await hall.asked();
  const key = randomUUID();
  const receive = { caseId: number, command: { type: 'receive' }, key };
  const first = await bulk('kita-ku.clerk', [receive, receive]);
  const { version } = first.items[0];
  expect(first.items).toMatchObject([
    { caseId: number, accepted: true, number },
    { caseId: number, accepted: true, version },
  ]);
  const page = (await (await hall.as('kita-ku.clerk')).get(`/api/cases/${id}`)).body;
  expect(page.version).toBe(version);
  const other = await bulk('kita-ku.clerk', [
    { ...receive, command: { type: 'ask', question: 'Which way?' } },
  ]);
  expect(other.items[0].refusal.code).toBe('key_reused');
});

test('a malformed command names its fields in the body, and leaves the others alone', async () => {
  const [bad, good] = [await hall.open(), await hall.open()];
  const file = { id: randomUUID(), name: 'plan.pdf', sha256: '0'.repeat(64) };
  const foreign = { ...draft.content, attachments: [file] };
  const told = await bulk('doboku.clerk', [
    { caseId: bad.id, command: { type: 'submit', more: 1 } },
    { caseId: bad.id, command: { type: 'revise', content: { title: '' } } },
    { caseId: bad.id, command: { type: 'revise', content: foreign } },
    { caseId: good.id, command: { type: 'submit' } },
  ]);
  const pointers = told.items.map((item: { errors?: { pointer: string }[] }) =>
    item.errors?.map(({ pointer }) => pointer),
  );
  expect(pointers).toEqual([
    ['/commands/0/command'],
    ['/commands/1/command/content/title'],
    ['/commands/2/command'],
    undefined,
  ]);
  expect(told.items[3].accepted).toBe(true);
});

test('what the door refused of a command is on record beside what the engine refused', async () => {
  const { rows: before } = await hall.door.db.pool.query('select max(id) as id from refusals');
  await bulk('doboku.clerk', [
    { caseId: 'no such number', command: { type: 'submit' } },
    { caseId: (await submitted('doboku.clerk')) as string, command: approve },
  ]);
  const { rows } = await hall.door.db.pool.query(
    'select command, code from refusals where id > $1 order by id',
    [before[0].id ?? 0],
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { command: 'submit', code: 'case_not_found' },
      { command: 'approve', code: 'not_allowed' },
    ]),
  );
});

test('no more than 200 commands, and none that cannot be read', async () => {
  const clerk = await hall.as('doboku.clerk');
  const one = { caseId: 'x', command: { type: 'submit' } };
  const send = (commands: unknown) => clerk.post('/api/commands', { commands });
  expect((await send([])).body.code).toBe('malformed');
  expect((await send(Array(201).fill(one))).body.code).toBe('malformed');
  const told = await send([one, { caseId: 'x' }]);
  expect(told.body.errors[0].pointer).toBe('/commands/1/command');
  expect((await send(Array(200).fill(one))).body.refused).toBe(200);
});
