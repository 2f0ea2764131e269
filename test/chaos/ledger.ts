// What the clients sent and what they were told: the truth that the database is held against.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Page {
  readonly id: string;
  readonly version: number;
  readonly open: boolean;
  readonly step: { readonly code: string };
  readonly initiator: { readonly code: string };
  readonly addressees: readonly { readonly code: string }[];
  readonly duties: readonly {
    readonly unit: { readonly code: string };
    readonly role: string;
    readonly act: { readonly code: string };
    readonly about?: { readonly code: string };
  }[];
}

export interface Sent {
  readonly login: string;
  /** Null for the command that opens a case. */
  readonly caseId: string | null;
  readonly command: { readonly type: string; readonly [field: string]: unknown };
  readonly key?: string;
  readonly expectedVersion?: number;
}

export interface Told {
  readonly status: number;
  readonly page: Page | null;
  readonly code: string | null;
}

export interface Receipt extends Sent, Told {
  readonly key: string;
  /** When the attempt that was answered was sent. */
  readonly answeredAttemptAt: number;
  readonly attempts: number;
}

export interface Counts {
  acknowledged: number;
  refused: number;
  /** Attempts after a broken connection or an answer that said «come back». */
  retried: number;
  unavailable: number;
  brokenConnections: number;
}

export interface Ledger {
  readonly receipts: Receipt[];
  readonly counts: Counts;
  /** Answers that may never be given. */
  readonly scandals: string[];
  /** Sends until there is an answer; the same key for the same command. Null: the run is over. */
  send(sent: Sent): Promise<Receipt | null>;
  read(login: string, caseId: string): Promise<Page | null>;
  stop(): void;
}

const attemptLimitMs = 30_000;

export function openLedger(address: () => string, tokens: ReadonlyMap<string, string>): Ledger {
  const receipts: Receipt[] = [];
  const scandals: string[] = [];
  const counts: Counts = {
    acknowledged: 0,
    refused: 0,
    retried: 0,
    unavailable: 0,
    brokenConnections: 0,
  };
  let stopped = false;

  async function ask(login: string, path: string, body?: object, key?: string): Promise<Told> {
    const response = await fetch(`${address()}/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${tokens.get(login) ?? ''}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(attemptLimitMs),
    });
    const answer = (await response.json()) as { code?: string };
    const accepted = response.status < 400;
    return {
      status: response.status,
      page: accepted ? (answer as unknown as Page) : null,
      code: accepted ? null : (answer.code ?? 'no code'),
    };
  }

  /** Null: ask again. */
  async function attempt(asking: () => Promise<Told>): Promise<Told | null> {
    let told: Told;
    try {
      told = await asking();
    } catch {
      counts.brokenConnections += 1;
      await sleep(150);
      return null;
    }
    if (told.status !== 503 && told.status !== 429) return told;
    counts.unavailable += 1;
    await sleep(100);
    return null;
  }

  return {
    receipts,
    counts,
    scandals,
    async send(sent) {
      const key = sent.key ?? randomUUID();
      const { login, caseId, command, expectedVersion } = sent;
      const path = caseId === null ? '/cases' : `/cases/${caseId}/commands`;
      const opening = { procedure: 'prior_consultation', command };
      const body = caseId === null ? opening : { command, expectedVersion };
      for (let attempts = 1; !stopped; attempts += 1) {
        const answeredAttemptAt = Date.now();
        const told = await attempt(() => ask(login, path, body, key));
        if (told === null) {
          counts.retried += 1;
          continue;
        }
        const receipt = { ...sent, ...told, key, answeredAttemptAt, attempts };
        receipts.push(receipt);
        if (told.page === null) counts.refused += 1;
        else counts.acknowledged += 1;
        if (told.status >= 500) scandals.push(`${told.status} ${told.code} to ${command.type}`);
        return receipt;
      }
      return null;
    },
    async read(login, caseId) {
      while (!stopped) {
        const told = await attempt(() => ask(login, `/cases/${caseId}`));
        if (told === null) continue;
        if (told.status >= 500) scandals.push(`${told.status} ${told.code} to a reader`);
        return told.page;
      }
      return null;
    },
    stop: () => {
      stopped = true;
    },
  };
}
