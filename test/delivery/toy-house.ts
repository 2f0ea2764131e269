/**
 * Rows as the engine would leave them, and a toy of its door: a timer that still stands is consumed
 * and raises the version of its case by one. So a version tells how often something really
 * happened.
 */
import { randomUUID } from 'node:crypto';
import { type Clock, databaseClock } from '../../src/db/clock.ts';
import { type Db, open } from '../../src/db/open.ts';
import { openHands } from '../../src/delivery/hands.ts';
import type { EffectWorkers } from '../../src/delivery/run-effects.ts';
import type { Firing } from '../../src/delivery/run-timers.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { CaseId, EffectId } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import type { Door } from '../../workers/door.ts';
import { type Waking, wakeTimer } from '../../workers/wake-timer.ts';
import { freshDatabase } from '../support/database.ts';
import { toyRulebook } from './toy-rulebook.ts';

export const city = 'toy';

export interface ToyHouse {
  readonly url: string;
  readonly db: Db;
  openCase(fields?: { readonly title?: string; readonly number?: string }): Promise<CaseId>;
  addEffects(caseId: CaseId, ...bodies: readonly Effect[]): Promise<EffectId[]>;
  addTimer(caseId: CaseId, name: string, dueInMs: number): Promise<void>;
  /** Many cases with one timer each, due at once. */
  addDueTimers(count: number): Promise<void>;
  count(table: string, where?: string): Promise<number>;
  close(): Promise<void>;
}

export const toyHouse = async (): Promise<ToyHouse> => {
  const database = await freshDatabase();
  const db = open(database.url, { onIdleError: () => undefined });
  const rulebook = randomUUID();
  await db.pool.query(
    `insert into rulebooks (id, city, version, in_force_on, digest, body)
     values ($1, $2, 1, '2020-01-01', 'toy', $3)`,
    [rulebook, city, JSON.stringify(toyRulebook)],
  );
  const insertCases = (ids: readonly string[], title: string, number: string | null) =>
    db.pool.query(
      `with ids as (select unnest($1::uuid[]) as id), opened as (
         insert into cases (id, city, procedure, workflow_version, rulebook_id, version, status,
           value, context, number, number_series, number_serial, title, step,
           initiator, addressees, readers, fiscal_year,
           opened_at, moved_at)
         select id, $2, 'toy', 1, $3, 1, 'active', '"open"', '{}', $5,
           case when $5::text is not null then 'toy' end, length($5), $4, 'asked', 'north', '{}',
           '{}', 2026, now(), now() from ids)
       insert into history (case_id, version, at, type, event, step)
       select id, 1, now(), 'open', '{}', 'asked' from ids`,
      [ids, city, rulebook, title, number],
    );
  return {
    url: database.url,
    db,
    openCase: async ({ title = 'A plan', number } = {}) => {
      const id = randomUUID() as CaseId;
      await insertCases([id], title, number ?? null);
      return id;
    },
    addEffects: async (caseId, ...bodies) => {
      const ids = bodies.map(() => randomUUID() as EffectId);
      await db.pool.query(
        `insert into effects (id, case_id, version, ordinal, kind, body, due_at)
         select e.id, $1, 1, (select count(*) from effects where case_id = $1) + e.nth,
           e.body ->> 'kind', e.body, date_trunc('milliseconds', now())
         from unnest($2::uuid[], $3::jsonb[]) with ordinality as e (id, body, nth)`,
        [caseId, ids, bodies.map((body) => JSON.stringify(body))],
      );
      await db.pool.query(`select pg_notify('kyogi_delivery', '')`);
      return ids;
    },
    addTimer: async (caseId, name, dueInMs) => {
      await db.pool.query(
        `insert into timers (case_id, name, due_at)
         values ($1, $2, date_trunc('milliseconds', now()) + $3 * interval '1 millisecond')`,
        [caseId, name, dueInMs],
      );
    },
    addDueTimers: async (count) => {
      const ids = Array.from({ length: count }, () => randomUUID());
      await insertCases(ids, 'Many', null);
      await db.pool.query(
        `insert into timers (case_id, name, due_at)
         select unnest($1::uuid[]), 'due', date_trunc('milliseconds', now())`,
        [ids],
      );
    },
    count: async (table, where = 'true') => {
      const { rows } = await db.pool.query(`select count(*) as n from ${table} where ${where}`);
      return rows[0].n;
    },
    close: async () => {
      await db.close();
      await database.drop();
    },
  };
};

/** Consumes the timer and raises the version, or says that it is no longer wanted. */
export const toyDoor = (db: Db): Door => ({
  advance: async ({ caseId, command }) => {
    const { name, dueAt } = command as { name: string; dueAt: Instant };
    const { rowCount } = await db.pool.query(
      `with gone as (delete from timers
         where case_id = $1 and name = $2 and due_at = $3 returning case_id)
       update cases set version = version + 1 where id in (select case_id from gone)`,
      [caseId, name, dueAt],
    );
    return rowCount === 1
      ? { accepted: true, caseId, version: 2, number: null }
      : { accepted: false, refusal: { refused: 'stale_wake_up' } };
  },
  begin: () => Promise.reject(new Error('not expected here')),
});

export const toyFire = (db: Db) => {
  const door = toyDoor(db);
  return (timer: Waking): Promise<Firing> => wakeTimer(door, timer);
};

export const refusesAllWork: EffectWorkers = {
  notify: () => Promise.reject(new Error('not expected here')),
  tell_case: () => Promise.reject(new Error('not expected here')),
  open_case: () => Promise.reject(new Error('not expected here')),
  place_on_agenda: () => Promise.reject(new Error('not expected here')),
  call_waiting: () => Promise.reject(new Error('not expected here')),
  amend_rulebook: () => Promise.reject(new Error('not expected here')),
};

export const toyHands = (
  house: ToyHouse,
  parts: Partial<Parameters<typeof openHands>[0]> & { readonly clock?: Clock } = {},
) =>
  openHands({
    db: house.db,
    clock: databaseClock,
    report: () => undefined,
    fire: toyFire(house.db),
    workers: refusesAllWork,
    ...parts,
  });
