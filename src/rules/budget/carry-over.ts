// What goes over into the next fiscal year (繰越): the money of a line with what is committed of it,
// in the hands of those who execute it. Source: 地方自治法213条・220条3項; rules.md N7, scenario 40.

import type { ExecutionLine } from '../../terms/budget-line.ts';
import type { UnitCode } from '../../terms/ids.ts';
import {
  type CarriedOutcome,
  carriedOutcomes,
  type YearEndOutcome,
} from '../../terms/rulebook-budget.ts';
import { purseOf, wardsOf } from './available.ts';

export const isCarried = (outcome: YearEndOutcome): outcome is CarriedOutcome =>
  carriedOutcomes.some((one) => one === outcome);

/** What one unit takes over. `committed`: what it still owes somebody. */
export interface CarriedPart {
  readonly unit: UnitCode;
  readonly amount: number;
  readonly committed: number;
}

/**
 * The amount shared among the wards to which money was passed on and the holder: first what each
 * owes, then what is left to it, wards before the holder. Those who take nothing are left out.
 */
export function carriedParts(line: ExecutionLine, holder: UnitCode, amount: number): CarriedPart[] {
  const owing = [...wardsOf(line), holder].map((unit) => {
    const { limit, committed, spent } = purseOf(line, unit);
    return { unit, committed: committed - spent, free: limit - committed };
  });
  let left = amount - owing.reduce((sum, { committed }) => sum + committed, 0);
  const parts = owing.map(({ unit, committed, free }) => {
    const more = Math.max(0, Math.min(free, left));
    left -= more;
    return { unit, amount: committed + more, committed };
  });
  return parts.filter((part) => part.amount > 0);
}
