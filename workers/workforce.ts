// The workers of a process, started and stopped in order: hands, bells, relay, sweep. Safe to stop
// twice and before the start. The sweep uses the hands without any queue: should every bell be
// lost, what is due waits seconds.

import { randomUUID } from 'node:crypto';
import { bounded } from '../src/delivery/bounded.ts';
import type { Hands } from '../src/delivery/hands.ts';
import { hearBells, openBells, type QueueAddress } from '../src/delivery/queues.ts';
import { createRelay } from '../src/delivery/relay.ts';
import { tidyUp } from '../src/delivery/tidy.ts';
import { createHands, type WorkerParts } from './hands.ts';
import { startSweep } from './sweep.ts';

export interface WorkforceParts extends WorkerParts {
  /** The product's database, to listen for commits. */
  readonly url: string;
  readonly queue: QueueAddress;
  /** Absent: nothing is removed. */
  readonly retentionDays?: number;
}

export interface Workforce {
  readonly hands: Hands;
  /** Whether everything that is due is being looked at. */
  isWell(): boolean;
  /** Resolves when bells are heard. */
  start(): Promise<void>;
  /** Takes nothing new, waits for what is running, closes the queues. */
  stop(): Promise<void>;
}

const SECOND_MS = 1000;
const tidyEveryMs = 600 * SECOND_MS;
/** A queue that is away must not keep the process from starting: the sweep works without it. */
const hearingLimitMs = 5 * SECOND_MS;
/** What is under way when it stops and takes longer is done again elsewhere, after its lease. */
const restingLimitMs = 15 * SECOND_MS;

export function createWorkforce(parts: WorkforceParts): Workforce {
  const { db, url, clock, queue, report, mail } = parts;
  const hands = createHands(parts);
  let close: (() => Promise<void>) | undefined;
  let areWell = (): boolean => false;
  let stopping: Promise<void> | undefined;

  const open = () => {
    const bells = openBells(queue, report);
    const hearing = hearBells(
      queue,
      {
        effects: async () => {
          const taken = await hands.runDueEffects();
          // A bell of its own: a slow mail server must not keep effects waiting.
          if (taken > 0 && mail) await bells.ring('mails', [{ id: randomUUID(), delayMs: 0 }]);
        },
        timers: async () => void (await hands.runDueTimers()),
        mails: async () => void (await hands.runDueMails()),
      },
      report,
    );
    const relay = createRelay({ db, url, clock, bells, report });
    // One for each kind: a slow mail server must not keep timers waiting.
    const sweeps = [hands.runDueTimers, hands.runDueEffects, hands.runDueMails];
    const sweeping = sweeps.map((look) => startSweep(look, report));
    const { retentionDays } = parts;
    const tidying =
      retentionDays === undefined
        ? []
        : [startSweep(() => tidyUp(db, clock, retentionDays), report, tidyEveryMs)];
    areWell = () => sweeping.every((sweep) => sweep.isWell());
    relay.start();
    close = async () => {
      await relay.stop();
      const looks = [...sweeping, ...tidying];
      const resting = Promise.all([hands.stop(), ...looks.map((look) => look.stop())]);
      await bounded(resting, restingLimitMs).catch((cause) => report('stopping', cause));
      await hearing.close();
      await bells.close();
      mail?.close();
    };
    return hearing;
  };

  return {
    hands,
    isWell: () => stopping === undefined && areWell(),
    start: async () => {
      if (stopping !== undefined || close !== undefined) return;
      const hearing = open();
      await bounded(hearing.ready(), hearingLimitMs).catch((cause) => report('queues', cause));
    },
    stop: () => {
      stopping ??= close?.() ?? Promise.resolve();
      return stopping;
    },
  };
}
