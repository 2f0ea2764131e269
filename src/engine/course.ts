/**
 * A case on its way through one batch: how it was loaded, and the steps planned upon it so far.
 * Several commands for a case follow each other here without the database in between.
 */
import type { LoadedCase } from '../db/batch-load.ts';
import type { Directory } from '../rules/directory.ts';
import type { Facts } from '../terms/case.ts';
import type { CaseId, CityCode, ProcedureName, RulebookId } from '../terms/ids.ts';
import type { NumberRequest } from '../terms/workflow.ts';
import type { Target } from './judge.ts';
import type { Procedure } from './known.ts';
import type { Step } from './plan.ts';

/** What stays the same over all steps of a case within a batch. */
export interface Base {
  readonly id: CaseId;
  readonly city: CityCode;
  readonly name: ProcedureName;
  readonly rulebookId: RulebookId;
  readonly procedure: Procedure;
  /** The procedure as the case was pinned when it was loaded: what its rows were derived by. */
  readonly before: Procedure;
  readonly directory: Directory;
}

export interface Course extends Base {
  /** Null for a case that this batch opens. */
  readonly loaded: LoadedCase | null;
  readonly steps: readonly Step[];
  /** The number asked for by these steps; a case asks once in its life. */
  readonly wish: NumberRequest | null;
}

export const startCourse = (base: Base, loaded: LoadedCase | null): Course => ({
  ...base,
  loaded,
  steps: [],
  wish: null,
});

export const withStep = (course: Course, step: Step): Course => ({
  ...course,
  steps: [...course.steps, step],
  wish: course.wish ?? (course.loaded?.number == null ? step.number : null),
});

/** The case passes to another rulebook with its next step. */
export function adoptedBy({ loaded, steps, rulebookId }: Course): Facts['adopted'] {
  if (loaded === null || steps.length > 0 || loaded.rulebookId === rulebookId) return undefined;
  return { from: loaded.rulebookId, to: rulebookId };
}

/** Version before the first step of the batch; 0 for a case not yet opened. */
export const seenVersion = (course: Course): number => course.loaded?.version ?? 0;

export const lastStep = (course: Course): Step | undefined => course.steps.at(-1);

/** The case as the next command of the batch meets it; undefined before it is opened. */
export function targetOf(course: Course): Target | undefined {
  const step = lastStep(course);
  const version = seenVersion(course) + course.steps.length;
  if (step !== undefined) {
    const { readers, outcome } = step.summary;
    return { id: course.id, version, stored: step.stored, readers, outcome };
  }
  if (course.loaded === null) return undefined;
  const { id, stored, readers, outcome } = course.loaded;
  return { id, version, stored, readers, outcome };
}
