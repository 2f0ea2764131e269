// A notice as a mail. It leaves the house, so it carries nothing of the case's content: what kind
// of notice it is in the words of the rulebook, the number of the case, and where to read on.

import type { Readings } from '../src/delivery/readings.ts';
import type { WaitingMail } from '../src/delivery/run-mails.ts';
import type { MailClient } from './clients/mail.ts';

export interface MailerParts {
  readonly readings: Pick<Readings, 'rulebook'>;
  readonly client: MailClient;
  /** Address under which people reach the product; without it a mail has no link. */
  readonly publicUrl?: string | undefined;
}

const withheld = '…';

export async function sendMail(parts: MailerParts, mail: WaitingMail): Promise<void> {
  const { textKey, number, caseId, id, to } = mail;
  const rulebook = await parts.readings.rulebook(mail.rulebookId);
  const pattern = rulebook.texts.notifications[textKey]?.subject ?? textKey;
  const subject = pattern.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'number' ? (number ?? '') : withheld,
  );
  const link = parts.publicUrl && new URL(`api/cases/${caseId}`, withSlash(parts.publicUrl)).href;
  const text = [subject, number, link].filter(Boolean).join('\n');
  await parts.client.send({ to, subject, text: `${text}\n`, id });
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
