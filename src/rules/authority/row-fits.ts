// Whether a row holds for a matter. What decides between rows that hold stands in
// find-competence.ts.

import type { AuthorityRow } from '../../terms/rulebook-authority.ts';
import { holds } from '../condition.ts';
import type { RowMiss } from './competence.ts';
import type { Question } from './question.ts';
import { missOfBand, missOfChange } from './yen.ts';

export const fitsHat = (row: AuthorityRow, { hat }: Question): boolean => row.hat === hat;

/** A row without items is for all of them. */
export const fitsItem = ({ items }: AuthorityRow, { item }: Question): boolean =>
  items === undefined || (item !== undefined && items.includes(item));

export const wardsReached = ({ wards }: Question): number => new Set(wards).size;

/** Power is held over one's own: no ward mayor acts in his own name in the ward of another. */
const isWithinLine = ({ wards, line }: Question): boolean =>
  wards.every((ward) => line.some(({ code }) => code === ward));

/** Why a row of the right hat and item does not hold; null: it holds. */
export function missOf(row: AuthorityRow, question: Question): RowMiss | null {
  const { qualifiers = [], excludes = [], wardsAtMost, when } = row;
  const money = missOfMoney(row, question);
  if (money !== null) return money;
  if (!qualifiers.every((one) => question.qualifiers.includes(one))) return 'qualifier';
  const claimed = [...question.exclusions, ...question.qualifiers];
  if (excludes.some((one) => claimed.includes(one))) return 'exclusion';
  if (wardsAtMost !== undefined && wardsReached(question) > wardsAtMost) return 'wards';
  if (row.kind === 'power' && !isWithinLine(question)) return 'other_wards';
  if (when === undefined) return null;
  return holds(when, { fields: question.fields, addressees: question.wards }) ? null : 'condition';
}

/** An amount or a change that nobody gave fits no bound. */
function missOfMoney(row: AuthorityRow, { amount, change }: Question): RowMiss | null {
  if (row.amount !== undefined) {
    if (amount === undefined) return 'amount_over';
    const miss = missOfBand(row.amount, amount);
    if (miss !== null) return `amount_${miss}`;
  }
  if (row.changePercent === undefined && row.after === undefined) return null;
  if (amount === undefined || change === undefined) return 'change_over';
  if (row.changePercent !== undefined) {
    const miss = missOfChange(row.changePercent, change, amount);
    if (miss !== null) return `change_${miss}`;
  }
  const miss = row.after === undefined ? null : missOfBand(row.after, amount + change);
  return miss === null ? null : `amount_${miss}`;
}
