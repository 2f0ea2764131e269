// Timers that fell due. The engine arms and removes them with the case; here they are claimed for
// firing, and settled when firing did not make them go away.

import type { CaseId } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { Db } from './open.ts';

export interface DueTimer {
  readonly caseId: CaseId;
  readonly name: string;
  readonly dueAt: Instant;
  /** How often it has failed. */
  readonly attempts: number;
  /** Names this claim: a timer armed anew meanwhile carries another lease, or none. */
  readonly lease: string;
}

/** What becomes of a timer that did not go away by firing. Held: an operator must let it go on. */
export interface TimerSetback {
  readonly timer: DueTimer;
  readonly fate: 'drop' | 'retry' | 'hold';
  readonly error: string;
  readonly retryInMs: number;
}

// Rows that another process is claiming are passed over.
const claim = `
  with due as (
    select case_id, name from timers
    where held_at is null and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
    order by due_at limit $2
    for update skip locked
  ), claimed as (
    update timers t set claimed_until = $1::timestamptz + $3 * interval '1 millisecond'
    from due where t.case_id = due.case_id and t.name = due.name
    returning t.*
  )
  select case_id as "caseId", name, due_at as "dueAt", attempts, claimed_until::text as lease
  from claimed order by due_at, case_id, name`;

/** Due timers, oldest first, for the length of the lease nobody else's. */
export const claimTimers = (
  db: Db,
  limit: number,
  leaseMs: number,
  at: Instant,
): Promise<DueTimer[]> =>
  db.run<DueTimer>({ name: 'claim_timers', text: claim }, [at, limit, leaseMs]);

// Touches only rows still under the claim that fired them, and passes over rows that a writer has
// locked: it locks the case before its timers, so waiting here for it could end in a deadlock.
const settle = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as g (
      "caseId" uuid, name text, lease timestamptz, fate text, error text, "retryInMs" bigint)
  ), kept as (
    select t.case_id, t.name, g.fate, g.error, g."retryInMs" from timers t
    join given g on g."caseId" = t.case_id and g.name = t.name and g.lease = t.claimed_until
    for update of t skip locked
  ), dropped as (
    delete from timers t using kept k
    where t.case_id = k.case_id and t.name = k.name and k.fate = 'drop'
  )
  update timers t set attempts = t.attempts + 1, last_error = k.error,
      claimed_until = $2::timestamptz + k."retryInMs" * interval '1 millisecond',
      held_at = case when k.fate = 'hold' then $2::timestamptz end
  from kept k
  where t.case_id = k.case_id and t.name = k.name and k.fate <> 'drop'`;

export async function settleTimers(
  db: Db,
  setbacks: readonly TimerSetback[],
  at: Instant,
): Promise<void> {
  if (setbacks.length === 0) return;
  const rows = setbacks.map(({ timer, ...rest }) => ({ ...timer, ...rest }));
  await db.run({ name: 'settle_timers', text: settle }, [JSON.stringify(rows), at]);
}

// Jumps from second to second along timers_due: the cost follows the number of answers, not of
// timers.
const seconds = `
  with recursive seconds (ends) as (
    select date_trunc('second', min(due_at) + interval '999999 microseconds')
    from timers where held_at is null and due_at > $1
    union all
    select (select date_trunc('second', min(due_at) + interval '999999 microseconds')
            from timers where held_at is null and due_at > seconds.ends)
    from seconds where seconds.ends <= $1::timestamptz + $2 * interval '1 millisecond'
  )
  select ends as second, (extract(epoch from ends - $1::timestamptz) * 1000)::float8 as "inMs"
  from seconds where ends <= $1::timestamptz + $2 * interval '1 millisecond'`;

/** Whole seconds of the coming time by whose end a timer falls due, and how far away each is. */
export const dueSeconds = (
  db: Db,
  horizonMs: number,
  at: Instant,
): Promise<{ second: Instant; inMs: number }[]> =>
  db.run({ name: 'due_seconds', text: seconds }, [at, horizonMs]);

/** Held timers go on, due as they were; the number of rows. */
export async function releaseTimers(db: Db): Promise<number> {
  const text = `
    update timers set held_at = null, attempts = 0, claimed_until = null
    where held_at is not null returning name`;
  return (await db.run({ name: 'release_timers', text }, [])).length;
}
