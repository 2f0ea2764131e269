/**
 * What one seat must do now, out of 100,000 open cases that all wait for it: a page of 50, from
 * the database and over HTTP. The cases are copies, by bulk SQL, of one that the product wrote.
 */
import { listWorkItems, type WorkItemKey } from '../src/db/views-work.ts';
import { createAdvancer } from '../src/engine/advance.ts';
import type { CaseId } from '../src/terms/ids.ts';
import { workflows } from '../workflows/index.ts';
import type { Found } from './figures.ts';
import type { Ground } from './ground.ts';
import { inMs, quantile, whole } from './numbers.ts';
import { ask, issueToken, spawnServer, untilAnswered } from './serve.ts';
import { createWalker, newCaseId, walk } from './walk.ts';
import { type Column, readColumns, type Table, tableKeys } from './written-rows.ts';

const CASES = 100_000;
const PAGE = 50;
const WARM_UP = 50;
/** Every other page is the first one, as it is in life; the others begin where it ended. */
const PAGES = 1_000;
const HTTP_PAGES = 300;

/** Submitted, and waiting for the head of its ward. */
const ACTS = 2;
const reader = walk[ACTS]?.by ?? '';
const [unit = '', role = ''] = reader.split('.');

/** The same row under another case's id; dates are spread, so that the order means something. */
function copyTable(table: Table, columns: readonly Column[]): string {
  const own = columns.filter((column) => column.table === table).map(({ name }) => name);
  const caseId = table === 'cases' ? 'id' : 'case_id';
  const values = own.map((name) => {
    if (name === caseId) return 'copies.id';
    return name === 'due_at' ? "c.due_at + copies.n * interval '1 minute'" : `c.${name}`;
  });
  return `insert into ${table} (${own.join(', ')})
    select ${values.join(', ')} from ${table} c cross join copies where c.${caseId} = $1`;
}

async function seed(ground: Ground): Promise<void> {
  const { db } = ground;
  const { act } = createWalker(ground, createAdvancer({ db, workflows }));
  const model: CaseId = newCaseId();
  for (let number = 0; number < ACTS; number += 1) await act(model, number);
  const columns = await readColumns(db);
  await db.pool.query(
    `create unlogged table copies as
     select gen_random_uuid() as id, n from generate_series(1, ${CASES - 1}) n`,
  );
  const copied = (Object.keys(tableKeys) as Table[]).filter((table) =>
    ['cases', 'history', 'work_items', 'timers'].includes(table),
  );
  for (const table of copied) await db.pool.query(copyTable(table, columns), [model]);
  await db.pool.query('drop table copies');
  await db.pool.query('vacuum analyze');
}

async function readAtServer({ db, city }: Ground): Promise<number[]> {
  const latenciesMs: number[] = [];
  let after: WorkItemKey | null = null;
  for (let page = 0; page < WARM_UP + PAGES; page += 1) {
    const asked = performance.now();
    const items = await listWorkItems(db, city, [{ unit, role }], after, PAGE);
    if (page >= WARM_UP) latenciesMs.push(performance.now() - asked);
    if (items.length !== PAGE) throw new Error(`a page of ${items.length}`);
    after = page % 2 === 0 ? (items.at(-1) ?? null) : null;
  }
  return latenciesMs;
}

interface Page {
  readonly items: readonly unknown[];
}

async function readOverHttp(ground: Ground): Promise<number[]> {
  const authorization = `Bearer ${await issueToken(ground, reader)}`;
  const server = await spawnServer({ DATABASE_URL: ground.url, DATA_DIR: ground.dataDir });
  const url = `${server.address}/api/work-items?limit=${PAGE}`;
  const readPage = async (): Promise<Page | null> => {
    const answer = await ask(url, { headers: { authorization } });
    if (answer === null) return null;
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Page;
  };
  try {
    await untilAnswered(server, readPage);
    const latenciesMs: number[] = [];
    for (let page = 0; page < WARM_UP + HTTP_PAGES; page += 1) {
      const asked = performance.now();
      const answer = await readPage();
      if (page >= WARM_UP) latenciesMs.push(performance.now() - asked);
      if (answer?.items.length !== PAGE) throw new Error(`a page of ${answer?.items.length}`);
    }
    return latenciesMs;
  } finally {
    await server.stop();
  }
}

const describe = (latenciesMs: readonly number[]): string =>
  `p50 ${inMs(quantile(latenciesMs, 0.5))}, p99 ${inMs(quantile(latenciesMs, 0.99))}`;

export async function measureLists(ground: Ground): Promise<Found[]> {
  await seed(ground);
  const { rows } = await ground.db.pool.query<{ waiting: number }>(
    'select count(*)::int as waiting from work_items where unit = $1 and role = $2',
    [unit, role],
  );
  console.log(`${whole(rows[0]?.waiting ?? 0)} work items wait for one seat; a page of ${PAGE}`);
  const atServer = await readAtServer(ground);
  console.log(`  from the database: ${describe(atServer)}`);
  console.log(`  over HTTP:         ${describe(await readOverHttp(ground))}`);
  return [{ measure: 'listP50', value: quantile(atServer, 0.5) }];
}
