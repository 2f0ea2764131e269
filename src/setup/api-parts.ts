/**
 * The parts of the door from what a process has opened. Writing what belongs to the door itself
 * (accounts, tokens, files, read marks) is handed in here; cases are written by the engine alone.
 */
import { openAccounts } from '../db/accounts.ts';
import { openAttachments } from '../db/attachments.ts';
import { type Clock, databaseClock } from '../db/clock.ts';
import { markNoticeRead } from '../db/notice-reads.ts';
import type { Db } from '../db/open.ts';
import { recordRefusal } from '../db/refusals.ts';
import { databaseAnswers } from '../db/views-city.ts';
import type { Advancer } from '../engine/advance.ts';
import type { Known } from '../engine/known.ts';
import type { ApiParts } from '../http/api.ts';
import type { Readiness } from '../http/health.ts';
import type { RateLimits } from '../http/rate-limit.ts';
import type { Logger } from '../log.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Workflows } from '../terms/workflow.ts';

export interface Opened {
  readonly db: Db;
  readonly advancer: Advancer;
  readonly known: Known;
  readonly workflows: Workflows;
  readonly telemetry: Telemetry;
  readonly log: Logger;
  readonly sessionSecret: string;
  readonly trustProxy: boolean | number | string;
  readonly attachmentLimitBytes: number;
  readonly fallbackFonts?: readonly string[];
  readonly isDraining: () => boolean;
  /** The database's own when left out. */
  readonly clock?: Clock;
  readonly rateLimits?: RateLimits;
  /** More that must be ready, a word each: `workers: running`. None of them: ready. */
  readonly alsoReady?: () => Promise<Readiness>;
}

const nothingElse = async (): Promise<Readiness> => ({ ready: true, parts: {} });

/** Migrations were run before anything was opened: a database that answers is current. */
async function readiness({ db, alsoReady = nothingElse }: Opened): Promise<Readiness> {
  const [answers, also] = await Promise.all([databaseAnswers(db), alsoReady()]);
  return {
    ready: answers && also.ready,
    parts: { database: answers ? 'up' : 'down', ...also.parts },
  };
}

export function apiParts(opened: Opened): ApiParts {
  const { db, clock = databaseClock } = opened;
  return {
    ...opened,
    clock,
    pool: db.pool,
    accounts: openAccounts(db),
    attachments: openAttachments(db),
    markNoticeRead: (recipient, id) => markNoticeRead(db, recipient, id),
    recordRefusal: (refusal) => recordRefusal(db, clock, refusal),
    readiness: () => readiness(opened),
  };
}
