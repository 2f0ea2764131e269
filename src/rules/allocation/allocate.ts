// The sharing of money among wards (配分): by a formula of the rulebook, exact to the last unit, with
// every step told. Source: rules.md 5.4, 10.1 (budget.formula).

import type { UnitCode } from '../../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../terms/refusal.ts';
import type { Cushion, Formula } from '../../terms/rulebook-allocation.ts';
import { type Bounds, boundsOf, cushioned, type Exact } from './cushion.ts';
import { leastCommon, sumOf } from './fraction.ts';
import type { AllocationGround, Pot } from './pot.ts';
import { potsOf } from './pots.ts';
import { roundParts } from './round.ts';
import { type AllocationStep, stepsOf } from './steps.ts';

export interface AllocatedPart {
  readonly ward: UnitCode;
  /** Whole number of the rulebook's unit. */
  readonly amount: number;
  /** How it came to be, in order. */
  readonly steps: readonly AllocationStep[];
}

export interface Allocation {
  readonly formula: Formula;
  /** The sum of all parts, exactly. */
  readonly total: number;
  readonly parts: readonly AllocatedPart[];
}

/** Of all pots together, what each ward has of them before rounding and cushioning. */
function exactOf(pots: readonly Pot[], wards: readonly UnitCode[]): Exact {
  const den = pots.map(({ amount, sum }) => amount.den * sum).reduce(leastCommon, 1n);
  const scales = pots.map(({ amount, sum }) => amount.num * (den / (amount.den * sum)));
  const nums = wards.map((_, ward) =>
    sumOf(pots.map(({ values }, pot) => (scales[pot] ?? 0n) * (values[ward] ?? 0n))),
  );
  return { nums, den };
}

const isSafe = (value: bigint): boolean => value <= BigInt(Number.MAX_SAFE_INTEGER);

function checkRemainder({ code, rounding }: Formula, wards: readonly UnitCode[]): Refusal | null {
  const { remainder } = rounding;
  if (typeof remainder === 'string' || wards.includes(remainder.ward)) return null;
  return refuse('remainder_ward_unknown', { ward: remainder.ward, formula: code });
}

/** Without a cushion nobody is held. */
const bounding = (exact: Exact, bounds: readonly Bounds[], cushion: Cushion | undefined) =>
  cushion === undefined ? { exact, held: exact.nums.map(() => null) } : cushioned(exact, bounds);

/** Every reason for which it cannot be computed is a refusal: no part is ever guessed. */
export function allocate(formula: Formula, ground: AllocationGround): Allocation | Refusal {
  const { wards } = ground;
  const found = potsOf(formula, ground);
  if (isRefusal(found)) return found;
  const { pots, total, isGiven } = found;
  if (!isSafe(total)) return refuse('amounts_too_large', { formula: formula.code });
  const wrong = checkRemainder(formula, wards);
  if (wrong !== null) return wrong;
  // Amounts that the formula names are not rounded to the unit of what it divides.
  const unit = isGiven ? 1n : BigInt(formula.rounding.unit);
  const bounds = boundsOf(wards, formula.cushion, unit);
  if (isRefusal(bounds)) return bounds;
  const bounded = bounding(exactOf(pots, wards), bounds, formula.cushion);
  if (isRefusal(bounded)) return bounded;
  const rounded = roundParts(bounded.exact, wards, bounds, unit, formula.rounding.remainder);
  const cushion = bounded.held.some((at) => at !== null) ? formula.cushion : undefined;
  const parts = wards.map((ward, index) => {
    const { down = 0n, added = 0n } = rounded[index] ?? {};
    const steps = stepsOf({ index, ward, pots, unit, down, added, bounded, bounds, cushion });
    return { ward, amount: Number(down + added), steps };
  });
  return { formula, total: Number(total), parts };
}
