import { beforeAll, describe, expect, test } from '@jest/globals';
import { csv, readSheetCity, type SheetCity } from './city.ts';

let city: SheetCity;
beforeAll(async () => {
  city = await readSheetCity('kumamoto');
});

const head = 'No.,種別,事業名,方向性,事業内容,予算額';
const two = ['1,A,まつり,①,,100', '2,B,花火,②,,50'];

const read = (...rows: readonly string[]) => city.read('projects', csv(head, ...rows));

describe('a total within the table', () => {
  test.each([
    ['合計,,,,,150'],
    [',,予算総額,,,150'],
    [',,,,合　計,150'],
    [',,総計（2事業）,,,150'],
    [',,,,,150'],
  ])('is no line: %s', async (total) => {
    const { lines, errors, sums, doubts, totals } = await read(...two, total);
    expect([lines.length, errors, doubts]).toEqual([2, [], []]);
    expect(sums).toMatchObject([{ field: 'request', sum: 150 }]);
    expect(totals).toMatchObject([{ row: 4, column: 'F', printed: 150, sum: 150 }]);
  });

  test('that differs from the sum is told and corrects nothing', async () => {
    const { lines, errors, doubts } = await read(...two, '合計,,,,,20000');
    expect([lines.length, errors]).toEqual([2, []]);
    expect(doubts).toMatchObject([{ row: 4, column: 'F', code: 'total_differs' }]);
    expect(doubts[0]?.ja.text).toBe('印刷された合計「合計」は20000、行の合計は150です。');
  });

  test('may be one of a part, and the last one of all', async () => {
    const rows = [...two, '小計,,,,,150', '3,A,朝市,①,,30', '小計,,,,,30', '総計,,,,,180'];
    const { lines, doubts, totals } = await read(...rows);
    expect([lines.length, doubts]).toEqual([3, []]);
    expect(totals.map(({ label, printed, sum }) => [label, printed, sum])).toEqual([
      ['小計', 150, 150],
      ['小計', 30, 30],
      ['総計', 180, 180],
    ]);
  });

  test('an amount without a name that is no sum is a line without a name', async () => {
    const { errors } = await read(...two, ',,,,,149');
    expect(errors.map(({ row, column, code }) => `${column}${row} ${code}`)).toEqual([
      'C4 name_missing',
    ]);
  });

  test('a project whose name only begins so is a line', async () => {
    const { lines, totals } = await read(...two, '3,A,計画づくり,①,,7');
    expect([lines.length, totals]).toEqual([3, []]);
  });

  test('is not doubted while lines are broken: their sum is not known', async () => {
    const { doubts, errors } = await read(...two, '3,A,朝市,①,,x', '合計,,,,,1');
    expect(doubts).toEqual([]);
    expect(errors).toHaveLength(1);
  });
});

test('ideas are in the table and in no total', async () => {
  const sheet = city.sheet('projects');
  const columns = [...sheet.columns, { field: 'included' as const, title: '計上' }];
  const { readSheet } = await import('../../src/sheets/read-sheet.ts');
  const text = csv('事業名,予算額,計上', 'まつり,100,計上', '花火,50,構想', '朝市,5,', '合計,105,');
  const found = await readSheet(Buffer.from(text), city.setting({ ...sheet, columns }));
  expect(found).toMatchObject({ errors: [], doubts: [], totals: [{ printed: 105, sum: 105 }] });
  expect('lines' in found && found.lines.map(({ values }) => values.included)).toEqual([
    true,
    false,
    null,
  ]);
});
