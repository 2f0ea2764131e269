// An amount as people write it. Digits of any width and commas between thousands are read; what
// could mean two things is not.

import type { SheetProblem } from '../terms/errors-sheet-rows.ts';
import type { Cell } from './cells.ts';
import { textOf } from './cells.ts';
import { negativeSigns } from './words.ts';

type Problem = { readonly code: SheetProblem; readonly details: Record<string, string | number> };
export type AmountRead = { readonly amount: number } | Problem;

const plain = /^\d+$/;
const grouped = /^\d{1,3}(,\d{3})+$/;
const withFraction = /^([\d,]+)\.(\d*)$/;
/** Excel keeps very large and very small numbers so. */
const exponent = /^\d(\.\d+)?E[+-]?\d+$/i;

const digitsOf = (text: string): string | null => {
  if (plain.test(text)) return text;
  return grouped.test(text) ? text.replaceAll(',', '') : null;
};

/** `unit`: the title of the unit, which people write behind it. */
export function readAmount(cell: Cell, unit: string): AmountRead {
  const shown = textOf(cell).trim();
  const no = (code: SheetProblem): Problem => ({ code, details: { text: shown, unit } });
  const text = shown.normalize('NFKC').trim();
  const bare = text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text;
  if (negativeSigns.test(bare) && /\d/.test(bare)) return no('amount_negative');
  const written = exponent.test(bare) && cell.is === 'number' ? `${Number(bare)}` : bare;
  const [, whole = written, fraction = ''] = withFraction.exec(written) ?? [];
  const digits = digitsOf(whole);
  if (digits === null) return no('amount_unreadable');
  if (/[1-9]/.test(fraction)) return no('amount_decimal');
  const amount = Number(digits);
  return Number.isSafeInteger(amount) ? { amount } : no('amount_too_large');
}
