// The way of a situation's clock from one moment to another: what falls due between them is done at
// its own moment. What is put off again and again is tried once between two wake-ups, for nothing
// else changes what it waits for.

import type { Instant } from '../terms/units.ts';

export interface PutOff {
  readonly id: string;
  readonly attempts: number;
  readonly dueAt: Instant;
}

export interface Way {
  nextTimerAt(): Promise<Instant | null>;
  /** Effects that come up again after the moment reached so far, the earliest first. */
  putOff(): Promise<readonly PutOff[]>;
  /** The clock shows this moment, and all that is due then is done. */
  reach(at: Instant): Promise<void>;
}

export async function walkTo(end: Instant, way: Way): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const timer = await way.nextTimerAt();
    const waiting = await way.putOff();
    const again = waiting.find((effect) => !tried.has(keyOf(effect)));
    if (again !== undefined && again.dueAt <= end && (timer === null || again.dueAt < timer)) {
      tried.add(keyOf(again));
      await way.reach(again.dueAt);
    } else if (timer !== null && timer <= end) {
      tried.clear();
      await way.reach(timer);
    } else {
      return way.reach(end);
    }
  }
}

/** One that failed has another number of attempts than before; one that only waits has not. */
const keyOf = ({ id, attempts }: PutOff): string => `${id}/${attempts}`;
