// Cases of a city as a rehearsal reads them: page by page, with the state that a rulebook judges.

import type { Stored } from '../terms/case.ts';
import type { CaseId, CityCode, ProcedureName, UnitCode } from '../terms/ids.ts';
import type { Read } from './open.ts';

export interface PastCase {
  readonly id: CaseId;
  readonly procedure: ProcedureName;
  readonly number: string | null;
  readonly title: string;
  readonly matter: string | null;
  readonly initiator: UnitCode;
  readonly stored: Stored;
}

export interface PastCaseChoice {
  readonly city: CityCode;
  readonly procedures: readonly ProcedureName[];
  readonly fiscalYear?: number | undefined;
}

/** In the order of their ids, after the given one: a case opened meanwhile moves no page. */
export async function pagePastCases(
  read: Read,
  { city, procedures, fiscalYear }: PastCaseChoice,
  after: CaseId | null,
  limit: number,
): Promise<PastCase[]> {
  if (procedures.length === 0) return [];
  let query = read
    .selectFrom('cases')
    .select(['id', 'procedure', 'number', 'title', 'matter', 'initiator'])
    .select(['workflowVersion', 'status', 'value', 'context'])
    .where('city', '=', city)
    .where('procedure', 'in', procedures)
    .orderBy('id')
    .limit(limit);
  if (fiscalYear !== undefined) query = query.where('fiscalYear', '=', fiscalYear);
  if (after !== null) query = query.where('id', '>', after);
  const rows = await query.execute();
  return rows.map(({ workflowVersion, status, value, context, ...line }) => ({
    ...line,
    stored: { workflowVersion, status, value, context },
  }));
}
