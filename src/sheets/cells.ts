// A table as it came out of a file, before anything is known of its columns: cells with what they
// were in the file, and rows with the numbers by which people find them.

/** Of CSV every cell is text. A number keeps the digits of the file: nothing is rounded. */
export type Cell =
  | { readonly is: 'text' | 'number' | 'date' | 'boolean'; readonly text: string }
  | { readonly is: 'empty' };

export interface TableRow {
  /** As the spreadsheet program counts; of CSV the number of the record. From 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** What no value can be read of; `row` and `column` from 1. */
export interface CellFault {
  readonly row: number;
  readonly column: number;
  readonly code: 'cell_formula' | 'cell_broken';
}

/** Rows and columns of cells that are one, from 1 and both ends included. */
export interface Merged {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Table {
  /** Of the worksheet; null of CSV. */
  readonly name: string | null;
  readonly rows: readonly TableRow[];
  readonly faults: readonly CellFault[];
  readonly merged: readonly Merged[];
  /** From this row on nothing could be read: a quotation mark of CSV is never closed. */
  readonly brokenAt: number | null;
}

export const empty: Cell = { is: 'empty' };

export const textOf = (cell: Cell | undefined): string =>
  cell === undefined || cell.is === 'empty' ? '' : cell.text;

export const isBlank = (cell: Cell | undefined): boolean => textOf(cell).trim() === '';

const LETTERS = 26;

/** 1 → A, 27 → AA: how people name a column. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / LETTERS);
  const letter = String.fromCharCode('A'.charCodeAt(0) + ((column - 1) % LETTERS));
  return rest === 0 ? letter : columnLetters(rest) + letter;
}

/** A → 1; 0 where there are no letters. */
export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce(
    (sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 'A'.charCodeAt(0) + 1,
    0,
  );

/** For comparing what people write: in one width, in lower case, without any space. */
export const sameForm = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
