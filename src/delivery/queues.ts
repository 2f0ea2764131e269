// The only place that opens BullMQ. Its queues carry bells, never work: a job says «look at your
// table», so losing, doubling or reordering jobs costs latency and nothing else. The backend is a
// matter of the address; whoever rings or listens does not know which one it is.

import { createPostgresBackend, Queue, runMigrations, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
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
const closingGraceMs = 10 * SECOND_MS;
const ringingLimitMs = 2 * SECOND_MS;

/**
 * A finished job is removed at once, whether it went well or not: BullMQ silently ignores an id that
 * it still keeps, and on PostgreSQL every other retention has been seen to deadlock (6.7.0).
 */
const jobOptions = {
  removeOnComplete: true,
  removeOnFail: true,
  attempts: 3,
  backoff: { type: 'exponential', delay: SECOND_MS / 2 },
} as const;

/** A worker that was killed gives its job back within some fifteen seconds instead of ninety. */
const workerOptions = {
  concurrency: 1,
  lockDuration: 10 * SECOND_MS,
  stalledInterval: 5 * SECOND_MS,
  maxStalledCount: 3,
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

interface Ringer {
  addBulk(jobs: { name: string; data: object; opts: object }[]): Promise<unknown>;
  on(event: 'error', listener: (cause: Error) => void): unknown;
  close(): Promise<void>;
}

interface Listener {
  on(event: 'error', listener: (cause: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

type Answer = () => Promise<void>;

/** One backend over one address; `release` lets go of connections that BullMQ does not own. */
interface Backend {
  ringer(name: BellName): Ringer;
  listener(name: BellName, answer: Answer): Listener;
  release(): void;
}

function onPostgres(url: string): Backend {
  const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend);
  const connection = (max: number) => ({ connectionString: url, schema, max });
  return {
    ringer: (name) => new PostgresQueue(name, { connection: connection(1) }),
    listener: (name, answer) =>
      new PostgresWorker(name, answer, { connection: connection(2), ...workerOptions }),
    release: () => undefined,
  };
}

function onRedis(url: string, report: Report): Backend {
  const opened: Redis[] = [];
  const connect = (enableOfflineQueue: boolean): Redis => {
    const redis = new Redis(url, { maxRetriesPerRequest: null, enableOfflineQueue });
    redis.on('error', (cause) => report('redis', cause));
    opened.push(redis);
    return redis;
  };
  return {
    // A bell that cannot be rung now is not kept for later: the sweep is faster than a reconnect.
    ringer: (name) => new Queue(name, { connection: connect(false) }),
    listener: (name, answer) =>
      new Worker(name, answer, { connection: connect(true), ...workerOptions }),
    release: () => {
      for (const redis of opened) redis.disconnect();
    },
  };
}

const open = (address: QueueAddress, report: Report): Backend =>
  address.backend === 'redis' ? onRedis(address.url, report) : onPostgres(address.url);

async function closeAll(
  parts: readonly { close(): Promise<void> }[],
  backend: Backend,
  report: Report,
): Promise<void> {
  const closing = Promise.allSettled(parts.map((part) => part.close()));
  await bounded(closing, closingGraceMs).catch((cause) => report('closing queues', cause));
  backend.release();
}

/** The producing half: rings, never listens. */
export function openBells(address: QueueAddress, report: Report): Bells {
  const backend = open(address, report);
  const queues = new Map(bellNames.map((name) => [name, backend.ringer(name)]));
  for (const queue of queues.values()) queue.on('error', (cause) => report('bell', cause));
  return {
    ring: async (name, rings) => {
      const jobs = rings.map(({ id, delayMs }) => ({
        name: 'look',
        data: {},
        opts: { ...jobOptions, jobId: id, delay: delayMs },
      }));
      await bounded(queues.get(name)?.addBulk(jobs) ?? Promise.resolve(), ringingLimitMs);
    },
    close: () => closeAll([...queues.values()], backend, report),
  };
}

/** The listening half: one worker a queue, and it looks at one bell at a time. */
export function hearBells(
  address: QueueAddress,
  answers: Readonly<Record<BellName, Answer>>,
  report: Report,
): Hearing {
  const backend = open(address, report);
  const workers = bellNames.map((name) => backend.listener(name, answers[name]));
  for (const worker of workers) worker.on('error', (cause) => report('listening', cause));
  return {
    ready: async () => {
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    },
    close: () => closeAll(workers, backend, report),
  };
}
