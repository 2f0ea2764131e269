/**
 * Commands on trial: what the engine would say to them one after the other, as to a bundle, and
 * everything that is wrong with the lines that they bring. Nothing is written, and no refusal is
 * put on record.
 */
import { randomUUID } from 'node:crypto';
import type { CaseId } from '../terms/ids.ts';
import type { Refusal } from '../terms/refusal.ts';
import type { Instant } from '../terms/units.ts';
import type { BroughtFault } from '../terms/workflow.ts';
import { type BatchParts, lookUp } from './batch.ts';
import { type Course, targetOf } from './course.ts';
import { type Job, jobOfCommand, jobOfOpening } from './job.ts';
import { isMissing, judgeLines } from './judge.ts';
import { type Links, noLinks } from './links.ts';
import { lookUpLinks } from './look-up-links.ts';
import { planJobs } from './plan-jobs.ts';
import type { AdvanceRequest, BeginRequest } from './request.ts';
import { settingOf } from './start.ts';

export interface Tried {
  /** Null: it would be accepted, after those before it. */
  readonly refusal: Refusal | null;
  /** Where the refusal is about lines, all that is wrong with them. */
  readonly faults: readonly BroughtFault[];
}

const jobOf = (request: AdvanceRequest | BeginRequest): Job =>
  'caseId' in request
    ? jobOfCommand(request)
    : jobOfOpening(request, request.id ?? (randomUUID() as CaseId));

/** Whether the refusal names the first of several faults. */
const isAboutLines = ({ details }: Refusal): boolean => details?.['faults'] !== undefined;

async function faultsOf(
  { db }: BatchParts,
  course: Course,
  job: Job,
  at: Instant,
): Promise<readonly BroughtFault[]> {
  const target = targetOf(course);
  if (target === undefined) return [];
  const judged = (links: Links) => judgeLines(target, settingOf(course, at, links), job);
  const said = judged(noLinks);
  if (!isMissing(said)) return said;
  const again = judged(await lookUpLinks(db, course.city, said.missing));
  return isMissing(again) ? [] : again;
}

export async function tryTogether(
  parts: BatchParts,
  requests: readonly (AdvanceRequest | BeginRequest)[],
): Promise<Tried[]> {
  const jobs = requests.map(jobOf);
  const { load, at } = await lookUp(parts, jobs);
  const { courses, planned } = await planJobs({ ...parts, load, at }, jobs);
  const byCase = new Map([...courses].map((course) => [course.id, course]));
  const outcomes = new Map(planned.map((one) => [one.job, one]));
  return Promise.all(
    jobs.map(async (job): Promise<Tried> => {
      const one = outcomes.get(job);
      if (one?.outcome === undefined) throw one?.fault;
      if (one.outcome.accepted) return { refusal: null, faults: [] };
      const { refusal } = one.outcome;
      const course = byCase.get(job.caseId);
      const asked = course !== undefined && isAboutLines(refusal);
      return { refusal, faults: asked ? await faultsOf(parts, course, job, at) : [] };
    }),
  );
}
