/**
 * What a reader of values does not tell of a worksheet, read from its XML beforehand: formulas,
 * error values and merged cells with their places, and how far its rows and columns reach. A cell
 * far away would otherwise make a reader build everything before it.
 */
import { type Refusal, refuse } from '../terms/refusal.ts';
import { type CellFault, columnLetters, columnNumber, type Merged } from './cells.ts';
import { atMostColumns, atMostFaults, atMostRows } from './limits.ts';
import { tooLarge } from './too-large.ts';

const tag = /<(?:[A-Za-z]\w*:)?(row|c|f|mergeCell)\b([^<>]*)>/g;
const address = /\br="([A-Z]{1,4})(\d{1,10})"/;
const rowNumber = /\br="(\d{1,10})"/;
const errorType = /\bt="e"/;
const range = /\bref="([A-Z]{1,4})(\d{1,10}):([A-Z]{1,4})(\d{1,10})"/;

export interface Scanned {
  readonly faults: readonly CellFault[];
  readonly merged: readonly Merged[];
}

const refusedAt = (row: number, column: number): Refusal | null => {
  if (row > atMostRows) return tooLarge('rows', atMostRows, row);
  if (column > atMostColumns) return tooLarge('columns', atMostColumns, columnLetters(column));
  return null;
};

interface Place {
  readonly row: number;
  readonly column: number;
}

function placeOf(attributes: string): Place | null {
  const [, letters, row] = address.exec(attributes) ?? [];
  return letters === undefined ? null : { row: Number(row), column: columnNumber(letters) };
}

function mergedOf(attributes: string): Merged[] {
  const [, left = '', top, right = '', bottom] = range.exec(attributes) ?? [];
  if (top === undefined) return [];
  return [
    {
      ...{ top: Number(top), bottom: Number(bottom) },
      ...{ left: columnNumber(left), right: columnNumber(right) },
    },
  ];
}

/** Every cell must say where it is, as every program writes it; else there is no place to tell. */
export function scanWorksheet(xml: string): Scanned | Refusal {
  const faults: CellFault[] = [];
  const merged: Merged[] = [];
  let place: Place = { row: 0, column: 0 };
  for (const [, name, attributes = ''] of xml.matchAll(tag)) {
    if (Math.max(faults.length, merged.length) > atMostFaults) {
      return tooLarge('faults', atMostFaults);
    }
    if (name === 'mergeCell') merged.push(...mergedOf(attributes));
    else if (name === 'f') faults.push({ ...place, code: 'cell_formula' });
    else {
      const isCell = name === 'c';
      const [, number = '0'] = rowNumber.exec(attributes) ?? [];
      const found = isCell ? placeOf(attributes) : { row: Number(number), column: 0 };
      if (found === null) return refuse('sheet_unreadable');
      const refused = refusedAt(found.row, found.column);
      if (refused !== null) return refused;
      if (isCell) place = found;
      if (isCell && errorType.test(attributes)) faults.push({ ...place, code: 'cell_broken' });
    }
  }
  return { faults, merged };
}
