/**
 * The pool, Kysely upon it, and the one way to run a prepared statement. Names are mapped here
 * once: snake_case in SQL, camelCase in TypeScript; what stands inside a JSON column stays as it
 * is. A statement hook sees every statement before and after it ran, so that a test can fail the
 * n-th.
 */
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import type { Tables } from './tables.ts';

/**
 * What throws in `before` fails the statement unsent; in `after`, it ran and the answer was lost.
 */
export interface StatementHook {
  before?(text: string): void;
  after?(text: string): void;
}

export interface OpenOptions {
  /** Connections at most for Kysely; the prepared statements have a few of their own. */
  readonly max?: number;
  readonly hook?: StatementHook;
  /** Told of connections that broke while nobody used them; they are replaced by themselves. */
  readonly onIdleError?: (error: Error) => void;
}

/** A statement with a name: the server parses and plans it once a connection. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/**
 * Readers take `Read`, writers take `Tx`: a pool does not compile in the place of a transaction.
 */
export type Read = Kysely<Tables>;
export type Tx = Transaction<Tables>;

export interface Db {
  readonly kysely: Kysely<Tables>;
  /** For libraries that bring their own statements, such as the store of sign-in sessions. */
  readonly pool: pg.Pool;
  run<Row>(statement: Prepared, values: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** JIT costs more than it saves on statements of a few milliseconds. */
const sessionOptions = '-c TimeZone=UTC -c jit=off';

/**
 * Prepared statements look rows up by key and are planned once a connection. A plan made while a
 * table was small must not read the whole of it when it has grown, so they keep to the indexes.
 */
const planOptions = '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan';
const preparedOptions = `${sessionOptions} ${planOptions}`;
const PREPARED_CONNECTIONS = 6;

const openPool = (url: string, max: number, options: string): pg.Pool =>
  new pg.Pool({
    connectionString: url,
    max,
    types: columnTypes,
    options,
    application_name: 'kyogi',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // Never closed for idleness: a fresh connection would have to plan its statements again.
    idleTimeoutMillis: 0,
  });

/**
 * A connection that breaks while it is lent out and between two statements tells nobody but itself,
 * and an error that nobody hears ends the process. Whoever has it learns by his next statement.
 */
const surviveLoss = (client: pg.PoolClient): void => {
  client.on('error', () => undefined);
};

/** A client whose every statement passes the hook. */
const hooked = (client: pg.PoolClient, hook: StatementHook) => ({
  async query(text: string, values: readonly unknown[]) {
    hook.before?.(text);
    const answer = await client.query(text, [...values]);
    hook.after?.(text);
    return answer;
  },
  release: () => client.release(),
});

const dialectPool = (pool: pg.Pool, hook: StatementHook | undefined) => {
  if (hook === undefined) return pool;
  return { connect: async () => hooked(await pool.connect(), hook), end: () => pool.end() };
};

export function open(url: string, options: OpenOptions = {}): Db {
  const { max = 10, hook } = options;
  const pool = openPool(url, max, sessionOptions);
  const preparedPool = openPool(url, Math.min(max, PREPARED_CONNECTIONS), preparedOptions);
  for (const each of [pool, preparedPool]) {
    each.on('error', (e) => options.onIdleError?.(e));
    each.on('connect', surviveLoss);
  }
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: dialectPool(pool, hook) as unknown as pg.Pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  let closing: Promise<void> | undefined;
  return {
    kysely,
    pool,
    async run<Row>({ name, text }: Prepared, values: readonly unknown[]) {
      hook?.before?.(text);
      const { rows } = await preparedPool.query({ name, text, values: [...values] });
      hook?.after?.(text);
      return rows as Row[];
    },
    close() {
      closing ??= Promise.all([pool.end(), preparedPool.end()]).then(() => undefined);
      return closing;
    },
  };
}

export const inTransaction = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.kysely.transaction().execute(work);
