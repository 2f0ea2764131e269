// The only place that opens BullMQ. Its queues carry bells, never work: a job says «look at your
// table», so losing, doubling or reordering jobs costs latency and nothing else. The backend is a
// matter of the address; whoever rings or listens does not know which one it is.

import { createPostgresBackend, Queue, runMigrations, Worker, withBackend } from 'bullmq';
import pg from 'pg';
import { bounded } from './bounded.ts';

/** Where BullMQ keeps its jobs: in the product's own PostgreSQL, or in a Redis. */
export interface QueueAddress {
  readonly backend: 'postgres' | 'redis';
  readonly url: string;
}

/** One queue for each table that a bell asks to look at. */
export const bellNames = ['effects', 'timers', 'mails'] as const;
export type BellName = (typeof bellNames)[number];

/** A bell to be rung after `delayMs`; while a job of that id waits, ringing it again is ignored. */
export interface Ring {
  readonly id: string;
  readonly delayMs: number;
}

/** What a part needs to say of trouble it lives with; the text is for operators. */
export type Report = (what: string, cause: unknown) => void;

export interface Bells {
  ring(name: BellName, rings: readonly Ring[]): Promise<void>;
  close(): Promise<void>;
}

export interface Hearing {
  ready(): Promise<void>;
  /** Takes no new bell, waits for what is running (bounded), closes. */
  close(): Promise<void>;
}

const schema = 'bullmq';
const SECOND_MS = 1000;
const closingGraceMs = 5 * SECOND_MS;
const ringingLimitMs = 2 * SECOND_MS;

/**
 * A finished job is removed at once, whether it went well or not: BullMQ silently ignores an id
 * that it still keeps, and on PostgreSQL every other retention has been seen to deadlock (6.7.0).
 */
const jobOptions = {
  removeOnComplete: true,
  removeOnFail: true,
  attempts: 3,
  backoff: { type: 'exponential', delay: SECOND_MS / 2 },
} as const;

/**
 * A worker that was killed gives its job back within some fifteen seconds instead of ninety, and
 * one that lost its server asks for it every second instead of every fifteen.
 */
const workerOptions = {
  concurrency: 1,
  lockDuration: 10 * SECOND_MS,
  stalledInterval: 5 * SECOND_MS,
  maxStalledCount: 3,
  runRetryDelay: SECOND_MS,
} as const;

/** Creates or renews BullMQ's own tables; called with our migrations and nowhere else. */
export async function migrateQueues(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}

interface Part {
  on(event: 'error', listener: (cause: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(force?: boolean): Promise<void>;
  disconnect(): Promise<void>;
}

interface Ringer extends Part {
  addBulk(jobs: { name: string; data: object; opts: object }[]): Promise<unknown>;
}

type Answer = () => Promise<void>;

interface Backend {
  ringer(name: BellName): Ringer;
  listener(name: BellName, answer: Answer): Part;
}

function onPostgres(url: string): Backend {
  const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend);
  const connection = (max: number) => ({ connectionString: url, schema, max });
  return {
    ringer: (name) => new PostgresQueue(name, { connection: connection(1) }),
    listener: (name, answer) =>
      new PostgresWorker(name, answer, { connection: connection(2), ...workerOptions }),
  };
}

function onRedis(url: string): Backend {
  const connection = { url, maxRetriesPerRequest: null };
  return {
    // A bell that cannot be rung now is not kept for later: the sweep is faster than a reconnect.
    ringer: (name) => new Queue(name, { connection: { ...connection, enableOfflineQueue: false } }),
    listener: (name, answer) => new Worker(name, answer, { connection, ...workerOptions }),
  };
}

const open = ({ backend, url }: QueueAddress): Backend =>
  backend === 'redis' ? onRedis(url) : onPostgres(url);

/** How to close a part: what never got through to its server would wait for it without end. */
function closing(part: Part, what: string, report: Report): () => Promise<void> {
  let reached = false;
  part.on('error', (cause) => report(what, cause));
  part.waitUntilReady().then(
    () => {
      reached = true;
    },
    () => undefined,
  );
  return async () => {
    try {
      await bounded(part.close(!reached), closingGraceMs);
    } catch (cause) {
      report(`closing ${what}`, cause);
      await bounded(part.disconnect(), closingGraceMs).catch(() => undefined);
    }
  };
}

const all = async (closes: readonly (() => Promise<void>)[]): Promise<void> => {
  await Promise.all(closes.map((close) => close()));
};

/** The producing half: rings, never listens. */
export function openBells(address: QueueAddress, report: Report): Bells {
  const backend = open(address);
  const queues = new Map(bellNames.map((name) => [name, backend.ringer(name)]));
  const closes = [...queues.values()].map((queue) => closing(queue, 'bell', report));
  return {
    ring: async (name, rings) => {
      const jobs = rings.map(({ id, delayMs }) => ({
        name: 'look',
        data: {},
        opts: { ...jobOptions, jobId: id, delay: delayMs },
      }));
      await bounded(queues.get(name)?.addBulk(jobs) ?? Promise.resolve(), ringingLimitMs);
    },
    close: () => all(closes),
  };
}

/** The listening half: one worker a queue, and it looks at one bell at a time. */
export function hearBells(
  address: QueueAddress,
  answers: Readonly<Record<BellName, Answer>>,
  report: Report,
): Hearing {
  const backend = open(address);
  const workers = bellNames.map((name) => backend.listener(name, answers[name]));
  const closes = workers.map((worker) => closing(worker, 'listening', report));
  return {
    ready: async () => {
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    },
    close: () => all(closes),
  };
}
