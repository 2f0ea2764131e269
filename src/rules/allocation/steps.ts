// How a ward came to its amount, one step after the other; words.ts puts them into words.

import type { UnitCode } from '../../terms/ids.ts';
import type { Cushion } from '../../terms/rulebook-allocation.ts';
import type { Bounds, Cushioned } from './cushion.ts';
import { type Fraction, times } from './fraction.ts';
import type { Pot, PotOrigin } from './pot.ts';

export type AllocationStep =
  /** Its part of a pot; `title`: of its tier. */
  | {
      readonly kind: 'pot';
      readonly origin: PotOrigin;
      readonly title: string | null;
      readonly pot: Fraction;
      readonly value: bigint;
      readonly of: bigint;
      readonly amount: Fraction;
    }
  /** Held at a bound, in thousandths of what it had before. */
  | {
      readonly kind: 'held';
      readonly at: 'least' | 'most';
      readonly permille: number;
      readonly previous: number;
      readonly amount: Fraction;
    }
  /** Others are held, and this ward carries its part of the difference. */
  | { readonly kind: 'carried'; readonly amount: Fraction }
  | { readonly kind: 'rounded'; readonly unit: bigint; readonly amount: Fraction }
  /** What it receives of that which rounding left. */
  | { readonly kind: 'remainder'; readonly added: Fraction };

/** All that is known of a ward whose steps are told. */
interface Told {
  readonly index: number;
  readonly ward: UnitCode;
  readonly pots: readonly Pot[];
  readonly unit: bigint;
  readonly down: bigint;
  readonly added: bigint;
  readonly bounded: Cushioned;
  readonly bounds: readonly Bounds[];
  /** Undefined: nobody is held. */
  readonly cushion: Cushion | undefined;
}

function potStep(pot: Pot, index: number): AllocationStep {
  const { origin, amount, sum: of, titles } = pot;
  const value = pot.values[index] ?? 0n;
  const part = times(amount, { num: value, den: of });
  const title = titles?.[index] ?? null;
  return { kind: 'pot', origin, title, pot: amount, value, of, amount: part };
}

function cushionSteps({ index, ward, bounded, cushion }: Told): AllocationStep[] {
  if (cushion === undefined) return [];
  const { exact, held } = bounded;
  const amount = { num: exact.nums[index] ?? 0n, den: exact.den };
  const at = held[index] ?? null;
  if (at === null) return [{ kind: 'carried', amount }];
  const { atLeastPermille = 0, atMostPermille = 0 } = cushion;
  const permille = at === 'least' ? atLeastPermille : atMostPermille;
  return [{ kind: 'held', at, permille, previous: cushion.previous[ward] ?? 0, amount }];
}

export function stepsOf(told: Told): AllocationStep[] {
  const { index, pots, unit, down, added, bounded } = told;
  const { nums, den } = bounded.exact;
  const isRounded = down * den !== nums[index];
  return [
    ...pots.map((pot) => potStep(pot, index)),
    ...cushionSteps(told),
    ...(isRounded ? [{ kind: 'rounded' as const, unit, amount: { num: down, den: 1n } }] : []),
    ...(added > 0n ? [{ kind: 'remainder' as const, added: { num: added, den: 1n } }] : []),
  ];
}
