/**
 * Drives lanes against the clock: each lane leads one case after the other through its life and
 * waits for every answer, so that as many changes are asked for at once as there are lanes. A
 * change counts when its acknowledgement came back in time; a case that was begun is always led to
 * its end.
 */
import { walk } from './walk.ts';

/** Does one act of a case; number 0 opens it. */
export type LeadCase = (lane: number) => (number: number) => Promise<void>;

export interface Round {
  readonly changesPerSecond: number;
  readonly latenciesMs: readonly number[];
}

export async function drive(lanes: number, forMs: number, lead: LeadCase): Promise<Round> {
  const latenciesMs: number[] = [];
  const end = performance.now() + forMs;
  const runLane = async (lane: number): Promise<void> => {
    while (performance.now() < end) {
      const act = lead(lane);
      for (const number of walk.keys()) {
        const asked = performance.now();
        await act(number);
        const answered = performance.now();
        if (answered <= end) latenciesMs.push(answered - asked);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
  return { changesPerSecond: (latenciesMs.length * 1000) / forMs, latenciesMs };
}

/** As many whole cases as asked for, that many lanes at once. */
export async function leadCases(cases: number, lanes: number, lead: LeadCase): Promise<void> {
  let left = cases;
  const runLane = async (lane: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const act = lead(lane);
      for (const number of walk.keys()) await act(number);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
}
