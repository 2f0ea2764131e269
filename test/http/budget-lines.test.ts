// The grid of lines and their sums over all wards, as each reader may see them.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CaseId } from '../../src/terms/ids.ts';
import { assessed, type BudgetHall, lineOf, openBudgetHall } from './budget-hall.ts';

let hall: BudgetHall;
let cycle: CaseId;
let kita: CaseId;

const kitaLines = [
  lineOf('1', {
    ...{ request: 500, previous: 400, section: 'kita-ku', categories: ['a', 'c'], no: 1 },
    ...{ policies: ['direction-1'], trend: 'continued', priority: 2, final: 450, passed: 440 },
    account: { account: 'general', kan: '8', kou: '2', moku: '1', setsu: '12' },
    funds: [
      { fund: 'general', amount: 300 },
      { fund: 'bond', amount: 200 },
    ],
    purpose: '通学路の街灯を増やす',
    assessments: assessed(480, 450),
    consulted: {
      ...{ number: '区協-26-001', outcome: 'conditional' },
      dissents: [{ unit: 'nishi-ku', reason: '通学路が変わる' }],
    },
  }),
  lineOf('2', {
    ...{ request: 300, categories: ['a'], printed: { 'budget-book': 290 } },
    account: { account: 'general', kan: '8', kou: '2', moku: '2' },
    assessments: assessed(null),
  }),
  lineOf('3', { request: 9000, included: false, categories: ['b'] }),
];

beforeAll(async () => {
  hall = await openBudgetHall();
  cycle = await hall.cycle();
  kita = await hall.request(cycle, { lines: kitaLines });
  await hall.request(cycle, {
    initiator: 'nishi-ku',
    lines: [lineOf('1', { request: 40, funds: [{ fund: 'general', amount: 30 }] })],
  });
  const other = await hall.cycle({ fiscalYear: 2026 });
  await hall.request(other, { fiscalYear: 2026, lines: [lineOf('1', { request: 7 })] });
  for (const outcome of ['withdrawn', 'not_submitted', 'rejected']) {
    await hall.request(cycle, { outcome, lines: [lineOf('1', { request: 5 })] });
  }
});
afterAll(() => hall.close());

const finance = 'zaisei.clerk';

const lines = async (login: string, query = '') =>
  (await hall.get(login, `/api/budget/lines?${query}`)).items;

const names = async (query: string, login = finance) =>
  (await lines(login, query)).map(
    (one: { case: { ward: { code: string } }; line: string }) =>
      `${one.case.ward.code} ${one.line}`,
  );

const totals = (query: string, login = finance) => hall.get(login, `/api/budget/totals?${query}`);

test('a line is shown with its sheet, amounts, dissents and the titles of its codes', async () => {
  const [first] = await lines(finance, 'ward=kita-ku&fiscalYear=2027');
  expect(first).toMatchObject({
    case: {
      id: kita,
      ...{ number: null, fiscalYear: 2027, cycle },
      ward: { code: 'kita-ku', title: '北区' },
      lane: { code: 'machizukuri', title: 'まちづくり推進事業経費' },
    },
    ...{ line: '1', request: 500, previous: 400, final: 450, passed: 440, included: true },
    categories: [
      { code: 'a', title: 'A 継続事業' },
      { code: 'c', title: 'C 新規事業[人材育成]' },
    ],
    funds: [
      { fund: { code: 'general', title: '一般財源' }, amount: 300 },
      { fund: { code: 'bond' }, amount: 200 },
    ],
    account: { account: 'general', kan: '8', kou: '2', moku: '1', setsu: '12' },
    consulted: { dissents: [{ unit: { title: '西区' }, reason: '通学路が変わる' }] },
    assessments: [
      { stage: { code: 'section-chief' }, amount: 480, code: { title: '減額' } },
      { stage: { code: 'director' }, amount: 450 },
    ],
    doubts: [],
  });
});

test('everybody finds the lines of the sheets that he may see, and no withdrawn one', async () => {
  const kitas = ['kita-ku 1', 'kita-ku 2', 'kita-ku 3'];
  expect(await names('fiscalYear=2027')).toEqual([...kitas, 'nishi-ku 1']);
  expect(await names('fiscalYear=2027', 'kita-ku.clerk')).toEqual(kitas);
  expect(await names('', 'kita-ku.clerk')).toHaveLength(4);
  expect(await names('', 'minami-ku.clerk')).toEqual([]);
  expect(await names('fiscalYear=2027', 'kikaku-shinko.clerk')).toHaveLength(4);
});

test('filters choose by year, cycle, ward, step, lane, category, policy and doubt', async () => {
  expect(await names(`cycle=${cycle}`)).toHaveLength(4);
  expect(await names('fiscalYear=2026')).toEqual(['kita-ku 1']);
  expect(await names('ward=nishi-ku')).toEqual(['nishi-ku 1']);
  expect(await names('step=requested')).toHaveLength(5);
  expect(await names('step=drafting')).toEqual([]);
  expect(await names('submitted=true')).toHaveLength(5);
  expect(await names('submitted=false')).toEqual([]);
  expect(await names('lane=machizukuri')).toHaveLength(5);
  expect(await names('lane=other')).toEqual([]);
  expect(await names('category=a')).toEqual(['kita-ku 1', 'kita-ku 2']);
  expect(await names('policy=direction-1')).toEqual(['kita-ku 1']);
  expect(await names('section=kita-ku')).toEqual(['kita-ku 1']);
  expect(await names('included=false')).toEqual(['kita-ku 3']);
  expect(await names('doubt=printed')).toEqual(['kita-ku 2']);
  expect(await names('doubt=funds')).toEqual(['nishi-ku 1']);
  expect(await names('doubt=contradiction')).toEqual([]);
  expect(await names('doubt=any')).toEqual(['kita-ku 2', 'nishi-ku 1']);
});

test('words are found as typed in the name, the purpose, the basis and the note', async () => {
  const found = (q: string) => names(`q=${encodeURIComponent(q)}`);
  expect(await found('街灯')).toEqual(['kita-ku 1']);
  expect(await found('project 3')).toEqual(['kita-ku 3']);
  expect(await found('%')).toEqual([]);
});

test('a doubt is shown with both numbers', async () => {
  const [line] = await lines(finance, 'doubt=printed');
  expect(line.doubts).toEqual([
    { kind: 'printed', words: 'budget-book', amount: 290, against: 'request', other: 300 },
  ]);
});

test('the grid is the same in one page and in many', async () => {
  const whole = await names('fiscalYear=2027');
  const parts: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const tail: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = await hall.get(finance, `/api/budget/lines?fiscalYear=2027&limit=2${tail}`);
    parts.push(...page.items.map((one: never) => namesOf(one)));
    cursor = page.next;
  }
  expect(parts).toEqual(whole);
});

const namesOf = (one: { case: { ward: { code: string } }; line: string }) =>
  `${one.case.ward.code} ${one.line}`;

test('what is no filter and another list’s cursor are malformed', async () => {
  const code = async (path: string) => (await hall.get(finance, path)).code;
  expect(await code('/api/budget/lines?colour=red')).toBe('malformed');
  expect(await code('/api/budget/lines?limit=201')).toBe('malformed');
  expect(await code('/api/budget/lines?cursor=eyJhIjoxfQ')).toBe('malformed');
  expect(await code('/api/budget/lines?doubt=total')).toBe('malformed');
  expect(await code('/api/budget/totals')).toBe('malformed');
  expect(await code('/api/budget/totals?by=colour')).toBe('malformed');
  expect(await code('/api/budget/lines?cycle=none')).toBe('case_not_found');
  expect(await code('/api/budget/totals?by=ward&cycle=none')).toBe('case_not_found');
  expect((await hall.door.client().get('/api/budget/lines')).body.code).toBe('not_signed_in');
});

test('sums count what counts, each line once in all, and ideas not at all', async () => {
  const said = await totals('by=ward&fiscalYear=2027');
  expect(said.unit).toEqual({ yen: 1000, title: '千円' });
  expect(said.stages).toMatchObject([{ code: 'section-chief' }, { code: 'director' }]);
  expect(said.groups).toEqual([
    {
      key: { code: 'kita-ku', title: '北区' },
      ...{ lines: 2, previous: 400, request: 800, final: 450, passed: 440 },
      stages: { 'section-chief': 480, director: 450 },
      hiddenUntilNotice: 0,
    },
    {
      key: { code: 'nishi-ku', title: '西区' },
      ...{ lines: 1, previous: null, request: 40, final: null, passed: null },
      stages: { 'section-chief': null, director: null },
      hiddenUntilNotice: 0,
    },
  ]);
  expect(said.total).toMatchObject({ lines: 3, previous: 400, request: 840 });
  expect(said.overlap).toEqual({ lines: 0, request: 0 });
});

test('a line of two categories counts in both, and the total once', async () => {
  const said = await totals('by=category&fiscalYear=2027');
  const requests = said.groups.map(
    ({ key, request }: { key: { code: string } | null; request: number }) => [
      key?.code ?? null,
      request,
    ],
  );
  expect(requests).toEqual([
    ['a', 800],
    ['c', 500],
    [null, 40],
  ]);
  expect(said.total.request).toBe(840);
  expect(said.overlap).toEqual({ lines: 1, request: 500 });
});

test('funds divide the request alone; what names none stands under none', async () => {
  const said = await totals('by=fund&fiscalYear=2027');
  expect(said.groups).toMatchObject([
    { key: { code: 'bond' }, request: 200, previous: null, final: null },
    { key: { code: 'general' }, request: 330 },
    { key: null, request: 300 },
  ]);
  expect(said.overlap).toEqual({ lines: 1, request: -10 });
});

test('accounts are summed down to the part that is asked for', async () => {
  const by = async (part: string) =>
    (await totals(`by=${part}&ward=kita-ku&fiscalYear=2027`)).groups.map(
      ({ account, request }: { account: string[]; request: number }) => [account, request],
    );
  expect(await by('account')).toEqual([[['general'], 800]]);
  expect(await by('kan')).toEqual([[['general', '8'], 800]]);
  expect(await by('moku')).toEqual([
    [['general', '8', '2', '1'], 500],
    [['general', '8', '2', '2'], 300],
  ]);
  expect(await by('setsu')).toEqual([
    [['general', '8', '2', '1', '12'], 500],
    [['general', '8', '2', '2', ''], 300],
  ]);
});

test('sums too are what the reader may see, by every key', async () => {
  const own = await totals('by=lane&fiscalYear=2027', 'nishi-ku.head');
  expect(own.groups).toMatchObject([{ key: { code: 'machizukuri' }, request: 40 }]);
  expect(await totals('by=section', 'minami-ku.clerk')).toMatchObject({
    groups: [],
    total: { lines: 0, request: null },
  });
  expect((await totals('by=policy&fiscalYear=2027')).overlap.request).toBe(0);
  expect((await totals('by=section&fiscalYear=2027')).groups).toMatchObject([
    { key: { code: 'kita-ku' }, request: 500 },
    { key: null, request: 340 },
  ]);
});
