/**
 * The rows below the header to lines. Every row that is broken is told with its column; of a row
 * with one mistake the other cells are read all the same, so that all of them are told at once.
 */
import {
  type CellFault,
  columnLetters,
  empty,
  isBlank,
  type Merged,
  type Table,
  type TableRow,
  textOf,
} from './cells.ts';
import type { Header, Placed } from './columns.ts';
import type { LineValues, ReadLine } from './line-values.ts';
import { type CellSetting, readCell } from './read-cell.ts';
import { type RowError, type RowPlace, rowError } from './row-error.ts';
import { bindTotals, type PrintedTotal } from './total-rows.ts';

export interface RowsRead {
  readonly lines: readonly ReadLine[];
  readonly errors: readonly RowError[];
  readonly totals: readonly PrintedTotal[];
  readonly sums: ReturnType<ReturnType<typeof bindTotals>['sums']>;
}

/** The ward stands first: what its sections are called is known by it. */
const inReadingOrder = (placed: readonly Placed[]): Placed[] =>
  placed.toSorted(
    (a, b) => Number(b.column.field === 'ward') - Number(a.column.field === 'ward') || a.at - b.at,
  );

const placeOf = (row: number, header: Header, column: number | null): RowPlace => {
  const placed = header.placed.find(({ at }) => at + 1 === column);
  return {
    row,
    column: column === null ? null : columnLetters(column),
    title: placed?.title ?? null,
  };
};

const faultsByRow = (faults: readonly CellFault[]): ReadonlyMap<number, CellFault[]> => {
  const byRow = new Map<number, CellFault[]>();
  for (const fault of faults) byRow.set(fault.row, [...(byRow.get(fault.row) ?? []), fault]);
  return byRow;
};

const mergedError = ({ top, bottom, left, right }: Merged, header: Header): RowError =>
  rowError(placeOf(top, header, left), 'cells_merged', {
    range: `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`,
  });

/** Those that touch a row that was read; a title above the table may be as wide as it likes. */
function mergedWithin(merged: readonly Merged[], read: ReadonlySet<number>): Merged[] {
  if (merged.length === 0) return [];
  const upTo = [0];
  for (let row = 1; row <= Math.max(...read); row += 1) {
    upTo.push((upTo[row - 1] ?? 0) + Number(read.has(row)));
  }
  const readUpTo = (row: number): number => upTo[Math.min(row, upTo.length - 1)] ?? 0;
  return merged.filter(({ top, bottom }) => readUpTo(bottom) > readUpTo(top - 1));
}

/** Of CSV only: a comma too many or too few moves all that follows it. */
function shiftOf({ number, cells }: TableRow, header: Header): RowError | null {
  const beyond = cells.slice(header.width);
  const isShort = cells.length < header.width;
  if (!isShort && beyond.every(isBlank)) return null;
  const details = { got: cells.length, expected: header.width };
  return rowError(placeOf(number, header, null), 'row_shifted', details);
}

/** What is asked of every row, made ready once. */
interface Reading {
  readonly header: Header;
  readonly by: CellSetting;
  readonly ordered: readonly Placed[];
  /** Columns that have a title. */
  readonly named: ReadonlySet<number>;
  /** Columns that nobody reads: a formula there (増減) is nobody's trouble. */
  readonly ignored: ReadonlySet<number>;
}

const readingOf = (header: Header, by: CellSetting): Reading => ({
  ...{ header, by },
  ordered: inReadingOrder(header.placed),
  named: new Set(header.placed.map(({ at }) => at)),
  ignored: new Set(
    header.placed.flatMap(({ column, at }) => (column.field === 'ignored' ? [at + 1] : [])),
  ),
});

/** Values in columns that nobody has named. */
function untitled({ number, cells }: TableRow, { named, header }: Reading): RowError[] {
  const errors: RowError[] = [];
  for (const [at, cell] of cells.entries()) {
    if (cell.is === 'empty' || named.has(at) || isBlank(cell)) continue;
    const place = placeOf(number, header, at + 1);
    errors.push(rowError(place, 'column_untitled', { text: textOf(cell).trim() }));
  }
  return errors;
}

const neededFields = ['name', 'request'] as const;

function needed(row: number, values: LineValues, header: Header, wrong: ReadonlySet<string>) {
  return neededFields.flatMap((field) => {
    if (wrong.has(field) || values[field] != null) return [];
    const at = header.placed.find(({ column }) => column.field === field)?.at;
    const place = placeOf(row, header, at === undefined ? null : at + 1);
    return [rowError(place, field === 'name' ? 'name_missing' : 'amount_missing')];
  });
}

function readLine(
  row: TableRow,
  reading: Reading,
  faults: readonly CellFault[],
): { values: LineValues; errors: RowError[] } {
  const { header, by, ordered, ignored } = reading;
  const faulty = faults.filter(({ column }) => !ignored.has(column));
  const values: LineValues = {};
  const errors = faulty.map(({ column, code }) =>
    rowError(placeOf(row.number, header, column), code),
  );
  const wrong = new Set<string>();
  for (const { column, at } of ordered) {
    const cell = row.cells[at] ?? empty;
    const isFaulty = faulty.some((fault) => fault.column === at + 1);
    const no = isFaulty ? null : readCell(cell, column, by, values);
    if (no !== null) {
      errors.push(rowError(placeOf(row.number, header, at + 1), no.code, no.details));
    }
    if (isFaulty || no !== null) wrong.add(column.field);
  }
  errors.push(...untitled(row, reading), ...needed(row.number, values, header, wrong));
  return { values, errors };
}

export function readRows(table: Table, header: Header, by: CellSetting, isCsv: boolean): RowsRead {
  const totals = bindTotals(header, by.sheet, by.unit);
  const faults = faultsByRow(table.faults);
  const reading = readingOf(header, by);
  const lines: ReadLine[] = [];
  const errors: RowError[] = [];
  const printed: PrintedTotal[] = [];
  const read = new Set([header.row]);
  for (const row of table.rows) {
    if (row.number <= header.row || row.cells.every(isBlank)) continue;
    const total = totals.read(row);
    if (total !== null) {
      printed.push(...total);
      continue;
    }
    read.add(row.number);
    const shifted = isCsv ? shiftOf(row, header) : null;
    if (shifted !== null) errors.push(shifted);
    else {
      const line = readLine(row, reading, faults.get(row.number) ?? []);
      errors.push(...line.errors);
      if (line.errors.length === 0) lines.push({ row: row.number, values: line.values });
      // Ideas (構想) are not asked: no total counts them.
      if (line.values.included !== false) totals.add(row);
    }
  }
  for (const one of mergedWithin(table.merged, read)) errors.push(mergedError(one, header));
  if (table.brokenAt !== null) {
    errors.push(rowError(placeOf(table.brokenAt, header, null), 'row_broken'));
  }
  return { lines, errors, totals: printed, sums: totals.sums() };
}
