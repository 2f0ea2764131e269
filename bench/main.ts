/**
 * Entry: `npm run bench`, or `npm run bench -- engine timers` for some of the questions.
 * Everything in one run on one machine against one server; see README.md for how to read it.
 */
import { cpus } from 'node:os';
import { measureAllocation } from './allocation.ts';
import { measureBudget } from './budget.ts';
import { measureBytes } from './bytes.ts';
import { measureEngine } from './engine.ts';
import { type Found, figuresTable } from './figures.ts';
import { type Ground, layGround } from './ground.ts';
import { measureLists } from './lists.ts';
import { measureRehearsal } from './rehearsal.ts';
import { measureRoutes } from './routes.ts';
import { measureSheets } from './sheets.ts';
import { measureStart } from './start.ts';
import { measureTimers } from './timers.ts';

/** In this order: the last ones leave much behind or stop the ground. */
const questions: Readonly<Record<string, (ground: Ground) => Promise<Found[]>>> = {
  bytes: measureBytes,
  engine: measureEngine,
  timers: measureTimers,
  routes: measureRoutes,
  allocation: measureAllocation,
  rehearsal: measureRehearsal,
  budget: measureBudget,
  sheets: measureSheets,
  lists: measureLists,
  start: measureStart,
};

async function describeMachine({ db }: Ground): Promise<string> {
  const { rows } = await db.pool.query<{ server_version: string }>('show server_version');
  const processors = cpus();
  return [
    `${processors.length} cores (${processors[0]?.model ?? 'unknown'})`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${rows[0]?.server_version} with its durable defaults`,
    new Date().toISOString().slice(0, 10),
  ].join(', ');
}

async function bench(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => questions[name] === undefined);
  if (unknown.length > 0) {
    throw new Error(`not a question: ${unknown}; there are ${Object.keys(questions)}`);
  }
  const names = Object.keys(questions).filter((name) => asked.length === 0 || asked.includes(name));
  const laying = layGround();
  const leave = async (): Promise<void> => {
    const laid = await laying;
    await laid.stop();
    laid.remove();
  };
  // The server would outlive an interrupted run.
  process.once('SIGINT', () => void leave().finally(() => process.exit(130)));
  const ground = await laying;
  try {
    console.log(`${await describeMachine(ground)}\n`);
    const found: Found[] = [];
    for (const name of names) {
      console.log(`— ${name}`);
      found.push(...((await questions[name]?.(ground)) ?? []));
      console.log('');
    }
    console.log(figuresTable(found));
  } finally {
    await leave();
  }
}

await bench(process.argv.slice(2));
