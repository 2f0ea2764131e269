import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadBatch } from '../../src/db/batch-load.ts';
import { type BatchRows, emptyBatch, type MovedCase } from '../../src/db/batch-parts.ts';
import { writeBatch } from '../../src/db/batch-write.ts';
import { type Db, open } from '../../src/db/open.ts';
import type { CaseId, RulebookId } from '../../src/terms/ids.ts';
import { parseInstant } from '../../src/terms/units.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = open(database.url);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const at = parseInstant('2026-11-20T00:00:00.000Z');
const caseId = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}` as CaseId;

const state = (id: CaseId, version: number): Omit<MovedCase, 'seen'> => ({
  id,
  version,
  workflowVersion: 1,
  rulebookId: '00000000-0000-4000-8000-00000000000f' as RulebookId,
  status: 'active',
  value: 'open',
  context: { text: 'a "quoted" text\\, {with} all' },
  title: 't',
  step: 'open',
  outcome: null,
  matter: null,
  initiator: 'a',
  addressees: ['a,b', 'c"d'],
  readers: [],
  fiscalYear: 2026,
  dueAt: null,
  meetingOn: null,
  stuck: [],
  movedAt: at,
  closedAt: null,
});

/** Everything that one change of a case can bring with it. */
function addChange(rows: BatchRows, id: CaseId, seen: number): void {
  const version = seen + 1;
  const event = { type: 'go', at, by: { system: 'case' }, facts: {} } as const;
  rows.moves.push({ ...state(id, version), seen });
  rows.entries.push({ caseId: id, version, at, type: 'go', event, step: 'open' });
  rows.items.push({
    ...{ caseId: id, city: 'x', unit: 'a', role: 'r', act: 'go', about: '' },
    dueAt: 'infinity',
    openedAt: at,
  });
  rows.timers.push({ caseId: id, name: 'late', dueAt: at });
  rows.effects.push({
    ...{ id: crypto.randomUUID() as never, caseId: id, version, ordinal: 0, kind: 'notify' },
    body: { kind: 'notify', to: [], text: 'x' },
    dueAt: at,
  });
  const ordinal = rows.numbers.length;
  rows.numbers.push({
    caseId: id,
    city: 'x',
    series: 's',
    prefix: 'N',
    width: 2,
    suffix: '',
    ordinal,
  });
  const answer = { version, numbered: false, refusal: null, effectKey: null };
  rows.answers.push({ id, content: id, caseId: id, ...answer, at, after: id });
  rows.refusals.push({
    ...{ at, city: 'x', caseId: id, person: null, seat: null, command: 'go', code: 'c' },
    details: {},
    after: id,
  });
}

function openCases(...ids: CaseId[]): Promise<unknown> {
  const rows = emptyBatch();
  for (const id of ids) {
    const rulebookId = caseId(9) as string as RulebookId;
    rows.opens.push({ ...state(id, 1), city: 'x', procedure: 'p', rulebookId, openedAt: at });
  }
  return writeBatch(db, rows, { bell: false });
}

const countOf = async (table: string, id: CaseId) => {
  const { rows } = await db.pool.query(
    `select count(*)::int as n from ${table} where case_id = $1`,
    [id],
  );
  return rows[0].n;
};

test('a case that moved on is left out with all that depends on it, and no other', async () => {
  const [stale, fresh] = [caseId(1), caseId(2)];
  await openCases(stale, fresh);
  const rows = emptyBatch();
  addChange(rows, stale, 7);
  addChange(rows, fresh, 1);
  expect(await writeBatch(db, rows, { bell: true })).toMatchObject([
    { caseId: fresh, number: 'N01' },
  ]);
  const tables = ['history', 'work_items', 'timers', 'effects', 'commands', 'refusals'];
  for (const table of tables) {
    expect([table, await countOf(table, stale)]).toEqual([table, 0]);
    expect([table, await countOf(table, fresh)]).toEqual([table, 1]);
  }
  const row = await db.kysely.selectFrom('cases').selectAll().where('id', '=', fresh);
  expect(await row.executeTakeFirst()).toMatchObject({
    version: 2,
    number: 'N01',
    numberSerial: 1,
    context: { text: 'a "quoted" text\\, {with} all' },
    addressees: ['a,b', 'c"d'],
  });
});

test('a number that outgrows its width keeps all its digits', async () => {
  const id = caseId(3);
  await openCases(id);
  await db.kysely
    .insertInto('numberSeries')
    .values({ city: 'x', series: 's', last: 1234 })
    .onConflict((conflict) => conflict.columns(['city', 'series']).doUpdateSet({ last: 1234 }))
    .execute();
  const rows = emptyBatch();
  addChange(rows, id, 1);
  expect(await writeBatch(db, rows, { bell: false })).toMatchObject([{ number: 'N1235' }]);
  const { answers } = await loadBatch(db, { cases: [], keys: [id], cities: [] });
  expect(answers.get(id)).toMatchObject({ version: 2, number: 'N1235', refusal: null });
});

test('one batch opens some cases and moves others', async () => {
  const [opened, moved] = [caseId(4), caseId(5)];
  await openCases(moved);
  const rows = emptyBatch();
  addChange(rows, moved, 1);
  const rulebookId = caseId(9) as string as RulebookId;
  rows.opens.push({ ...state(opened, 1), city: 'x', procedure: 'p', rulebookId, openedAt: at });
  const written = await writeBatch(db, rows, { bell: false });
  expect(written.map((row) => row.caseId).sort()).toEqual([opened, moved]);
});

test('opening a case that exists fails as a whole', async () => {
  await expect(openCases(caseId(1), caseId(6))).rejects.toMatchObject({ code: '23505' });
  const found = await db.kysely.selectFrom('cases').select('id').where('id', '=', caseId(6));
  expect(await found.execute()).toEqual([]);
});
