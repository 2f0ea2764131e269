import { beforeAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import { csv, readSheetCity, type SheetCity } from './city.ts';

let city: SheetCity;
beforeAll(async () => {
  city = await readSheetCity('kumamoto');
});

const head = 'No.,種別,事業名,方向性,事業内容,予算額';

const faultsOf = async (...rows: readonly string[]): Promise<string[]> => {
  const { errors } = await city.read('projects', csv(...rows));
  return errors.map(({ row, column, code }) => `${column ?? ''}${row} ${code}`);
};

const valuesOf = async (row: string) => {
  const read = await city.read('projects', csv(head, row));
  expect(read.errors).toEqual([]);
  return read.lines[0]?.values;
};

const refusalOf = async (file: Buffer): Promise<string> => {
  const read = await readSheet(file, city.setting(city.sheet('projects')));
  return isRefusal(read) ? read.refused : `read ${read.lines.length} lines`;
};

describe('encodings', () => {
  const text = csv(head, '1,A,髙﨑①の㈱祭り～,①②,,4750');

  test('are told by the bytes: UTF-8 with and without a mark, Shift_JIS of Windows', async () => {
    const files = [Buffer.from(text), Buffer.from(`\ufeff${text}`), iconv.encode(text, 'cp932')];
    const reads = await Promise.all(files.map((file) => city.read('projects', file)));
    expect(reads.map(({ encoding }) => encoding)).toEqual(['utf-8', 'utf-8', 'shift_jis']);
    for (const { lines } of reads) {
      expect(lines[0]?.values).toMatchObject({ name: '髙﨑①の㈱祭り～', request: 4750 });
    }
  });

  test('that are neither are refused: UTF-16, EUC and bytes of no text', async () => {
    expect(await refusalOf(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe('sheet_unreadable');
    expect(await refusalOf(iconv.encode(text, 'euc-jp'))).toBe('sheet_unreadable');
    expect(await refusalOf(Buffer.from([0xff, 0xfe, 0xfd, 0x80]))).toBe('sheet_unreadable');
  });
});

describe('the header', () => {
  test('is found below titles, in any order of columns and in any width', async () => {
    const read = await city.read(
      'projects',
      csv('平成26年度,,', ',,', '予 算 額,ＮＯ,事業名', '100,7,まつり'),
    );
    expect(read.lines.map(({ row, values }) => [row, values])).toEqual([
      [4, { no: 7, name: 'まつり', request: 100 }],
    ]);
    expect(read.columns.map(({ column, field }) => `${column} ${field}`)).toEqual([
      'A request',
      'B no',
      'C name',
    ]);
  });

  test('that is missing, incomplete, doubled or names something else, is told', async () => {
    expect(await faultsOf('1,A,まつり,①,,100')).toEqual(['1 header_missing']);
    expect(await faultsOf('No.,種別,方向性', '1,A,①')).toEqual([
      '1 column_missing',
      '1 column_missing',
    ]);
    expect(await faultsOf('事業名,予算額,要求額', 'まつり,1,2')).toEqual(['C1 column_twice']);
    expect(await faultsOf('事業名,予算額,担当者', 'まつり,1,山田')).toEqual(['C1 column_unknown']);
  });

  test('names the column that was meant', async () => {
    const { errors } = await city.read('projects', csv('事業名,予算額,事業内谷', 'まつり,1,x'));
    expect(errors[0]?.ja.todo).toContain('事業内容');
  });
});

describe('columns that have shifted', () => {
  test('are told where a comma is too many or too few', async () => {
    expect(await faultsOf(head, '1,A,まつり,①,内容,100,200', '2,A,花火,②,100')).toEqual([
      '2 row_shifted',
      '3 row_shifted',
    ]);
  });

  test('are told where a number stands in the place of the name', async () => {
    expect(await faultsOf(head, ',1,２０,まつり,,100')).toEqual([
      'B2 code_unknown',
      'C2 number_in_text',
      'D2 code_unknown',
    ]);
  });

  test('are told where a value stands under no title', async () => {
    expect(await faultsOf('事業名,予算額,', 'まつり,1,2')).toEqual(['C2 column_untitled']);
  });

  test('and commas behind the last column are nobody’s mistake', async () => {
    expect(await valuesOf('1,A,まつり,①,,100,,,')).toMatchObject({ request: 100 });
  });

  test('a quotation mark that is never closed ends the reading', async () => {
    expect(await faultsOf(head, '1,A,まつり,①,,1', '2,A,"花火,①,,2')).toEqual(['3 row_broken']);
  });
});

describe('amounts', () => {
  test.each([
    ['4750', 4750],
    ['"1,234"', 1234],
    ['"１，２３４，５６７"', 1_234_567],
    ['４７５０', 4750],
    ['" 20,000千円 "', 20_000],
    ['100.0', 100],
    ['0', 0],
  ])('%s', async (written, amount) => {
    expect(await valuesOf(`1,A,まつり,①,,${written}`)).toMatchObject({ request: amount });
  });

  test.each([
    ['12.5', 'amount_decimal'],
    ['-5', 'amount_negative'],
    ['▲1', 'amount_negative'],
    ['"△1,000"', 'amount_negative'],
    ['"12,34"', 'amount_unreadable'],
    ['約100', 'amount_unreadable'],
    ['1E3', 'amount_unreadable'],
    ['100円', 'amount_unreadable'],
    ['9007199254740992', 'amount_too_large'],
    ['', 'amount_missing'],
    ['-', 'amount_missing'],
  ])('%s is told as %s', async (written, code) => {
    expect(await faultsOf(head, `1,A,まつり,①,,${written}`)).toEqual([`F2 ${code}`]);
  });
});

describe('names', () => {
  test('of categories are read by sign, title or code, and several in one cell', async () => {
    for (const cell of ['A・C', 'A C', 'Ａ、Ｃ', 'a・c', 'C・A・C']) {
      const values = await valuesOf(`1,"${cell}",まつり,①,,1`);
      expect(values?.categories?.toSorted()).toEqual(['a', 'c']);
    }
    for (const cell of ['A', 'a', 'A 継続事業', 'A継続事業']) {
      expect((await valuesOf(`1,${cell},まつり,①,,1`))?.categories).toEqual(['a']);
    }
  });

  test('of policies also without anything between their signs', async () => {
    expect((await valuesOf('1,A,まつり,①⑤②,,1'))?.policies).toEqual([
      'direction-1',
      'direction-5',
      'direction-2',
    ]);
  });

  test('that nobody knows are told, with those that there are', async () => {
    const { errors } = await city.read('projects', csv(head, '1,E,まつり,③?,,1'));
    expect(errors.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'B code_unknown',
      'D code_unknown',
    ]);
    expect(errors[1]?.ja.todo).toContain('③');
    expect(errors[0]).toMatchObject({ row: 2, title: '種別' });
  });

  test('an empty cell and a dash are nothing', async () => {
    expect(await valuesOf('-,－,まつり,,,1')).toMatchObject({
      ...{ no: null, categories: null, policies: null },
    });
  });
});

describe('texts', () => {
  test('that a program would calculate are told, unless they are marked as texts', async () => {
    expect(
      await faultsOf(head, '1,A,=1+1,①,,1', '2,A,@SUM,①,,1', '3,A,-B1,①,,1', '4,A,+cmd,①,,=F2'),
    ).toEqual([
      'C2 cell_formula',
      'C3 cell_formula',
      'C4 cell_formula',
      'C5 cell_formula',
      'F5 cell_formula',
    ]);
    expect(await valuesOf(`1,A,'=1+1,①,'-5度対策,1`)).toMatchObject({
      ...{ name: '=1+1', purpose: '-5度対策' },
    });
  });

  test('may run over lines and hold quotation marks', async () => {
    const values = await valuesOf('1,A,"「祭り」, ""夏""",①,"一行\n二行",1');
    expect(values).toMatchObject({ name: '「祭り」, "夏"', purpose: '一行\n二行' });
  });

  test('that are too long or hold what cannot be kept are told', async () => {
    const long = 'あ'.repeat(201);
    const rows = [`1,A,${long},①,,1`, '2,A,x\u202ey,①,,1', '3,A,x\u0007y,①,,1'];
    expect(await faultsOf(head, ...rows)).toEqual([
      'C2 text_unusable',
      'C3 text_unusable',
      'C4 text_unusable',
    ]);
    expect((await valuesOf(`1,A,${long.slice(1)},①,,1`))?.name).toHaveLength(200);
  });

  test('a line without a name is told, and one with a mistake in every column wholly', async () => {
    expect(await faultsOf(head, '1,A,,①,内容,100')).toEqual(['C2 name_missing']);
    expect(await faultsOf(head, 'x,E,,?,,y')).toEqual([
      'A2 number_unreadable',
      'B2 code_unknown',
      'D2 code_unknown',
      'F2 amount_unreadable',
      'C2 name_missing',
    ]);
  });
});

describe('size', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => `${at + 1},A,事業${at},①,,1`);

  test('10,000 lines are read', async () => {
    const read = await city.read('projects', csv(head, ...lines(10_000)));
    expect(read.lines).toHaveLength(10_000);
    expect(read.sums).toMatchObject([{ field: 'request', sum: 10_000 }]);
  });

  test('20,000 rows are read, one more is refused', async () => {
    expect(await refusalOf(Buffer.from(csv(head, ...lines(19_999))))).toBe('read 19999 lines');
    expect(await refusalOf(Buffer.from(csv(head, ...lines(20_000))))).toBe('sheet_too_large');
  });

  test('what is too much is told in words', async () => {
    const file = Buffer.from(csv(head, ...lines(20_000)));
    const read = await readSheet(file, city.setting(city.sheet('projects')));
    expect(read).toMatchObject({ details: { whatJa: '行の数', whatEn: 'rows', limit: '20000' } });
  });

  test('more columns than a sheet may have, and a row without an end, are refused', async () => {
    expect(await refusalOf(Buffer.from(csv(head, ','.repeat(255))))).not.toBe('sheet_too_large');
    expect(await refusalOf(Buffer.from(csv(head, ','.repeat(256))))).toBe('sheet_too_large');
    expect(await refusalOf(Buffer.from(csv(head, `"${'x'.repeat(600_000)}"`)))).toBe(
      'sheet_too_large',
    );
  });
});
