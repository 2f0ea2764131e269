/**
 * What must hold between the tables at every moment, asked as queries that should find nothing. Run
 * after crashes in tests and by operators; each reads whole tables.
 */
import { type RawBuilder, sql } from 'kysely';
import type { CaseId } from '../terms/ids.ts';
import type { Read } from './open.ts';

export interface Finding {
  readonly code: string;
  readonly caseId: CaseId | null;
  readonly details: string;
}

interface Found {
  readonly id: CaseId | null;
  readonly details: string;
}

const orphans = (table: string): RawBuilder<Found> => sql<Found>`
  select distinct t.case_id as id, ${table} || ' without case' as details
  from ${sql.table(table)} t left join cases c on c.id = t.case_id where c.id is null`;

const leftovers = (table: string): RawBuilder<Found> => sql<Found>`
  select distinct c.id, ${table} as details
  from ${sql.table(table)} t join cases c on c.id = t.case_id where c.status = 'done'`;

const queries: Readonly<Record<string, readonly RawBuilder<Found>[]>> = {
  history_gap: [
    sql<Found>`
      select c.id, format('version %s, entries %s from %s to %s', c.version, h.n, h.low, h.high)
        as details
      from cases c left join (
        select case_id, count(*) as n, min(version) as low, max(version) as high
        from history group by case_id) h on h.case_id = c.id
      where (h.n, h.low, h.high) is distinct from (c.version::bigint, 1, c.version)`,
  ],
  orphan: ['history', 'effects', 'timers', 'work_items', 'case_lines'].map(orphans),
  closed_but_waiting: ['timers', 'work_items'].map(leftovers),
  number_gap: [
    sql<Found>`
      select null::uuid as id,
        format('%s %s: last %s, numbered %s', s.city, s.series, s.last, count(c.id)) as details
      from number_series s
      left join cases c on c.city = s.city and c.number_series = s.series
      group by s.city, s.series, s.last
      having count(c.id) <> s.last - coalesce(min(c.number_serial), 1) + 1
        or max(c.number_serial) is distinct from s.last
        or count(distinct c.number_serial) <> count(c.id)`,
  ],
  effect_twice: [
    sql<Found>`
      select case_id as id, format('version %s, ordinal %s', version, ordinal) as details
      from effects group by case_id, version, ordinal having count(*) > 1`,
  ],
  effect_without_entry: [
    sql<Found>`
      select e.case_id as id, format('version %s', e.version) as details
      from effects e left join history h using (case_id, version) where h.case_id is null`,
  ],
  answer_without_change: [
    sql<Found>`
      select a.case_id as id, format('version %s, answer %s', a.version, a.id) as details
      from commands a left join history h using (case_id, version)
      where a.version is not null and h.case_id is null`,
  ],
};

/**
 * What the tables say against each other; what follows from a case's state is checked elsewhere.
 */
export async function findContradictions(read: Read): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [code, asked] of Object.entries(queries)) {
    for (const query of asked) {
      const { rows } = await query.execute(read);
      findings.push(...rows.map(({ id, details }) => ({ code, caseId: id, details })));
    }
  }
  return findings;
}

/** Ids of all cases after the given one, in order: to walk through them page by page. */
export const listCaseIds = async (read: Read, after: CaseId | null, limit: number) => {
  let query = read.selectFrom('cases').select('id').orderBy('id').limit(limit);
  if (after !== null) query = query.where('id', '>', after);
  return (await query.execute()).map(({ id }) => id);
};

/** Work items, timers and lines of cases as they stand in the tables. */
export async function loadDerived(read: Read, ids: readonly CaseId[]) {
  const [items, timers, lines] = await Promise.all([
    read
      .selectFrom('workItems')
      .select(['caseId', 'unit', 'role', 'act', 'about', 'dueAt'])
      .where('caseId', 'in', ids)
      .execute(),
    read
      .selectFrom('timers')
      .select(['caseId', 'name', 'dueAt'])
      .where('caseId', 'in', ids)
      .execute(),
    read
      .selectFrom('caseLines')
      .select(['caseId', 'line', 'ordinal', 'body', 'doubts'])
      .where('caseId', 'in', ids)
      .orderBy('caseId')
      .orderBy('ordinal')
      .execute(),
  ]);
  return { items, timers, lines };
}
