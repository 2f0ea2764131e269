import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import readLibrary from 'read-excel-file/universal';
import writeLibrary, { type SheetData } from 'write-excel-file/node';
import { compareLines } from '../../src/sheets/compare-lines.ts';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { tableOfLines } from '../../src/sheets/table-of-lines.ts';
import { writeCsv } from '../../src/sheets/write-csv.ts';
import { writeWorkbook } from '../../src/sheets/write-workbook.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { BudgetSheet } from '../../src/terms/rulebook-sheet.ts';
import { readSheetCity, requestLine, type SheetCity } from './city.ts';

let city: SheetCity;
let sheet: BudgetSheet;

beforeAll(async () => {
  city = await readSheetCity('kumamoto');
  const base = city.sheet('request');
  // Every field that a sheet may have a column for.
  sheet = {
    ...base,
    columns: [
      ...base.columns,
      { field: 'ward', title: '区' },
      { field: 'lane', title: '枠' },
      { field: 'reallotTo', title: '再配当先' },
      { field: 'needs', title: '要する手続' },
      { field: 'printed', title: '決算額' },
      { field: 'included', title: '計上の別' },
      { field: 'assessed', of: 'director', title: '局長査定額' },
      { field: 'assessmentCode', of: 'director', title: '査定区分' },
      { field: 'assessmentReason', of: 'director', title: '査定の考え方' },
      { field: 'final', title: '示達額' },
    ],
  };
});

const owned = (lines: readonly RequestLine[]) =>
  lines.map((line) => ({ line, ward: 'chuo-ku', lane: 'machizukuri' }));

const table = (lines: readonly RequestLine[]) => tableOfLines(owned(lines), sheet, city.names);

/** What an import of the file would change, and what it would say. */
async function importOf(file: Buffer, lines: readonly RequestLine[]) {
  const read = await readSheet(file, city.setting(sheet, 'chuo-ku'));
  if (isRefusal(read)) throw new Error(JSON.stringify(read));
  const found = compareLines(read, read.lines, lines);
  return {
    errors: [...read.errors, ...found.errors],
    doubts: read.doubts,
    changed: found.changes.filter(({ does }) => does !== 'unchanged'),
    count: found.changes.length,
    absent: found.absent,
  };
}

const nothing = (count: number) => ({ errors: [], doubts: [], changed: [], count, absent: [] });

/** Opened by a library that knows nothing of ours, and saved by another one. */
async function savedAgain(file: Buffer): Promise<Buffer> {
  const bytes = new Uint8Array(file).buffer;
  const [first] = await readLibrary(bytes);
  if (first === undefined) throw new Error('the library found no worksheet');
  return writeLibrary(first.data as SheetData, { sheet: first.sheet }).toBuffer();
}

const csvOf = (lines: readonly RequestLine[], encoding: 'utf-8' | 'shift_jis'): Buffer => {
  const written = writeCsv(table(lines), encoding);
  if ('unencodable' in written) throw new Error(JSON.stringify(written.unencodable));
  return written.content;
};

const odd = [
  ...[
    '=1+1',
    "'=1+1",
    "''@x",
    '-5度対策',
    '+α',
    '@home',
    '①②③',
    '髙﨑さんの㈱まつり～',
    '"引用", と, 点',
  ],
  ...[
    '一行目\n二行目',
    'まつり\r\n(その2)',
    '03',
    '1,234円',
    '  ',
    '_x0041_',
    'TRUE',
    '2026-04-01',
    '50%',
  ],
  ...['a\tb', 'constructor', '合計額の見直し', 'ﾊﾝｶｸ', '－', '#REF!', 'A・C'],
];

const bare = (text: string): string =>
  text.replaceAll(/(?![\n\t])[\p{Cc}\p{Cs}\ufffd\u202a-\u202e\u2066-\u2069]/gu, ' ').trim();

const decoder = new TextDecoder('shift_jis');
/** All that Shift_JIS can write, as one character each. */
const encodable = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter(
  (sign) => decoder.decode(iconv.encode(sign, 'cp932')) === sign,
);

type Words = fc.Arbitrary<string>;
const wordsOf = (signs: Words): Words =>
  fc
    .oneof(fc.constantFrom(...odd), signs)
    .map(bare)
    .filter((text) => text !== '');

const anyWords = wordsOf(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }));
const windowsWords = wordsOf(
  fc.string({ unit: fc.constantFrom(...encodable), minLength: 1, maxLength: 30 }),
);
/** What the library that saves it again writes as something else, not what we write. */
const plainWords = anyWords.filter((text) => !/_x[0-9a-f]{4}_/i.test(text) && !(text in {}));

const amounts = fc.integer({ min: 0, max: 99_999_999 });
const someOf = (...codes: readonly string[]) => fc.subarray([...codes], { minLength: 1 });

const assessmentsOf = (words: Words) =>
  fc.option(
    fc.record({
      amount: fc.option(amounts),
      code: fc.constantFrom('reduced', 'held', 'as-requested'),
      reason: fc.option(words),
    }),
  );

const lineOf = (words: Words, at: number) =>
  fc
    .record(
      {
        /** As a project may be called: neither a bare number nor a total. */
        name: words.map((text) => `事業 ${text}`),
        included: fc.boolean(),
        request: amounts,
        no: fc.nat(999),
        section: fc.constant('chuo-ku'),
        account: fc.record(
          { account: words, kan: words, kou: fc.constantFrom('01', '2'), moku: words },
          { requiredKeys: ['account'] },
        ),
        categories: someOf('a', 'b', 'c', 'd'),
        policies: someOf('direction-1', 'direction-2', 'direction-5'),
        trend: fc.constantFrom('new', 'expanded', 'continued', 'ended'),
        priority: fc.integer({ min: 1, max: 500 }),
        purpose: words,
        basis: words,
        previous: amounts,
        funds: fc.uniqueArray(
          fc.record({ fund: fc.constantFrom('general', 'bond', 'other'), amount: amounts }),
          {
            selector: ({ fund }) => fund,
            minLength: 1,
          },
        ),
        bureau: fc.constantFrom('zaisei', 'toshi-kensetsu'),
        reallotTo: fc.constantFrom('kita-ku', 'minami-ku'),
        needs: someOf('consultation', 'concurrence', 'decision'),
        consultation: words,
        note: words,
        printed: fc.record({ 決算額: amounts }),
      },
      { requiredKeys: ['name', 'included', 'request'] },
    )
    .chain((entry) =>
      fc
        .tuple(fc.constant(entry), assessmentsOf(words), fc.option(amounts))
        .map(([fields, said, final]) => {
          const line = requestLine({ ...(fields as object), line: `L${at}` });
          const made = { ...line.put, stage: 'director' };
          return { ...line, final, assessments: said === null ? [] : [{ ...made, ...said }] };
        }),
    );

const sheetsOf = (words: Words) =>
  fc
    .integer({ min: 1, max: 5 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => lineOf(words, at))));

describe('a table that was written and is read again changes nothing', () => {
  const runs = { numRuns: 60, seed: 20270301 };

  test('as Excel', async () => {
    await fc.assert(
      fc.asyncProperty(sheetsOf(anyWords), async (lines) => {
        const file = await writeWorkbook(table(lines), sheet.title);
        expect(await importOf(file, lines)).toEqual(nothing(lines.length));
      }),
      runs,
    );
  });

  test('as Excel, opened and saved by a library in between', async () => {
    await fc.assert(
      fc.asyncProperty(sheetsOf(plainWords), async (lines) => {
        const file = await savedAgain(await writeWorkbook(table(lines), sheet.title));
        expect(await importOf(file, lines)).toEqual(nothing(lines.length));
      }),
      runs,
    );
  });

  test('as CSV in UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(sheetsOf(anyWords), async (lines) => {
        expect(await importOf(csvOf(lines, 'utf-8'), lines)).toEqual(nothing(lines.length));
      }),
      runs,
    );
  });

  test('as CSV in Shift_JIS', async () => {
    await fc.assert(
      fc.asyncProperty(sheetsOf(windowsWords), async (lines) => {
        expect(await importOf(csvOf(lines, 'shift_jis'), lines)).toEqual(nothing(lines.length));
      }),
      runs,
    );
  });
});

describe('what is written', () => {
  const festival = requestLine({
    ...{ line: '1', no: 1, name: '𠮷野川まつり', request: 4750, section: 'chuo-ku' },
    ...{
      categories: ['a', 'c'],
      policies: ['direction-1'],
      account: { kan: '02' },
      purpose: '=1+1',
    },
  });
  const idea = requestLine({ line: '2', name: '構想', included: false, request: 10 });

  test('names things as the city’s tables do, and adds up what is asked', () => {
    const shown = ['no', 'categories', 'name', 'policies', 'purpose', 'request'];
    const { columns } = city.sheet('projects');
    const plain = { ...sheet, columns: columns.filter(({ field }) => shown.includes(field)) };
    const { rows, total } = tableOfLines(owned([festival, idea]), plain, city.names);
    expect(rows).toEqual([[1, 'A・C', '𠮷野川まつり', '①', '=1+1', 4750]]);
    expect(total).toEqual([null, null, '予算総額', null, null, 4750]);
  });

  test('leaves blank in its total what nobody has decided', () => {
    const totalOf = (line: typeof festival, field: string) => {
      const { columns, total } = table([line]);
      return total?.[columns.findIndex((one) => one.field === field)];
    };
    expect([totalOf(festival, 'final'), totalOf({ ...festival, final: 0 }, 'final')]).toEqual([
      null,
      0,
    ]);
    expect(totalOf(festival, 'assessed')).toBeNull();
  });

  test('shows an idea only where a column says that it is one', () => {
    const { rows, columns, total } = table([festival, idea]);
    const at = columns.findIndex(({ field }) => field === 'included');
    expect(rows.map((cells) => cells[at])).toEqual(['計上', '構想']);
    expect(total?.[columns.findIndex(({ field }) => field === 'request')]).toBe(4750);
  });

  test('keeps texts texts in Excel, and no program calculates them', async () => {
    const file = await writeWorkbook(table([festival]), 'x'.repeat(40));
    const [first] = await readLibrary(new Uint8Array(file).buffer);
    const cells = first?.data[1] as unknown[];
    expect(cells).toEqual(expect.arrayContaining(['02', '=1+1', 4750]));
    expect(first?.sheet).toHaveLength(31);
  });

  test('has a mark in CSV before what a program would calculate', () => {
    const text = csvOf([festival], 'utf-8').toString();
    expect(text.startsWith('\ufeff行コード,')).toBe(true);
    expect(text).toContain(",'=1+1,");
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('names every character that Shift_JIS cannot write, and writes none of them', () => {
    const other = requestLine({ line: '3', name: '葛\u{e0100}と〜と𠮷' });
    const written = writeCsv(table([festival, other]), 'shift_jis');
    if (!('unencodable' in written)) throw new Error('it was written');
    const named = written.unencodable.map(
      ({ row, column, title, codePoint }) => `${column}${row} ${title} ${codePoint}`,
    );
    expect(named).toEqual([
      'F2 事業名 U+20BB7',
      'F3 事業名 U+E0100',
      'F3 事業名 U+301C',
      'F3 事業名 U+20BB7',
    ]);
  });

  test('in Shift_JIS is read as the same characters, of all that it can write', () => {
    expect(encodable.length).toBeGreaterThan(7000);
    const all = encodable.join('');
    expect(decoder.decode(iconv.encode(all, 'cp932'))).toBe(all);
  });
});
