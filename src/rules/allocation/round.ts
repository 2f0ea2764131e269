// Rounding (端数処理): parts are rounded down to the unit, and what is left is given by the declared
// rule, so that the parts always add up to the total to the last one.

import type { UnitCode } from '../../terms/ids.ts';
import type { Rounding } from '../../terms/rulebook-allocation.ts';
import type { Bounds, Exact } from './cushion.ts';
import { sumOf } from './fraction.ts';

interface RoundedPart {
  /** Rounded down to the unit. */
  readonly down: bigint;
  /** What the ward receives of the remainder. */
  readonly added: bigint;
}

interface Place {
  readonly index: number;
  /** How much more the ward may receive; null: without end. */
  readonly room: bigint | null;
}

const smaller = (a: bigint, b: bigint | null): bigint => (b !== null && b < a ? b : a);

/** Each in turn takes as much as a turn gives, has room for, and is left. */
function giveInTurn(left: bigint, turn: bigint, places: readonly Place[]): Map<number, bigint> {
  const given = new Map<number, bigint>();
  let rest = left;
  for (const { index, room } of places) {
    if (rest === 0n) break;
    const taken = smaller(smaller(turn, rest), room);
    given.set(index, taken);
    rest -= taken;
  }
  return given;
}

/** The order in which wards are asked, from the one that the rule names on through the list. */
function fromNamed(
  remainder: Exclude<Rounding['remainder'], 'largestRemainder'>,
  wards: readonly UnitCode[],
): number[] {
  const all = wards.map((_, index) => index);
  if (remainder === 'first') return all;
  if (remainder === 'last') return all.reverse();
  const at = wards.indexOf(remainder.ward);
  return [...all.slice(at), ...all.slice(0, at)];
}

/** The largest remainder first; of equals the ward listed first. */
const byRemainder = (remainders: readonly bigint[]): number[] =>
  remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((a, b) => {
      if (a.remainder === b.remainder) return a.index - b.index;
      return a.remainder < b.remainder ? 1 : -1;
    })
    .map(({ index }) => index);

/**
 * `exact` lies within the bounds and adds up to a whole number. A total that is no multiple of the
 * unit leaves one part that is none either: the last that is given of the remainder.
 */
export function roundParts(
  { nums, den }: Exact,
  wards: readonly UnitCode[],
  bounds: readonly Bounds[],
  unit: bigint,
  remainder: Rounding['remainder'],
): RoundedPart[] {
  const downs = nums.map((num) => (num / (den * unit)) * unit);
  const left = sumOf(nums) / den - sumOf(downs);
  const placeOf = (index: number): Place => {
    const most = bounds[index]?.most ?? null;
    return { index, room: most === null ? null : most - (downs[index] ?? 0n) };
  };
  const isLargest = remainder === 'largestRemainder';
  const order = isLargest
    ? byRemainder(nums.map((num, index) => num - (downs[index] ?? 0n) * den))
    : fromNamed(remainder, wards);
  const given = giveInTurn(left, isLargest ? unit : left, order.map(placeOf));
  return downs.map((down, index) => ({ down, added: given.get(index) ?? 0n }));
}
