/**
 * Ten thousand timers that fall due at one instant, until all have fired and their cases moved, by
 * the product's own relay, bells and workers, with BullMQ on PostgreSQL and on Redis. Time is the
 * database's, shifted so that the instant comes a few seconds after the workers have started.
 */
import { type Clock, handClock } from '../src/db/clock.ts';
import type { QueueAddress } from '../src/delivery/queues.ts';
import { type Advancer, createAdvancer } from '../src/engine/advance.ts';
import { parseInstant } from '../src/terms/units.ts';
import { createHands } from '../workers/hands.ts';
import { createWorkforce } from '../workers/workforce.ts';
import { workflows } from '../workflows/index.ts';
import type { Found } from './figures.ts';
import type { Ground } from './ground.ts';
import { inSeconds, whole } from './numbers.ts';
import { openRedis } from './redis.ts';
import { createWalker, newCaseId } from './walk.ts';

const TIMERS = 10_000;
const LANES = 128;
/** Acts after which a case waits for one date only: it was submitted and waits for its approval. */
const ACTS = 2;
/** A Monday before whatever else the run leaves behind: all cases are submitted in one moment. */
const submittedAt = parseInstant('2015-06-01T01:00:00Z');
const LEAD_MS = 3_000;
const LIMIT_MS = 120_000;

const report = (what: string, cause: unknown): void => console.error(what, cause);

async function openWaitingCases(ground: Ground): Promise<number> {
  const advancer = createAdvancer({ db: ground.db, workflows, clock: handClock(submittedAt) });
  const { act } = createWalker(ground, advancer);
  let left = TIMERS;
  const begun = performance.now();
  const runLane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const caseId = newCaseId();
      for (let number = 0; number < ACTS; number += 1) await act(caseId, number);
    }
  };
  await Promise.all(Array.from({ length: LANES }, runLane));
  const tookMs = performance.now() - begun;
  // What the submissions told was told long before the timers fall due.
  const clock = handClock(submittedAt);
  await createHands({ db: ground.db, clock, report, door: advancer }).drain();
  return tookMs;
}

/** The instant at which all timers are due, and the clock that comes to it in `LEAD_MS`. */
async function clockBefore({ db }: Ground): Promise<{ clock: Clock; dueInMs: () => number }> {
  const { rows } = await db.pool.query<{ due: string; timers: number }>(
    `select to_json(due_at) #>> '{}' as due, count(*)::int as timers from timers
     where due_at <= $1::timestamptz + interval '30 days' group by due_at`,
    [submittedAt],
  );
  const [only] = rows;
  if (rows.length !== 1 || only?.timers !== TIMERS) {
    throw new Error(`not ${TIMERS} timers of one instant: ${JSON.stringify(rows)}`);
  }
  const dueMs = Date.parse(only.due);
  const shiftMs = dueMs - LEAD_MS - Date.now();
  return {
    clock: { at: (now) => parseInstant(new Date(Date.parse(now) + shiftMs).toISOString()) },
    dueInMs: () => dueMs - (Date.now() + shiftMs),
  };
}

interface Watch {
  readonly door: Advancer;
  readonly allMoved: Promise<void>;
  /** Milliseconds after the due instant at which each case had moved, in order. */
  readonly movedAtMs: number[];
}

/** The engine as the workers see it, with the moments at which it had moved a case for a timer. */
function watch(advancer: Advancer, dueInMs: () => number): Watch {
  const movedAtMs: number[] = [];
  let done = (): void => undefined;
  const allMoved = new Promise<void>((resolve) => {
    done = resolve;
  });
  const door: Advancer = {
    ...advancer,
    advance: async (request) => {
      const outcome = await advancer.advance(request);
      if (outcome.accepted && request.actor.kind === 'system') movedAtMs.push(-dueInMs());
      if (movedAtMs.length === TIMERS) done();
      return outcome;
    },
  };
  return { door, allMoved, movedAtMs };
}

const late = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('not all timers fired in time')), LIMIT_MS).unref();
  });

async function checkMoved({ db }: Ground): Promise<void> {
  const { rows } = await db.pool.query<{ moved: number; left: number }>(
    `select (select count(*)::int from history where type = 'timer') as moved,
            (select count(*)::int from timers
              where due_at <= $1::timestamptz + interval '30 days') as left`,
    [submittedAt],
  );
  const [found] = rows;
  if (found?.left !== 0 || found.moved % TIMERS !== 0) {
    throw new Error(`timers fired wrongly: ${JSON.stringify(found)}`);
  }
}

async function measureOn(ground: Ground, queue: QueueAddress, measure: string): Promise<Found[]> {
  const armedMs = await openWaitingCases(ground);
  await ground.db.pool.query('analyze');
  const { clock, dueInMs } = await clockBefore(ground);
  const advancer = createAdvancer({ db: ground.db, workflows, clock });
  const { door, allMoved, movedAtMs } = watch(advancer, dueInMs);
  const workforce = createWorkforce({ db: ground.db, url: ground.url, clock, queue, door, report });
  await workforce.start();
  await Promise.race([allMoved, late()]);
  await workforce.hands.drain();
  const deliveredMs = -dueInMs();
  await workforce.stop();
  await advancer.idle();
  await checkMoved(ground);
  const at = (share: number): number => movedAtMs[Math.ceil(TIMERS * share) - 1] ?? 0;
  console.log(
    `${whole(TIMERS)} timers, queue on ${queue.backend}: first ${inSeconds(movedAtMs[0] ?? 0)}, ` +
      `half ${inSeconds(at(0.5))}, all ${inSeconds(at(1))}`,
  );
  console.log(
    `  armed in ${inSeconds(armedMs)}; its notices were there after ${inSeconds(deliveredMs)}`,
  );
  return [{ measure, value: at(1) / 1000 }];
}

export async function measureTimers(ground: Ground): Promise<Found[]> {
  const onPostgres: QueueAddress = { backend: 'postgres', url: ground.url };
  const found = await measureOn(ground, onPostgres, 'timersOnPostgres');
  const redis = await openRedis();
  if (redis === null) {
    console.log('  no redis-server on this machine: not measured on Redis');
    return found;
  }
  try {
    const onRedis: QueueAddress = { backend: 'redis', url: redis.url };
    return [...found, ...(await measureOn(ground, onRedis, 'timersOnRedis'))];
  } finally {
    await redis.stop();
  }
}
