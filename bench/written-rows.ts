/**
 * What the product really writes with each act of the walk, read back from its tables: the measure
 * for the least SQL that writes the same rows.
 */
import type { Db } from '../src/db/open.ts';
import type { CaseId } from '../src/terms/ids.ts';
import { walk } from './walk.ts';

/** Columns as text literals; null stays null. */
export type Row = Readonly<Record<string, string | null>>;

export interface Delta {
  readonly added: readonly Row[];
  readonly changed: readonly Row[];
  readonly gone: readonly Row[];
}

export type Table = (typeof tables)[number];
export type Change = Readonly<Record<Table, Delta>>;

/** Tables that a change touches, with the columns that name a row. */
export const tableKeys = {
  number_series: ['city', 'series'],
  cases: ['id'],
  history: ['case_id', 'version'],
  work_items: ['case_id', 'unit', 'role', 'act', 'about'],
  timers: ['case_id', 'name'],
  effects: ['id'],
  commands: ['id'],
} as const;

export const tables = Object.keys(tableKeys) as (keyof typeof tableKeys)[];

const keyOf = (table: Table, row: Row): string =>
  JSON.stringify(tableKeys[table].map((column) => row[column]));

export interface Column {
  readonly table: Table;
  readonly name: string;
  readonly type: string;
}

export const readColumns = async (db: Db): Promise<Column[]> => {
  const { rows } = await db.pool.query<Column>(
    `select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relname = any($1) and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [tables],
  );
  return rows;
};

/** Which column says whose row it is; a series belongs to no case. */
const caseColumn = (table: Table): string | null => {
  if (table === 'number_series') return null;
  return table === 'cases' ? 'id' : 'case_id';
};

async function readTable(
  db: Db,
  table: Table,
  columns: readonly Column[],
  caseId: CaseId,
): Promise<Row[]> {
  const own = columns.filter((column) => column.table === table);
  const shown = own.map(({ name }) => `${name}::text`).join(', ');
  const column = caseColumn(table);
  const where = column === null ? 'where $1::uuid is not null' : `where ${column} = $1`;
  return (await db.pool.query<Row>(`select ${shown} from ${table} ${where}`, [caseId])).rows;
}

const same = (a: Row, b: Row): boolean => JSON.stringify(a) === JSON.stringify(b);

function difference(table: Table, before: readonly Row[], after: readonly Row[]): Delta {
  const old = new Map(before.map((row) => [keyOf(table, row), row]));
  const added: Row[] = [];
  const changed: Row[] = [];
  for (const row of after) {
    const known = old.get(keyOf(table, row));
    old.delete(keyOf(table, row));
    if (known === undefined) added.push(row);
    else if (!same(known, row)) changed.push(differing(table, known, row));
  }
  return { added, changed, gone: [...old.values()] };
}

/** The key, and only those other columns that got a new value. */
function differing(table: Table, before: Row, after: Row): Row {
  const key: readonly string[] = tableKeys[table];
  const kept = Object.entries(after).filter(
    ([column, value]) => key.includes(column) || before[column] !== value,
  );
  return Object.fromEntries(kept);
}

/** Leads one case through the walk and answers what each act wrote. */
export async function recordWalk(
  db: Db,
  caseId: CaseId,
  act: (number: number) => Promise<void>,
): Promise<Change[]> {
  const columns = await readColumns(db);
  const read = async (): Promise<(readonly [Table, Row[]])[]> => {
    const found = [];
    for (const table of tables) {
      found.push([table, await readTable(db, table, columns, caseId)] as const);
    }
    return found;
  };
  const changes: Change[] = [];
  let before = new Map(await read());
  for (const number of walk.keys()) {
    await act(number);
    const after = new Map(await read());
    const deltas = tables.map((table) => {
      const delta = difference(table, before.get(table) ?? [], after.get(table) ?? []);
      return [table, delta] as const;
    });
    changes.push(Object.fromEntries(deltas) as Change);
    before = after;
  }
  return changes;
}

const count = (rows: readonly Row[], what: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + what(row), 0);

const textLength = (row: Row): number => Object.values(row).join('').length;

/** Rows and their length by table, so that two ways of writing can be held beside each other. */
export const describeChanges = (changes: readonly Change[]) =>
  tables.map((table) => {
    const sum = (what: (delta: Delta) => number) =>
      changes.reduce((total, change) => total + what(change[table]), 0);
    return {
      table,
      added: sum(({ added }) => added.length),
      changed: sum(({ changed }) => changed.length),
      gone: sum(({ gone }) => gone.length),
      length: sum(({ added, changed }) => count([...added, ...changed], textLength)),
    };
  });
