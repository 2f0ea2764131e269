// Takes due mails and sends them. A mail may go out twice when the process dies between the
// server's yes and our mark; it then carries the same Message-ID, by which clients know it again.

import { claimMails, markSent, type WaitingMail } from '../db/mails.ts';
import type { Db } from '../db/open.ts';
import { setBack } from '../db/outbox.ts';
import type { Instant } from '../terms/units.ts';
import { setbackOf } from './fate.ts';
import type { Report } from './queues.ts';

export type { WaitingMail } from '../db/mails.ts';

export interface MailParts {
  readonly db: Db;
  /** Resolves when the server took the mail; throws Transient or Permanent. */
  readonly send: (mail: WaitingMail) => Promise<void>;
  readonly report: Report;
}

/** As many as are sent at once. */
const batch = 5;
/** Above the time after which a client of a dumb mail server gives up. */
const leaseMs = 120_000;

/** One batch; the number of mails that were taken. */
export async function runMails(parts: MailParts, at: Instant): Promise<number> {
  const mails = await claimMails(parts.db, batch, leaseMs, at);
  await Promise.all(
    mails.map(async (mail) => {
      try {
        await parts.send(mail);
        await markSent(parts.db, mail.id, at);
      } catch (cause) {
        parts.report(`mail ${mail.id}`, cause);
        await setBack(parts.db, 'mails', [setbackOf(mail, cause)], at);
      }
    }),
  );
  return mails.length;
}
