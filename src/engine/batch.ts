/**
 * One batch: load, plan, record. A command whose plan breaks is answered alone; a case that moved
 * on meanwhile is left out and comes again. Nothing is settled before the one write has been
 * committed.
 */

import { effectKeyOf } from '../db/answer-keys.ts';
import { type BatchLoad, loadBatch, type SeenAnswer } from '../db/batch-load.ts';
import { type BatchRows, emptyBatch } from '../db/batch-parts.ts';
import { writeBatch } from '../db/batch-write.ts';
import type { Clock } from '../db/clock.ts';
import { fromDatabase } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import type { Json } from '../terms/case.ts';
import type { CaseId } from '../terms/ids.ts';
import { Fault, type Refusal, refuse } from '../terms/refusal.ts';
import type { Instant } from '../terms/units.ts';
import type { Course } from './course.ts';
import type { Job } from './job.ts';
import type { Known } from './known.ts';
import { type Planned, planJobs } from './plan-jobs.ts';
import { sentType } from './read-command.ts';
import { addCourse, ringsBell } from './record.ts';
import { type Outcome, refused } from './request.ts';

export interface BatchParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly known: Known;
}

/** How a job of a batch ended. `again`: the case moved on; plan it anew. */
export type Verdict =
  | { readonly job: Job; readonly outcome: Outcome }
  | { readonly job: Job; readonly fault: unknown }
  | { readonly job: Job; readonly again: true };

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

const askFor = (jobs: readonly Job[]) => ({
  cases: unique(jobs.map((job) => job.caseId)),
  keys: jobs.flatMap((job) => (job.keyed === null ? [] : [job.keyed.id])),
  cities: unique(jobs.flatMap((job) => (job.opening === null ? [] : [job.opening.city]))),
});

function repeated(job: Job, seen: SeenAnswer): Outcome {
  const { content, caseId, version, number, refusal } = seen;
  if (content !== job.keyed?.content) return refused(refuse('key_reused'));
  if (refusal !== null) return refused(refusal);
  if (caseId === null || version === null) throw new Fault('broken', { what: 'kept_answer' });
  return { accepted: true, caseId, version, number, repeated: true };
}

function addRefusal(rows: BatchRows, job: Job, refusal: Refusal, planned: Planned, at: Instant) {
  const { actor, opening, command } = job;
  const person = actor.kind === 'person' ? actor : undefined;
  rows.refusals.push({
    at,
    city: planned.city,
    caseId: opening === null ? job.caseId : null,
    person: person?.person ?? null,
    seat: person?.seat ?? null,
    command: sentType(command),
    code: refusal.refused,
    details: (refusal.details ?? {}) as Json,
    after: planned.after,
  });
}

/**
 * Nobody asks about wake-ups that came late, twice or in the wrong order; and of a bundle that was
 * held back, what held it back is on record.
 */
const offRecord: ReadonlySet<string> = new Set(['stale_wake_up', 'held_back']);
const onRecord = (refusal: Refusal): boolean => !offRecord.has(refusal.refused);

const noCase = { caseId: null, version: null, number: null };

function addAnswer(rows: BatchRows, planned: Planned, outcome: Outcome, at: Instant): void {
  const { job, after, repeat } = planned;
  if (!outcome.accepted && job.untilTaken) return;
  if (!outcome.accepted && onRecord(outcome.refusal)) {
    addRefusal(rows, job, outcome.refusal, planned, at);
  }
  if (job.keyed === null || repeat) return;
  const { key, id, content } = job.keyed;
  const { caseId, version, number } = outcome.accepted ? outcome : noCase;
  const refusal = outcome.accepted ? null : outcome.refusal;
  const kept = { caseId, version, numbered: number !== null, refusal, effectKey: effectKeyOf(key) };
  rows.answers.push({ id, content, ...kept, at, after });
}

function settle(planned: Planned, written: ReadonlyMap<CaseId, string | null>): Verdict {
  const { job, outcome, after } = planned;
  if (outcome === undefined) return { job, fault: planned.fault };
  if (after !== null && !written.has(after)) return { job, again: true };
  const issued = written.get(job.caseId) ?? null;
  if (!outcome.accepted || issued === null) return { job, outcome };
  return { job, outcome: { ...outcome, number: outcome.number ?? issued } };
}

function answerRepeats(jobs: readonly Job[], load: BatchLoad) {
  const repeats: Planned[] = [];
  const fresh: Job[] = [];
  for (const job of jobs) {
    const seen = job.keyed === null ? undefined : load.answers.get(job.keyed.id);
    if (seen === undefined) {
      fresh.push(job);
      continue;
    }
    const outcome = repeated(job, seen);
    const city = job.opening?.city ?? load.cases.get(job.caseId)?.city ?? null;
    const reused = !outcome.accepted && outcome.refusal.refused === 'key_reused';
    repeats.push({ job, outcome, after: null, repeat: true, silent: !reused, city });
  }
  return { repeats, fresh };
}

/** The courses that could not be turned into rows, with the reason; the others are added. */
export function addCourses(rows: BatchRows, courses: Iterable<Course>): Map<CaseId, unknown> {
  const broken = new Map<CaseId, unknown>();
  for (const course of courses) {
    try {
      addCourse(rows, course);
    } catch (fault) {
      broken.set(course.id, fault);
    }
  }
  return broken;
}

function withFault(planned: Planned, broken: ReadonlyMap<CaseId, unknown>): Planned {
  const { job, after, city } = planned;
  if (after === null || !broken.has(after)) return planned;
  return { job, fault: broken.get(after), after: null, city };
}

/** What is known before anything is planned. */
export async function lookUp({ db, clock }: BatchParts, jobs: readonly Job[]) {
  const load = await fromDatabase(loadBatch(db, askFor(jobs)));
  return { load, at: clock.at(load.now), ...answerRepeats(jobs, load) };
}

export interface Written {
  /** In the order of their jobs. */
  readonly all: readonly Planned[];
  /** Of their courses; the answers are added here. */
  readonly rows: BatchRows;
  readonly at: Instant;
  /** All cases are written or none. */
  readonly whole: boolean;
}

export async function write({ db }: BatchParts, planned: Written): Promise<Verdict[]> {
  const { all, rows, at, whole } = planned;
  for (const one of all) {
    if (one.outcome !== undefined && one.silent !== true) addAnswer(rows, one, one.outcome, at);
  }
  const written = await fromDatabase(writeBatch(db, rows, { bell: ringsBell(rows, at), whole }));
  const numbers = new Map(written.map(({ caseId, number }) => [caseId, number]));
  return all.map((one) => settle(one, numbers));
}

/** Throws when the load or the write failed; then nothing is settled. */
export async function runBatch(parts: BatchParts, jobs: readonly Job[]): Promise<Verdict[]> {
  const { load, at, repeats, fresh } = await lookUp(parts, jobs);
  const { courses, planned } = await planJobs({ ...parts, load, at }, fresh);
  const rows = emptyBatch();
  const broken = addCourses(rows, courses);
  const all = [...repeats, ...planned].map((one) => withFault(one, broken));
  return write(parts, { all, rows, at, whole: false });
}
