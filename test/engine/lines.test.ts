// Lines of a case stand beside it in a table of their own: only what changed is written, and the
// table says at every moment what the context says.

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { databaseClock } from '../../src/db/clock.ts';
import { loadHistories } from '../../src/db/history.ts';
import { checkInvariants } from '../../src/engine/invariants.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { shop } from './basket.ts';
import {
  accepted,
  codeOf,
  expectSound,
  type House,
  openCase,
  openHouse,
  secondEngine,
} from './engine-house.ts';
import { as, people, town } from './town.ts';

let house: House;
let written: string[] = [];
let engine: ReturnType<typeof secondEngine>;
beforeAll(async () => {
  house = await openHouse(databaseClock, shop);
  engine = secondEngine(house.url, { before: (text) => void written.push(text) }, shop);
});
beforeEach(() => {
  written = [];
});
afterAll(async () => {
  await engine.advancer.idle();
  await engine.db.close();
  await house.close();
});

const actor = as(people.clerk);
const line = (name: string, amount: number) => ({ line: name, amount });

async function fill(...lines: ReturnType<typeof line>[]): Promise<CaseId> {
  const command = { type: 'open', unit: 'bureau', limit: 1000, lines };
  const asked = { city: town, procedure: 'basket', actor, command };
  return accepted(await engine.advancer.begin(asked)).caseId;
}

const send = (caseId: CaseId, command: { type: string; [field: string]: unknown }) =>
  engine.advancer.advance({ caseId, actor, command });

interface Held {
  readonly line: string;
  readonly ordinal: number;
  readonly body: unknown;
  readonly doubts: readonly string[];
  /** Which transaction wrote the row last. */
  readonly writer: string;
}

async function linesOf(caseId: CaseId): Promise<Held[]> {
  const { rows } = await house.db.pool.query<Held>(
    `select line, ordinal, body, doubts, xmin::text as writer from case_lines
     where case_id = $1 order by ordinal`,
    [caseId],
  );
  return rows;
}

const shownOf = (held: readonly Held[]) => held.map((row) => `${row.ordinal} ${row.line}`);

test('lines are there with their order, their bodies and what is doubtful of them', async () => {
  const id = await fill(line('bench', 4), line('lamp', 3));
  expect(await linesOf(id)).toMatchObject([
    { line: 'bench', ordinal: 0, body: { line: 'bench', amount: 4 }, doubts: [] },
    { line: 'lamp', ordinal: 1, body: { line: 'lamp', amount: 3 }, doubts: ['odd'] },
  ]);
  await expectSound(house);
});

test('a changed line is written, the others are not touched', async () => {
  const id = await fill(line('a', 1), line('b', 2), line('c', 3));
  const before = await linesOf(id);
  accepted(await send(id, { type: 'put', lines: [line('b', 5), line('d', 6)] }));
  const after = await linesOf(id);
  expect(shownOf(after)).toEqual(['0 a', '1 b', '2 c', '3 d']);
  expect(after.map(({ doubts }) => doubts.length)).toEqual([1, 1, 1, 0]);
  expect(after.map((row, index) => row.writer === before[index]?.writer)).toEqual([
    true,
    false,
    true,
    false,
  ]);
  await expectSound(house);
});

test('a line taken out is gone, and those behind it move up as they are', async () => {
  const id = await fill(line('a', 1), line('b', 2), line('c', 3));
  accepted(await send(id, { type: 'remove', names: ['a'] }));
  expect(shownOf(await linesOf(id))).toEqual(['0 b', '1 c']);
  const write = written.find((text) => text.includes('reordered')) ?? '';
  expect(write).toContain('unlined');
  expect(write).not.toContain('lined as (\n    insert');
  await expectSound(house);
});

test('a new order moves lines without writing their bodies again', async () => {
  const id = await fill(line('a', 1), line('b', 2), line('c', 3));
  accepted(await send(id, { type: 'rank', names: ['c', 'b', 'a'] }));
  expect(shownOf(await linesOf(id))).toEqual(['0 c', '1 b', '2 a']);
  expect(written.some((text) => text.includes('insert into case_lines'))).toBe(true);
  expect(written.at(-1)).not.toContain('insert into case_lines');
  await expectSound(house);
});

test('lines that are other objects of the same content are not written again', async () => {
  const id = await fill(line('a', 1), line('b', 2));
  const before = await linesOf(id);
  accepted(await send(id, { type: 'copy' }));
  expect(await linesOf(id)).toEqual(before);
  expect(written.at(-1)).not.toContain('case_lines');
});

test('several commands of one batch write what is left at its end', async () => {
  const id = await fill(line('a', 1), line('b', 2));
  await Promise.all([
    send(id, { type: 'put', lines: [line('c', 3)] }),
    send(id, { type: 'remove', names: ['c'] }),
    send(id, { type: 'put', lines: [line('a', 7)] }),
    send(id, { type: 'rank', names: ['b', 'a'] }),
  ]);
  expect(await linesOf(id)).toMatchObject([
    { line: 'b', ordinal: 0 },
    { line: 'a', ordinal: 1, body: { amount: 7 } },
  ]);
  await expectSound(house);
});

test('a refused command leaves the lines alone, and lines outlive the closing', async () => {
  const id = await fill(line('a', 1));
  const put = await send(id, { type: 'put', lines: [line('a', 9000)] });
  expect(codeOf(put)).toBe('rulebook_gap');
  accepted(await send(id, { type: 'close' }));
  expect(await linesOf(id)).toMatchObject([{ line: 'a', body: { amount: 1 } }]);
});

test('a command that names a line twice is a fault, and nothing is written', async () => {
  const id = await fill(line('a', 1));
  const twice = send(id, { type: 'put', lines: [line('b', 1), line('b', 2)] });
  await expect(twice).rejects.toMatchObject({ code: 'broken' });
  expect(shownOf(await linesOf(id))).toEqual(['0 a']);
});

test('what a case shows is known to those that refer to it, if it shows anything', async () => {
  const [id, other] = [await fill(line('a', 1)), await fill(line('b', 20), line('c', 2))];
  const petition = await openCase(engine.advancer);
  accepted(await send(id, { type: 'compare', other }));
  accepted(await send(id, { type: 'compare', other: petition }));
  const history = (await loadHistories(house.db.kysely, [id])).get(id) ?? [];
  const [basket, plain] = history.slice(1).map(({ event }) => event.facts.linked);
  expect(basket?.[other]).toMatchObject({ id: other, shown: { total: 22 } });
  expect(plain?.[petition]).not.toHaveProperty('shown');
});

test('a case without lines asks for no line and writes none', async () => {
  await openCase(engine.advancer);
  const writes = written.filter((text) => text.includes('insert into cases'));
  expect(writes).toHaveLength(1);
  expect(writes[0]).not.toContain('case_lines');
  expect(written).toHaveLength(2);
});

test('a change of the table behind the case is found', async () => {
  const id = await fill(line('a', 1), line('b', 2));
  const change = async (statement: string) => {
    await house.db.pool.query(statement, [id]);
    return (await checkInvariants(house.db, house.known)).map(({ code, details }) => ({
      code,
      details,
    }));
  };
  const where = 'where case_id = $1';
  const put = `update case_lines set body = body || '{"amount": 8}' ${where} and line = 'a'`;
  expect(await change(put)).toEqual([
    { code: 'case_lines', details: 'wanted /0/body/amount 1, held /0/body/amount 8' },
  ]);
  expect(await change(`delete from case_lines ${where} and line = 'a'`)).toHaveLength(1);
  expect(await change(`delete from case_lines ${where}`)).toHaveLength(1);
  const orphan = `insert into case_lines values (gen_random_uuid(), 'x', 0, '{"line": "x"}')`;
  await house.db.pool.query(orphan);
  const codes = (await checkInvariants(house.db, house.known)).map(({ code }) => code);
  expect(codes).toEqual(['orphan', 'case_lines']);
  await house.db.pool.query('delete from case_lines where case_id = $1', [id]);
  await house.db.pool.query(`delete from case_lines where line = 'x'`);
});
