// Looks again and again, whether or not a bell was heard, and knows when it last could.

import type { Report } from '../src/delivery/queues.ts';

export interface Sweep {
  /** Whether a look went well lately; so that a process that only seems to work is found out. */
  isWell(): boolean;
  stop(): Promise<void>;
}

const SECOND_MS = 1000;
const sweepMs = 2 * SECOND_MS;
/** The time within which everything due must fire after a recovery. */
const lateMs = 30 * SECOND_MS;

export function startSweep(
  look: () => Promise<number>,
  report: Report,
  everyMs: number = sweepMs,
): Sweep {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();
  let wellAt = performance.now();
  const lookOnce = async (): Promise<void> => {
    try {
      await look();
      wellAt = performance.now();
    } catch (cause) {
      report('sweep', cause);
    }
    if (!stopped) plan();
  };
  const plan = (): void => {
    timer = setTimeout(() => {
      running = lookOnce();
    }, everyMs);
  };
  plan();
  return {
    isWell: () => performance.now() - wellAt < lateMs,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
