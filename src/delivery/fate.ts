// How a piece of delivery may fail. A client of the outside throws one of these two; whatever else
// is thrown counts as transient, because a fault of ours must not lose what is still to be told.

import type { Setback } from '../db/outbox.ts';
import { attemptsBeforeGivingUp, retryDelayMs } from './retry.ts';

const longestErrorText = 500;

/** The outside is unwell: try again, not before `retryAfterMs` when it named a time. */
export class Transient extends Error {
  override readonly name = 'Transient';
  readonly retryAfterMs: number;

  constructor(text: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(text, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs ?? 0;
  }
}

/** The outside says no for good: given up, and shown to an operator. */
export class Permanent extends Error {
  override readonly name = 'Permanent';

  constructor(text: string, cause?: unknown) {
    super(text, { cause });
  }
}

/** What a failure makes of a row that waits: when it is tried again, or that it is given up. */
export function setbackOf(row: { id: string; attempts: number }, cause: unknown): Setback {
  const failures = row.attempts + 1;
  const error = errorText(cause);
  if (cause instanceof Permanent || failures >= attemptsBeforeGivingUp) {
    return { id: row.id, failures, error, retryInMs: null };
  }
  const atLeastMs = cause instanceof Transient ? cause.retryAfterMs : 0;
  return {
    id: row.id,
    failures,
    error,
    retryInMs: retryDelayMs(failures, Math.random(), atLeastMs),
  };
}

/** Short enough for a list; the whole of it stands in the log. */
export function errorText(cause: unknown): string {
  const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return text.slice(0, longestErrorText);
}
