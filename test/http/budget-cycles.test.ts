// Lanes of a ward with what their caps leave, the budgets of the years with those who have not
// submitted, and what the end of a year leaves open.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inTransaction } from '../../src/db/open.ts';
import { listRulebooks, loadRulebook, publishRulebook } from '../../src/db/rulebooks.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type BudgetHall, executionLine, lineOf, openBudgetHall, sealed } from './budget-hall.ts';
import { openDoor } from './door.ts';
import { openTownHall } from './town-hall.ts';

let hall: BudgetHall;
let cycle: CaseId;

const shown = {
  ...{ fiscalYear: 2027, kind: 'initial', title: 'Budget 2027' },
  requestsOpenAt: '2026-10-20T23:30:00.000Z',
  requestsCloseAt: '2026-11-16T08:30:00.001Z',
  appealsCloseAt: null,
  sheets: [{ case: 'x', initiator: 'nishi-ku', lane: 'machizukuri', request: 4 }],
};

beforeAll(async () => {
  hall = await openBudgetHall();
  cycle = await hall.cycle({ shown });
  const sheet = (initiator: string, step: string, request: number, fiscalYear = 2027) =>
    hall.request(cycle, {
      ...{ initiator, step, fiscalYear },
      lines: [lineOf('1', { request }), lineOf('2', { request: 9, included: false })],
    });
  await sheet('kita-ku', 'requested', 12_000);
  await sheet('nishi-ku', 'drafting', 700);
  for (const outcome of ['withdrawn', 'not_submitted', 'rejected']) {
    await hall.request(cycle, { outcome, lines: [lineOf('1', { request: 50 })] });
  }
  const old = await hall.cycle({
    fiscalYear: 2026,
    status: 'done',
    closedAt: shown.requestsOpenAt as Instant,
  });
  await hall.request(old, { fiscalYear: 2026, lines: [lineOf('1')] });
});
afterAll(() => hall.close());

const lanes = (login: string, query: string) => hall.get(login, `/api/budget/lanes?${query}`);
const cycles = (login: string, query = '') => hall.get(login, `/api/budget/cycles?${query}`);

test('a ward sees its lanes, what it asks on each and what the cap leaves', async () => {
  const said = await lanes('kita-ku.clerk', 'ward=kita-ku&fiscalYear=2027');
  expect(said.ward).toEqual({ code: 'kita-ku', title: '北区' });
  expect(said.items).toMatchObject([
    {
      lane: { code: 'machizukuri', title: 'まちづくり推進事業経費' },
      ...{ cap: 20_000, used: 12_000, remaining: 8_000 },
      sheets: [{ step: { code: 'requested' } }],
    },
  ]);
  const before = await lanes('kita-ku.clerk', 'ward=kita-ku&fiscalYear=2026');
  expect(before.items).toMatchObject([{ used: 100, remaining: 19_900 }]);
  const own = `ward=kita-ku&fiscalYear=2026&cycle=${cycle}`;
  expect((await lanes('kita-ku.clerk', own)).items).toMatchObject([{ used: 0, sheets: [] }]);
});

test('what a ward may ask is its own affair and that of those who see the whole city', async () => {
  const query = 'ward=kita-ku&fiscalYear=2027';
  expect((await lanes('nishi-ku.head', query)).code).toBe('whole_city_only');
  expect((await lanes('kikaku-shinko.clerk', query)).items).toMatchObject([{ used: 12_000 }]);
  const unknown = 'ward=naka-ku&fiscalYear=2027';
  expect((await lanes('kita-ku.clerk', unknown)).code).toBe('unknown_unit');
  expect((await lanes('kita-ku.clerk', 'ward=kita-ku')).code).toBe('malformed');
});

test('a unit of another kind has no lane', async () => {
  expect((await lanes('zaisei.clerk', 'ward=zaisei&fiscalYear=2027')).items).toEqual([]);
});

test('cycles are listed with their windows and with those who have not submitted', async () => {
  const { items, next } = await cycles('zaisei.clerk', 'open=true');
  expect([items.length, next]).toEqual([1, null]);
  expect(items[0]).toMatchObject({
    ...{ id: cycle, kind: 'initial', fiscalYear: 2027, appealsCloseAt: null },
    requestsCloseAt: shown.requestsCloseAt,
  });
  expect(items[0].sheets).toHaveLength(2);
  for (const login of ['zaisei.clerk', 'kikaku-shinko.clerk']) {
    const [watched] = (await cycles(login, 'fiscalYear=2027')).items;
    const waiting = watched.waiting.map(({ unit }: { unit: { code: string } }) => unit.code);
    expect(waiting.sort()).toEqual(['chuo-ku', 'higashi-ku', 'minami-ku', 'nishi-ku']);
    expect(watched.waiting[0].lanes).toMatchObject([{ code: 'machizukuri' }]);
  }
});

test('a ward sees whether it has submitted itself, and nobody else’s sheets', async () => {
  const [kita] = (await cycles('kita-ku.head', 'fiscalYear=2027')).items;
  expect([kita.waiting, kita.sheets.length]).toEqual([[], 1]);
  const [nishi] = (await cycles('nishi-ku.head', 'fiscalYear=2027')).items;
  expect(nishi.waiting).toMatchObject([{ unit: { code: 'nishi-ku' } }]);
  expect(JSON.stringify(kita)).not.toContain('nishi-ku');
  expect((await cycles('minami-ku.head')).items).toEqual([]);
});

test('cycles come by pages, the latest year first; one that is over waits for nobody', async () => {
  const first = await cycles('kikaku-shinko.clerk', 'limit=1');
  expect(first.items[0].fiscalYear).toBe(2027);
  const second = await cycles('kikaku-shinko.clerk', `limit=1&cursor=${first.next}`);
  expect(second.items[0]).toMatchObject({ fiscalYear: 2026, open: false, waiting: [] });
  expect(second.next).toBeNull();
  expect((await cycles('zaisei.clerk', 'cursor=eyJhIjoxfQ')).code).toBe('malformed');
});

test('a city without a budget has no list of it', async () => {
  const poor = await openTownHall(await openDoor({ home: 'fukuoka' }));
  const { rows } = await poor.door.db.pool.query(
    'select login from persons where login is not null',
  );
  const client = await poor.as(rows[0].login);
  const paths = ['lines', 'totals?by=ward', 'cycles', 'lanes?ward=x&fiscalYear=2027'];
  for (const path of paths) {
    expect((await client.get(`/api/budget/${path}`)).body.code).toBe('no_budget_rules');
  }
  await poor.close();
});

const report = (login: string, year: number) =>
  hall.get(login, `/api/reports/year-end?fiscalYear=${year}`);

test('lines whose end nobody has confirmed are left open by the year', async () => {
  const end = { ...sealed, outcome: 'completed' as const, amount: 0, lapsed: 0, reason: null };
  const spent = (unit: string, committed: number) => ({
    ...{ ...sealed, unit, on: '2027-12-01' as never, committed, spent: committed - 10, text: null },
  });
  await hall.execution({
    lines: [
      executionLine('1', { spending: [spent('kita-ku', 50), spent('kita-ku', 80)] }),
      executionLine('2', { yearEnd: { ...end, confirmed: null } }),
      executionLine('3', { yearEnd: { ...end, confirmed: sealed } }),
    ],
  });
  await hall.execution({ fiscalYear: 2026, lines: [executionLine('1')] });
  const said = await report('zaisei.clerk', 2027);
  expect(said).toMatchObject({ lastDay: '2028-03-31', linesNotListed: 0, consultations: [] });
  expect(said.lines).toMatchObject([
    { line: '1', passed: 90, committed: 80, spent: 70, outcome: null },
    { line: '2', outcome: 'completed', case: { lane: { code: 'machizukuri' } } },
  ]);
  expect((await report('nishi-ku.head', 2027)).lines).toEqual([]);
  expect((await report('zaisei.clerk', 2025)).lines).toEqual([]);
});

/** The cap of the lane becomes the ward's part of a sum, shared equally. */
async function shareCap(version: number, total?: number): Promise<void> {
  const { db } = hall.door;
  const [published] = await listRulebooks(db.kysely, 'kumamoto');
  const rulebook = published && (await loadRulebook(db.kysely, published.id));
  if (rulebook?.budget === undefined) throw new Error('no budget is in force');
  const { budget, identity } = rulebook;
  const [lane] = budget.lanes;
  const given = { inForceOn: identity.inForceOn, origin: 'productDefault' as const };
  const formula = {
    ...{ code: 'parts', title: 'Parts', ...given },
    ...(total !== undefined && { total }),
    method: { kind: 'shares' as const, shares: [{ by: 'equal', weight: 1 }] },
    rounding: { unit: 1, remainder: 'largestRemainder' as const },
  };
  const lanes = lane === undefined ? [] : [{ ...lane, cap: { formula: 'parts' } }];
  const next = {
    ...rulebook,
    identity: { ...identity, version },
    budget: { ...budget, lanes, formulas: [formula] },
  };
  await inTransaction(db, (tx) => publishRulebook(tx, next, `version ${version}`));
}

test('a cap may be the ward’s part by a formula; one that gives none says why', async () => {
  const query = 'ward=kita-ku&fiscalYear=2027';
  await shareCap(101, 60_000);
  expect((await lanes('kita-ku.clerk', query)).items).toMatchObject([
    { cap: 12_000, used: 12_000, remaining: 0 },
  ]);
  await shareCap(102);
  const [unknown] = (await lanes('kita-ku.clerk', query)).items;
  expect(unknown).toMatchObject({ cap: null, remaining: null });
  expect(unknown.capRefused).toMatchObject({ code: 'formula_lacks_total' });
});
