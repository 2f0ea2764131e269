// When to try again. Pure; the randomness of the jitter is handed in.

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits after the first, second, … failure; the last one repeats. */
export const delaysMs: readonly number[] = [
  1 * SECOND_MS,
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
];

/** After so many failures, about two days, nobody believes any more that waiting will help. */
export const attemptsBeforeGivingUp = 30;

/** A wake-up that its case refuses or breaks on this often is held for an operator to look at. */
export const attemptsBeforeHolding = 5;

/**
 * How far a wait may stray from the schedule, so that what failed together does not return
 * together.
 */
const jitter = 0.2;

/**
 * failures: how often it has failed by now, 1 or more. random: 0 to 1, as Math.random gives it.
 * atLeastMs: what the other side asked for, when it did.
 */
export function retryDelayMs(failures: number, random: number, atLeastMs = 0): number {
  const index = Math.min(Math.max(failures, 1), delaysMs.length) - 1;
  const planned = delaysMs[index] ?? HOUR_MS;
  return Math.max(atLeastMs, Math.round(planned * (1 + jitter * (2 * random - 1))));
}
