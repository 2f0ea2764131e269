import type { ProblemShape } from '../terms/contract-parts.ts';
import type { ErrorCode } from '../terms/errors.ts';
import { type Refusal, refuse } from '../terms/refusal.ts';

export type InputFault = NonNullable<ProblemShape['errors']>[number];

interface Extras {
  readonly errors?: readonly InputFault[];
  readonly retryAfterSeconds?: number;
  /** The details as the texts show them: by titles instead of codes. */
  readonly named?: Refusal['details'];
  /** Given by the engine, which has put it on record. */
  readonly onRecord?: true;
}

/** A refusal on its way to the one error handler. Inside the engine a refusal stays a value. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  readonly extras: Extras;

  constructor(refusal: Refusal, extras: Extras = {}) {
    super(refusal.refused);
    this.refusal = refusal;
    this.extras = extras;
  }
}

export const refused = (code: ErrorCode, details?: Refusal['details'], extras?: Extras): Refused =>
  new Refused(refuse(code, details), extras);
