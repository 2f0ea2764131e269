import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { unpackedAtMostBytes } from '../../src/sheets/limits.ts';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { pack } from '../../src/sheets/unpack.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import { readSheetCity, type SheetCity } from './city.ts';
import {
  formula,
  heads,
  merged,
  number,
  partsOf,
  project,
  row,
  sheetXml,
  text,
  workbook,
} from './workbook.ts';

let city: SheetCity;
beforeAll(async () => {
  city = await readSheetCity('kumamoto');
});

const refusalOf = async (file: Buffer): Promise<string> => {
  const read = await readSheet(file, city.setting(city.sheet('projects')));
  return isRefusal(read) ? read.refused : `read ${read.lines.length} lines`;
};

const faultsOf = async (file: Buffer): Promise<string[]> => {
  const { errors } = await city.read('projects', file);
  return errors.map(({ row: at, column, code }) => `${column ?? ''}${at} ${code}`);
};

const sheet = (rows: readonly string[], after = ''): Buffer =>
  workbook({ Sheet1: sheetXml([heads, ...rows], after) });

describe('a workbook is read', () => {
  test('as it stands, with the numbers of its rows and the amounts as whole numbers', async () => {
    const read = await city.read(
      'projects',
      sheet([project(2, 'A', 4750), project(5, 'B', '250')]),
    );
    expect(read).toMatchObject({ format: 'xlsx', encoding: null, worksheet: 'Sheet1' });
    expect(read.lines.map(({ row: at, values }) => [at, values.name, values.request])).toEqual([
      [2, 'A', 4750],
      [5, 'B', 250],
    ]);
  });

  test('from the one worksheet that has the header', async () => {
    const other = sheetXml([row(1, text('A1', 'notes'))]);
    const file = workbook({ Notes: other, 'FY 2027': sheetXml([heads, project(2, 'A', 1)]) });
    expect((await city.read('projects', file)).worksheet).toBe('FY 2027');
  });

  test('with titles above its header, merged as wide as they like', async () => {
    const shifted = ['No.', '種別', '事業名', '方向性', '事業内容', '予算額'];
    const header = row(3, ...shifted.map((title, at) => text(`${'ABCDEF'[at]}3`, title)));
    const title = row(1, text('A1', 'Projects of the ward'));
    const file = workbook({
      S: sheetXml([title, header, project(4, 'A', 7)], merged('A1:F2')),
    });
    const read = await city.read('projects', file);
    expect(read.errors).toEqual([]);
    expect(read.lines.map(({ values }) => values.request)).toEqual([7]);
  });
});

describe('told with its place', () => {
  test('a formula in a line, but not the one that adds up a total', async () => {
    const rows = [
      row(2, text('C2', 'A'), formula('F2', '2*2', 4)),
      project(3, 'B', 3),
      row(4, text('C4', '合計'), formula('F4', 'SUM(F2:F3)', 7)),
    ];
    expect(await faultsOf(sheet(rows))).toEqual(['F2 cell_formula']);
    const good = sheet([project(2, 'A', 4), ...rows.slice(1)]);
    const read = await city.read('projects', good);
    expect(read.errors).toEqual([]);
    expect(read.totals).toMatchObject([{ row: 4, printed: 7, sum: 7 }]);
  });

  test('merged cells over lines, over the header, and not those of a total', async () => {
    const rows = [project(2, 'A', 1), project(3, 'B', 2)];
    expect(await faultsOf(sheet(rows, merged('D2:D3')))).toEqual(['D2 cells_merged']);
    expect(await faultsOf(sheet(rows, merged('A1:B1')))).toEqual(['A1 cells_merged']);
    const total = row(4, text('A4', '合計'), number('F4', 3));
    expect(await faultsOf(sheet([...rows, total], merged('A4:E4')))).toEqual([]);
  });

  test('an error value and a date that the program has made of a code', async () => {
    const rows = [
      row(2, text('C2', 'A'), '<c r="F2" t="e"><v>#REF!</v></c>'),
      row(3, text('C3', 'B'), '<c r="E3" t="d"><v>2026-04-01T00:00:00Z</v></c>', number('F3', 1)),
    ];
    expect(await faultsOf(sheet(rows))).toEqual(['F2 cell_broken', 'E3 cell_date']);
  });

  test('a fraction, a negative amount and one that is too large', async () => {
    const rows = [
      project(2, 'A', '1.5'),
      project(3, 'B', -3),
      project(4, 'C', '9007199254740993'),
      project(5, 'D', '1E3'),
      project(6, 'E', '4750.0'),
    ];
    expect(await faultsOf(sheet(rows))).toEqual([
      'F2 amount_decimal',
      'F3 amount_negative',
      'F4 amount_too_large',
    ]);
  });

  test('a value in a column that has no title', async () => {
    const rows = [row(2, text('C2', 'A'), number('F2', 1), text('H2', 'lost'))];
    expect(await faultsOf(sheet(rows))).toEqual(['H2 column_untitled']);
  });
});

describe('refused', () => {
  test('garbage, and a zip that is no workbook', async () => {
    expect(await refusalOf(Buffer.from('PK\u0003\u0004 and nothing of a zip'))).toBe(
      'sheet_unreadable',
    );
    expect(await refusalOf(Buffer.from([0, 1, 2, 255, 254, 0]))).toBe('sheet_unreadable');
    expect(await refusalOf(pack(new Map([['content.xml', Buffer.from('<a/>')]])))).toBe(
      'sheet_unreadable',
    );
    expect(await refusalOf(Buffer.alloc(0))).toBe('read 0 lines');
  });

  test('a workbook that is cut off, wherever that is', async () => {
    const whole = sheet([project(2, 'A', 1)]);
    for (let bytes = 4; bytes < whole.length; bytes += 97) {
      expect(await refusalOf(whole.subarray(0, bytes))).toBe('sheet_unreadable');
    }
  });

  test('worksheets whose cells do not say where they are, or are no UTF-8', async () => {
    const nowhere = sheetXml([heads, '<row r="2"><c><v>1</v></c></row>']);
    expect(await refusalOf(workbook({ S: nowhere }))).toBe('sheet_unreadable');
    const wide = Buffer.from(`\ufeff${sheetXml([heads])}`, 'utf16le');
    expect(await refusalOf(workbook({ S: wide }))).toBe('sheet_unreadable');
  });

  test('a password, of today and of old, and the old format', async () => {
    const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const stream = Buffer.from('EncryptedPackage', 'utf16le');
    expect(await refusalOf(Buffer.concat([compound, stream]))).toBe('sheet_encrypted');
    expect(await refusalOf(compound)).toBe('sheet_old_format');
    const locked = sheet([project(2, 'A', 1)]);
    const directory = locked.indexOf(Buffer.from('PK\u0001\u0002'));
    locked.writeUInt16LE(1, directory + 8);
    expect(await refusalOf(locked)).toBe('sheet_encrypted');
  });

  test('two worksheets with the same header', async () => {
    const one = sheetXml([heads, project(2, 'A', 1)]);
    expect(await refusalOf(workbook({ Kita: one, Minami: one }))).toBe('sheet_several');
  });

  test('a header without anything below it', async () => {
    expect(await refusalOf(sheet([]))).toBe('sheet_without_rows');
  });

  test('a cell far away, before anything is built up to it', async () => {
    expect(await refusalOf(sheet([project(20_001, 'A', 1)]))).toBe('sheet_too_large');
    expect(await refusalOf(sheet(['<row r="1048576"/>']))).toBe('sheet_too_large');
    expect(await refusalOf(sheet([row(2, number('XFD2', 1))]))).toBe('sheet_too_large');
    expect(await refusalOf(sheet([row(2, number('ZZZZ2', 1))]))).toBe('sheet_too_large');
    expect(await refusalOf(sheet([project(20_000, 'A', 1)]))).toBe('read 1 lines');
  });
});

/** A zip of one part that is packed, with the size it claims. */
function bomb(bytes: number, claimedBytes: number): Buffer {
  const parts = partsOf({ S: sheetXml([heads, project(2, 'A', 1)]) });
  const packed = deflateRawSync(Buffer.alloc(bytes, 0x20));
  const name = 'xl/styles.xml';
  const file = pack(new Map([...parts, [name, packed]]));
  const directory = file.lastIndexOf(Buffer.from(name)) - 46;
  const local = file.indexOf(Buffer.from(name)) - 30;
  file.writeUInt16LE(8, directory + 10);
  file.writeUInt16LE(8, local + 8);
  file.writeUInt32LE(claimedBytes, directory + 24);
  file.writeUInt32LE(claimedBytes, local + 22);
  return file;
}

describe('a file of few bytes that unpacks to many', () => {
  test('is refused, whatever size it claims', async () => {
    expect(await refusalOf(bomb(1000, 1000))).toBe('read 1 lines');
    expect(await refusalOf(bomb(unpackedAtMostBytes + 1, 10))).toBe('sheet_too_large');
    expect(await refusalOf(bomb(unpackedAtMostBytes + 1, unpackedAtMostBytes + 1))).toBe(
      'sheet_too_large',
    );
  });

  test('costs no more memory than a file may have', async () => {
    const file = bomb(8 * unpackedAtMostBytes, 10);
    expect(file.length).toBeLessThan(unpackedAtMostBytes / 100);
    const before = process.memoryUsage().rss;
    expect(await refusalOf(file)).toBe('sheet_too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(3 * unpackedAtMostBytes);
  });

  test('is refused where it is full of merged cells', async () => {
    const ranges = Array.from({ length: 50_002 }, (_, at) => `A${at + 3}:B${at + 3}`);
    expect(await refusalOf(sheet([project(2, 'A', 1)], merged(...ranges)))).toBe('sheet_too_large');
  });

  test('is refused as well where many parts are large together', async () => {
    const large = Buffer.alloc(unpackedAtMostBytes / 4, 0x20);
    const parts = new Map(partsOf({ S: sheetXml([heads, project(2, 'A', 1)]) }));
    for (let at = 0; at < 5; at += 1) parts.set(`xl/other${at}.xml`, large);
    expect(await refusalOf(pack(parts))).toBe('sheet_too_large');
    const many = new Map(partsOf({ S: sheetXml([heads]) }));
    for (let at = 0; at < 600; at += 1) many.set(`xl/part${at}.xml`, Buffer.alloc(1));
    expect(await refusalOf(pack(many))).toBe('sheet_too_large');
  });
});
