// Tells the queues what has been committed and what falls due soon. What it remembers is only what
// it has announced; forgetting it, or the queues forgetting it, costs the time until the next
// sweep.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, readClock } from '../db/clock.ts';
import { type Ear, listenForCommits } from '../db/listen.ts';
import type { Db } from '../db/open.ts';
import { dueSeconds } from '../db/timers.ts';
import type { Bells, Report } from './queues.ts';

export interface RelayParts {
  readonly db: Db;
  readonly url: string;
  readonly clock: Clock;
  readonly bells: Bells;
  readonly report: Report;
}

export interface Relay {
  /** One round: rings for what was heard and for near timers; the number of bells rung. */
  tick(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

const SECOND_MS = 1000;
/** Farther timers stay in their table. */
const horizonMs = 60 * 60 * SECOND_MS;
/** So often near timers are looked for, whether or not a commit was heard. */
const roundMs = SECOND_MS;
/** Commits that follow each other as fast as this share a bell. */
const gatherMs = 15;
/** After this long everything near is announced anew, should the queue have lost it. */
const memoryMs = 5 * 60 * SECOND_MS;
/** The bell of a second rings a little after it, when all its timers are surely due. */
const slackMs = 5;

/**
 * What is announced: near timers, and that something was committed. Remembers nothing that counts.
 */
function createAnnouncer({ db, bells, clock }: RelayParts) {
  const announced = new Set<string>();
  const origin = randomUUID();
  let forgetAt = 0;
  let rung = 0;

  return {
    commits: async (): Promise<number> => {
      rung += 1;
      await bells.ring('effects', [{ id: `${origin}-${rung}`, delayMs: 0 }]);
      return 1;
    },
    timers: async (): Promise<number> => {
      if (performance.now() >= forgetAt) {
        announced.clear();
        forgetAt = performance.now() + memoryMs;
      }
      const near = await dueSeconds(db, horizonMs, await readClock(db, clock));
      const fresh = near.filter(({ second }) => !announced.has(second));
      if (fresh.length === 0) return 0;
      // A colon in a job id is refused, and so are digits alone.
      const rings = fresh.map(({ second, inMs }) => ({
        id: `due-${second.replaceAll(':', '-')}`,
        delayMs: Math.ceil(inMs) + slackMs,
      }));
      await bells.ring('timers', rings);
      for (const { second } of fresh) announced.add(second);
      return fresh.length;
    },
  };
}

export function createRelay(parts: RelayParts): Relay {
  const announce = createAnnouncer(parts);
  let heard = true;
  let wake = (): void => undefined;
  let stopping = false;
  let ear: Ear | undefined;
  let running: Promise<void> | undefined;

  const hear = (): void => {
    heard = true;
    wake();
  };
  const ringForCommits = async (): Promise<number> => {
    if (!heard) return 0;
    heard = false;
    return announce.commits();
  };
  const tick = async () => (await ringForCommits()) + (await announce.timers());

  const heardOrAfter = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (heard || stopping) wake();
    });

  const run = async (): Promise<void> => {
    let timersAt = 0;
    while (!stopping) {
      const now = performance.now();
      const round = now >= timersAt ? tick : ringForCommits;
      if (round === tick) timersAt = now + roundMs;
      await round().catch((cause) => parts.report('relay', cause));
      await sleep(gatherMs);
      await heardOrAfter(Math.max(0, timersAt - performance.now()));
    }
  };

  return {
    tick,
    start: () => {
      if (stopping) return;
      ear ??= listenForCommits(parts.url, hear, parts.report);
      running ??= run();
    },
    stop: async () => {
      stopping = true;
      wake();
      await ear?.close();
      await running;
    },
  };
}
