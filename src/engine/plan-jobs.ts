/**
 * Plans the commands of a batch, those of one case in their order upon each other. What a command
 * needs to know of other cases is looked up for all of them at once, and then they are planned again.
 */
import type { BatchLoad } from '../db/batch-load.ts';
import { fromDatabase } from '../db/failure.ts';
import { findLinkedCases } from '../db/linked-cases.ts';
import type { Db } from '../db/open.ts';
import type { LinkedCase } from '../terms/case.ts';
import type { CaseId, CityCode, RulebookId } from '../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import { cityDate, type Instant, parseTimeZone } from '../terms/units.ts';
import { type Base, type Course, seenVersion, startCourse, targetOf, withStep } from './course.ts';
import { type LinkRef, linkName } from './facts.ts';
import type { Job } from './job.ts';
import { isMissing, type Judgement, judge, judgeOpening, type Setting } from './judge.ts';
import type { Known } from './known.ts';
import { type Outcome, refused } from './request.ts';

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

export interface Planning {
  readonly db: Db;
  readonly known: Known;
  readonly load: BatchLoad;
  readonly at: Instant;
}

/** Id of the rulebook in force for a city: the latest in force, of equal dates the newest version. */
async function rulebookInForce(
  { load, known, at }: Planning,
  city: CityCode,
): Promise<RulebookId | Refusal> {
  for (const row of load.rulebooks) {
    if (row.city !== city) continue;
    const { calendar } = await known.rulebook(row.id);
    if (row.inForceOn <= cityDate(at, parseTimeZone(calendar.timeZone))) return row.id;
  }
  return refuse('no_rulebook', { city, on: at.slice(0, 10) });
}

/** The case of a job as the batch begins, or why there is none. */
async function startFor(planning: Planning, job: Job): Promise<Course | Refusal> {
  const { load, known } = planning;
  const loaded = load.cases.get(job.caseId) ?? null;
  if (job.opening === null && loaded === null) return refuse('case_not_found');
  const city = loaded?.city ?? job.opening?.city ?? '';
  const name = loaded?.procedure ?? job.opening?.procedure ?? '';
  const rulebookId = loaded?.rulebookId ?? (await rulebookInForce(planning, city));
  if (isRefusal(rulebookId)) return rulebookId;
  const version = loaded?.stored.workflowVersion;
  const procedure = await known.procedure(name, rulebookId, version);
  const directory = await known.directory(city, load.organisations[city] ?? 0);
  const base: Base = { id: job.caseId, city, name, rulebookId, procedure, directory };
  return startCourse(base, loaded);
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
  readonly links: Map<string, LinkedCase | null>;
  readonly missing: Map<CityCode, LinkRef[]>;
  readonly postponed: Job[];
  readonly waiting: Set<CaseId>;
}

function planOne(progress: Progress, course: Course, job: Job, at: Instant): void {
  const { procedure, directory, city, id } = course;
  const organisation = directory.on(cityDate(at, procedure.zone));
  const setting = { procedure, organisation, at, links: progress.links };
  const judgement = judgeJob(course, job, setting);
  if (isMissing(judgement)) {
    progress.missing.set(city, [...(progress.missing.get(city) ?? []), ...judgement.missing]);
    progress.waiting.add(id);
    progress.postponed.push(job);
    return;
  }
  if (isRefusal(judgement)) {
    const after = course.steps.length > 0 ? id : null;
    progress.planned.push({ job, outcome: refused(judgement), after, city });
    return;
  }
  const next = withStep(course, judgement);
  progress.courses.set(id, next);
  const version = seenVersion(next) + next.steps.length;
  const number = next.loaded?.number ?? null;
  const outcome: Outcome = { accepted: true, caseId: id, version, number };
  progress.planned.push({ job, outcome, after: id, city });
}

/** A command that breaks is its own trouble: the others of the batch go on. */
async function planInto(progress: Progress, planning: Planning, job: Job): Promise<void> {
  if (progress.waiting.has(job.caseId)) {
    progress.postponed.push(job);
    return;
  }
  const city = job.opening?.city ?? null;
  try {
    const course = progress.courses.get(job.caseId) ?? (await startFor(planning, job));
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

async function lookUp(progress: Progress, db: Db): Promise<void> {
  for (const [city, refs] of progress.missing) {
    const found = await fromDatabase(findLinkedCases(db.kysely, city, refs));
    for (const ref of refs) {
      const name = linkName(ref);
      const match = found.find(({ id, number }) => id === ref.id?.toLowerCase() || number === name);
      progress.links.set(name, match?.linked ?? null);
    }
  }
}

export async function planJobs(planning: Planning, jobs: readonly Job[]) {
  const courses = new Map<CaseId, Course>();
  const planned: Planned[] = [];
  const links = new Map<string, LinkedCase | null>();
  for (let left = jobs; left.length > 0; ) {
    const progress: Progress = {
      courses,
      planned,
      links,
      missing: new Map(),
      postponed: [],
      waiting: new Set(),
    };
    for (const job of left) await planInto(progress, planning, job);
    await lookUp(progress, planning.db);
    left = progress.postponed;
  }
  return { courses: courses.values(), planned };
}
