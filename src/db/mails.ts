// Mails still to be sent: one for each notice and recipient. A sent mail keeps its row, so that the
// question «did he get it» has an answer.

import type { CaseId, RulebookId } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { Db } from './open.ts';

export interface WaitingMail {
  readonly id: string;
  /** How often it has failed. */
  readonly attempts: number;
  readonly to: string;
  readonly caseId: CaseId;
  readonly rulebookId: RulebookId;
  readonly number: string | null;
  readonly textKey: string;
}

const claim = `
  with due as (
    select id from mails
    where sent_at is null and given_up_at is null and due_at <= $1
      and (claimed_until is null or claimed_until <= $1)
    order by due_at, id limit $2
    for update skip locked
  ), claimed as (
    update mails m set claimed_until = $1::timestamptz + $3 * interval '1 millisecond'
    from due where m.id = due.id returning m.*
  )
  select m.id, m.attempts, p.mail as "to", n.case_id as "caseId", c.number,
         c.rulebook_id as "rulebookId", n.text_key as "textKey"
  from claimed m
  join persons p on p.id = m.person
  join notifications n on n.id = m.notification_id
  join cases c on c.id = n.case_id
  order by m.due_at, m.id`;

/** Due mails, oldest first, for the length of the lease nobody else's. */
export const claimMails = (
  db: Db,
  limit: number,
  leaseMs: number,
  at: Instant,
): Promise<WaitingMail[]> =>
  db.run<WaitingMail>({ name: 'claim_mails', text: claim }, [at, limit, leaseMs]);

export async function markSent(db: Db, id: string, at: Instant): Promise<void> {
  const text =
    'update mails set sent_at = $2, claimed_until = null, last_error = null where id = $1';
  await db.run({ name: 'mark_sent', text }, [id, at]);
}
