// Variants of a formula (試算) beside the rule itself: what each ward gains or loses.

import type { UnitCode } from '../../terms/ids.ts';
import type { Formula, Indicator } from '../../terms/rulebook-allocation.ts';
import type { Allocation } from './allocate.ts';
import type { AllocationGround } from './pot.ts';

/** What a variant changes; what it leaves out stays. `cushion` null: none. */
export interface Variation {
  readonly total?: Formula['total'];
  readonly method?: Formula['method'] | undefined;
  readonly rounding?: Formula['rounding'] | undefined;
  readonly cushion?: Formula['cushion'] | null;
}

export interface Difference {
  readonly ward: UnitCode;
  readonly before: number;
  readonly after: number;
  /** Gain above zero, loss below. */
  readonly change: number;
}

/** The formula as a variant has it. */
export function variedFormula(formula: Formula, change: Variation): Formula {
  const { total, method, rounding, cushion } = change;
  const { cushion: before, ...rest } = formula;
  const held = cushion === undefined ? before : (cushion ?? undefined);
  return {
    ...rest,
    ...(total !== undefined && { total }),
    ...(method !== undefined && { method }),
    ...(rounding !== undefined && { rounding }),
    ...(held !== undefined && { cushion: held }),
  };
}

/** Indicators as a variant has them: its own before those of the rulebook. */
export const variedIndicators = (
  own: readonly Indicator[],
  indicators: AllocationGround['indicators'],
): AllocationGround['indicators'] => ({
  find: (code, on) => own.find((one) => one.code === code) ?? indicators.find(code, on),
});

/** Ward by ward; the changes add up to the difference of the totals. Both share among the same. */
export function differencesOf(before: Allocation, after: Allocation): Difference[] {
  const amounts = new Map(after.parts.map(({ ward, amount }) => [ward, amount]));
  return before.parts.map(({ ward, amount }) => {
    const then = amounts.get(ward) ?? 0;
    return { ward, before: amount, after: then, change: then - amount };
  });
}
