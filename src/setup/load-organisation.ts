// From a file to the organisation of a city: read, held against the rulebook that is in force, and
// imported as a whole or not at all.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { workflows } from '../../workflows/index.ts';
import { loadBatch } from '../db/batch-load.ts';
import { importOrganisation } from '../db/import-organisation.ts';
import type { Db } from '../db/open.ts';
import { loadOrganisation } from '../db/people.ts';
import { createKnown } from '../engine/known.ts';
import { rulebookInForce } from '../engine/start.ts';
import type { Ground } from '../rules/check-organisation.ts';
import { readOrganisation } from '../rules/read-organisation.ts';
import { utf8Text } from '../rules/read-utf8.ts';
import { organisationWarnings } from '../rules/warn-organisation.ts';
import type { CityCode } from '../terms/ids.ts';
import { isRefusal } from '../terms/refusal.ts';

export async function readOrganisationFile(path: string, ground?: Ground) {
  const text = utf8Text(await readFile(path));
  return readOrganisation({ path: basename(path), text }, ground);
}

/** What leaves work lying although nothing of the file is wrong. */
export async function warningsOfFile(path: string, ground?: Ground) {
  const text = utf8Text(await readFile(path));
  return organisationWarnings({ path: basename(path), text }, ground);
}

/** Undefined while the city has no rulebook in force: then the file stands alone. */
async function groundOf(db: Db, city: CityCode): Promise<Ground | undefined> {
  const load = await loadBatch(db, { cases: [], keys: [], cities: [city] });
  const known = createKnown(db, workflows);
  const id = await rulebookInForce({ load, known, at: load.now }, city);
  if (isRefusal(id)) return undefined;
  const { units } = await loadOrganisation(db.kysely, city);
  return { rulebook: await known.rulebook(id), units: units.map(({ code }) => code) };
}

/** What was imported, or everything that is wrong with it. */
export async function importOrganisationFile(db: Db, path: string) {
  const alone = await readOrganisationFile(path);
  if ('faults' in alone) return alone;
  const read = await readOrganisationFile(path, await groundOf(db, alone.city));
  if (!('faults' in read)) await importOrganisation(db, read);
  return read;
}
