// Effects: what the world must still be told. The engine writes the rows with the case; here they
// are claimed and, when their consequence stands elsewhere, removed. Notices: see notifications.ts.

import type { Effect } from '../terms/effect.ts';
import type { CaseId, CityCode, EffectId, RulebookId, UnitCode } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import type { Db } from './open.ts';

/** An effect with what a text may say of its case, as the case stands now. */
export interface WaitingEffect {
  readonly id: EffectId;
  readonly caseId: CaseId;
  readonly body: Effect;
  /** How often it has failed. */
  readonly attempts: number;
  /** When the change was made that asked for it. */
  readonly at: Instant;
  readonly city: CityCode;
  readonly rulebookId: RulebookId;
  readonly number: string | null;
  readonly title: string;
  readonly step: string;
  readonly outcome: string | null;
  readonly initiator: UnitCode;
  readonly dueAt: Instant | null;
  readonly meetingOn: LocalDate | null;
}

// Rows that another process is claiming are passed over. What one case says to another arrives in
// the order it was said, so of those only the first may be taken; and nobody answers a case about
// an agenda before it has heard on which agenda it stands. Each looks through an index
// of its kind alone: a long queue costs a look at few rows for each telling.
const claim = `
  with due as (
    select e.id from effects e
    where e.given_up_at is null and e.due_at <= $1
      and (e.claimed_until is null or e.claimed_until <= $1)
      and (e.kind <> 'tell_case' or not exists (
        select from effects earlier
        where earlier.case_id = e.case_id and earlier.kind = 'tell_case'
          and earlier.given_up_at is null
          and earlier.body ->> 'caseId' = e.body ->> 'caseId'
          and (earlier.version, earlier.ordinal) < (e.version, e.ordinal)
      ) and not exists (
        select from effects joining
        where joining.case_id = (e.body ->> 'caseId')::uuid and joining.kind = 'place_on_agenda'
          and joining.given_up_at is null and joining.due_at <= $1
      ))
    order by e.due_at, e.case_id, e.version, e.ordinal
    limit $2
    for update of e skip locked
  ), claimed as (
    update effects e set claimed_until = $1::timestamptz + $3 * interval '1 millisecond'
    from due where e.id = due.id returning e.*
  )
  select e.id, e.case_id as "caseId", e.body, e.attempts, h.at, c.city,
         c.rulebook_id as "rulebookId", c.number, c.title, c.step, c.outcome, c.initiator,
         c.due_at as "dueAt", c.meeting_on as "meetingOn"
  from claimed e
  join cases c on c.id = e.case_id
  join history h on h.case_id = e.case_id and h.version = e.version
  order by e.due_at, e.case_id, e.version, e.ordinal`;

/** Due effects, oldest first, for the length of the lease nobody else's. */
export const claimEffects = (
  db: Db,
  limit: number,
  leaseMs: number,
  at: Instant,
): Promise<WaitingEffect[]> =>
  db.run<WaitingEffect>({ name: 'claim_effects', text: claim }, [at, limit, leaseMs]);

/** Items that wait for a session of the meeting are due at once. */
export async function callWaitingItems(
  db: Db,
  city: CityCode,
  meeting: string,
  at: Instant,
): Promise<void> {
  const text = `
    update effects e set due_at = $3 from cases c
    where c.id = e.case_id and c.city = $1 and e.kind = 'place_on_agenda'
      and e.body ->> 'meeting' = $2 and e.due_at > $3 and e.given_up_at is null`;
  await db.run({ name: 'call_waiting_items', text }, [city, meeting, at]);
}

/** For effects whose only consequence stands elsewhere, under the effect's id as its key. */
export async function removeEffects(db: Db, ids: readonly EffectId[]): Promise<void> {
  if (ids.length === 0) return;
  const text = 'delete from effects where id = any($1::uuid[])';
  await db.run({ name: 'remove_effects', text }, [ids]);
}
