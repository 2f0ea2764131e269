// Pots of money, and the numbers of the wards by which each is divided.

import type { UnitCode } from '../../terms/ids.ts';
import type { Indicator } from '../../terms/rulebook-allocation.ts';
import type { LocalDate } from '../../terms/units.ts';
import type { Fraction } from './fraction.ts';

/** Among whom, by which numbers, on which city date. */
export interface AllocationGround {
  /** In the order in which equals are served. */
  readonly wards: readonly UnitCode[];
  readonly indicators: { find(code: string, on: LocalDate): Indicator | undefined };
  readonly on: LocalDate;
}

/** Why a pot is what it is: an amount that the formula names, or a part of the total. */
export type PotOrigin =
  | { readonly kind: 'given'; readonly by: 'flat' | 'cap' | 'base' | 'tier' }
  | {
      readonly kind: 'share';
      /** Null: the same for every ward. */
      readonly indicator: Indicator | null;
      /** Of the sum of all weights; null where the formula names the pot itself. */
      readonly weight: readonly [weight: number, of: bigint] | null;
    };

export interface Pot {
  readonly origin: PotOrigin;
  readonly amount: Fraction;
  /** Of each ward, in the order of the wards; the ward's part is its value of their sum. */
  readonly values: readonly bigint[];
  /** Above zero. */
  readonly sum: bigint;
  /** What the wards' own amounts are called, where they differ: the titles of their tiers. */
  readonly titles?: readonly string[];
}

export interface Pots {
  readonly pots: readonly Pot[];
  /** Sum of the pots: a whole number. */
  readonly total: bigint;
  /** Every ward's amount is named by the formula and nothing is left to round. */
  readonly isGiven: boolean;
}
