// What one ward may ask on a lane in all (枠の上限): an amount of the rulebook, or the ward's part
// by a formula. It holds for a fiscal year: what the ward asks on the lane in the year's first
// budget and in all its supplementary ones counts together.
// Source: product default, no article found.

import type { Facts, SheetAsked } from '../../terms/case.ts';
import type { CaseId, UnitCode } from '../../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../terms/refusal.ts';
import type { Lane } from '../../terms/rulebook-budget.ts';
import type { LocalDate } from '../../terms/units.ts';
import { allocate } from '../allocation/allocate.ts';
import { wardsOfFormula } from '../allocation/wards-of-formula.ts';
import type { Budget } from './bind.ts';

export interface CapSetting {
  readonly unit: UnitCode;
  readonly budget: Budget;
  readonly on: LocalDate;
  /** All units of `kindsSharing`; nothing else is asked of it. */
  readonly unitsByKind: Facts['unitsByKind'];
}

/** Kinds of units among which the cap of a lane is shared; none where it is an amount. */
export function kindsSharing({ cap }: Lane, { lanes }: Budget, on: LocalDate): string[] {
  if (cap === undefined || !('formula' in cap)) return [];
  const asking = lanes.all(on).filter((lane) => {
    const own = lane.cap;
    return own !== undefined && 'formula' in own && own.formula === cap.formula;
  });
  return [...new Set(asking.flatMap(({ kinds }) => kinds))];
}

/**
 * In the rulebook's unit; null where the lane has no cap. A unit that the formula gives nothing may
 * ask for nothing. A formula that cannot be computed is refused, and no cap is guessed.
 */
export function capOf({ cap }: Lane, by: CapSetting): number | null | Refusal {
  if (cap === undefined) return null;
  if ('amount' in cap) return cap.amount;
  const { unit, budget, on, unitsByKind = {} } = by;
  const formula = budget.formulas.find(cap.formula, on);
  if (formula === undefined) {
    const known = budget.formulas.all(on).map(({ code }) => code);
    return refuse('unknown_formula', { formula: cap.formula, on, known: known.join(', ') || '—' });
  }
  const units = { unit: () => undefined, unitsOfKind: (kind: string) => unitsByKind[kind] ?? [] };
  const wards = wardsOfFormula(formula, budget, units, on);
  const shared = allocate(formula, { wards, indicators: budget.indicators, on });
  if (isRefusal(shared)) return shared;
  return shared.parts.find(({ ward }) => ward === unit)?.amount ?? 0;
}

/** A sheet counts with what it asks, unless it has ended without money. */
export const countsForCap = ({ outcome }: Pick<SheetAsked, 'outcome'>): boolean =>
  outcome === null || outcome === 'passed';

/** What counts of the sheets of a ward on a lane in a fiscal year, beside the one named. */
export const askedBeside = (sheets: readonly SheetAsked[], own: CaseId): number =>
  sheets
    .filter((sheet) => sheet.case !== own && countsForCap(sheet))
    .reduce((sum, { request }) => sum + request, 0);
