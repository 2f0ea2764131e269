// What is asked of the engine, and what it answers.

import type { Key } from '../db/answer-keys.ts';
import type { Actor } from '../terms/actor.ts';
import type { CaseId, CityCode, ProcedureName } from '../terms/ids.ts';
import type { Refusal } from '../terms/refusal.ts';

interface Asked {
  readonly actor: Actor;
  /** As it came in: the engine checks it against the schema of the workflow. */
  readonly command: unknown;
  /** Under a key a command is done once: repeated, it gets the answer already given. */
  readonly key?: Key;
  /**
   * The sender comes again until it is taken: under its key only a yes is kept, and a no is neither
   * an answer nor on record.
   */
  readonly untilTaken?: true;
}

export interface AdvanceRequest extends Asked {
  readonly caseId: CaseId;
  /** Version of the case that the sender saw; another one now is a refusal. */
  readonly expectedVersion?: number;
}

export interface BeginRequest extends Asked {
  readonly city: CityCode;
  readonly procedure: ProcedureName;
  /** Id of the new case, when the sender chooses it. */
  readonly id?: CaseId;
}

export type Outcome = Accepted | { readonly accepted: false; readonly refusal: Refusal };

export interface Accepted {
  readonly accepted: true;
  readonly caseId: CaseId;
  readonly version: number;
  readonly number: string | null;
  /** It was done before, under the same key; since then the case may have gone on. */
  readonly repeated?: true;
}

export const refused = (refusal: Refusal): Outcome => ({ accepted: false, refusal });

/**
 * The database did not answer. Whether the command was done is not known: repeat it with its key,
 * and it is done once.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
