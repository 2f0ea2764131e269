// How a piece of delivery may fail. A client of the outside throws one of these two; whatever else
// is thrown counts as transient, because a fault of ours must not lose what is still to be told.

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
