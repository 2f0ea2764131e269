/**
 * A bundle: several commands and openings that are done together or not at all. It is a batch of
 * its own, planned like any other; one refusal holds all the others back, and a case that moved on
 * meanwhile has the whole bundle planned anew.
 */
import { emptyBatch } from '../db/batch-parts.ts';
import { refuse } from '../terms/refusal.ts';
import { addCourses, type BatchParts, lookUp, type Verdict, write } from './batch.ts';
import type { Job } from './job.ts';
import { type Planned, planJobs } from './plan-jobs.ts';
import { refused } from './request.ts';

const isRefused = ({ outcome }: Planned): boolean => outcome?.accepted === false;

/** Nothing of the bundle is written: the outcomes depend on no case. */
const heldBack = (planned: Planned): Planned => ({
  ...planned,
  after: null,
  ...(!isRefused(planned) && { outcome: refused(refuse('held_back')) }),
});

const unplanned = (job: Job): Planned =>
  heldBack({ job, after: null, city: job.opening?.city ?? null });

const failed = (jobs: readonly Job[], fault: unknown): Verdict[] =>
  jobs.map((job) => ({ job, fault }));

/** Throws when the load or the write failed; then nothing is settled. */
export async function runTogether(parts: BatchParts, jobs: readonly Job[]): Promise<Verdict[]> {
  const { load, at, repeats, fresh } = await lookUp(parts, jobs);
  const rows = emptyBatch();
  if (repeats.length > 0) {
    // Answered before, or a key of something else: what is left of it is not done again.
    return write(parts, { all: [...repeats, ...fresh.map(unplanned)], rows, at, whole: true });
  }
  const { courses, planned } = await planJobs({ ...parts, load, at }, fresh);
  const broken = planned.find(({ outcome }) => outcome === undefined);
  if (broken !== undefined) return failed(jobs, broken.fault);
  if (planned.some(isRefused)) {
    return write(parts, { all: planned.map(heldBack), rows, at, whole: true });
  }
  for (const fault of addCourses(rows, courses).values()) return failed(jobs, fault);
  return write(parts, { all: planned, rows, at, whole: true });
}
