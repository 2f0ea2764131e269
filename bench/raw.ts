/**
 * The raw limit: the least SQL that writes the rows the product writes. One prepared call of a
 * function a change, one commit a change; nothing is read, checked or decided. Functions are built
 * from the rows that the product wrote for one case, into the same tables with the same indexes
 * and triggers.
 *
 * In favour of the raw side: small values are constants of the function, JSON was made once, and
 * each lane counts in a number series of its own, so that none waits for another's commit.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { CaseId } from '../src/terms/ids.ts';
import type { Ground } from './ground.ts';
import type { LeadCase } from './load.ts';
import { newCaseId } from './walk.ts';
import {
  type Change,
  type Row,
  readColumns,
  type Table,
  tableKeys,
  tables,
} from './written-rows.ts';

/** More connections than this make two cores slower, not faster. */
const CONNECTIONS = 64;

interface Call {
  readonly name: string;
  readonly definition: string;
  readonly statement: string;
  /** One value a parameter, in order. */
  arguments(caseId: string, lane: number): readonly (string | null)[];
}

type Argument = (caseId: string, lane: number) => string | null;

/** Texts longer than this travel as parameters, as they would from any program. */
const LONGEST_CONSTANT = 40;

const literal = (value: string | null): string =>
  value === null ? 'null' : `'${value.replaceAll("'", "''")}'`;

const nowColumns = new Set(['at', 'moved_at', 'opened_at', 'closed_at']);
let numbers = 0;

/** A number nobody has had, as long in bytes as the one that the product issued. */
const freshNumber = (like: string): string => {
  numbers += 1;
  return `${numbers}`.padStart(Buffer.byteLength(like), '0');
};

/** Writes values as SQL, and collects those that must differ from case to case as parameters. */
function createSpelling(types: ReadonlyMap<string, string>) {
  const parameters: { readonly type: string; readonly value: Argument }[] = [];
  const parameter = (type: string, value: Argument): string => {
    parameters.push({ type, value });
    return `$${parameters.length}`;
  };
  const caseId = parameter('uuid', (id) => id);
  const series = parameter('text', (_, lane) => `lane ${lane}`);

  function spell(table: Table, column: string, value: string | null): string {
    if (column === 'case_id' || (table === 'cases' && column === 'id')) return caseId;
    if (column === 'series' || column === 'number_series') return value === null ? 'null' : series;
    if (column === 'last') return 'last + 1';
    if (value === null) return 'null';
    const type = types.get(`${table}.${column}`) ?? 'text';
    if (column === 'id') return parameter(type, () => randomUUID());
    if (column === 'number') return parameter(type, () => freshNumber(value));
    if (nowColumns.has(column) || (table === 'effects' && column === 'due_at')) return 'now()';
    if (value.length > LONGEST_CONSTANT) return parameter(type, () => value);
    return literal(value);
  }
  return { spell, parameters };
}

type Spell = ReturnType<typeof createSpelling>['spell'];

const where = (table: Table, row: Row, spell: Spell): string =>
  tableKeys[table]
    .map((column) => `${column} = ${spell(table, column, row[column] ?? null)}`)
    .join(' and ');

function insert(table: Table, rows: readonly Row[], spell: Spell): string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = Object.keys(first);
  const values = rows.map(
    (row) => `(${columns.map((column) => spell(table, column, row[column] ?? null)).join(', ')})`,
  );
  return [`insert into ${table} (${columns.join(', ')}) values ${values.join(', ')}`];
}

function update(table: Table, row: Row, spell: Spell): string {
  const key: readonly string[] = tableKeys[table];
  const set = Object.entries(row)
    .filter(([column]) => !key.includes(column))
    .map(([column, value]) => `${column} = ${spell(table, column, value)}`);
  return `update ${table} set ${set.join(', ')} where ${where(table, row, spell)}`;
}

function build(number: number, change: Change, types: ReadonlyMap<string, string>): Call {
  const { spell, parameters } = createSpelling(types);
  const statements = tables.flatMap((table) => {
    const { added, changed, gone } = change[table];
    return [
      ...gone.map((row) => `delete from ${table} where ${where(table, row, spell)}`),
      ...changed.map((row) => update(table, row, spell)),
      ...insert(table, added, spell),
    ];
  });
  const name = `raw_change_${number}`;
  const types_ = parameters.map(({ type }) => type).join(', ');
  const places = parameters.map((_, index) => `$${index + 1}`).join(', ');
  return {
    name,
    definition: `create or replace function ${name}(${types_}) returns void
      language plpgsql as $body$ begin ${statements.join(';\n')}; end $body$`,
    statement: `select ${name}(${places})`,
    arguments: (caseId, lane) => parameters.map(({ value }) => value(caseId, lane)),
  };
}

export interface Raw {
  act(caseId: CaseId, lane: number, number: number): Promise<void>;
  readonly lead: LeadCase;
  close(): Promise<void>;
}

export async function prepareRaw(
  { db, url, city }: Pick<Ground, 'db' | 'url' | 'city'>,
  changes: readonly Change[],
): Promise<Raw> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, idleTimeoutMillis: 0 });
  const columns = await readColumns(db);
  const types = new Map(columns.map(({ table, name, type }) => [`${table}.${name}`, type]));
  const calls = changes.map((change, number) => build(number, change, types));
  for (const { definition } of calls) await pool.query(definition);
  await pool.query(
    `insert into number_series (city, series, last)
     select $1, 'lane ' || n, 0 from generate_series(0, $2) n on conflict do nothing`,
    [city, CONNECTIONS - 1],
  );
  async function act(caseId: CaseId, lane: number, number: number): Promise<void> {
    const call = calls[number];
    if (call === undefined) throw new Error(`no act of number ${number}`);
    const { name, statement: text } = call;
    await pool.query({ name, text, values: [...call.arguments(caseId, lane)] });
  }
  return {
    act,
    lead: (lane) => {
      const caseId = newCaseId();
      return (number) => act(caseId, lane, number);
    },
    close: () => pool.end(),
  };
}
