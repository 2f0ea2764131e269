/**
 * Budgets of the years (予算編成) and the sheets that were opened under them: where each stands, and
 * what it asks. Sums come from the narrow columns of the lines.
 */
import { sql } from 'kysely';
import type { Json } from '../terms/case.ts';
import type { CaseId, UnitCode } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import { type BudgetFilter, cycleOf, laneOf, requestsWhere } from './budget-filter.ts';
import type { Read } from './open.ts';
import { type Sight, visible } from './sight.ts';
import { lineColumns } from './views-cases.ts';

/** Where a page of cycles ended. */
export interface CycleKey {
  readonly fiscalYear: number;
  readonly openedAt: Instant;
  readonly id: CaseId;
}

export function listBudgetCycles(
  read: Read,
  sight: Sight,
  filter: { readonly fiscalYear?: number | undefined; readonly open?: boolean | undefined },
  { after, limit }: { readonly after: CycleKey | null; readonly limit: number },
) {
  const { fiscalYear, open } = filter;
  let query = read
    .selectFrom('cases')
    .select([...lineColumns])
    .select(sql<Readonly<Record<string, Json>> | null>`cases.shown`.as('shown'))
    .where(sql<boolean>`cases.procedure = 'budget_cycle' and ${visible(sight)}`);
  if (fiscalYear !== undefined) query = query.where('fiscalYear', '=', fiscalYear);
  if (open !== undefined) query = query.where('status', '=', open ? 'active' : 'done');
  if (after !== null) {
    query = query.where(
      sql<boolean>`(fiscal_year, opened_at, id)
        < (${after.fiscalYear}::int, ${after.openedAt}::timestamptz, ${after.id}::uuid)`,
    );
  }
  return query
    .orderBy('fiscalYear', 'desc')
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export interface BudgetSheetRow {
  readonly id: CaseId;
  readonly number: string | null;
  readonly step: string;
  readonly outcome: string | null;
  readonly ward: UnitCode;
  readonly lane: string | null;
  readonly cycle: CaseId | null;
  /** What its lines that count ask. */
  readonly asked: number;
}

/** Sheets that ask something, in the order in which they were opened. */
export async function listBudgetSheets(
  read: Read,
  sight: Sight,
  filter: BudgetFilter & { readonly cycles?: readonly CaseId[] },
): Promise<BudgetSheetRow[]> {
  const { cycles } = filter;
  const ofCycles = cycles === undefined ? sql`` : sql`and ${cycleOf} = any(${[...cycles]}::text[])`;
  const { rows } = await sql<BudgetSheetRow>`
    select cases.id, cases.number, cases.step, cases.outcome, cases.initiator as ward,
      ${laneOf} as lane, ${cycleOf} as cycle, (select coalesce(sum(l.request), 0)::bigint
        from case_lines l where l.case_id = cases.id and l.included) as asked
    from cases where ${requestsWhere(sight, filter)} ${ofCycles}
    order by cases.opened_at, cases.id`.execute(read);
  return rows;
}
