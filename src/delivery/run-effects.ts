// Takes due effects, hands each to the worker of its kind and records what became of it. The fate
// of an error is decided here and in run-timers.ts and run-mails.ts, by delivery/fate.ts.

import { claimEffects, removeEffects, type WaitingEffect } from '../db/effects.ts';
import { deliverNotices, type Notice } from '../db/notifications.ts';
import type { Db } from '../db/open.ts';
import { type Setback, setBack } from '../db/outbox.ts';
import type { Effect, EffectKind } from '../terms/effect.ts';
import type { Instant } from '../terms/units.ts';
import { setbackOf } from './fate.ts';
import type { Report } from './queues.ts';

export { callWaitingItems, type WaitingEffect } from '../db/effects.ts';

export type EffectOf<Kind extends EffectKind> = WaitingEffect & {
  readonly body: Extract<Effect, { kind: Kind }>;
};

/**
 * What a worker says of an effect: told elsewhere under the effect's id · to be written as a
 * notice, together with the removal of the effect · not possible yet, which is no failure.
 */
export type Delivery =
  | { readonly became: 'told' }
  | { readonly became: 'notice'; readonly notice: Notice }
  | { readonly became: 'postponed'; readonly retryInMs: number; readonly why: string };

/** One worker a kind. It may be asked the same twice; it throws Transient or Permanent. */
export type EffectWorkers = {
  readonly [Kind in EffectKind]: (effect: EffectOf<Kind>, at: Instant) => Promise<Delivery>;
};

export interface EffectParts {
  readonly db: Db;
  readonly workers: EffectWorkers;
  /** Whether notices are also sent by mail. */
  readonly mailed: boolean;
  readonly report: Report;
}

const batch = 500;
/** As long as a killed process keeps its effects from the others; far above what a batch takes. */
const leaseMs = 15_000;

type Work = (effect: WaitingEffect, at: Instant) => Promise<Delivery>;

interface Answered {
  readonly effect: WaitingEffect;
  readonly delivery: Delivery | { readonly became: 'failed'; readonly setback: Setback };
}

async function answer(parts: EffectParts, effect: WaitingEffect, at: Instant): Promise<Answered> {
  try {
    const work = parts.workers[effect.body.kind] as Work;
    return { effect, delivery: await work(effect, at) };
  } catch (cause) {
    parts.report(`effect ${effect.id} (${effect.body.kind})`, cause);
    return { effect, delivery: { became: 'failed', setback: setbackOf(effect, cause) } };
  }
}

/** Notices in one statement; when that fails, one effect at a time, so that one cannot hold all. */
async function deliver(
  parts: EffectParts,
  noticed: readonly { effect: WaitingEffect; notice: Notice }[],
  at: Instant,
): Promise<Setback[]> {
  const write = (some: typeof noticed) =>
    deliverNotices(
      parts.db,
      some.map(({ effect }) => effect.id),
      some.map(({ notice }) => notice),
      parts.mailed,
      at,
    );
  try {
    await write(noticed);
    return [];
  } catch (cause) {
    parts.report('writing notices together', cause);
  }
  const setbacks: Setback[] = [];
  for (const one of noticed) {
    await write([one]).catch((cause) => setbacks.push(setbackOf(one.effect, cause)));
  }
  return setbacks;
}

/** One batch; the number of effects that were taken. */
export async function runEffects(parts: EffectParts, at: Instant): Promise<number> {
  const effects = await claimEffects(parts.db, batch, leaseMs, at);
  const answered = await Promise.all(effects.map((effect) => answer(parts, effect, at)));
  const told = [];
  const noticed = [];
  const setbacks: Setback[] = [];
  for (const { effect, delivery } of answered) {
    switch (delivery.became) {
      case 'told':
        told.push(effect.id);
        break;
      case 'notice':
        noticed.push({ effect, notice: delivery.notice });
        break;
      case 'postponed':
        setbacks.push({
          id: effect.id,
          failures: effect.attempts,
          error: delivery.why,
          retryInMs: delivery.retryInMs,
        });
        break;
      case 'failed':
        setbacks.push(delivery.setback);
        break;
      default:
        throw new Error(`unknown delivery ${JSON.stringify(delivery satisfies never)}`);
    }
  }
  await removeEffects(parts.db, told);
  setbacks.push(...(await deliver(parts, noticed, at)));
  await setBack(parts.db, 'effects', setbacks, at);
  return effects.length;
}
