// The rows of a CSV file: UTF-8 with or without a byte order mark, or Shift_JIS as Windows writes
// it.

import { CsvError, parse } from 'csv-parse/sync';
import { decodeFile } from '../rules/personnel/decode.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import { type Cell, type CellFault, empty, type Table, type TableRow } from './cells.ts';
import { atMostColumns, atMostRows, rowAtMostCharacters } from './limits.ts';
import { tooLarge } from './too-large.ts';

export interface CsvRead {
  readonly encoding: 'utf-8' | 'shift_jis';
  readonly table: Table;
}

const options = {
  bom: true,
  relax_column_count: true,
  skip_empty_lines: false,
  max_record_size: rowAtMostCharacters,
} as const;

/** A text that a program would take for a formula is written with a mark before it. */
const marked = /^'+[=+\-@\t\r]/;
/** What a program calculates when it opens the file; a sign before digits is a number's. */
const formula = /^([=@]|[+-](?![\d,.]*$)[\w(])/;

const cellOf = (text: string): Cell => {
  if (text === '') return empty;
  return { is: 'text', text: marked.test(text) ? text.slice(1) : text };
};

/** Stops the parser before it holds more than may be held. */
class Beyond extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

type Read = Pick<Table, 'rows' | 'faults' | 'brokenAt'>;

function rowsOf(text: string): Read | Refusal {
  const rows: TableRow[] = [];
  const faults: CellFault[] = [];
  const keep = (cells: string[]): null => {
    if (rows.length >= atMostRows) throw new Beyond(tooLarge('rows', atMostRows));
    if (cells.length > atMostColumns) throw new Beyond(tooLarge('columns', atMostColumns));
    const number = rows.length + 1;
    for (const [index, cell] of cells.entries()) {
      const place = { row: number, column: index + 1 };
      if (formula.test(cell)) faults.push({ ...place, code: 'cell_formula' });
    }
    rows.push({ number, cells: cells.map(cellOf) });
    return null;
  };
  try {
    parse(text, { ...options, on_record: keep });
    return { rows, faults, brokenAt: null };
  } catch (error) {
    if (error instanceof Beyond) return error.refusal;
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLarge('row', rowAtMostCharacters);
    return { rows, faults, brokenAt: rows.length + 1 };
  }
}

export function readCsv(bytes: Uint8Array): CsvRead | Refusal {
  const decoded = decodeFile(bytes);
  if (decoded === null) return refuse('sheet_unreadable');
  const read = rowsOf(decoded.text);
  if (isRefusal(read)) return read;
  return { encoding: decoded.encoding, table: { name: null, merged: [], ...read } };
}
