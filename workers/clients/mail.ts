// The mail server, behind one function. What it says of a mail becomes a fate: 4xx and silence may
// pass, 5xx is meant for this mail and is final.

import { createTransport } from 'nodemailer';
import { Permanent, Transient } from '../../src/delivery/fate.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Names the letter: sent twice, it carries the same Message-ID and clients know it again. */
  readonly id: string;
}

export interface MailClient {
  send(letter: Letter): Promise<void>;
  close(): void;
}

const SECOND_MS = 1000;

/** Together below the lease of a mail, see delivery/run-mails.ts. */
const limits = {
  connectionTimeout: 20 * SECOND_MS,
  greetingTimeout: 20 * SECOND_MS,
  socketTimeout: 30 * SECOND_MS,
};

/** A server that does not let us in says nothing about the mail: an operator mends the account. */
const ofTheConnection = new Set(['EAUTH', 'ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS']);

function fateOf(cause: unknown): Error {
  const { responseCode, code, message } = cause as {
    responseCode?: number;
    code?: string;
    message?: string;
  };
  const said = message ?? String(cause);
  const final = responseCode !== undefined && responseCode >= 500;
  if (final && !ofTheConnection.has(code ?? '')) return new Permanent(said, cause);
  return new Transient(said, { cause });
}

export function openMailClient(smtpUrl: string, from: string): MailClient {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 2, ...limits });
  const domain = from.replace(/^.*@/, '').replace(/>.*$/, '').trim();
  return {
    send: async ({ to, subject, text, id }) => {
      const messageId = `<${id}@${domain}>`;
      try {
        await transport.sendMail({ from, to, subject, text, messageId });
      } catch (cause) {
        throw fateOf(cause);
      }
    },
    close: () => transport.close(),
  };
}
