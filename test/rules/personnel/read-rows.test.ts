import { expect, test } from '@jest/globals';
import { decodeFile } from '../../../src/rules/personnel/decode.ts';
import { readPersonnelRows } from '../../../src/rules/personnel/read-rows.ts';

const header = '職コード,ログイン,氏名,メール,資格,発令日,解任日';
const read = (...lines: string[]) => readPersonnelRows([header, ...lines].join('\n'));
const told = (...lines: string[]): string[] =>
  read(...lines).errors.map(({ line, column, code }) => `${line} ${column ?? ''} ${code}`);
const bytes = (text: string) => new TextEncoder().encode(text);

test('a row is read with every column, dates and widths as they are typed', () => {
  const { rows, errors } = read('kita.head,sato,佐藤 髙,s@x.jp,本人,2027/4/1,2029-03-31');
  expect(errors).toEqual([]);
  expect(rows).toEqual([
    {
      ...{ line: 2, seat: 'kita.head', login: 'sato', name: '佐藤 髙', mail: 's@x.jp' },
      ...{ capacity: 'holder', from: '2027-04-01', until: '2029-03-31' },
    },
  ]);
  const wide = read('ｋｉｔａ.head,ｓａｔｏ,,,職務代理,２０２７／０４／０１,').rows;
  expect(wide).toMatchObject([
    { seat: 'kita.head', login: 'sato', capacity: 'deputy', from: '2027-04-01', until: null },
  ]);
});

test('the header may be English, in any order and with fewer columns', () => {
  const { rows, errors } = readPersonnelRows('from,login,seat\n2027-04-01,sato,kita.head\n');
  expect(errors).toEqual([]);
  expect(rows).toMatchObject([{ seat: 'kita.head', login: 'sato', capacity: 'holder' }]);
});

test.each([
  ['職コード,ログイン', ['発令日 column_missing']],
  ['職コード,ログイン,発令日,解任曰', ['解任曰 column_unknown']],
  ['職コード,seat,ログイン,発令日', ['seat column_twice']],
])('the header %s is refused before any row', (head, errors) => {
  const found = readPersonnelRows(`${head}\na,b,c,d\n`);
  expect(found.rows).toEqual([]);
  expect(found.errors.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual(
    errors.map((error) => `1 ${error}`),
  );
});

test.each([
  [',sato,,,,2027-04-01,', '2 職コード cell_empty'],
  ['Kita Head,sato,,,,2027-04-01,', '2 職コード code_unusable'],
  ['a,,,,,2027-04-01,', '2 ログイン cell_empty'],
  ['a,b,,not a mail,,2027-04-01,', '2 メール mail_unusable'],
  ['a,b,,,主任,2027-04-01,', '2 資格 capacity_unknown'],
  ['a,b,,,toString,2027-04-01,', '2 資格 capacity_unknown'],
  ['a,b,,,,2027-02-29,', '2 発令日 date_unusable'],
  ['a,b,,,,2027-04-31,', '2 発令日 date_unusable'],
  ['a,b,,,,4/1,', '2 発令日 date_unusable'],
  ['a,b,,,,,', '2 発令日 dates_missing'],
  ['a,b,,,,2027-04-01,2027-04-01', '2 解任日 dates_backwards'],
  ['a,b,"x\u202ey",,,2027-04-01,', '2 氏名 cell_unusable'],
  [`a,b,${'x'.repeat(201)},,,2027-04-01,`, '2 氏名 cell_unusable'],
  ['a,b,,,2027-04-01,', '2  line_shifted'],
  ['a,b,"x,,,2027-04-01,', '2  line_broken'],
])('the row %s is told as %s', (line, error) => {
  expect(told(line)).toEqual([error]);
});

test('what is just good enough passes', () => {
  expect(told('a,b,,,,2028-02-29,')).toEqual([]);
  expect(told('a,b,,,,2027-04-01,2027-04-02')).toEqual([]);
  expect(told(`a,b,${'x'.repeat(200)},,,2027-04-01,`)).toEqual([]);
});

test('every mistake of a row is told at once, and the rows beside it are read', () => {
  const { rows, errors } = read('A b,,,,,x,', 'a,b,,,,2027-04-01,', ',,,,,,', '', 'a,b');
  expect(errors.map(({ line, column }) => `${line} ${column ?? ''}`)).toEqual([
    '2 職コード',
    '2 ログイン',
    '2 発令日',
    '6 ',
  ]);
  expect(rows.map(({ line }) => line)).toEqual([3]);
  expect(errors[0]?.ja).toContain('A b');
  expect(errors[0]?.en).toContain('A b');
});

test('a file without rows, or without anything, is told', () => {
  expect(told()).toEqual(['1  file_without_rows']);
  expect(readPersonnelRows('').errors.map(({ code }) => code)).toEqual(['file_without_rows']);
});

test('UTF-8 with and without mark and Shift_JIS are told apart, rare characters kept', () => {
  const text = '職コード\n髙①﨑';
  expect(decodeFile(bytes(text))).toEqual({ text, encoding: 'utf-8' });
  expect(decodeFile(bytes(`\ufeff${text}`))?.text).toBe(text);
  const shiftJis = [0x90, 0x45, 0xfb, 0xfc, 0x87, 0x40, 0xed, 0x95];
  expect(decodeFile(Uint8Array.from(shiftJis))).toEqual({
    text: '職髙①﨑',
    encoding: 'shift_jis',
  });
});

test('a workbook or a picture has no text', () => {
  expect(decodeFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull();
  expect(decodeFile(Uint8Array.from([0x89, 0x50, 0xff, 0x81]))).toBeNull();
});
