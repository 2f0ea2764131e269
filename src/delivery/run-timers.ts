// Takes due timers and fires them, many at once: the engine gathers what arrives together. A fired
// timer goes away with its case's step; what is left over here is dropped, tried again or held.

import type { Db } from '../db/open.ts';
import { claimTimers, type DueTimer, settleTimers, type TimerSetback } from '../db/timers.ts';
import type { Instant } from '../terms/units.ts';
import { errorText, Transient } from './fate.ts';
import type { Report } from './queues.ts';
import { attemptsBeforeHolding, retryDelayMs } from './retry.ts';

/** `unwanted`: the case says that it no longer wants this wake-up, or is closed. */
export type Firing =
  | { readonly fired: true }
  | { readonly fired: false; readonly unwanted: boolean; readonly why: string };

export interface TimerParts {
  readonly db: Db;
  readonly fire: (timer: DueTimer) => Promise<Firing>;
  readonly report: Report;
}

const batch = 500;
/** As long as a killed process keeps its timers from the others; far above what a batch takes. */
const leaseMs = 15_000;

const stillWanted = 'fired, and the case wants it again at the same instant';

/**
 * Nothing is dropped at the first «unwanted»: a clock that was set back says the same, and minutes
 * later it does not.
 */
function setback(timer: DueTimer, unwanted: boolean, error: string): TimerSetback {
  const failures = timer.attempts + 1;
  const retryInMs = retryDelayMs(failures, Math.random());
  if (failures < attemptsBeforeHolding) return { timer, fate: 'retry', error, retryInMs };
  return { timer, fate: unwanted ? 'drop' : 'hold', error, retryInMs };
}

/** Null: nothing is known, and the timer is taken again when its lease has run out. */
async function fireOne(parts: TimerParts, timer: DueTimer): Promise<TimerSetback | null> {
  try {
    const firing = await parts.fire(timer);
    if (firing.fired) return setback(timer, false, stillWanted);
    if (!firing.unwanted) parts.report(`timer ${timer.name} of ${timer.caseId}`, firing.why);
    return setback(timer, firing.unwanted, firing.why);
  } catch (cause) {
    parts.report(`timer ${timer.name} of ${timer.caseId}`, cause);
    return cause instanceof Transient ? null : setback(timer, false, errorText(cause));
  }
}

/** One batch; the number of timers that were taken. */
export async function runTimers(parts: TimerParts, at: Instant): Promise<number> {
  const timers = await claimTimers(parts.db, batch, leaseMs, at);
  const setbacks = await Promise.all(timers.map((timer) => fireOne(parts, timer)));
  // Finds nothing for a timer that went away with its firing: settling touches what is left.
  await settleTimers(
    parts.db,
    setbacks.filter((it) => it !== null),
    at,
  );
  return timers.length;
}
