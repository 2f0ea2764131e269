// Amounts against the bounds of a row. Whole yen and exact: money is never divided or rounded.

import type { Band, PercentBand } from '../../terms/rulebook-authority.ts';

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

const grouped = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, ',');

/** `300,001–1,000,000`; of one amount `300,001`; without an upper bound `300,001–`. */
export function amountsText({ from, upTo }: Ends): string {
  if (from === upTo) return grouped(from);
  return `${grouped(from)}–${upTo === null ? '' : grouped(upTo)}`;
}

/** Per cent with at most two decimals, as hundredths: the schema lets no other through. */
const hundredths = (percent: number): bigint => BigInt(Math.round(percent * 100));

/** A share of an amount before, in hundredths of a per cent. */
interface Bound {
  readonly share: bigint;
  /** Whether the bound itself lies within. */
  readonly isClosed: boolean;
}

const boundOf = (closed: number | undefined, open: number | undefined): Bound | null => {
  if (closed !== undefined) return { share: hundredths(closed), isClosed: true };
  return open === undefined ? null : { share: hundredths(open), isClosed: false };
};
const lowerOf = ({ atLeast, over }: PercentBand): Bound | null => boundOf(atLeast, over);
const upperOf = ({ upTo, under }: PercentBand): Bound | null => boundOf(upTo, under);

const changedBy = (change: number): bigint => BigInt(Math.abs(change)) * 10_000n;

/** Null: a change, up or down, is that share of the amount before. */
export function missOfChange(band: PercentBand, change: number, amount: number): BandMiss | null {
  const changed = changedBy(change);
  const beyond = ({ share }: Bound): bigint => changed - share * BigInt(amount);
  const lower = lowerOf(band);
  if (lower !== null) {
    const above = beyond(lower);
    if (above < 0n || (above === 0n && !lower.isClosed)) return 'below';
  }
  const upper = upperOf(band);
  if (upper === null) return null;
  const above = beyond(upper);
  return above > 0n || (above === 0n && !upper.isClosed) ? 'over' : null;
}

/** The amounts at which a change comes within the band, or leaves it. */
export function amountsOfTurn(band: PercentBand, change: number): number[] {
  const changed = changedBy(change);
  const turn = ({ share, isClosed }: Bound, isUpper: boolean): number =>
    Number(isClosed === isUpper ? (changed + share - 1n) / share : changed / share + 1n);
  const lower = lowerOf(band);
  const upper = upperOf(band);
  return [
    ...(lower === null ? [] : [turn(lower, false)]),
    ...(upper === null ? [] : [turn(upper, true)]),
  ];
}

/** Whether no change at all lies within. */
export function isCrossed(band: PercentBand): boolean {
  const lower = lowerOf(band);
  const upper = upperOf(band);
  if (lower === null || upper === null) return false;
  const meets = lower.isClosed && upper.isClosed;
  return lower.share > upper.share || (lower.share === upper.share && !meets);
}

/** Whether every change within `part` is within `whole`; absent: every change. */
export function percentWithin(part: PercentBand | undefined, whole: PercentBand | undefined) {
  const holds = (inner: Bound | null, outer: Bound | null, sign: bigint): boolean => {
    if (outer === null) return true;
    if (inner === null) return false;
    const inside = (inner.share - outer.share) * sign;
    return inside > 0n || (inside === 0n && (outer.isClosed || !inner.isClosed));
  };
  if (whole === undefined) return true;
  const inner = part ?? {};
  return holds(lowerOf(inner), lowerOf(whole), 1n) && holds(upperOf(inner), upperOf(whole), -1n);
}
