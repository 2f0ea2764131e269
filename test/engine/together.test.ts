// Several commands and openings in one transaction: all are accepted or none, whatever else happens
// to their cases meanwhile, and repeated under their keys they get the answers already given.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { databaseClock } from '../../src/db/clock.ts';
import type { StatementHook } from '../../src/db/open.ts';
import type { Outcome } from '../../src/engine/request.ts';
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
let other: ReturnType<typeof secondEngine>;
beforeAll(async () => {
  house = await openHouse(databaseClock, shop);
  other = secondEngine(house.url, undefined, shop);
});
afterAll(async () => {
  await expectSound(house);
  await other.advancer.idle();
  await other.db.close();
  await house.close();
});

const actor = as(people.clerk);
const nobody = '00000000-0000-4000-8000-0000000000ff' as CaseId;

const basket = (limit = 100) => ({
  city: town,
  procedure: 'basket',
  actor,
  command: { type: 'open', unit: 'bureau', limit, lines: [] },
});

const put = (caseId: CaseId, amount: number, line = `line ${amount}`) => ({
  caseId,
  actor,
  command: { type: 'put', lines: [{ line, amount }] },
});

const open = async (limit?: number): Promise<CaseId> =>
  accepted(await house.advancer.begin(basket(limit))).caseId;

const codes = (outcomes: readonly Outcome[]) => outcomes.map(codeOf);

const keyed = <Request extends object>(requests: readonly Request[], name: string) =>
  requests.map((request, index) => ({ ...request, key: { caller: 'x', key: `${name}/${index}` } }));

const versionsOf = async (ids: readonly CaseId[]) => {
  const rows = await house.db.pool.query<{ id: CaseId; version: number; writer: string }>(
    'select id, version, xmin::text as writer from cases where id = any($1)',
    [ids],
  );
  const found = new Map(rows.rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id));
};

const refusalsOf = (caseId: CaseId) =>
  house.db.kysely.selectFrom('refusals').select('code').where('caseId', '=', caseId).execute();

test('what is accepted together is written by one transaction', async () => {
  const [a, b] = [await open(), await open()];
  const opened = randomUUID() as CaseId;
  const outcomes = await house.advancer.together([
    put(a, 1),
    { ...basket(), id: opened },
    put(opened, 2),
    put(b, 3),
    put(a, 4),
  ]);
  expect(outcomes.map((outcome) => accepted(outcome).version)).toEqual([2, 1, 2, 2, 3]);
  const rows = await versionsOf([a, b, opened]);
  expect(rows.map((row) => row?.version)).toEqual([3, 2, 2]);
  expect(new Set(rows.map((row) => row?.writer)).size).toBe(1);
});

test('one that is refused holds back all others, and only its refusal is on record', async () => {
  const [a, b, c] = [await open(), await open(5), await open()];
  const fresh = randomUUID() as CaseId;
  const bundle = [put(a, 1), put(b, 9), { ...basket(), id: fresh }, put(c, 1), put(nobody, 1)];
  const outcomes = await house.advancer.together(bundle);
  const held = 'held_back';
  expect(codes(outcomes)).toEqual([held, 'rulebook_gap', held, held, 'case_not_found']);
  expect((await versionsOf([a, b, c, fresh])).map((row) => row?.version)).toEqual([
    1,
    1,
    1,
    undefined,
  ]);
  expect([await refusalsOf(a), await refusalsOf(b)]).toEqual([[], [{ code: 'rulebook_gap' }]]);
});

test('a later command of the bundle is judged after the earlier ones to its case', async () => {
  const a = await open(5);
  expect(codes(await house.advancer.together([put(a, 3), put(a, 4)]))).toEqual([
    'held_back',
    'rulebook_gap',
  ]);
  expect(codes(await house.advancer.together([put(a, 3), put(a, 2)]))).toEqual([null, null]);
});

test('versions that somebody saw count in a bundle as well', async () => {
  const [a, b] = [await open(), await open()];
  accepted(await house.advancer.advance(put(b, 1)));
  const outcomes = await house.advancer.together([
    { ...put(a, 1), expectedVersion: 1 },
    { ...put(b, 2), expectedVersion: 1 },
  ]);
  expect(codes(outcomes)).toEqual(['held_back', 'case_moved_on']);
});

test('an id that no case can have holds the bundle back; an empty one is nothing', async () => {
  const a = await open();
  const wrong = [put(a, 1), put('x' as CaseId, 1), { ...basket(), id: 'y' as CaseId }];
  expect(codes(await house.advancer.together(wrong))).toEqual([
    'held_back',
    'case_not_found',
    'malformed',
  ]);
  expect(await house.advancer.together([])).toEqual([]);
});

test('a bundle repeated under its keys is done once, from whichever process', async () => {
  const [a, b] = [await open(), await open()];
  const bundle = keyed([put(a, 1), put(b, 2)], 'twice');
  const all = await Promise.all([
    house.advancer.together(bundle),
    house.advancer.together(bundle),
    other.advancer.together(bundle),
  ]);
  all.push(await other.advancer.together(bundle));
  for (const outcomes of all) {
    expect(outcomes).toMatchObject([
      { accepted: true, caseId: a, version: 2 },
      { accepted: true, caseId: b, version: 2 },
    ]);
  }
  expect((await versionsOf([a, b])).map((row) => row?.version)).toEqual([2, 2]);
});

test('a refused bundle keeps its answers, although it would be taken by now', async () => {
  const [a, b] = [await open(5), await open()];
  const bundle = keyed([put(a, 3, 'bench'), put(b, 9)], 'later');
  accepted(await house.advancer.advance(put(a, 3, 'lamp')));
  expect(codes(await house.advancer.together(bundle))).toEqual(['rulebook_gap', 'held_back']);
  const remove = { caseId: a, actor, command: { type: 'remove', names: ['lamp'] } };
  accepted(await house.advancer.advance(remove));
  expect(codes(await house.advancer.together(bundle))).toEqual(['rulebook_gap', 'held_back']);
});

test('keys of a bundle answer to no other bundle and to none of its commands alone', async () => {
  const [a, b] = [await open(), await open()];
  const bundle = keyed([put(a, 1), put(b, 2)], 'own');
  await house.advancer.together(bundle);
  const [first, second] = bundle;
  if (first === undefined || second === undefined) throw new Error('a bundle of two');
  expect(codeOf(await house.advancer.advance(first))).toBe('key_reused');
  const [third] = keyed([put(b, 7)], 'new');
  const others = [first, { ...put(b, 7), ...(third && { key: third.key }) }];
  expect(codes(await house.advancer.together(others))).toEqual(['key_reused', 'held_back']);
  expect(codes(await house.advancer.together([second, first]))).toEqual([
    'key_reused',
    'key_reused',
  ]);
  expect((await versionsOf([a, b])).map((row) => row?.version)).toEqual([2, 2]);
});

test('one key for two of a bundle is refused, a key for some only is a fault', async () => {
  const [a, b] = [await open(), await open()];
  const key = { caller: 'x', key: 'same' };
  const same = [
    { ...put(a, 1), key },
    { ...put(b, 1), key },
  ];
  expect(codes(await house.advancer.together(same))).toEqual(['held_back', 'key_reused']);
  const some = house.advancer.together([{ ...put(a, 1), key }, put(b, 1)]);
  await expect(some).rejects.toMatchObject({ code: 'broken' });
});

test('a command that breaks its machine fails the bundle, and nothing is written', async () => {
  const [a, petition] = [await open(), await openCase(house.advancer)];
  const explode = { caseId: petition, actor, command: { type: 'explode' } };
  const bundle = [put(a, 1), explode];
  await expect(house.advancer.together(bundle)).rejects.toMatchObject({ code: 'broken' });
  expect((await versionsOf([a]))[0]?.version).toBe(1);
});

/** Resolves once so many statements of the product wait for a lock. */
async function waiting(count: number): Promise<void> {
  const text = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  for (;;) {
    const { rows } = await house.db.pool.query<{ n: number }>(text);
    if ((rows[0]?.n ?? 0) >= count) return;
  }
}

test('a case that moves on meanwhile has the whole bundle planned again', async () => {
  const writes: string[] = [];
  const before = (text: string) => void (text.includes('locked') && writes.push(text));
  const third = secondEngine(house.url, { before }, shop);
  const [a, b] = [await open(), await open()];
  const client = await house.db.pool.connect();
  await client.query('begin');
  await client.query('select from cases where id = $1 for update', [b]);
  const single = other.advancer.advance(put(b, 7));
  await waiting(1);
  const bundle = third.advancer.together([put(a, 1), put(b, 2)]);
  await waiting(2);
  await client.query('rollback');
  client.release();
  expect(accepted(await single).version).toBe(2);
  expect((await bundle).map((outcome) => accepted(outcome).version)).toEqual([2, 3]);
  expect(writes).toHaveLength(2);
  const history = house.db.kysely.selectFrom('history').select('type').where('caseId', '=', a);
  expect(await history.execute()).toHaveLength(2);
  await third.db.close();
});

test('a bundle that no longer fits when it is planned again is refused as a whole', async () => {
  const [a, b] = [await open(), await open(8)];
  const client = await house.db.pool.connect();
  await client.query('begin');
  await client.query('select from cases where id = $1 for update', [b]);
  const single = other.advancer.advance(put(b, 7));
  await waiting(1);
  const bundle = house.advancer.together([put(a, 1), put(b, 2)]);
  await waiting(2);
  await client.query('rollback');
  client.release();
  accepted(await single);
  expect(codes(await bundle)).toEqual(['held_back', 'rulebook_gap']);
  expect((await versionsOf([a]))[0]?.version).toBe(1);
});

test('bundles of two processes over the same cases are done wholly or not at all', async () => {
  for (let round = 0; round < 10; round += 1) {
    const cases = await Promise.all(Array.from({ length: 8 }, () => open(5)));
    const send = (engine: Pick<House, 'advancer'>, ids: readonly CaseId[], line: string) =>
      engine.advancer.together(ids.map((id) => put(id, 3, line)));
    const both = await Promise.all([
      send(house, cases, 'ours'),
      send(other, [...cases].reverse(), 'theirs'),
      other.advancer.advance(put(cases[round % 8] as CaseId, 1, 'single')),
      house.advancer.advance(put(cases[7] as CaseId, 1, 'single')),
    ]);
    const [ours, theirs] = both;
    const wholly = [ours, theirs].map((outcomes) => codes(outcomes).every((code) => code === null));
    expect(wholly.sort()).toEqual([false, true]);
    const { rows } = await house.db.pool.query(
      `select line, count(*)::int as n from case_lines
       where case_id = any($1) and line <> 'single' group by line`,
      [cases],
    );
    expect(rows).toMatchObject([{ n: 8 }]);
  }
});

class Lost extends Error {}

test.each(['before', 'after'] as const)(
  'a statement lost %s it ran is repaired by repeating the bundle with its keys',
  async (when) => {
    for (let nth = 1; ; nth += 1) {
      let seen = 0;
      const lose = () => {
        seen += 1;
        if (seen === nth) throw new Lost(`statement ${nth} was lost ${when} it ran`);
      };
      const hook: StatementHook = { [when]: lose };
      const [a, b] = [await open(), await open()];
      const engine = secondEngine(house.url, hook, shop);
      const bundle = keyed([put(a, 1), put(b, 2)], `${when} ${nth}`);
      let outcomes: Outcome[] | undefined;
      for (let attempt = 0; attempt < 3 && outcomes === undefined; attempt += 1) {
        outcomes = await engine.advancer.together(bundle).catch(() => undefined);
      }
      await engine.db.close();
      expect(codes(outcomes ?? [])).toEqual([null, null]);
      expect((await versionsOf([a, b])).map((row) => row?.version)).toEqual([2, 2]);
      if (seen < nth) {
        expect(nth).toBeGreaterThan(4);
        return;
      }
    }
  },
);

test('single commands and bundles that come at once all get their answer', async () => {
  const cases = await Promise.all(Array.from({ length: 20 }, () => open(1000)));
  const asked = cases.flatMap((id, index) => [
    house.advancer.advance(put(id, 2)).then((outcome) => [outcome]),
    house.advancer.together([put(id, 3), put(cases[(index + 1) % 20] as CaseId, 4)]),
  ]);
  const outcomes = (await Promise.all(asked)).flat();
  expect(outcomes.every(({ accepted: yes }) => yes)).toBe(true);
  expect((await versionsOf(cases)).map((row) => row?.version)).toEqual(cases.map(() => 4));
});
