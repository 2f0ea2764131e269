// What a fiscal year leaves open: consultations under its tag, and lines of executions whose end
// nobody has confirmed.

import { sql } from 'kysely';
import type { ExecutionLine } from '../terms/budget-line.ts';
import type { CaseId, UnitCode } from '../terms/ids.ts';
import type { Read } from './open.ts';
import { type Sight, visible } from './sight.ts';
import { lineColumns } from './views-cases.ts';

/** The earliest number first, drafts without one last; `all`: how many there are. */
export function listOpenConsultations(read: Read, sight: Sight, fiscalYear: number, limit: number) {
  return read
    .selectFrom('cases')
    .select([...lineColumns])
    .select(sql<number>`count(*) over ()`.as('all'))
    .where('procedure', '=', 'prior_consultation')
    .where('status', '=', 'active')
    .where('fiscalYear', '=', fiscalYear)
    .where(visible(sight))
    .orderBy(sql`number nulls last`)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export interface OpenLineRow {
  readonly caseId: CaseId;
  readonly ward: UnitCode;
  readonly lane: string | null;
  readonly body: ExecutionLine;
  readonly all: number;
}

/** By ward and sheet; `all`: how many there are. */
export async function listOpenLines(
  read: Read,
  sight: Sight,
  fiscalYear: number,
  limit: number,
): Promise<OpenLineRow[]> {
  const { rows } = await sql<OpenLineRow>`
    select cases.id as "caseId", cases.initiator as ward, cases.matter as lane, l.body,
      count(*) over () as all
    from case_lines l join cases on cases.id = l.case_id
    where cases.procedure = 'budget_execution' and cases.status = 'active'
      and cases.fiscal_year = ${fiscalYear} and ${visible(sight)}
      and l.body #> '{yearEnd,confirmed,at}' is null
    order by cases.initiator, cases.id, l.ordinal limit ${limit}`.execute(read);
  return rows;
}
