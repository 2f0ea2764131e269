import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Compared, compareLines } from '../../src/sheets/compare-lines.ts';
import { readSheet, type SheetRead } from '../../src/sheets/read-sheet.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { BudgetSheet } from '../../src/terms/rulebook-sheet.ts';
import { csv, readSheetCity, requestLine, type SheetCity } from './city.ts';

let city: SheetCity;
beforeAll(async () => {
  city = await readSheetCity('kumamoto');
});

const head = 'No.,種別,事業名,方向性,事業内容,予算額';

async function compare(
  rows: readonly string[],
  existing: readonly RequestLine[],
  code = 'projects',
) {
  const read = await city.read(code, csv(...rows), 'chuo-ku');
  expect(read.errors).toEqual([]);
  return compareLines(read, read.lines, existing);
}

const done = ({ changes }: Compared) => changes.map(({ line, does }) => `${line} ${does}`);

const fair = requestLine({
  ...{ line: 'fair', no: 1, name: 'まつり', request: 100 },
  ...{ categories: ['a'], policies: ['direction-1'], note: 'from the web' },
  attachments: [],
  printed: { 決算額: 90 },
});

describe('lines of a table', () => {
  test('are new where the request has none, under their numbers', async () => {
    const found = await compare([head, '1,A,まつり,①,,100', '2,B,花火,②,,50'], []);
    expect(done(found)).toEqual(['1 new', '2 new']);
    expect(found.puts.map(({ entry, seen }) => [entry, seen])).toEqual([
      [
        {
          ...{ line: '1', included: true, no: 1, name: 'まつり', request: 100 },
          ...{ categories: ['a'], policies: ['direction-1'] },
        },
        null,
      ],
      [
        {
          ...{ line: '2', included: true, no: 2, name: '花火', request: 50 },
          ...{ categories: ['b'], policies: ['direction-2'] },
        },
        null,
      ],
    ]);
  });

  test('that say nothing new are not sent, whatever the table leaves out', async () => {
    const found = await compare([head, '1,A,ま つ り,①,,100'], [{ ...fair, name: 'ま つ り' }]);
    expect(done(found)).toEqual(['fair unchanged']);
    expect(found.puts).toEqual([]);
  });

  test('keep what the table has no column for', async () => {
    const found = await compare([head, '1,B,まつり,①,,120'], [fair]);
    expect(found.changes).toEqual(
      [
        {
          ...{ row: 2, line: 'fair', name: 'まつり', does: 'changed' },
          fields: [
            { field: 'request', from: 100, to: 120 },
            { field: 'categories', from: ['a'], to: ['b'] },
          ].toSorted(() => 0),
        },
      ].map((change) => ({ ...change, fields: expect.arrayContaining(change.fields) })),
    );
    const [put] = found.puts;
    expect(put?.seen).toBe(1);
    expect(put?.entry).toMatchObject({ note: 'from the web', printed: { 決算額: 90 } });
    expect(put?.entry).not.toHaveProperty('revision');
  });

  test('lose what the table shows as empty', async () => {
    const found = await compare([head, '1,,まつり,,,100'], [fair]);
    expect(found.changes[0]?.fields).toEqual([
      { field: 'categories', from: ['a'], to: null },
      { field: 'policies', from: ['direction-1'], to: null },
    ]);
    expect(found.puts[0]?.entry).not.toHaveProperty('categories');
  });

  test('that the table does not have stay, and are named', async () => {
    const other = requestLine({ line: 'x', name: '花火' });
    const found = await compare([head, '1,A,まつり,①,,100'], [fair, other]);
    expect(found.absent).toEqual([{ line: 'x', name: '花火' }]);
    expect(found.puts).toEqual([]);
  });
});

describe('a row means', () => {
  const line = (code: string, no: number, name: string) =>
    requestLine({ line: code, no, name, request: 1 });
  const matched = async (rows: readonly string[], existing: readonly RequestLine[]) =>
    done(await compare(['No.,事業名,予算額', ...rows], existing));

  test('the line of its name, when the numbers have moved', async () => {
    const existing = [line('a', 1, 'まつり'), line('b', 2, '花火')];
    expect(await matched(['1,花火,1', '2,まつり,1'], existing)).toEqual(['b changed', 'a changed']);
  });

  test('the line of its number, when the name was changed', async () => {
    const existing = [line('a', 1, 'まつり'), line('b', 2, '花火')];
    expect(await matched(['1,夏まつり,1', '2,花火,1'], existing)).toEqual([
      'a changed',
      'b unchanged',
    ]);
  });

  test('of two of one name the one with its number', async () => {
    const existing = [line('a', 1, '補助金'), line('b', 2, '補助金')];
    expect(await matched(['2,補助金,1', '1,補助金,5'], existing)).toEqual([
      'b unchanged',
      'a changed',
    ]);
  });

  test('of several that are alike the first, in the order of both', async () => {
    const existing = [line('a', 1, '補助金'), line('b', 1, '補助金')];
    const rows = ['1,補助金,1', '1,補助金,2', '1,補助金,3'];
    expect(await matched(rows, existing)).toEqual(['a unchanged', 'b changed', '1 new']);
  });

  test('a new one under a code that is free', async () => {
    const existing = [line('1', 7, 'まつり'), line('1-2', 8, '花火')];
    expect(await matched(['1,朝市,1', '1,夜市,1'], existing)).toEqual(['1-3 new', '1-4 new']);
  });

  test('the same line again, when the same file comes again', async () => {
    const rows = ['1,補助金,1', '1,補助金,2', ',朝市,3', ',朝市,4', '2,まつり,5'];
    const first = await compare(['No.,事業名,予算額', ...rows], []);
    const existing = first.puts.map(({ entry }) => requestLine(entry));
    const codes = existing.map(({ line: code }) => code);
    expect(new Set(codes).size).toBe(5);
    const again = await compare(['No.,事業名,予算額', ...rows], existing);
    expect(done(again)).toEqual(codes.map((code) => `${code} unchanged`));
    const last = await compare(['No.,事業名,予算額', rows[4] ?? ''], existing);
    expect(done(last)).toEqual(['2 unchanged']);
  });

  test('the line of its code, in a sheet that has one', async () => {
    const existing = [line('a', 1, 'まつり'), line('b', 2, '花火')];
    const rows = ['行コード,No.,事業名,要求額', 'b,1,まつり,1', 'c,2,花火,1'];
    const found = await compare(rows, existing, 'request');
    expect(done(found)).toEqual(['b changed', 'c new']);
    expect(found.absent).toEqual([{ line: 'a', name: 'まつり' }]);
  });

  test('nothing, when its code is there twice', async () => {
    const rows = ['行コード,事業名,要求額', 'b,まつり,1', 'b,花火,1'];
    const { errors } = await compare(rows, [], 'request');
    expect(errors).toMatchObject([{ row: 3, column: 'A', code: 'line_twice' }]);
  });
});

describe('amounts of an assessment', () => {
  const rows = (amount: string, code = '', reason = '') => [
    '行コード,事業名,要求額,課長査定額,課長査定の区分,課長査定の考え方,示達額',
    `fair,まつり,100,${amount},${code},${reason},`,
  ];
  const assessed = (amount: number | null) =>
    requestLine(fair, {
      assessments: [
        { ...fair.put, stage: 'section-chief', amount, code: 'reduced', reason: '実績による' },
      ],
    });

  test('that the case has not made are kept as printed, by the stage they claim', async () => {
    const found = await compare(rows('80'), [fair], 'assessment');
    expect(found.errors).toEqual([]);
    const field = 'printed.section-chief';
    expect(found.changes[0]?.fields).toEqual([{ field, from: null, to: 80 }]);
    expect(found.puts[0]?.entry.printed).toEqual({ 決算額: 90, 'section-chief': 80 });
  });

  test('that the case has made are no change where they are the same', async () => {
    const same = rows('80', '減額', '実績による');
    expect(done(await compare(same, [assessed(80)], 'assessment'))).toEqual(['fair unchanged']);
    expect(done(await compare(rows(''), [assessed(80)], 'assessment'))).toEqual(['fair unchanged']);
  });

  test('are not changed by an import', async () => {
    const codes = async (existing: RequestLine, ...row: Parameters<typeof rows>) =>
      (await compare(rows(...row), [existing], 'assessment')).errors.map(
        ({ column, code }) => `${column} ${code}`,
      );
    expect(await codes(assessed(80), '90')).toEqual(['D not_by_import']);
    expect(await codes(assessed(null), '90')).toEqual(['D not_by_import']);
    expect(await codes(assessed(80), '', '要求どおり', 'x')).toEqual([
      'E not_by_import',
      'F not_by_import',
    ]);
    expect(await codes(fair, '', '減額')).toEqual(['E not_by_import']);
  });
});

describe('funds and accounts', () => {
  const rich = requestLine({
    ...{ line: 'r', name: '道路', request: 100, account: { kan: '2', kou: '1', moku: '03' } },
    funds: [
      { fund: 'bond', amount: 60 },
      { fund: 'general', amount: 40 },
    ],
  });

  test('are compared by what they are of, in no order', async () => {
    const rows = ['行コード,事業名,要求額,款,項,目,一般財源,市債', 'r,道路,100,2,1,03,40,60'];
    expect(done(await compare(rows, [rich], 'request'))).toEqual(['r unchanged']);
  });

  test('keep the nought that a spreadsheet program takes away, and no other digit', async () => {
    const rows = ['行コード,事業名,要求額,目', 'r,道路,100,3'];
    expect(done(await compare(rows, [rich], 'request'))).toEqual(['r unchanged']);
    const other = ['行コード,事業名,要求額,目', 'r,道路,100,30'];
    expect(done(await compare(other, [rich], 'request'))).toEqual(['r changed']);
  });

  test('change one by one', async () => {
    const rows = ['行コード,事業名,要求額,款,項,目,一般財源,国庫支出金', 'r,道路,100,2,,03,,40'];
    const found = await compare(rows, [rich], 'request');
    expect(found.changes[0]?.fields).toEqual([
      { field: 'account.kou', from: '1', to: null },
      { field: 'fund.general', from: 40, to: null },
      { field: 'fund.national', from: null, to: 40 },
    ]);
    expect(found.puts[0]?.entry.funds).toEqual([
      { fund: 'bond', amount: 60 },
      { fund: 'national', amount: 40 },
    ]);
  });
});

test('what the schema of a line would refuse is told where the sheet shows it', async () => {
  const base = city.sheet('request');
  const sheet: BudgetSheet = { ...base, columns: [...base.columns] };
  const text = csv('行コード,事業名,要求額,種別', `z,まつり,1,${Array(21).fill('A').join('、')}`);
  const read = (await readSheet(Buffer.from(text), city.setting(sheet))) as SheetRead;
  if (isRefusal(read)) throw new Error('refused');
  // Twenty categories at most: the city has four, so a line is made that has more.
  const [line] = read.lines;
  if (line === undefined) throw new Error('no line');
  const many = {
    ...line,
    values: { ...line.values, categories: Array.from({ length: 21 }, (_, at) => `c${at}`) },
  };
  const { errors } = compareLines(read, [many], []);
  expect(errors).toMatchObject([{ row: 2, column: 'D', code: 'line_unusable' }]);
});
