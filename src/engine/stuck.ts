/**
 * The list of stuck cases, each with its causes: what the tables hold, read by the rulebook's watch
 * and by who sits where today.
 */

import { fromDatabase } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import { absentPersons } from '../db/people.ts';
import { findStuck } from '../db/views-stuck.ts';
import { waitingPlaces } from '../db/views-work.ts';
import { emptyPlaces, staffedPlaces } from '../rules/empty-places.ts';
import type { CaseId } from '../terms/ids.ts';
import { idleWatches } from './idle.ts';
import type { Sight } from './look.ts';

/** In the order of case ids, beyond `after`. */
export async function listStuckCases(
  db: Db,
  sight: Sight,
  page: { readonly after: CaseId | null; readonly limit: number },
) {
  const { city, at, organisation, rulebook } = sight;
  const read = db.kysely;
  const [places, absent] = await fromDatabase(
    Promise.all([waitingPlaces(read, city), absentPersons(read, city, at)]),
  );
  const away = new Set(absent);
  const found = {
    at,
    watches: idleWatches(rulebook.rulebook, at),
    empty: emptyPlaces(places, organisation, away),
    staffed: staffedPlaces(places, organisation, away),
  };
  return fromDatabase(findStuck(read, sight, found, page));
}
