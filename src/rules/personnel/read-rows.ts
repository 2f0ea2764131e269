/**
 * A personnel file to typed rows: who takes or leaves which seat on which day. Every line that is
 * broken is told with its column; of a row with one mistake the other columns are read all the
 * same, so that all of them are told at once.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { Capacity } from '../../terms/actor.ts';
import type { SeatCode } from '../../terms/ids.ts';
import type { LocalDate } from '../../terms/units.ts';
import { type Column, readCell, type Values } from './read-cell.ts';
import { type RowError, rowError } from './row-error.ts';
import { columnNames, requiredColumns } from './words.ts';

/** `until` is the first day on which the person no longer holds the seat, as everywhere. */
export interface PersonnelRow {
  readonly line: number;
  readonly seat: SeatCode;
  readonly login: string;
  readonly name: string | null;
  readonly mail: string | null;
  readonly capacity: Capacity;
  /** Null: he holds it already and only leaves. */
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
}

export interface RowsRead {
  readonly rows: readonly PersonnelRow[];
  readonly errors: readonly RowError[];
  /** How the file heads its columns. */
  readonly heads: ReadonlyMap<Column, string>;
}

interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A spreadsheet leaves lines of commas alone below its last row. */
const options = {
  bom: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  trim: true,
} as const;

/** Lines with their numbers; from a quotation mark that is never closed on, there are none. */
function linesOf(text: string): { lines: Line[]; errors: RowError[] } {
  const lines: Line[] = [];
  const keep = (cells: string[], { lines: number }: { readonly lines: number }): null => {
    lines.push({ number, cells });
    return null;
  };
  try {
    parse(text, { ...options, on_record: keep });
    return { lines, errors: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const last = (lines.at(-1)?.number ?? 0) + 1;
    return { lines, errors: [rowError(last, null, 'line_broken')] };
  }
}

const columnOf = (head: string): Column | undefined =>
  (Object.keys(columnNames) as Column[]).find((column) =>
    columnNames[column].includes(head.normalize('NFKC')),
  );

function readHeader({ number, cells }: Line) {
  const errors: RowError[] = [];
  const heads = new Map<Column, string>();
  const columns = cells.map((head) => {
    const column = columnOf(head);
    if (column === undefined)
      errors.push(rowError(number, head, 'column_unknown', { column: head }));
    else if (heads.has(column)) {
      errors.push(rowError(number, head, 'column_twice', { column: head }));
    } else heads.set(column, head);
    return column;
  });
  for (const column of requiredColumns) {
    const [name = ''] = columnNames[column];
    const names = columnNames[column].join(', ');
    if (!heads.has(column)) {
      errors.push(rowError(number, name, 'column_missing', { column: name, names }));
    }
  }
  return { columns, heads, errors };
}

type Header = ReturnType<typeof readHeader>;

/** The values of a line, those that could be read; the other columns have an error each. */
function readValues({ number, cells }: Line, { columns, heads }: Header, errors: RowError[]) {
  const values: Values = {};
  for (const [index, column] of columns.entries()) {
    if (column === undefined) continue;
    const no = readCell(column, (cells[index] ?? '').normalize('NFC'), values);
    if (no !== null) {
      errors.push(rowError(number, heads.get(column) ?? null, no.code, no.details));
    }
  }
  return values;
}

function checkDates(line: number, { from, until }: Values, { heads }: Header): RowError | null {
  if (!from && !until) return rowError(line, heads.get('from') ?? null, 'dates_missing');
  if (!from || !until || until > from) return null;
  return rowError(line, heads.get('until') ?? null, 'dates_backwards', { from, until });
}

function readLine(line: Line, header: Header, errors: RowError[]): PersonnelRow | null {
  const { number, cells } = line;
  if (cells.length !== header.columns.length) {
    const details = { got: cells.length, expected: header.columns.length };
    errors.push(rowError(number, null, 'line_shifted', details));
    return null;
  }
  const before = errors.length;
  const values = readValues(line, header, errors);
  const no = errors.length === before ? checkDates(number, values, header) : null;
  if (no !== null) errors.push(no);
  const { seat, login, name = null, mail = null, capacity = 'holder' } = values;
  if (errors.length > before || seat === undefined || login === undefined) return null;
  const { from = null, until = null } = values;
  return { line: number, seat, login, name, mail, capacity, from, until };
}

export function readPersonnelRows(text: string): RowsRead {
  const { lines, errors } = linesOf(text);
  const [head, ...body] = lines;
  if (head === undefined || (body.length === 0 && errors.length === 0)) {
    errors.push(rowError(1, null, 'file_without_rows'));
  }
  const header = readHeader(head ?? { number: 1, cells: [] });
  if (head === undefined || header.errors.length > 0) {
    const told = head === undefined ? [] : header.errors;
    return { rows: [], errors: [...told, ...errors], heads: header.heads };
  }
  const rows = body.flatMap((line) => readLine(line, header, errors) ?? []);
  return { rows, errors: errors.sort((a, b) => a.line - b.line), heads: header.heads };
}
