// How many wards stand in each tier, where a source prints the amounts and the total alone.

import { type Fraction, times, whole } from './fraction.ts';

const plus = (a: Fraction, b: Fraction): Fraction => ({
  num: a.num * b.den + b.num * a.den,
  den: a.den * b.den,
});

/** Every way to put so many wards into so many tiers, beginning with an empty first tier. */
function* waysOf(wards: number, tiers: number): Generator<readonly number[]> {
  if (tiers === 1) {
    yield [wards];
    return;
  }
  for (let first = 0; first <= wards; first += 1) {
    for (const others of waysOf(wards - first, tiers - 1)) yield [first, ...others];
  }
}

/** The first way whose sum fits; null where none does. */
export function tierCounts(
  amounts: readonly Fraction[],
  wards: number,
  fits: (sum: Fraction) => boolean,
): readonly number[] | null {
  for (const counts of waysOf(wards, amounts.length)) {
    const parts = amounts.map((amount, tier) => times(amount, whole(counts[tier] ?? 0)));
    if (fits(parts.reduce(plus, whole(0)))) return counts;
  }
  return null;
}
