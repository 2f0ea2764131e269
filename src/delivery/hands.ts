// The hands of the house: everything that is due, done, without any queue. BullMQ's workers, the
// sweep and the situations all use these same hands.

import { type Clock, readClock } from '../db/clock.ts';
import type { Instant } from '../terms/units.ts';
import { oneAtATime } from './look.ts';
import { type EffectParts, runEffects } from './run-effects.ts';
import { type MailParts, runMails } from './run-mails.ts';
import { runTimers, type TimerParts } from './run-timers.ts';

export interface HandsParts
  extends Omit<EffectParts, 'mailed'>,
    Omit<TimerParts, 'report' | 'db'>,
    Partial<Pick<MailParts, 'send'>> {
  readonly clock: Clock;
}

export interface Hands {
  /** Each runs until nothing of its kind is due, and answers how many rows it took. */
  runDueEffects(): Promise<number>;
  runDueTimers(): Promise<number>;
  runDueMails(): Promise<number>;
  /** Runs everything due, and whatever becomes due by it, until the house is at rest. */
  drain(): Promise<number>;
  /** Takes no further batch and waits for the one under way. Safe twice. */
  stop(): Promise<void>;
}

/** Batches of a kind under way at once: while one is being written, the next is being claimed. */
const lanes = 2;
/** Below this the second lane would find nothing. */
const manyRows = 100;

export function openHands(parts: HandsParts): Hands {
  const { db, clock, send } = parts;
  const effectParts = { ...parts, mailed: send !== undefined };
  let stopping = false;

  const untilNone = async (run: (at: Instant) => Promise<number>) => {
    let taken = 0;
    while (!stopping) {
      const count = await run(await now());
      if (count === 0) break;
      taken += count;
    }
    return taken;
  };
  const now = () => readClock(db, clock);
  const mailParts = send === undefined ? undefined : { db, send, report: parts.report };

  const inLanes = async (run: (at: Instant) => Promise<number>): Promise<number> => {
    const first = stopping ? 0 : await run(await now());
    if (first === 0) return 0;
    const length = first < manyRows ? 1 : lanes;
    const counts = await Promise.all(Array.from({ length }, () => untilNone(run)));
    return counts.reduce((sum, count) => sum + count, first);
  };
  const runDueEffects = oneAtATime(() => inLanes((at) => runEffects(effectParts, at)));
  const runDueTimers = oneAtATime(() => inLanes((at) => runTimers(parts, at)));
  const runDueMails = oneAtATime(async () =>
    mailParts === undefined ? 0 : untilNone((at) => runMails(mailParts, at)),
  );

  const drain = async (): Promise<number> => {
    let taken = 0;
    for (;;) {
      const round = (await runDueTimers()) + (await runDueEffects()) + (await runDueMails());
      if (round === 0) return taken;
      taken += round;
    }
  };

  return {
    runDueEffects,
    runDueTimers,
    runDueMails,
    drain,
    stop: async () => {
      stopping = true;
      await Promise.allSettled([runDueEffects(), runDueTimers(), runDueMails()]);
    },
  };
}
