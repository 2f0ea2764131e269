// Puts a loaded case, or one to be opened, beside everything it is judged by: its procedure bound
// to the rulebook it is pinned to, and the organisation of its city as it stands now.

import type { BatchLoad, LoadedCase } from '../db/batch-load.ts';
import { fromDatabase } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import { listRulebooks } from '../db/rulebooks.ts';
import type { Actor } from '../terms/actor.ts';
import type { CaseId, CityCode, RulebookId } from '../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import { cityDate, type Instant, parseTimeZone } from '../terms/units.ts';
import { adoptedBy, type Course, startCourse } from './course.ts';
import type { Opening } from './job.ts';
import type { Setting } from './judge.ts';
import type { Known, Procedure } from './known.ts';
import type { Links } from './links.ts';

export interface StartParts {
  readonly db: Db;
  readonly known: Known;
  readonly load: BatchLoad;
  readonly at: Instant;
}

/** The rulebook in force for a city: the one in force latest, of equal dates the newest version. */
export async function rulebookInForce(
  { load, known, at }: Pick<StartParts, 'load' | 'known' | 'at'>,
  city: CityCode,
): Promise<RulebookId | Refusal> {
  for (const row of load.rulebooks) {
    if (row.city !== city) continue;
    const { calendar } = await known.rulebook(row.id);
    if (row.inForceOn <= cityDate(at, parseTimeZone(calendar.timeZone))) return row.id;
  }
  return refuse('no_rulebook', { city, on: at.slice(0, 10) });
}

export const directoryOf = ({ known, load }: StartParts, city: CityCode) =>
  known.directory(city, load.organisations[city] ?? 0);

/** The rulebook by which a person's command is judged: of a draft that floats, the one in force. */
async function rulebookOf(
  parts: StartParts,
  { city, procedure: name, rulebookId, stored }: LoadedCase,
  pinned: Procedure,
): Promise<RulebookId> {
  if (pinned.bound.floats?.(stored) !== true) return rulebookId;
  const rulebooks = await fromDatabase(listRulebooks(parts.db.kysely, city));
  const id = await rulebookInForce({ ...parts, load: { ...parts.load, rulebooks } }, city);
  if (isRefusal(id) || id === rulebookId) return rulebookId;
  const { bound } = await parts.known.procedure(name, id, stored.workflowVersion);
  return bound.floats?.(stored) === true ? id : rulebookId;
}

async function startLoaded(
  parts: StartParts,
  loaded: LoadedCase,
  by: Actor['kind'],
): Promise<Course> {
  const { id, city, procedure: name, stored } = loaded;
  const version = stored.workflowVersion;
  const before = await parts.known.procedure(name, loaded.rulebookId, version);
  const rulebookId = by === 'person' ? await rulebookOf(parts, loaded, before) : loaded.rulebookId;
  const procedure = await parts.known.procedure(name, rulebookId, version);
  const directory = await directoryOf(parts, city);
  return startCourse({ id, city, name, rulebookId, procedure, before, directory }, loaded);
}

/**
 * `case_not_found` and `no_rulebook`; a case that exists although it shall be opened is loaded. The
 * system never moves a case to another rulebook.
 */
export async function startCase(
  parts: StartParts,
  id: CaseId,
  opening: Opening | null,
  by: Actor['kind'],
): Promise<Course | Refusal> {
  const loaded = parts.load.cases.get(id);
  if (loaded !== undefined) return startLoaded(parts, loaded, by);
  if (opening === null) return refuse('case_not_found');
  const { city, procedure: name } = opening;
  const rulebookId = await rulebookInForce(parts, city);
  if (isRefusal(rulebookId)) return rulebookId;
  const procedure = await parts.known.procedure(name, rulebookId);
  const directory = await directoryOf(parts, city);
  return startCourse({ id, city, name, rulebookId, procedure, before: procedure, directory }, null);
}

export function settingOf(course: Course, at: Instant, links: Links): Setting {
  const { procedure, directory } = course;
  const adopted = adoptedBy(course);
  const organisation = directory.on(cityDate(at, procedure.zone));
  return { procedure, organisation, at, links, ...(adopted && { adopted }) };
}
