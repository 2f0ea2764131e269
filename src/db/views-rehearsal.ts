// What a rehearsal reads of a city: past cases page by page, with the state that a rulebook judges,
// and what the steps before a decision have changed.

import { sql } from 'kysely';
import type { Stored } from '../terms/case.ts';
import type { CaseId, CityCode, ProcedureName, UnitCode } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
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

export interface StepCount {
  readonly as: 'circulation' | 'concurrence' | 'consult';
  readonly unit: UnitCode;
  readonly role: string;
  readonly acted: number;
  readonly objected: number;
  readonly returned: number;
}

/**
 * What was said at each place on the way to a decision, from one instant up to another that is no
 * longer in it. A return counts for the step of whoever circulated it; the decider is no step.
 */
export async function countStepActs(
  read: Read,
  city: CityCode,
  span: { readonly from: Instant; readonly before: Instant },
): Promise<readonly StepCount[]> {
  const { rows } = await sql<StepCount>`
    with said as (
      select history.type, event ->> 'stance' as stance, cases.context -> 'circulation' as route,
        coalesce(event #> '{by,as}', jsonb_build_object(
          'unit', event #> '{by,unit}', 'role', event #> '{by,role}')) as place,
        case when history.type like 'concur%' then 'concurrence'
          when history.type like 'advise%' then 'consult' else 'circulation' end as "as"
      from history join cases on cases.id = history.case_id
      where cases.city = ${city} and cases.procedure = 'decision'
        and history.type
          in ('assent', 'concur', 'concur_acting', 'advise', 'advise_acting', 'return')
        and history.at >= ${span.from}::timestamptz and history.at < ${span.before}::timestamptz
    ), acts as (
      select * from said where type <> 'return'
        or route @> jsonb_build_array(jsonb_build_object('place', place))
    )
    select "as", place ->> 'unit' as unit, place ->> 'role' as role, count(*)::int as acted,
      (count(*) filter (where stance in ('object', 'opinion')))::int as objected,
      (count(*) filter (where type = 'return'))::int as returned
    from acts group by 1, 2, 3 order by 2, 3, 1`.execute(read);
  return rows;
}
