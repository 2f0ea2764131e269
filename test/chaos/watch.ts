// The look at the database after each start, by a connection of our own, while the house works.

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findContradictions } from '../../src/db/findings.ts';
import { type Db, open } from '../../src/db/open.ts';
import { checkCases, checkInvariants, type Finding } from '../../src/engine/invariants.ts';
import { createKnown, type Known } from '../../src/engine/known.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { workflows } from '../../workflows/index.ts';
import { checkLedger } from './check-ledger.ts';
import { checkReplayed, type Wake } from './check-replayed.ts';
import type { Receipt } from './ledger.ts';

export interface Watch {
  readonly db: Db;
  /** Cases that moved since the last look, and what the tables say against each other. */
  lookAtMoved(): Promise<string[]>;
  /** Everything, against all that the clients were told. */
  lookAtAll(receipts: readonly Receipt[]): Promise<Report>;
  close(): Promise<void>;
}

export interface Report {
  readonly findings: readonly string[];
  readonly replayed: number;
  readonly wakes: readonly Wake[];
  readonly notices: number;
}

const lines = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, caseId, details }) => `${code} ${caseId ?? ''} ${details}`);

const looks = 6;
const betweenLooksMs = 150;

/**
 * The invariant check reads several tables one after another and is meant for a house at rest. At
 * work, what it saw in passing is gone at the next look; what stays is a finding.
 */
async function lasting(look: () => Promise<string[]>): Promise<string[]> {
  let found = await look();
  for (let nth = 1; nth < looks && found.length > 0; nth += 1) {
    await sleep(betweenLooksMs);
    const again = new Set(await look());
    found = found.filter((line) => again.has(line));
  }
  return found;
}

async function inSnapshot<T>(url: string, look: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await look(client);
  } finally {
    await client.end();
  }
}

async function movedSince(db: Db, since: Date): Promise<CaseId[]> {
  const { rows } = await db.pool.query<{ id: CaseId }>(
    'select id from cases where moved_at >= $1 order by moved_at desc limit 400',
    [since],
  );
  return rows.map(({ id }) => id);
}

export function openWatch(url: string): Watch {
  const db = open(url, { max: 4, onIdleError: () => undefined });
  const known: Known = createKnown(db, workflows);
  let since = new Date(0);
  return {
    db,
    async lookAtMoved() {
      const began = new Date(Date.now() - 1000);
      const ids = await movedSince(db, since);
      const found = await lasting(async () => [
        ...lines(await findContradictions(db.kysely)),
        ...(ids.length === 0 ? [] : lines(await checkCases(db, known, ids))),
      ]);
      since = began;
      return found;
    },
    async lookAtAll(receipts) {
      const told = [...receipts];
      const broken = await lasting(async () => lines(await checkInvariants(db, known)));
      return inSnapshot(url, async (client) => {
        const ledger = await checkLedger(client, told);
        const replayed = await checkReplayed(client, known);
        return {
          findings: [...broken, ...ledger.findings, ...replayed.findings],
          replayed: ledger.replayed,
          wakes: replayed.wakes,
          notices: replayed.notices,
        };
      });
    },
    close: () => db.close(),
  };
}
