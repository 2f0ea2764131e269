/**
 * Reading cases: lists, one case, its history. Every query takes the reader's sight; a case outside
 * of it is not there.
 */
import { type SqlBool, sql } from 'kysely';
import type { CaseId, CityCode } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import { withEvent } from './kept-event.ts';
import type { Read } from './open.ts';
import { atPlaces, type Sight, visible } from './sight.ts';

export const lineColumns = [
  'cases.id',
  'cases.procedure',
  'cases.number',
  'cases.title',
  'cases.step',
  'cases.outcome',
  'cases.matter',
  'cases.initiator',
  'cases.addressees',
  'cases.fiscalYear',
  'cases.dueAt',
  'cases.meetingOn',
  'cases.status',
  'cases.openedAt',
  'cases.movedAt',
  'cases.closedAt',
] as const;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Of the city, by uuid or by number; whether it may be seen is not asked here. */
export async function findCaseId(read: Read, city: CityCode, name: string): Promise<CaseId | null> {
  const row = await read
    .selectFrom('cases')
    .select('id')
    .where('city', '=', city)
    .where(uuid.test(name) ? 'id' : 'number', '=', name as CaseId)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function readCase(read: Read, sight: Sight, id: CaseId) {
  const row = await read
    .selectFrom('cases')
    .innerJoin('rulebooks', 'rulebooks.id', 'cases.rulebookId')
    .select([...lineColumns, 'cases.version', 'cases.context', 'cases.stuck', 'cases.rulebookId'])
    .select('rulebooks.version as rulebookVersion')
    .where('cases.id', '=', id)
    .where(visible(sight))
    .executeTakeFirst();
  return row ?? null;
}

export const readDuties = (read: Read, id: CaseId) =>
  read
    .selectFrom('workItems')
    .select(['unit', 'role', 'act', 'about', 'dueAt'])
    .where('caseId', '=', id)
    .orderBy('dueAt')
    .orderBy('unit')
    .orderBy('act')
    .execute();

/** Entries in their order, with the names of those who acted. */
export async function readHistory(read: Read, id: CaseId) {
  const rows = await read
    .selectFrom('history')
    .leftJoin('persons', (join) =>
      join.on(sql<SqlBool>`persons.id = (history.event #>> '{by,person}')::uuid`),
    )
    .select(['history.version', 'history.at', 'history.type', 'history.step', 'history.event'])
    .select('persons.name')
    .where('history.caseId', '=', id)
    .orderBy('history.version')
    .execute();
  return rows.map(withEvent);
}

export interface CaseFilter {
  readonly q?: string | undefined;
  readonly procedure?: string | undefined;
  readonly step?: string | undefined;
  readonly matter?: string | undefined;
  readonly unit?: string | undefined;
  readonly open?: boolean | undefined;
  readonly mine?: boolean | undefined;
  readonly fiscalYear?: number | undefined;
}

/** The last line of the page before: its sorting value and its id. */
export interface After {
  readonly key: string;
  readonly id: CaseId;
}

const sorts = {
  opened: sql<Instant | 'infinity'>`cases.opened_at`,
  moved: sql<Instant | 'infinity'>`cases.moved_at`,
  /** Without a date they come last; the earliest stands first. */
  due: sql<Instant | 'infinity'>`coalesce(cases.due_at, 'infinity')`,
} as const;

export type CaseSort = keyof typeof sorts;

/** In a pattern, these stand for themselves. */
export const literal = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

export function listCases(
  read: Read,
  sight: Sight,
  filter: CaseFilter,
  page: { readonly sort: CaseSort; readonly after: After | null; readonly limit: number },
) {
  const key = sorts[page.sort];
  const direction = page.sort === 'due' ? 'asc' : 'desc';
  let query = read
    .selectFrom('cases')
    .select([...lineColumns])
    .select(key.as('sortKey'))
    .where(visible(sight));
  if (filter.procedure !== undefined) query = query.where('procedure', '=', filter.procedure);
  if (filter.step !== undefined) query = query.where('step', '=', filter.step);
  if (filter.matter !== undefined) query = query.where('matter', '=', filter.matter);
  if (filter.fiscalYear !== undefined) query = query.where('fiscalYear', '=', filter.fiscalYear);
  if (filter.open !== undefined)
    query = query.where('status', '=', filter.open ? 'active' : 'done');
  if (filter.unit !== undefined) {
    const { unit } = filter;
    query = query.where((is) =>
      is.or([is('initiator', '=', unit), sql<SqlBool>`${unit} = any(cases.addressees)`]),
    );
  }
  if (filter.q !== undefined) {
    const pattern = `%${literal(filter.q)}%`;
    query = query.where((is) =>
      is.or([is('title', 'ilike', pattern), is('number', 'ilike', pattern)]),
    );
  }
  if (filter.mine === true) {
    query = query.where(
      sql<SqlBool>`exists (select from work_items
        where work_items.case_id = cases.id and ${atPlaces(sight)})`,
    );
  }
  if (page.after !== null) {
    const beyond = sql.raw(direction === 'asc' ? '>' : '<');
    const { after } = page;
    query = query.where(
      sql<SqlBool>`(${key}, cases.id) ${beyond} (${after.key}::timestamptz, ${after.id}::uuid)`,
    );
  }
  return query.orderBy(key, direction).orderBy('cases.id', direction).limit(page.limit).execute();
}
