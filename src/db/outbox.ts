// What effects and mails have in common: rows that wait, are claimed for a short lease, and fail.
// Nothing is decided here; delivery says when a row is tried again and when it is given up.

import type { Instant } from '../terms/units.ts';
import type { Db } from './open.ts';

export type Outbox = 'effects' | 'mails';

/** A row that could not be done. `failures` is what its counter shows from now on. */
export interface Setback {
  readonly id: string;
  readonly failures: number;
  readonly error: string;
  /** Null: it is given up. */
  readonly retryInMs: number | null;
}

export async function setBack(
  db: Db,
  outbox: Outbox,
  setbacks: readonly Setback[],
  at: Instant,
): Promise<void> {
  if (setbacks.length === 0) return;
  const text = `
    update ${outbox} as row
    set attempts = s.failures, last_error = s.error, claimed_until = null,
        due_at = coalesce($2::timestamptz + s."retryInMs" * interval '1 millisecond', row.due_at),
        given_up_at = case when s."retryInMs" is null then $2::timestamptz end
    from jsonb_to_recordset($1::jsonb) as s (id uuid, failures int, error text, "retryInMs" bigint)
    where row.id = s.id`;
  await db.run({ name: `set_back_${outbox}`, text }, [JSON.stringify(setbacks), at]);
}

/** Everything that was given up in this outbox waits again, due at once; the number of rows. */
export async function takeUpAgain(db: Db, outbox: Outbox, at: Instant): Promise<number> {
  const text = `
    update ${outbox} set given_up_at = null, attempts = 0, claimed_until = null, due_at = $1
    where given_up_at is not null returning id`;
  return (await db.run({ name: `take_up_${outbox}`, text }, [at])).length;
}
