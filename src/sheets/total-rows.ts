/**
 * Rows of a table that are no lines: totals, by the words of the sheet in any cell of text, or by
 * having nothing but the sum of what stands above. What they print is held against the sum; a
 * difference is told and nothing is corrected.
 */
import type { BudgetSheet } from '../terms/rulebook-sheet.ts';
import { columnLetters, isBlank, sameForm, type TableRow, textOf } from './cells.ts';
import type { Column, Header, Placed } from './columns.ts';
import { readAmount } from './read-amount.ts';

export interface PrintedTotal {
  readonly row: number;
  /** As the table calls it; empty where it has no name. */
  readonly label: string;
  readonly column: string;
  readonly title: string;
  readonly printed: number;
  /** Of the lines above it, or of those since the total before it, whichever it prints. */
  readonly sum: number;
}

interface Sums {
  whole: number;
  since: number;
}

const amounts: readonly Column['field'][] = [
  'previous',
  'request',
  'fund',
  'assessed',
  'final',
  'printed',
];

export const isAmount = ({ column: { field } }: Placed): boolean => amounts.includes(field);

/** A name of a total is short: what a project is for is not looked at. */
const LABEL_MOST = 40;

/** A total may be called 合計（3事業） or 小計: */
const bare = (text: string): string => sameForm(text).replace(/[:(（].*$/u, '');

/** Whether a text is a name of a total; most are told by their first character. */
function bindLabels({ totals }: BudgetSheet) {
  const words = new Set(totals.map(sameForm));
  const firsts = new Set([...words].map((word) => word.charAt(0)));
  const seen = new Map<string, boolean>();
  const mayBegin = (character: string): boolean => {
    const known = seen.get(character) ?? firsts.has(sameForm(character).charAt(0));
    seen.set(character, known);
    return known;
  };
  return (text: string): boolean =>
    text.length <= LABEL_MOST && mayBegin(text.trimStart().charAt(0)) && words.has(bare(text));
}

/** Amounts of the lines so far, by column. */
function bindSums(money: readonly Placed[], unit: string) {
  const sums = new Map(money.map((one): [Placed, Sums] => [one, { whole: 0, since: 0 }]));
  const amountAt = ({ cells }: TableRow, { at }: Placed): number | null => {
    const cell = cells[at];
    if (cell === undefined || isBlank(cell)) return null;
    const read = readAmount(cell, unit);
    return 'amount' in read ? read.amount : null;
  };
  return {
    amountAt,
    of: (one: Placed): Sums => sums.get(one) ?? { whole: 0, since: 0 },
    add(row: TableRow): void {
      for (const [one, sum] of sums) {
        const amount = amountAt(row, one) ?? 0;
        sum.whole += amount;
        sum.since += amount;
      }
    },
    beginAnew(): void {
      for (const sum of sums.values()) sum.since = 0;
    },
  };
}

export function bindTotals({ placed }: Header, sheet: BudgetSheet, unit: string) {
  const isLabel = bindLabels(sheet);
  const money = placed.filter(isAmount);
  const request = money.find(({ column }) => column.field === 'request');
  const name = placed.find(({ column }) => column.field === 'name');
  const sums = bindSums(money, unit);

  const labelOf = ({ cells }: TableRow): string | null => {
    const label = cells.find((cell) => cell.is === 'text' && isLabel(cell.text));
    return label === undefined ? null : textOf(label).trim();
  };

  /** Without a name, and with no other text: it can only be the sum, if it is one. */
  function isBareSum(row: TableRow): boolean {
    if (request === undefined || name === undefined || !isBlank(row.cells[name.at])) return false;
    const others = row.cells.filter((_, at) => money.every((one) => one.at !== at));
    const amount = sums.amountAt(row, request);
    const { whole, since } = sums.of(request);
    return others.every(isBlank) && amount !== null && whole > 0 && [whole, since].includes(amount);
  }

  const printed = (row: TableRow, label: string): PrintedTotal[] =>
    money.flatMap((one): PrintedTotal[] => {
      const amount = sums.amountAt(row, one);
      if (amount === null) return [];
      const { whole, since } = sums.of(one);
      const place = { row: row.number, column: columnLetters(one.at + 1), title: one.title };
      return [{ ...place, label, printed: amount, sum: amount === since ? since : whole }];
    });

  return {
    /** Null: the row is no total. */
    read(row: TableRow): readonly PrintedTotal[] | null {
      const label = labelOf(row) ?? (isBareSum(row) ? '' : null);
      if (label === null) return null;
      const found = printed(row, label);
      sums.beginAnew();
      return found;
    },
    /** A line: what it holds counts from now on. */
    add: sums.add,
    /** Of all lines, by the title of the column. */
    sums: () =>
      money.map((one) => ({
        field: one.column.field,
        of: one.column.of ?? null,
        title: one.title,
        sum: sums.of(one).whole,
      })),
  };
}
