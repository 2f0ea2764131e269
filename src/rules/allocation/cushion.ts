// Cushioning (激変緩和): no ward falls below, or rises above, a part of what it had before; the others
// carry the difference in proportion. The total stays, or it is said that it cannot.
// Source: product default; cities write the bounds, none found writes who carries the difference.

import type { UnitCode } from '../../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../terms/refusal.ts';
import type { Cushion } from '../../terms/rulebook-allocation.ts';
import { type Fraction, mixed, roundedDown, roundedUp, sumOf } from './fraction.ts';

/** What a ward may come to, in whole rounding units. `most` null: without end. */
export interface Bounds {
  readonly least: bigint;
  readonly most: bigint | null;
}

/** Exact amounts of all wards over one denominator. */
export interface Exact {
  readonly nums: readonly bigint[];
  /** Above zero. */
  readonly den: bigint;
}

/** Whether a ward stands at one of its bounds, and which. */
export type Held = 'least' | 'most' | null;

export interface Cushioned {
  readonly exact: Exact;
  readonly held: readonly Held[];
}

/** Thousandths of an amount. */
const partOf = (amount: number, permille: number): Fraction => ({
  num: BigInt(amount) * BigInt(permille),
  den: 1000n,
});

const inUnits = ({ num, den }: Fraction, unit: bigint): Fraction => ({ num, den: den * unit });

/** A ward that had nothing before has nothing to be held to. */
function boundsOfWard(
  ward: UnitCode,
  { previous, atLeastPermille = 0, atMostPermille }: Cushion,
  unit: bigint,
): Bounds | Refusal {
  const before = Object.hasOwn(previous, ward) ? previous[ward] : undefined;
  if (before === undefined) return refuse('cushion_lacks_ward', { ward });
  if (before === 0) return { least: 0n, most: null };
  const lower = partOf(before, atLeastPermille);
  const least = roundedUp(inUnits(lower, unit)) * unit;
  if (atMostPermille === undefined) return { least, most: null };
  const upper = partOf(before, atMostPermille);
  const most = roundedDown(inUnits(upper, unit)) * unit;
  if (least <= most) return { least, most };
  const [from, upTo] = [mixed(lower), mixed(upper)];
  return refuse('cushion_between_units', { ward, from, upTo, unit: String(unit) });
}

/** Bounds in whole units, so that rounding never leads out of them; without a cushion, none. */
export function boundsOf(
  wards: readonly UnitCode[],
  cushion: Cushion | undefined,
  unit: bigint,
): readonly Bounds[] | Refusal {
  const bounds: Bounds[] = [];
  for (const ward of wards) {
    const found =
      cushion === undefined ? { least: 0n, most: null } : boundsOfWard(ward, cushion, unit);
    if (isRefusal(found)) return found;
    bounds.push(found);
  }
  return bounds;
}

/** The most that can be given in proportion: without a part of it nobody carries beyond `least`. */
const mostOf = ({ least, most }: Bounds, num: bigint): bigint | null => (num === 0n ? least : most);

/** `cushion_impossible` where the total lies outside all that the bounds allow. */
function checkPossible(bounds: readonly Bounds[], { nums, den }: Exact): Refusal | null {
  const total = sumOf(nums) / den;
  const least = sumOf(bounds.map((bound) => bound.least));
  const mosts = bounds.map((bound, index) => mostOf(bound, nums[index] ?? 0n));
  const most = mosts.includes(null) ? null : sumOf(mosts.map((one) => one ?? 0n));
  if (least <= total && (most === null || total <= most)) return null;
  return refuse('cushion_impossible', {
    total: String(total),
    least: String(least),
    most: most === null ? '—' : String(most),
  });
}

/** One round: those not held yet share what the held ones leave, in proportion. */
interface Round {
  /** What is left for them, and the sum of their own amounts. */
  readonly left: bigint;
  readonly sum: bigint;
}

function roundOf(held: readonly Held[], bounds: readonly Bounds[], exact: Exact): Round {
  let left = sumOf(exact.nums);
  let sum = 0n;
  exact.nums.forEach((num, index) => {
    const at = held[index];
    const bound = bounds[index];
    if (at && bound) left -= (at === 'least' ? bound.least : (bound.most ?? 0n)) * exact.den;
    else sum += num;
  });
  return { left, sum };
}

/** By how much a ward breaks a bound in this round: above zero where it lies below its least. */
function violation(
  num: bigint,
  { least, most }: Bounds,
  { left, sum }: Round,
  den: bigint,
): bigint {
  const scale = sum === 0n ? den : den * sum;
  const got = num * left;
  if (got < least * scale) return least * scale - got;
  return most !== null && got > most * scale ? most * scale - got : 0n;
}

function exactOf(
  held: readonly Held[],
  bounds: readonly Bounds[],
  { nums, den }: Exact,
  { left, sum }: Round,
): Exact {
  if (sum === 0n) {
    const at = (index: number) => bounds[index]?.[held[index] ?? 'least'] ?? 0n;
    return { nums: nums.map((_, index) => at(index) * den), den };
  }
  return {
    nums: nums.map((num, index) => {
      const at = held[index] ?? null;
      return at === null ? num * left : (bounds[index]?.[at] ?? 0n) * den * sum;
    }),
    den: den * sum,
  };
}

/**
 * Amounts between their bounds that add up to the same total, the ratios of those not held kept.
 * When raising those below their least costs more than lowering those above their most brings, the
 * former are held for good, else the latter: so each round holds somebody who stays held.
 */
export function cushioned(exact: Exact, bounds: readonly Bounds[]): Cushioned | Refusal {
  const impossible = checkPossible(bounds, exact);
  if (impossible !== null) return impossible;
  let held: readonly Held[] = bounds.map(() => null);
  for (;;) {
    const round = roundOf(held, bounds, exact);
    const broken = exact.nums.map((num, index) => {
      const bound = bounds[index];
      return held[index] || bound === undefined ? 0n : violation(num, bound, round, exact.den);
    });
    if (broken.every((by) => by === 0n)) {
      return { exact: exactOf(held, bounds, exact, round), held };
    }
    const balance = sumOf(broken);
    held = held.map((at, index) => {
      const by = broken[index] ?? 0n;
      if (by > 0n && balance >= 0n) return 'least';
      return by < 0n && balance <= 0n ? 'most' : at;
    });
  }
}
