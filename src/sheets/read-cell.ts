// One cell by its column: what it says of the line, or what is wrong with it.

import type { SheetProblem } from '../terms/errors-sheet-rows.ts';
import type { UnitCode } from '../terms/ids.ts';
import type { BudgetSheet, SheetField } from '../terms/rulebook-sheet.ts';
import { type Cell, isBlank, sameForm, textOf } from './cells.ts';
import type { Column } from './columns.ts';
import type { LineValues } from './line-values.ts';
import type { Names, SheetNames } from './names.ts';
import { readAmount } from './read-amount.ts';
import { emptyMarks, includedWords, needWords, trendWords } from './words.ts';

export interface CellSetting {
  readonly sheet: BudgetSheet;
  /** Title of the unit of amounts. */
  readonly unit: string;
  readonly names: SheetNames;
  /** Whose sections a table without a column of wards names. */
  readonly party: UnitCode | null;
}

export interface CellProblem {
  readonly code: SheetProblem;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** What a cell says, or what is wrong; null: it is empty. */
type Said = { readonly value: unknown } | CellProblem | null;

type Read = (cell: Cell, column: Column, by: CellSetting, party: UnitCode | null) => Said;

const shown = (cell: Cell): string => textOf(cell).trim();
const value = (said: unknown): Said => ({ value: said });
const isMark = (text: string): boolean => emptyMarks.includes(text);

/** Those that change the direction of writing, halves of a character, and control characters. */
const unusable = /[\p{Cs}\ufffd\u202a-\u202e\u2066-\u2069]|(?![\n\r\t])\p{Cc}/u;

const readText =
  (most: number): Read =>
  (cell) => {
    const text = shown(cell);
    if (text.length > most || unusable.test(text))
      return { code: 'text_unusable', details: { most } };
    return value(text);
  };

const readName: Read = (cell, ...by) => {
  const text = shown(cell);
  if (/^[\d,.]+$/.test(text.normalize('NFKC')))
    return { code: 'number_in_text', details: { text } };
  return readText(200)(cell, ...by);
};

const readMoney: Read = (cell, _column, { unit }) => {
  if (isMark(shown(cell))) return null;
  const read = readAmount(cell, unit);
  return 'amount' in read ? value(read.amount) : read;
};

const readInteger =
  (least: number): Read =>
  (cell) => {
    const text = shown(cell);
    if (isMark(text)) return null;
    const digits = text.normalize('NFKC');
    const number = /^\d{1,9}$/.test(digits) ? Number(digits) : -1;
    return number < least ? { code: 'number_unreadable', details: { text, least } } : value(number);
  };

function codeOf(text: string, names: Names, title: string): Said {
  const found = names.find(text);
  if (found === null) {
    return { code: 'code_unknown', details: { text, title, known: names.known(text) } };
  }
  if ('code' in found) return value(found.code);
  return { code: 'code_ambiguous', details: { text, found: found.several.join(', ') } };
}

const readCode =
  (namesOf: (names: SheetNames, party: UnitCode | null) => Names): Read =>
  (cell, { title }, { names }, party) =>
    isMark(shown(cell)) ? null : codeOf(shown(cell), namesOf(names, party), title);

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const partsOf = (text: string, { separators }: BudgetSheet): string[] =>
  text
    .split(new RegExp(`[\\n]|${separators.map(escaped).join('|')}`))
    .map((part) => part.trim())
    .filter((part) => part !== '' && !isMark(part));

/** A title may hold what separates others; signs may stand without anything between them. */
const readCodes =
  (namesOf: (names: SheetNames) => Names): Read =>
  (cell, { title }, { names, sheet }) => {
    const known = namesOf(names);
    const whole = known.find(shown(cell));
    const parts = whole !== null ? [shown(cell)] : partsOf(shown(cell), sheet);
    const codes: string[] = [];
    for (const part of parts) {
      const signs = known.find(part) === null ? known.signs(part) : null;
      const said = signs === null ? codeOf(part, known, title) : value(signs);
      if (said === null || !('value' in said)) return said;
      codes.push(...([said.value].flat() as string[]));
    }
    return codes.length === 0 ? null : value([...new Set(codes)]);
  };

type Words = Readonly<Record<string, readonly string[]>>;

/** Codes by their words, and by themselves. */
const bindWords = (words: Words) => {
  const codes = new Map(
    Object.entries(words).flatMap(([code, all]) =>
      [code, ...all].map((word) => [sameForm(word), code] as const),
    ),
  );
  return (text: string): string | undefined => codes.get(sameForm(text));
};

const unknownWord = (text: string, title: string, words: Words): CellProblem => ({
  code: 'code_unknown',
  details: {
    text,
    title,
    known: Object.values(words)
      .map(([first]) => first)
      .join(', '),
  },
});

function readWord(words: Words, read: (code: string) => unknown = (code) => code): Read {
  const wordOf = bindWords(words);
  return (cell, { title }) => {
    const text = shown(cell);
    if (isMark(text)) return null;
    const code = wordOf(text);
    return code === undefined ? unknownWord(text, title, words) : value(read(code));
  };
}

function readWords(words: Words): Read {
  const wordOf = bindWords(words);
  return (cell, { title }, { sheet }) => {
    const parts = partsOf(shown(cell), sheet);
    const codes = parts.map(wordOf);
    const wrong = parts.find((_, index) => codes[index] === undefined);
    if (wrong !== undefined) return unknownWord(wrong, title, words);
    return codes.length === 0 ? null : value([...new Set(codes)]);
  };
}

const short = 200;
const long = 4000;
const accountMost = 40;
const lineMost = 60;

const readLineCode: Read = (cell) => {
  const text = shown(cell);
  const bad = text.length > lineMost || unusable.test(text) || text in {};
  return bad ? { code: 'line_code_unusable', details: { text } } : value(text);
};

const units = (names: SheetNames): Names => names.units;

const readers: Readonly<Record<Exclude<SheetField, 'ignored'>, Read>> = {
  line: readLineCode,
  no: readInteger(0),
  ward: readCode(units),
  lane: readCode(({ lanes }) => lanes),
  section: readCode((names, party) => (party === null ? names.units : names.within(party))),
  name: readName,
  account: readText(accountMost),
  kan: readText(accountMost),
  kou: readText(accountMost),
  moku: readText(accountMost),
  setsu: readText(accountMost),
  categories: readCodes(({ categories }) => categories),
  policies: readCodes(({ policies }) => policies),
  trend: readWord(trendWords),
  priority: readInteger(1),
  purpose: readText(long),
  basis: readText(long),
  previous: readMoney,
  request: readMoney,
  fund: readMoney,
  bureau: readCode(units),
  reallotTo: readCode(units),
  needs: readWords(needWords),
  consultation: readText(short),
  assessed: readMoney,
  assessmentCode: readCode(({ assessmentCodes }) => assessmentCodes),
  assessmentReason: readText(long),
  final: readMoney,
  printed: readMoney,
  included: readWord(includedWords, (code) => code === 'yes'),
  note: readText(long),
};

const foreignFields: readonly SheetField[] = [
  'assessed',
  'assessmentCode',
  'assessmentReason',
  'final',
];

function keep(values: LineValues, { field, of, title }: Column, said: unknown): void {
  if (field === 'fund' || field === 'printed') {
    values[field] = { ...values[field], [of ?? title]: said as number | null };
  } else if (foreignFields.includes(field)) {
    if (said === null) return;
    const one = { field, of: of ?? null, title, value: said as string | number };
    values.foreign = [...(values.foreign ?? []), one];
  } else (values as Record<string, unknown>)[field] = said;
}

/** Puts what the cell says among the values, or says what is wrong with it. */
export function readCell(
  cell: Cell,
  column: Column,
  by: CellSetting,
  values: LineValues,
): CellProblem | null {
  if (column.field === 'ignored') return null;
  if (cell.is === 'date') return { code: 'cell_date' };
  const party = values.ward ?? by.party;
  const said = isBlank(cell) ? null : readers[column.field](cell, column, by, party);
  if (said !== null && 'code' in said) return said;
  keep(values, column, said === null ? null : said.value);
  return null;
}
