/**
 * Where the columns of a sheet stand in a table: the header is the row, among the first, that names
 * most of them. A table whose header is doubled, incomplete or says something unknown is not read
 * at all: its amounts could stand in the wrong column.
 */
import { nearest } from '../rules/nearest.ts';
import type { BudgetSheet } from '../terms/rulebook-sheet.ts';
import { type Cell, columnLetters, isBlank, sameForm, type Table, textOf } from './cells.ts';
import { type RowError, rowError } from './row-error.ts';

export type Column = BudgetSheet['columns'][number];

export interface Placed {
  readonly column: Column;
  /** From 0, as cells are counted in a row. */
  readonly at: number;
  /** As the file heads it. */
  readonly title: string;
}

export interface Header {
  /** Number of its row. */
  readonly row: number;
  /** Cells of its row, as CSV counts them: every line has as many. */
  readonly width: number;
  readonly placed: readonly Placed[];
}

/** Titles and explanations may stand above the header. */
const HEADER_WITHIN_ROWS = 50;

const bindTitles = ({ columns }: BudgetSheet) => {
  const byTitle = new Map<string, Column>();
  for (const column of columns) {
    for (const title of [column.title, ...(column.aliases ?? [])]) {
      const form = sameForm(title);
      if (!byTitle.has(form)) byTitle.set(form, column);
    }
  }
  return byTitle;
};

const needed = (sheet: BudgetSheet): Column[] =>
  sheet.columns.filter(({ field }) => field === 'name' || field === 'request');

interface Candidate {
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly known: number;
}

function headerRow({ rows }: Table, titles: ReadonlyMap<string, Column>): Candidate | undefined {
  const candidates = rows.slice(0, HEADER_WITHIN_ROWS).map(({ number, cells }): Candidate => {
    const found = cells.flatMap((cell) => titles.get(sameForm(textOf(cell))) ?? []);
    return { number, cells, known: new Set(found).size };
  });
  return candidates.toSorted((a, b) => b.known - a.known)[0];
}

function placeColumns({ number, cells }: Candidate, sheet: BudgetSheet) {
  const titles = bindTitles(sheet);
  const errors: RowError[] = [];
  const placed: Placed[] = [];
  for (const [at, cell] of cells.entries()) {
    if (isBlank(cell)) continue;
    const title = textOf(cell).trim();
    const place = { row: number, column: columnLetters(at + 1), title };
    const column = titles.get(sameForm(title));
    const twice = placed.find((one) => one.column === column);
    if (column === undefined) {
      const near =
        nearest(
          title,
          sheet.columns.map((one) => one.title),
        ) ?? '';
      errors.push(rowError(place, 'column_unknown', { title, nearest: near }));
    } else if (twice !== undefined) {
      const first = columnLetters(twice.at + 1);
      errors.push(rowError(place, 'column_twice', { title, first }));
    } else placed.push({ column, at, title });
  }
  return { placed, errors };
}

/** Whether a table has the header at all: a workbook may have other worksheets beside it. */
export function hasHeader(table: Table, sheet: BudgetSheet): boolean {
  const row = headerRow(table, bindTitles(sheet));
  return row !== undefined && row.known >= Math.min(2, sheet.columns.length);
}

export function readHeader(
  table: Table,
  sheet: BudgetSheet,
): { readonly header: Header | null; readonly errors: readonly RowError[] } {
  const row = headerRow(table, bindTitles(sheet));
  if (row === undefined || !hasHeader(table, sheet)) {
    const titles = needed(sheet)
      .map(({ title }) => title)
      .join(', ');
    const place = { row: table.rows[0]?.number ?? 1, column: null, title: null };
    return { header: null, errors: [rowError(place, 'header_missing', { titles })] };
  }
  const { placed, errors } = placeColumns(row, sheet);
  const missing = needed(sheet).filter((one) => placed.every(({ column }) => column !== one));
  const absent = missing.map(({ title }) =>
    rowError({ row: row.number, column: null, title }, 'column_missing', { title }),
  );
  const header = { row: row.number, width: row.cells.length, placed };
  return { header, errors: [...errors, ...absent] };
}
