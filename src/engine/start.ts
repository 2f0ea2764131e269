// Puts a loaded case, or one to be opened, beside everything it is judged by: its procedure bound
// to the rulebook it is pinned to, and the organisation of its city as it stands now.

import type { BatchLoad } from '../db/batch-load.ts';
import type { CaseId, CityCode, RulebookId } from '../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import { cityDate, type Instant, parseTimeZone } from '../terms/units.ts';
import { type Course, startCourse } from './course.ts';
import type { Links } from './facts.ts';
import type { Opening } from './job.ts';
import type { Setting } from './judge.ts';
import type { Known } from './known.ts';

export interface StartParts {
  readonly known: Known;
  readonly load: BatchLoad;
  readonly at: Instant;
}

/** The rulebook in force for a city: the one in force latest, of equal dates the newest version. */
export async function rulebookInForce(
  { load, known, at }: StartParts,
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

/** `case_not_found` and `no_rulebook`; a case that exists although it shall be opened is loaded. */
export async function startCase(
  parts: StartParts,
  id: CaseId,
  opening: Opening | null,
): Promise<Course | Refusal> {
  const loaded = parts.load.cases.get(id) ?? null;
  if (opening === null && loaded === null) return refuse('case_not_found');
  const city = loaded?.city ?? opening?.city ?? '';
  const name = loaded?.procedure ?? opening?.procedure ?? '';
  const rulebookId = loaded?.rulebookId ?? (await rulebookInForce(parts, city));
  if (isRefusal(rulebookId)) return rulebookId;
  const version = loaded?.stored.workflowVersion;
  const procedure = await parts.known.procedure(name, rulebookId, version);
  const directory = await directoryOf(parts, city);
  return startCourse({ id, city, name, rulebookId, procedure, directory }, loaded);
}

export function settingOf({ procedure, directory }: Course, at: Instant, links: Links): Setting {
  return { procedure, organisation: directory.on(cityDate(at, procedure.zone)), at, links };
}
