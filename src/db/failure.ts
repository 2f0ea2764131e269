/**
 * What a failed statement means for its work. Three answers only: it surely did nothing and may be
 * tried again; it surely did nothing and would fail again; nobody knows whether it was committed.
 * The last is the reason why callers give keys: they repeat, and get the answer already given.
 */
export type Failure = 'again' | 'refused' | 'unknown';

const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Serialization failure, deadlock, lock not available, and a key that somebody else just wrote. */
const again = new Set(['40001', '40P01', '55P03', '23505']);
/** Classes: connection exception, operator intervention (a server that stops), system error. */
const unknownClasses = new Set(['08', '57', '58', '53']);
const completionUnknown = '40003';

function judgeFailure(error: unknown): Failure {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string' || !SQLSTATE.test(code)) return 'unknown';
  if (code === completionUnknown || unknownClasses.has(code.slice(0, 2))) return 'unknown';
  return again.has(code) ? 'again' : 'refused';
}

const isNumberTaken = (cause: unknown): boolean =>
  (cause as { constraint?: unknown } | null)?.constraint === 'cases_number';

/**
 * A statement failed. Told apart from errors of our own code, which say nothing of the database.
 */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
  readonly failure: Failure;
  /** A number that another case bears already: doing it again would take the same one. */
  readonly numberTaken: boolean;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'the database failed', { cause });
    this.numberTaken = isNumberTaken(cause);
    this.failure = this.numberTaken ? 'refused' : judgeFailure(cause);
  }
}

/** Gives what the database gives, or a `DatabaseFailure`. */
export async function fromDatabase<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof DatabaseFailure ? error : new DatabaseFailure(error);
  }
}
