// A table as an .xlsx file: texts stay texts, so that 03 keeps its nought, and amounts are numbers.

import writeExcel, { type Cell } from 'write-excel-file/node';
import type { Column } from './columns.ts';
import type { Written, WrittenTable } from './table-of-lines.ts';

/** Letters that a worksheet may not be called by, and how long its name may be. */
const notInNames = /[[\]:*?/\\]/g;
const NAME_MOST = 31;

const WIDE = 40;
const MIDDLE = 16;
const NARROW = 10;

const wide: readonly Column['field'][] = ['name', 'purpose', 'basis', 'assessmentReason', 'note'];
const narrow: readonly Column['field'][] = ['line', 'no', 'priority', 'included', 'trend'];
/** Numbers that are no amounts: no separators stand in them. */
const counted: readonly Column['field'][] = ['no', 'priority'];

const widthOf = ({ field }: Column): number => {
  if (wide.includes(field)) return WIDE;
  return narrow.includes(field) ? NARROW : MIDDLE;
};

const HEX = 16;
const CODE = 4;
const escapeOf = (character: string): string =>
  `_x${character.charCodeAt(0).toString(HEX).toUpperCase().padStart(CODE, '0')}_`;

/**
 * As the format writes what XML cannot hold; what looks like such an escape is escaped itself. So
 * is a word that every object has: the library counts its texts in an object, and would lose count.
 */
const escapedText = (text: string): string =>
  text in {} ? escapeOf(text.charAt(0)) + text.slice(1) : escapedSigns(text);

const escapedSigns = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/(?![\n\t])[\p{Cc}\ufffe\uffff]/gu, escapeOf);

function cellOf(written: Written, column: Column | undefined, bold: boolean): Cell {
  if (written === null) return null;
  const weight = bold ? { fontWeight: 'bold' as const } : {};
  if (typeof written === 'string') {
    return { value: escapedText(written), type: String, ...weight };
  }
  const isCount = column !== undefined && counted.includes(column.field);
  return { value: written, type: Number, ...(!isCount && { format: '#,##0' }), ...weight };
}

export function writeWorkbook(table: WrittenTable, title: string): Promise<Buffer> {
  const { columns, rows, total } = table;
  const head = columns.map((column) => cellOf(column.title, column, true));
  const body = rows.map((cells) => cells.map((cell, at) => cellOf(cell, columns[at], false)));
  const last = total === null ? [] : [total.map((cell, at) => cellOf(cell, columns[at], true))];
  return writeExcel([head, ...body, ...last], {
    sheet: title.replaceAll(notInNames, ' ').slice(0, NAME_MOST),
    columns: columns.map((column) => ({ width: widthOf(column) })),
    orientation: 'landscape',
    stickyRowsCount: 1,
  }).toBuffer();
}
