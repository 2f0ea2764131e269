/**
 * A file as a sheet of the rulebook: the worksheet that has its header, the lines below it, what is
 * wrong with them and what its totals print. Nothing is known here of cases and of rules.
 */
import { fill } from '../terms/errors.ts';
import { sheetDoubts } from '../terms/errors-sheet-rows.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import type { BudgetSheet } from '../terms/rulebook-sheet.ts';
import { columnLetters, type Table } from './cells.ts';
import { type Header, hasHeader, readHeader } from './columns.ts';
import type { ReadLine } from './line-values.ts';
import type { CellSetting } from './read-cell.ts';
import { type FileRead, readFile } from './read-file.ts';
import { type RowsRead, readRows } from './read-rows.ts';
import type { RowError } from './row-error.ts';
import type { PrintedTotal } from './total-rows.ts';

export interface Doubt {
  readonly row: number;
  readonly column: string;
  readonly title: string;
  readonly code: 'total_differs';
  readonly ja: RowError['ja'];
  readonly en: RowError['en'];
}

export interface SheetRead {
  readonly format: FileRead['format'];
  readonly encoding: FileRead['encoding'];
  /** Of Excel. */
  readonly worksheet: string | null;
  /** Where each column of the sheet stands. */
  readonly columns: readonly {
    readonly column: string;
    readonly title: string;
    readonly field: string;
    readonly of: string | null;
  }[];
  readonly lines: readonly ReadLine[];
  readonly errors: readonly RowError[];
  readonly totals: readonly PrintedTotal[];
  readonly sums: RowsRead['sums'];
  readonly doubts: readonly Doubt[];
}

/** The one worksheet with the header; without any the first, which is then told to lack it. */
function tableOf({ tables }: FileRead, sheet: BudgetSheet): Table | Refusal {
  const fitting = tables.filter((table) => hasHeader(table, sheet));
  if (fitting.length > 1) {
    return refuse('sheet_several', { names: fitting.map(({ name }) => name ?? '').join(', ') });
  }
  return fitting[0] ?? tables[0] ?? refuse('sheet_unreadable');
}

function doubtOf({ row, column, title, label, printed, sum }: PrintedTotal): Doubt[] {
  if (printed === sum) return [];
  const { ja, todoJa, en, todoEn } = sheetDoubts.total_differs;
  const details = { label: label || title, printed, sum };
  return [
    {
      ...{ row, column, title, code: 'total_differs' },
      ja: { text: fill(ja, details), todo: fill(todoJa, details) },
      en: { text: fill(en, details), todo: fill(todoEn, details) },
    },
  ];
}

const columnsOf = ({ placed }: Header): SheetRead['columns'] =>
  placed.map(({ column: { field, of = null }, at, title }) => ({
    column: columnLetters(at + 1),
    ...{ title, field, of },
  }));

const nothing: RowsRead = { lines: [], errors: [], totals: [], sums: [] };

export async function readSheet(file: Buffer, by: CellSetting): Promise<SheetRead | Refusal> {
  const read = await readFile(file);
  if (isRefusal(read)) return read;
  const table = tableOf(read, by.sheet);
  if (isRefusal(table)) return table;
  const { header, errors } = readHeader(table, by.sheet);
  const isReadable = header !== null && errors.length === 0;
  const rows = isReadable ? readRows(table, header, by, read.format === 'csv') : nothing;
  if (isReadable && rows.lines.length === 0 && rows.errors.length === 0) {
    return refuse('sheet_without_rows');
  }
  return {
    ...{ format: read.format, encoding: read.encoding, worksheet: table.name },
    ...rows,
    columns: header === null ? [] : columnsOf(header),
    errors: [...errors, ...rows.errors],
    // Sums of lines that could not all be read would differ from anything.
    doubts: rows.errors.length > 0 ? [] : rows.totals.flatMap(doubtOf),
  };
}
