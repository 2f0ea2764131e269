// Amounts against the bounds of a row. Whole yen and exact: money is never divided or rounded.

import type { Band } from '../../terms/rulebook-authority.ts';

export type BandMiss = 'below' | 'over';

/** Null: the amount lies within. `over` and `under` are open, `atLeast` and `upTo` closed. */
export function missOfBand(band: Band, amount: number): BandMiss | null {
  const { atLeast, over, under, upTo } = band;
  if (atLeast !== undefined && amount < atLeast) return 'below';
  if (over !== undefined && amount <= over) return 'below';
  if (under !== undefined && amount >= under) return 'over';
  return upTo !== undefined && amount > upTo ? 'over' : null;
}

export interface Ends {
  readonly from: number;
  readonly upTo: number | null;
}

/** The lowest and the highest amount of a band, in whole yen; null: no upper bound. */
export function endsOf({ atLeast, over, under, upTo }: Band): Ends {
  const from = atLeast ?? (over === undefined ? 0 : over + 1);
  return { from, upTo: upTo ?? (under === undefined ? null : under - 1) };
}

/** The amounts within both; null: there are none. */
export function common(one: Ends, other: Ends): Ends | null {
  const from = Math.max(one.from, other.from);
  const upTo = Math.min(one.upTo ?? Infinity, other.upTo ?? Infinity);
  if (from > upTo) return null;
  return { from, upTo: upTo === Infinity ? null : upTo };
}

/** `300001–1000000`; without an upper bound `300001–`. Every amount: `0–`. */
export const amountsText = ({ from, upTo }: Ends): string => `${from}–${upTo ?? ''}`;

export interface PercentBound {
  readonly under?: number | undefined;
  readonly upTo?: number | undefined;
}

/** Per cent with at most two decimals, as hundredths: the schema lets no other through. */
const hundredths = (percent: number): bigint => BigInt(Math.round(percent * 100));

/** Whether a change, up or down, stays within its share of the amount before. */
export function changeFits(bound: PercentBound, change: number, amount: number): boolean {
  const changed = BigInt(Math.abs(change)) * 10_000n;
  const { under, upTo } = bound;
  if (under !== undefined) return changed < hundredths(under) * BigInt(amount);
  return upTo === undefined || changed <= hundredths(upTo) * BigInt(amount);
}

/** The lowest amount of which a change stays within the bound. */
export function leastAmountFor({ under, upTo }: PercentBound, change: number): number {
  const changed = BigInt(Math.abs(change)) * 10_000n;
  if (under !== undefined) return Number(changed / hundredths(under)) + 1;
  if (upTo === undefined) return 0;
  const share = hundredths(upTo);
  return Number((changed + share - 1n) / share);
}
