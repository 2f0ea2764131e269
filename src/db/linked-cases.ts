// What one case may know of another: found by id or by number within a city; of its lines, found by
// their names; and what a unit's budget requests ask on a lane.

import { sql } from 'kysely';
import type { LinkedCase, LinkedLine, SheetAsked } from '../terms/case.ts';
import type { CaseId, CityCode } from '../terms/ids.ts';
import type { SheetsOf } from '../terms/workflow.ts';
import type { Read } from './open.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const waitsFor = sql<LinkedCase['waitsFor']>`(
  select coalesce(jsonb_agg(
    jsonb_build_object('act', act, 'about', about, 'unit', unit, 'role', role)
    order by act, about, unit, role), '[]')
  from work_items where work_items.case_id = cases.id)`;

/**
 * By the name each was asked by: an id, a number, or a text that may be either; null when there
 * is no such case in the city.
 */
export async function findLinkedCases(
  read: Read,
  city: CityCode,
  names: readonly string[],
): Promise<Map<string, LinkedCase | null>> {
  const ids = names.filter((name) => UUID.test(name));
  const rows = await read
    .selectFrom('cases')
    .select(['id', 'number', 'procedure', 'step', 'outcome', 'matter', 'status'])
    .select(['initiator', 'addressees', 'shown'])
    .select(waitsFor.as('waitsFor'))
    .where('city', '=', city)
    .where(sql<boolean>`(id = any(${ids}::uuid[]) or number = any(${[...names]}::text[]))`)
    .execute();
  return new Map(
    names.map((name) => {
      const row = rows.find(({ id, number }) => number === name || id === name.toLowerCase());
      if (row === undefined) return [name, null];
      const { number: _, status, shown, ...known } = row;
      const more = shown === null ? {} : { shown };
      return [name, { ...known, closed: status === 'done', ...more }];
    }),
  );
}

interface AskedLine {
  readonly id: string;
  readonly line: string;
}

type FoundLine = LinkedLine & { readonly caseId: CaseId; readonly line: string };

/** Those that are there, each once, of cases named by their ids; they lie by their primary key. */
export async function findCaseLines(
  read: Read,
  city: CityCode,
  asked: readonly AskedLine[],
): Promise<FoundLine[]> {
  const ids = asked.map(({ id }) => id.toLowerCase());
  const lines = asked.map(({ line }) => line);
  const { rows } = await sql<FoundLine>`
    select l.case_id as "caseId", l.line, l.included, l.final, l.passed,
      case when l.body #>> '{yearEnd,outcome}' = 'carried_approved'
        and l.body #> '{yearEnd,confirmed}' <> 'null'
        then (l.body #>> '{yearEnd,amount}')::bigint end as carried
    from unnest(${ids}::uuid[], ${lines}::text[]) as asked (case_id, line)
    join case_lines l using (case_id, line) join cases on cases.id = l.case_id
    where cases.city = ${city}`.execute(read);
  return rows;
}

/** `asked`: which of the questions it answers, from 1. */
type FoundSheet = SheetAsked & { readonly asked: number };

/** Closed ones too, in the order in which they were opened; `cases_budget` finds them. */
export async function findSheets(
  read: Read,
  city: CityCode,
  asked: readonly SheetsOf[],
): Promise<FoundSheet[]> {
  const given = (name: 'cycle' | 'initiator' | 'lane') => asked.map((one) => one[name] ?? null);
  const { rows } = await sql<FoundSheet>`
    select asked.ordinality::int as asked, cases.id as "case", cases.initiator,
      cases.matter as lane, cases.step, cases.outcome,
      (select coalesce(sum(l.request), 0)::bigint from case_lines l
        where l.case_id = cases.id and l.included) as request
    from unnest(${asked.map(({ fiscalYear }) => fiscalYear)}::int[], ${given('cycle')}::text[],
      ${given('initiator')}::text[], ${given('lane')}::text[])
      with ordinality as asked (fiscal_year, cycle, initiator, lane, ordinality)
    join cases on cases.city = ${city} and cases.procedure = 'budget_request'
      and cases.fiscal_year = asked.fiscal_year
      and (asked.cycle is null or cases.shown ->> 'cycle' = asked.cycle)
      and (asked.initiator is null or cases.initiator = asked.initiator)
      and (asked.lane is null or cases.matter = asked.lane)
    order by cases.opened_at, cases.id`.execute(read);
  return rows;
}
