import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bindNames } from '../../src/sheets/names.ts';
import { readSheet, type SheetRead } from '../../src/sheets/read-sheet.ts';
import { tableOfLines } from '../../src/sheets/table-of-lines.ts';
import { sheetProblems } from '../../src/terms/errors-sheet-rows.ts';
import type { BudgetSheet } from '../../src/terms/rulebook-sheet.ts';
import { csv, readSheetCity, requestLine, type SheetCity } from './city.ts';

let city: SheetCity;
beforeAll(async () => {
  city = await readSheetCity('kumamoto');
});

const columns: BudgetSheet['columns'] = [
  { field: 'line', title: '行' },
  { field: 'name', title: '事業名' },
  { field: 'request', title: '要求額' },
  { field: 'trend', title: '区分' },
  { field: 'needs', title: '手続' },
  { field: 'included', title: '計上' },
  { field: 'ward', title: '区' },
  { field: 'section', title: '課' },
  { field: 'ignored', title: '増減' },
];

async function read(...rows: readonly string[]): Promise<SheetRead> {
  const sheet = { ...city.sheet('request'), columns };
  const text = csv('行,事業名,要求額,区分,手続,計上,区,課,増減', ...rows);
  return (await readSheet(Buffer.from(text), city.setting(sheet))) as SheetRead;
}

describe('words that every city has alike', () => {
  test('are read as people write them, and by their codes', async () => {
    const { lines, errors } = await read(
      'a,x,1,新規,協議・決裁,○,,,',
      'b,y,1,拡,合議、協議,構想,,,',
      'c,z,1,continued,-,×,,,',
    );
    expect(errors).toEqual([]);
    expect(lines.map(({ values: { trend, needs, included } }) => [trend, needs, included])).toEqual(
      [
        ['new', ['consultation', 'decision'], true],
        ['expanded', ['concurrence', 'consultation'], false],
        ['continued', null, false],
      ],
    );
  });

  test('are told where nobody knows them, with those that there are', async () => {
    const { errors } = await read('a,x,1,臨時,同意,多分,,,');
    expect(errors.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'D code_unknown',
      'E code_unknown',
      'F code_unknown',
    ]);
    expect(errors[0]?.ja.todo).toContain('新規, 拡充, 継続, 終了');
  });
});

describe('a code of a line', () => {
  test('is any short text, but no word that every object has', async () => {
    const long = 'x'.repeat(61);
    const { errors } = await read(`${long},x,1,,,,,,`, 'constructor,y,1,,,,,,', '３,z,1,,,,,,');
    expect(errors.map(({ row, column, code }) => `${column}${row} ${code}`)).toEqual([
      'A2 line_code_unusable',
      'A3 line_code_unusable',
    ]);
  });
});

describe('names', () => {
  const names = bindNames([
    { code: 'kita-clerks', title: '総務課' },
    { code: 'minami-clerks', title: '総務課' },
    { code: 'roads', title: '道路・公園', sign: '道' },
  ]);

  test('of two things are told as such, and are written by their codes', () => {
    expect(names.find('総 務 課')).toEqual({ several: ['kita-clerks', 'minami-clerks'] });
    expect(names.write('kita-clerks')).toBe('kita-clerks');
    expect(names.write('roads')).toBe('道');
    expect(names.find('ＲＯＡＤＳ')).toEqual({ code: 'roads' });
    expect(names.find('公園')).toBeNull();
    expect(names.write('gone')).toBe('gone');
  });

  test('that are ambiguous in a cell are told with what they may be', async () => {
    const doubled = {
      ...city.names,
      units: bindNames([
        { code: 'a-ku', title: '中央区' },
        { code: 'b-ku', title: '中央区' },
      ]),
    };
    const sheet = { ...city.sheet('request'), columns };
    const setting = { ...city.setting(sheet), names: doubled };
    const text = csv('事業名,要求額,区', 'x,1,中央区');
    const { errors } = (await readSheet(Buffer.from(text), setting)) as SheetRead;
    expect(errors).toMatchObject([{ column: 'C', code: 'code_ambiguous' }]);
    expect(errors[0]?.ja.text).toContain('a-ku, b-ku');
  });

  test('that hold what separates others are written by their codes in a list', () => {
    const listed = { ...city.names, categories: bindNames([{ code: 'a', title: '道路・公園' }]) };
    const line = requestLine({ line: '1', categories: ['a', 'b'] });
    const owned = [{ line, ward: 'chuo-ku', lane: 'machizukuri' }];
    const { rows } = tableOfLines(owned, city.sheet('projects'), listed);
    expect(rows[0]?.[1]).toBe('a・b');
  });

  test('of sections are those of the ward of the row', async () => {
    const { lines, errors } = await read('a,x,1,,,,中央区,中央区,', 'b,y,1,,,,北区,中央区,');
    expect(lines.map(({ values }) => values.section)).toEqual(['chuo-ku']);
    expect(errors.map(({ row, column, code }) => `${column}${row} ${code}`)).toEqual([
      'H3 code_unknown',
    ]);
  });
});

test('a column that nobody reads may hold anything', async () => {
  const { errors, lines } = await read('a,x,1,,,,,,=G2-F2', 'b,y,1,,,,,,△5');
  expect(errors).toEqual([]);
  expect(lines.map(({ values }) => values)).toMatchObject([{ name: 'x' }, { name: 'y' }]);
});

test('every problem of a row is given somewhere', () => {
  const sources = ['src/sheets', 'src/http']
    .flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const unused = Object.keys(sheetProblems).filter((code) => !sources.includes(`'${code}'`));
  expect(unused).toEqual([]);
});
