// On which lanes a unit may ask for money (要求の枠): those that are switched on for it and for the
// fiscal year. Nobody else sees them. Source: rules.md 10.1 (budget.lane), scenario 47.

import type { UnitCode } from '../../terms/ids.ts';
import type { CycleKind, Lane } from '../../terms/rulebook-budget.ts';
import type { LocalDate } from '../../terms/units.ts';
import type { Budget } from './bind.ts';

export interface Asker {
  readonly unit: UnitCode;
  readonly kind: string;
  readonly fiscalYear: number;
  /** The year's first budget, or one that supplements it; absent: either. */
  readonly cycle?: CycleKind | undefined;
}

/** Both fiscal years named by the lane are within it. */
export const isLaneFor = (
  { wards, kinds, fiscalYears, cycles }: Lane,
  { unit, kind, fiscalYear, cycle }: Asker,
): boolean =>
  (cycle === undefined || cycles === undefined || cycles.includes(cycle)) &&
  kinds.includes(kind) &&
  (wards === undefined || wards.includes(unit)) &&
  (fiscalYears === undefined ||
    (fiscalYears.from <= fiscalYear && fiscalYear <= (fiscalYears.until ?? fiscalYear)));

/** In the order of the rulebook. */
export const lanesFor = (asker: Asker, on: LocalDate, { lanes }: Budget): Lane[] =>
  lanes.all(on).filter((lane) => isLaneFor(lane, asker));
