/**
 * Lines of budget requests over all wards (予算要求の一覧), page by page, in the order of ward, lane and
 * sheet. A page is chosen by narrow columns alone; bodies are opened for what is on it.
 */
import { sql } from 'kysely';
import type { RequestLine } from '../terms/budget-line.ts';
import type { CaseId, UnitCode } from '../terms/ids.ts';
import {
  type BudgetFilter,
  type BudgetSight,
  cycleOf,
  hidesAmounts,
  laneOf,
  linesWhere,
  seesAmounts,
} from './budget-filter.ts';
import type { Read } from './open.ts';

export type { BudgetFilter, BudgetSight } from './budget-filter.ts';

export interface BudgetLineRow {
  readonly caseId: CaseId;
  readonly number: string | null;
  readonly step: string;
  readonly ward: UnitCode;
  /** Empty for a request that shows none. */
  readonly lane: string;
  readonly cycle: CaseId | null;
  readonly fiscalYear: number;
  readonly ordinal: number;
  /** Whether the reader may see what the assessment gives; if not, whether he waits for it. */
  readonly seesAmounts: boolean;
  readonly hiddenUntilNotice: boolean;
  readonly body: RequestLine;
}

/** Where a page ended: all that the order goes by. */
export type BudgetLineKey = Pick<BudgetLineRow, 'ward' | 'lane' | 'caseId' | 'ordinal'>;

const lane = sql`coalesce(${laneOf}, '')`;
const order = sql`cases.initiator, ${lane}, cases.id, l.ordinal`;

const beyond = (after: BudgetLineKey | null) =>
  after === null
    ? sql``
    : sql`and (cases.initiator, ${lane}, cases.id, l.ordinal)
        > (${after.ward}, ${after.lane}, ${after.caseId}::uuid, ${after.ordinal}::int)`;

export async function listBudgetLines(
  read: Read,
  sight: BudgetSight,
  filter: BudgetFilter,
  { after, limit }: { readonly after: BudgetLineKey | null; readonly limit: number },
): Promise<BudgetLineRow[]> {
  const { rows } = await sql<BudgetLineRow>`
    select page.*, l.body from (
      select cases.id as "caseId", cases.number, cases.step, cases.initiator as ward,
        ${lane} as lane, ${cycleOf} as cycle, cases.fiscal_year as "fiscalYear", l.ordinal, l.line,
        ${seesAmounts(sight)} as "seesAmounts", ${hidesAmounts(sight)} as "hiddenUntilNotice"
      from case_lines l join cases on cases.id = l.case_id
      where ${linesWhere(sight, filter)} ${beyond(after)}
      order by ${order} limit ${limit}) page
    join case_lines l on l.case_id = page."caseId" and l.line = page.line
    order by page.ward, page.lane, page."caseId", page.ordinal`.execute(read);
  return rows;
}
