// Budgets over all wards: lines, sums, lanes and cycles. One sheet is read and moved as a case.

import { z } from 'zod';
import { type BudgetFilter, listBudgetLines as findLines } from '../../db/views-budget.ts';
import {
  listBudgetCycles as findCycles,
  listBudgetSheets as findSheets,
} from '../../db/views-budget-cycles.ts';
import { sumBudgetLines as sumLines } from '../../db/views-budget-totals.ts';
import { findCaseId } from '../../db/views-cases.ts';
import {
  listBudgetCycles,
  listBudgetLanes,
  listBudgetLines,
  sumBudgetLines,
} from '../../terms/contract-budget.ts';
import type { CaseId } from '../../terms/ids.ts';
import { instantKey, pageOf, readCursor } from '../cursor.ts';
import type { Account } from '../identify.ts';
import { refused } from '../refused.ts';
import { budgetGroundOf } from '../request-case.ts';
import { type Route, route } from '../route.ts';
import { namedUnit } from '../show.ts';
import { showBudgetLine, showTotals, stageCodes } from '../show-budget.ts';
import { lanesOf, showCycle, showLane } from '../show-budget-cycle.ts';
import type { EngineParts } from '../sight.ts';

const caseKey = z.uuid().transform((id) => id as CaseId);
const lineKey = z.strictObject({
  ward: z.string(),
  lane: z.string(),
  caseId: caseKey,
  ordinal: z.int().min(0).max(1_000_000),
});
const cycleKey = z.strictObject({
  fiscalYear: z.int().min(0).max(10_000),
  openedAt: instantKey,
  id: caseKey,
});

/** The cycle of a filter is named as people name it. */
async function filterOf<Asked extends Omit<BudgetFilter, 'cycle'> & { cycle?: string | undefined }>(
  { db }: EngineParts,
  { city }: Account,
  { cycle: name, ...filter }: Asked,
): Promise<BudgetFilter> {
  if (name === undefined) return filter;
  const cycle = await findCaseId(db.kysely, city, name);
  if (cycle === null) throw refused('case_not_found');
  return { ...filter, cycle };
}

const lineRoutes = (parts: EngineParts): Route[] => [
  route(listBudgetLines, async ({ account, query }) => {
    const { cursor, limit, ...asked } = query;
    const ground = await budgetGroundOf(parts, account);
    const after = readCursor(lineKey, cursor);
    const filter = await filterOf(parts, account, asked);
    const page = { after, limit: limit + 1 };
    const rows = await findLines(parts.db.kysely, ground.sight, filter, page);
    return pageOf(
      rows,
      limit,
      ({ ward, lane, caseId, ordinal }) => ({ ward, lane, caseId, ordinal }),
      (row) => showBudgetLine(row, ground),
    );
  }),

  route(sumBudgetLines, async ({ account, query: { by, ...asked } }) => {
    const ground = await budgetGroundOf(parts, account);
    const filter = await filterOf(parts, account, asked);
    const stages = stageCodes(ground.budget.rules);
    const sums = await sumLines(parts.db.kysely, ground.sight, { filter, by, stages });
    return showTotals(by, sums, ground);
  }),
];

const cycleRoutes = (parts: EngineParts): Route[] => [
  route(listBudgetLanes, async ({ account, query }) => {
    const { ward, fiscalYear } = query;
    const ground = await budgetGroundOf(parts, account);
    const { sight } = ground;
    const { organisation } = sight;
    if (organisation.unit(ward) === undefined) {
      throw refused('unknown_unit', { unit: ward, on: organisation.on });
    }
    if (!sight.cityWide && !sight.units.includes(ward)) throw refused('whole_city_only');
    const filter = await filterOf(parts, account, query);
    const sheets = await findSheets(parts.db.kysely, sight, filter);
    return {
      ward: namedUnit(organisation, ward),
      fiscalYear,
      items: lanesOf(ward, fiscalYear, ground).map((lane) => showLane(lane, ward, sheets, ground)),
    };
  }),

  route(listBudgetCycles, async ({ account, query }) => {
    const { cursor, limit, ...filter } = query;
    const ground = await budgetGroundOf(parts, account);
    const read = parts.db.kysely;
    const after = readCursor(cycleKey, cursor);
    const rows = await findCycles(read, ground.sight, filter, { after, limit: limit + 1 });
    const cycles = rows.map(({ id }) => id);
    const sheets = await findSheets(read, ground.sight, { cycles });
    return pageOf(
      rows,
      limit,
      ({ fiscalYear, openedAt, id }) => ({ fiscalYear, openedAt, id }),
      (row) => showCycle(row, sheets, ground),
    );
  }),
];

export const budgetRoutes = (parts: EngineParts): Route[] => [
  ...lineRoutes(parts),
  ...cycleRoutes(parts),
];
