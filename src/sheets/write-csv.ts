/**
 * A table as CSV, as Excel in Japan opens it: UTF-8 with a byte order mark, or Shift_JIS as Windows
 * writes it. What Shift_JIS cannot write is told with its place; nothing becomes a question mark.
 */
import iconv from 'iconv-lite';
import { columnLetters } from './cells.ts';
import type { Written, WrittenTable } from './table-of-lines.ts';

export type CsvEncoding = 'utf-8' | 'shift_jis';

export interface Unencodable {
  readonly row: number;
  readonly column: string;
  readonly title: string;
  readonly character: string;
  /** Such as U+20BB7. */
  readonly codePoint: string;
}

const BREAK = '\r\n';
const MARK = '\ufeff';
const HEX = 16;

/** What a program would take for a formula gets the mark that spreadsheets hide. */
const formula = /^'*[=+\-@\t\r]/;
const quoted = /[",\r\n]|^\s|\s$/;

function field(written: Written): string {
  if (typeof written === 'number') return `${written}`;
  const text = written ?? '';
  const safe = formula.test(text) ? `'${text}` : text;
  return quoted.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(HEX).toUpperCase().padStart(4, '0')}`;

/** One of them in a line: E5 (title): 𠮷 U+20BB7. */
export const codePointText = ({ row, column, title, character, codePoint }: Unencodable): string =>
  `${column}${row} (${title}): ${character} ${codePoint}`;

const isEncodable = (text: string): boolean =>
  new TextDecoder('shift_jis').decode(iconv.encode(text, 'cp932')) === text;

function unencodable(
  rows: readonly (readonly Written[])[],
  { columns }: WrittenTable,
): Unencodable[] {
  return rows.flatMap((cells, index) =>
    cells.flatMap((cell, at): Unencodable[] => {
      if (typeof cell !== 'string' || isEncodable(cell)) return [];
      const place = { row: index + 1, column: columnLetters(at + 1) };
      const title = columns[at]?.title ?? '';
      const wrong = [...new Set(cell)].filter((character) => !isEncodable(character));
      return wrong.map((character) => ({
        ...place,
        ...{ title, character, codePoint: codePointOf(character) },
      }));
    }),
  );
}

export function writeCsv(
  table: WrittenTable,
  encoding: CsvEncoding,
): { readonly content: Buffer } | { readonly unencodable: readonly Unencodable[] } {
  const rows: (readonly Written[])[] = [
    table.columns.map(({ title }) => title),
    ...table.rows,
    ...(table.total === null ? [] : [table.total]),
  ];
  const text = rows.map((cells) => cells.map(field).join(',') + BREAK).join('');
  if (encoding === 'utf-8') return { content: Buffer.from(MARK + text) };
  const wrong = unencodable(rows, table);
  return wrong.length > 0 ? { unencodable: wrong } : { content: iconv.encode(text, 'cp932') };
}
