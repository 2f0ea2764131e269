// Cycles of a budget and the lanes of a ward in the shapes of their contract: who has submitted,
// who has not, and what a cap leaves.

import type { BudgetSheetRow, listBudgetCycles } from '../db/views-budget-cycles.ts';
import type { Sight } from '../engine/look.ts';
import { capOf, countsForCap, kindsSharing } from '../rules/budget/cap.ts';
import { lanesFor } from '../rules/budget/lanes.ts';
import { stepsInWard } from '../terms/budget-shown.ts';
import type { BudgetCycleShape } from '../terms/contract-budget.ts';
import type { UnitCode } from '../terms/ids.ts';
import { isRefusal } from '../terms/refusal.ts';
import type { Lane } from '../terms/rulebook-budget.ts';
import { nameDetails } from './name-details.ts';
import { refusalShapeOf } from './problem.ts';
import { namedStep, namedUnit, showLine } from './show.ts';
import type { BudgetGround } from './show-budget.ts';

type CycleRow = Awaited<ReturnType<typeof listBudgetCycles>>[number];

const seesUnit = ({ cityWide, units }: Sight, unit: UnitCode): boolean =>
  cityWide || units.includes(unit);

/** Lanes in force today on which a unit may ask in a fiscal year. */
export function lanesOf(unit: UnitCode, fiscalYear: number, { sight, budget }: BudgetGround) {
  const { organisation } = sight;
  const kind = organisation.unit(unit)?.kind;
  return kind === undefined ? [] : lanesFor({ unit, kind, fiscalYear }, organisation.on, budget);
}

const hasLeft = ({ step }: BudgetSheetRow): boolean => !stepsInWard.some((one) => one === step);

/** Whoever plans the budget sees who has sent nothing; everybody else, whether he has. */
function waitingOf(
  { fiscalYear, initiator }: CycleRow,
  sheets: readonly BudgetSheetRow[],
  ground: BudgetGround,
): BudgetCycleShape['waiting'] {
  const { sight, budget } = ground;
  const { organisation } = sight;
  const kinds = new Set(budget.lanes.all(organisation.on).flatMap((lane) => lane.kinds));
  const sent = new Set(sheets.filter(hasLeft).map(({ ward, lane }) => `${ward}/${lane}`));
  return [...kinds]
    .flatMap((kind) => organisation.unitsOfKind(kind))
    .filter((unit) => seesUnit(sight, initiator) || seesUnit(sight, unit))
    .map((unit) => ({
      unit: namedUnit(organisation, unit),
      lanes: lanesOf(unit, fiscalYear, ground)
        .filter(({ code }) => !sent.has(`${unit}/${code}`))
        .map(({ code, title }) => ({ code, title })),
    }))
    .filter(({ lanes }) => lanes.length > 0);
}

function countSteps(sheets: readonly BudgetSheetRow[], sight: Sight): BudgetCycleShape['sheets'] {
  const counts = new Map<string, number>();
  for (const { step } of sheets) counts.set(step, (counts.get(step) ?? 0) + 1);
  return [...counts].map(([step, count]) => ({ step: namedStep(sight, step), count }));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** `sheets`: those of all cycles of the page. A cycle that is over waits for nobody. */
export function showCycle(
  row: CycleRow,
  sheets: readonly BudgetSheetRow[],
  ground: BudgetGround,
): BudgetCycleShape {
  const shown = row.shown ?? {};
  const own = sheets.filter(({ cycle }) => cycle === row.id);
  return {
    ...showLine(row, ground.sight),
    kind: textOf(shown['kind']),
    requestsOpenAt: textOf(shown['requestsOpenAt']),
    requestsCloseAt: textOf(shown['requestsCloseAt']),
    appealsCloseAt: textOf(shown['appealsCloseAt']),
    sheets: countSteps(own, ground.sight),
    waiting: row.status === 'active' ? waitingOf(row, own, ground) : [],
  };
}

function showCap(lane: Lane, unit: UnitCode, { sight, budget }: BudgetGround) {
  const { organisation } = sight;
  const { on, unitsOfKind } = organisation;
  const sharing = kindsSharing(lane, budget, on).map((kind) => [kind, unitsOfKind(kind)] as const);
  const cap = capOf(lane, { unit, budget, on, unitsByKind: Object.fromEntries(sharing) });
  if (!isRefusal(cap)) return { cap };
  return { cap: null, capRefused: refusalShapeOf(cap, nameDetails(cap.details ?? {}, sight)) };
}

/** `sheets`: those of the ward in the fiscal year, of all its budgets. */
export function showLane(
  lane: Lane,
  ward: UnitCode,
  sheets: readonly BudgetSheetRow[],
  ground: BudgetGround,
) {
  const own = sheets.filter((sheet) => sheet.lane === lane.code);
  const used = own.filter(countsForCap).reduce((sum, { asked }) => sum + asked, 0);
  const { cap, ...refused } = showCap(lane, ward, ground);
  return {
    lane: { code: lane.code, title: lane.title },
    ...{ cap, used },
    remaining: cap === null ? null : cap - used,
    ...refused,
    sheets: own.map(({ id, number, step }) => ({
      id,
      number,
      step: namedStep(ground.sight, step),
    })),
  };
}
