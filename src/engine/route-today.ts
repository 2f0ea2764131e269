/**
 * How a case is led to its decision by the rulebook it is pinned to, and how the one in force today
 * would lead it. Nothing is written: a running case keeps its rulebook, and this shows what that
 * means.
 */
import { loadBatch } from '../db/batch-load.ts';
import type { Clock } from '../db/clock.ts';
import { fromDatabase } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../terms/actor.ts';
import type { CaseId, CityCode, RulebookId } from '../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import { cityDate } from '../terms/units.ts';
import type { Forecast } from '../terms/workflow.ts';
import { type Course, targetOf } from './course.ts';
import { checkSight } from './judge.ts';
import type { Known } from './known.ts';
import { noLinks } from './links.ts';
import { changedParts, type ForecastPart, forecastOf } from './rehearse-forecast.ts';
import { rulebookInForce, settingOf, startCase } from './start.ts';

interface RouteUnder {
  readonly rulebook: { readonly id: RulebookId; readonly version: number };
  /** Null: the rulebook makes nothing of the case as it stands. */
  readonly forecast: Forecast | null;
}

export interface RoutesOfCase {
  readonly caseId: CaseId;
  readonly pinned: RouteUnder;
  readonly today: RouteUnder;
  readonly differs: readonly ForecastPart[];
}

interface Parts {
  readonly db: Db;
  readonly known: Known;
  readonly clock: Clock;
}

async function routesOf(
  { known }: Parts,
  course: Course,
  inForceId: RulebookId,
  on: Parameters<typeof forecastOf>[2],
): Promise<RoutesOfCase | Refusal> {
  const stored = targetOf(course)?.stored;
  if (stored === undefined) return refuse('case_not_found');
  const { id: caseId, name, rulebookId, procedure } = course;
  const inForce = await known.procedure(name, inForceId, stored.workflowVersion);
  const before = forecastOf(procedure.bound, stored);
  const after = forecastOf(inForce.bound, stored, on);
  const under = (id: RulebookId, version: number, forecast: Forecast | null): RouteUnder => ({
    rulebook: { id, version },
    forecast,
  });
  return {
    caseId,
    pinned: under(rulebookId, procedure.rulebook.identity.version, before),
    today: under(inForceId, inForce.rulebook.identity.version, after),
    differs: changedParts(before, after),
  };
}

/** `case_not_found` when there is none or the actor may not see it. */
export async function compareRoutes(
  parts: Parts,
  actor: Actor,
  city: CityCode,
  caseId: CaseId,
): Promise<RoutesOfCase | Refusal> {
  const { db, known, clock } = parts;
  const load = await fromDatabase(loadBatch(db, { cases: [caseId], keys: [], cities: [city] }));
  const start = { db, known, load, at: clock.at(load.now) };
  // As it is pinned: nobody's looking moves a draft to another rulebook.
  const course = await startCase(start, caseId, null, 'system');
  if (isRefusal(course)) return course;
  const target = targetOf(course);
  const setting = settingOf(course, start.at, noLinks);
  if (target === undefined) return refuse('case_not_found');
  const unseen = checkSight(target, setting, { actor, command: null });
  if (unseen !== null) return unseen;
  const inForceId = await rulebookInForce(start, city);
  if (isRefusal(inForceId)) return inForceId;
  return routesOf(parts, course, inForceId, cityDate(start.at, setting.procedure.zone));
}
