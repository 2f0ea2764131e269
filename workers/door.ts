// What workers need of the engine: the one door through which a case changes. A worker speaks as
// the system and decides nothing.

import { Transient } from '../src/delivery/fate.ts';
import {
  type AdvanceRequest,
  type BeginRequest,
  type Outcome,
  Unavailable,
} from '../src/engine/request.ts';
import type { Actor } from '../src/terms/actor.ts';
import type { ErrorCode } from '../src/terms/errors.ts';
import type { EffectId } from '../src/terms/ids.ts';

export interface Door {
  advance(request: AdvanceRequest): Promise<Outcome>;
  begin(request: BeginRequest): Promise<Outcome>;
}

export const byTimer: Actor = { kind: 'system', name: 'timer' };
export const byCase: Actor = { kind: 'system', name: 'case' };

/** Effects give their commands under it, so that each counts once however often it is given. */
export const effectKey = (effect: EffectId, part = '') => ({
  caller: 'effect',
  key: `${effect}${part}`,
});

/** The code of a refusal, or null for what was accepted. A database that is away is Transient. */
export async function refusalOf(asked: Promise<Outcome>): Promise<ErrorCode | null> {
  try {
    const outcome = await asked;
    return outcome.accepted ? null : outcome.refusal.refused;
  } catch (cause) {
    if (cause instanceof Unavailable) throw new Transient(cause.message, { cause });
    throw cause;
  }
}
