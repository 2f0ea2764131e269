/**
 * The one statement with which a batch of commands ends: cases, history, work items, timers,
 * effects, answers and refusals, in one round trip and one commit. A case whose version moved on
 * since it was loaded is left out with everything that depends on it; the caller learns which
 * were written.
 *
 * Locks: the rows of `cases` in the order of their ids, then the rows of `number_series` in
 * order, so that batches of several processes never wait for each other crosswise. The lists of
 * ids beside the JSON keep every plan on the primary keys, whatever the planner believes of a
 * table that just grew.
 */
import type { CaseId } from '../terms/ids.ts';
import { caseColumns, rowsOf } from './batch-columns.ts';
import type { BatchRows, PartName } from './batch-parts.ts';
import type { Db, Prepared } from './open.ts';

/** The channel on which the delivery hears that there is something to carry. */
export const bellChannel = 'kyogi_delivery';

export interface WrittenCase {
  readonly caseId: CaseId;
  /** The number issued by this statement. */
  readonly number: string | null;
}

type Ref = (part: PartName) => string;

/** Of a whole, none is written when one of them moved on. */
const noneMoved = 'where (select count(*) from locked) = (select count(*) from moving)';

const okCases = (has: ReadonlySet<PartName>, whole: boolean): string => {
  const where = whole ? ` ${noneMoved}` : '';
  const written = [
    ...(has.has('moves') ? [`select id from locked${where}`] : []),
    ...(has.has('opens') ? [`select id from opening${where}`] : []),
  ];
  return `ok as materialized (${written.join(' union all ')})`;
};

const lockCases = (ref: Ref): string[] => [
  `moving as materialized (select * from ${rowsOf('moves', ref('moves'), 'm')})`,
  `locked as materialized (
    select c.id from cases c
    where c.id = any($1::uuid[]) and (c.id, c.version) in (select id, seen from moving)
    order by c.id for update)`,
];

const issueNumbers = (ref: Ref): string[] => [
  `wished as (
    select r.*, row_number() over (partition by city, series order by ordinal) as nth,
      count(*) over (partition by city, series) as n
    from ${rowsOf('numbers', ref('numbers'), 'r')} where "caseId" in (select id from ok))`,
  `issued as (
    insert into number_series as s (city, series, last)
    select city, series, count(*) from wished group by city, series order by city, series
    on conflict (city, series) do update set last = s.last + excluded.last
    returning city, series, last)`,
  `numbered as (
    select w."caseId", w.series, i.last - w.n + w.nth as serial, w.prefix
      || lpad((i.last - w.n + w.nth)::text,
              greatest(w.width, length((i.last - w.n + w.nth)::text)), '0')
      || w.suffix as number
    from wished w join issued i using (city, series))`,
];

const numberColumns = ['number', 'number_series', 'number_serial'] as const;

function moveCases(withNumbers: boolean, whole: boolean): string {
  const set = caseColumns.map(([column, member]) => `${column} = m.${member}`);
  if (withNumbers) {
    set.push('number = coalesce(c.number, n.number)');
    set.push('number_series = coalesce(c.number_series, n.series)');
    set.push('number_serial = coalesce(c.number_serial, n.serial)');
  }
  const numbered = withNumbers ? 'left join numbered n on n."caseId" = m.id' : '';
  return `moved as (
    update cases c set ${set.join(', ')}
    from moving m join ${whole ? 'ok' : 'locked'} using (id) ${numbered}
    where c.id = any($1::uuid[]) and c.id = m.id)`;
}

function openCases(withNumbers: boolean, whole: boolean): string {
  const columns = ['id', 'city', 'procedure', 'opened_at'];
  const members = ['id', 'city', 'procedure', '"openedAt"'].map((m) => `o.${m}`);
  for (const [column, member] of caseColumns) {
    columns.push(column);
    members.push(`o.${member}`);
  }
  if (withNumbers) {
    columns.push(...numberColumns);
    members.push('n.number', 'n.series', 'n.serial');
  }
  const numbered = withNumbers ? 'left join numbered n on n."caseId" = o.id' : '';
  return `opened as (
    insert into cases (${columns.join(', ')})
    select ${members.join(', ')} from opening o ${whole ? 'join ok using (id)' : ''} ${numbered})`;
}

/** What follows a case's change; `ok` leaves out the rows of a case that moved on. */
const followers: Partial<Record<PartName, (rows: string, withNumbers: boolean) => string>> = {
  entries: (rows) => `entered as (
    insert into history (case_id, version, at, type, event, step)
    select "caseId", version, at, type, event, step from ${rows}
    where "caseId" in (select id from ok))`,
  effects: (rows) => `effected as (
    insert into effects (id, case_id, version, ordinal, kind, body, due_at)
    select id, "caseId", version, ordinal, kind, body, "dueAt" from ${rows}
    where "caseId" in (select id from ok))`,
  items: (rows) => `placed as (
    insert into work_items (case_id, unit, role, act, about, city, due_at, opened_at)
    select "caseId", unit, role, act, about, city, "dueAt", "openedAt" from ${rows}
    where "caseId" in (select id from ok)
    on conflict (case_id, unit, role, act, about) do update set due_at = excluded.due_at)`,
  itemsGone: (rows) => `removed as (
    delete from work_items w using ${rows}
    where w.case_id = any($1::uuid[]) and w.case_id = r."caseId" and w.unit = r.unit
      and w.role = r.role and w.act = r.act and w.about = r.about
      and r."caseId" in (select id from ok))`,
  timers: (rows) => `armed as (
    insert into timers (case_id, name, due_at)
    select "caseId", name, "dueAt" from ${rows}
    where "caseId" in (select id from ok)
    on conflict (case_id, name) do update set due_at = excluded.due_at, attempts = 0,
      claimed_until = null, last_error = null, held_at = null)`,
  timersGone: (rows) => `disarmed as (
    delete from timers t using ${rows}
    where t.case_id = any($1::uuid[]) and t.case_id = r."caseId" and t.name = r.name
      and r."caseId" in (select id from ok))`,
  lines: (rows) => `lined as (
    insert into case_lines (case_id, line, ordinal, body, doubts)
    select "caseId", line, ordinal, body, doubts from ${rows}
    where "caseId" in (select id from ok)
    on conflict (case_id, line) do update set ordinal = excluded.ordinal, body = excluded.body,
      doubts = excluded.doubts)`,
  linesMoved: (rows) => `reordered as (
    update case_lines l set ordinal = r.ordinal from ${rows}
    where l.case_id = any($1::uuid[]) and l.case_id = r."caseId" and l.line = r.line
      and r."caseId" in (select id from ok))`,
  linesGone: (rows) => `unlined as (
    delete from case_lines l using ${rows}
    where l.case_id = any($1::uuid[]) and l.case_id = r."caseId" and l.line = r.line
      and r."caseId" in (select id from ok))`,
  answers: (rows, withNumbers) => `answered as (
    insert into commands (id, content, case_id, version, numbered, refusal, effect_key, at)
    select id, content, r."caseId", version,
      ${withNumbers ? 'numbered or n.number is not null' : 'numbered'}, refusal, "effectKey", at
    from ${rows} ${withNumbers ? 'left join numbered n on n."caseId" = r."caseId"' : ''}
    where r.after is null or r.after in (select id from ok))`,
  refusals: (rows) => `refused as (
    insert into refusals (at, city, case_id, person, seat, command, code, details)
    select at, city, "caseId", person, seat, command, code, details from ${rows}
    where after is null or after in (select id from ok))`,
};

const order: readonly PartName[] = [
  'moves',
  'opens',
  'numbers',
  'entries',
  'effects',
  'itemsGone',
  'items',
  'timersGone',
  'timers',
  'linesGone',
  'linesMoved',
  'lines',
  'answers',
  'refusals',
];

function buildText(parts: readonly PartName[], bell: boolean, whole: boolean): string {
  const has = new Set(parts);
  const ref: Ref = (part) => `$${parts.indexOf(part) + 2}`;
  const withNumbers = has.has('numbers');
  const cases = has.has('moves') || has.has('opens');
  const clauses = [
    ...(has.has('moves') ? lockCases(ref) : []),
    ...(has.has('opens')
      ? [`opening as materialized (select * from ${rowsOf('opens', ref('opens'), 'o')})`]
      : []),
    cases ? okCases(has, whole) : 'ok as (select null::uuid as id where false)',
    ...(withNumbers ? issueNumbers(ref) : []),
    ...(has.has('moves') ? [moveCases(withNumbers, whole)] : []),
    ...(has.has('opens') ? [openCases(withNumbers, whole)] : []),
    ...parts.flatMap((part) => {
      const clause = followers[part]?.(rowsOf(part, ref(part), 'r'), withNumbers);
      return clause === undefined ? [] : [clause];
    }),
  ];
  const ring = bell ? `, (select pg_notify('${bellChannel}', ''))::text as rung` : '';
  // `given` only tells the type of $1 where no clause uses it.
  return `with given as (select $1::uuid[]), ${clauses.join(',\n')}
    select ok.id as "caseId", ${withNumbers ? 'n.number' : 'null::text as number'}${ring}
    from ok ${withNumbers ? 'left join numbered n on n."caseId" = ok.id' : ''}`;
}

const prepared = new Map<string, Prepared>();

/** One statement for each set of parts that occurs together: a small one stays small. */
function statementFor(parts: readonly PartName[], bell: boolean, whole: boolean): Prepared {
  const mask = order.map((part) => (parts.includes(part) ? '1' : '0')).join('');
  const name = `batch_write_${mask}${bell ? '1' : '0'}${whole ? 'w' : ''}`;
  let statement = prepared.get(name);
  if (statement === undefined) {
    statement = { name, text: buildText(parts, bell, whole) };
    prepared.set(name, statement);
  }
  return statement;
}

export interface WriteOptions {
  /** Wake the delivery. */
  readonly bell: boolean;
  /** All cases or none: one that moved on keeps the others from being written. */
  readonly whole?: boolean;
}

/** Returns the cases that were written; one that is missing had moved on. */
export async function writeBatch(
  db: Db,
  rows: BatchRows,
  { bell, whole = false }: WriteOptions,
): Promise<WrittenCase[]> {
  const parts = order.filter((part) => rows[part].length > 0);
  if (parts.length === 0) return [];
  // What only opens cases is one statement anyway, and fails as one.
  const statement = statementFor(parts, bell, whole && rows.moves.length > 0);
  return db.run<WrittenCase>(statement, [
    rows.moves.map(({ id }) => id),
    ...parts.map((part) => JSON.stringify(rows[part])),
  ]);
}
