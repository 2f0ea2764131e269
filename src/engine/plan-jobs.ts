/**
 * Plans the commands of a batch, those of one case in their order upon each other. What a command
 * needs to know of other cases is looked up for all of them at once, and then they are planned
 * again.
 */
import type { Db } from '../db/open.ts';
import type { CaseId, CityCode } from '../terms/ids.ts';
import { isRefusal, refuse } from '../terms/refusal.ts';
import type { Instant } from '../terms/units.ts';
import { type Claims, claimIn, createClaims, takenBy } from './claims.ts';
import { type Course, seenVersion, targetOf, withStep } from './course.ts';
import type { Job } from './job.ts';
import { isMissing, type Judgement, judge, judgeOpening, type Setting } from './judge.ts';
import { type CityLinks, createCityLinks, joinMissing, type Missing } from './links.ts';
import { lookUpLinks } from './look-up-links.ts';
import { type Outcome, refused } from './request.ts';
import { type StartParts, settingOf, startCase } from './start.ts';

/** What became of a job: an outcome that holds once written, or a fault that is its own. */
export interface Planned {
  readonly job: Job;
  readonly outcome?: Outcome;
  readonly fault?: unknown;
  /** The case whose write this outcome depends on. */
  readonly after: CaseId | null;
  /** The answer was given before and stands under its key already. */
  readonly repeat?: boolean;
  readonly silent?: boolean;
  readonly city: CityCode | null;
}

function judgeJob(course: Course, job: Job, setting: Setting): Judgement {
  const target = targetOf(course);
  if (job.opening === null) {
    return target === undefined ? refuse('case_not_found') : judge(target, setting, job);
  }
  if (target !== undefined) return refuse('case_exists');
  return judgeOpening(job.caseId, setting, job);
}

/** The courses of a batch, its results so far, and what must be looked up for the rest. */
interface Progress {
  readonly courses: Map<CaseId, Course>;
  readonly planned: Planned[];
  readonly links: CityLinks;
  readonly missing: Map<CityCode, Missing[]>;
  readonly claims: Claims;
  readonly postponed: Job[];
  readonly waiting: Set<CaseId>;
}

function postpone({ waiting, postponed }: Progress, job: Job): void {
  waiting.add(job.caseId);
  postponed.push(job);
}

function planOne(progress: Progress, course: Course, job: Job, at: Instant): void {
  const { city, id } = course;
  const judgement = judgeJob(course, job, settingOf(course, at, progress.links.of(city)));
  if (isMissing(judgement)) {
    progress.missing.set(city, [...(progress.missing.get(city) ?? []), judgement.missing]);
    postpone(progress, job);
    return;
  }
  const after = course.steps.length > 0 ? id : null;
  if (isRefusal(judgement)) {
    progress.planned.push({ job, outcome: refused(judgement), after, city });
    return;
  }
  const claim = claimIn(course, judgement);
  const holder = claim === null ? null : progress.claims.holderOf(claim);
  if (holder === undefined) {
    postpone(progress, job);
    return;
  }
  if (claim !== null && holder !== null && holder.id !== id) {
    // One that this very batch gives it to has it only once that is written.
    const behind = progress.courses.has(holder.id) ? holder.id : after;
    progress.planned.push({ job, outcome: refused(takenBy(claim, holder)), after: behind, city });
    return;
  }
  const next = withStep(course, judgement);
  progress.courses.set(id, next);
  const version = seenVersion(next) + next.steps.length;
  const number = next.loaded?.number ?? null;
  if (claim !== null) progress.claims.give(claim, { id, number });
  const outcome: Outcome = { accepted: true, caseId: id, version, number };
  progress.planned.push({ job, outcome, after: id, city });
}

/** A command that breaks is its own trouble: the others of the batch go on. */
async function planInto(progress: Progress, planning: StartParts, job: Job): Promise<void> {
  if (progress.waiting.has(job.caseId)) {
    postpone(progress, job);
    return;
  }
  const city = job.opening?.city ?? null;
  if (job.refusal !== undefined) {
    progress.planned.push({ job, outcome: refused(job.refusal), after: null, city });
    return;
  }
  try {
    const course =
      progress.courses.get(job.caseId) ??
      (await startCase(planning, job.caseId, job.opening, job.actor.kind));
    if (isRefusal(course)) {
      progress.planned.push({ job, outcome: refused(course), after: null, city });
      return;
    }
    progress.courses.set(job.caseId, course);
    planOne(progress, course, job, planning.at);
  } catch (fault) {
    progress.planned.push({ job, fault, after: null, city });
  }
}

async function lookUp({ missing, links, claims }: Progress, db: Db): Promise<void> {
  await claims.lookUp(db);
  for (const [city, asked] of missing) {
    links.add(city, await lookUpLinks(db, city, joinMissing(asked)));
  }
}

export async function planJobs(planning: StartParts, jobs: readonly Job[]) {
  const courses = new Map<CaseId, Course>();
  const planned: Planned[] = [];
  const links = createCityLinks();
  const claims = createClaims();
  for (let left = jobs; left.length > 0; ) {
    const progress: Progress = {
      courses,
      planned,
      links,
      missing: new Map(),
      claims,
      postponed: [],
      waiting: new Set(),
    };
    for (const job of left) await planInto(progress, planning, job);
    await lookUp(progress, planning.db);
    left = progress.postponed;
  }
  return { courses: courses.values(), planned };
}
