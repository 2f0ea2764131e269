// The first start without any set-up: a real rulebook and a fictional organisation to try it with.
// Only the embedded database gets it, and only while it is empty.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importOrganisation } from '../db/import-organisation.ts';
import type { Db } from '../db/open.ts';
import { anyRulebook } from '../db/rulebooks.ts';
import { hashPassword } from '../http/password.ts';
import { faultLine } from '../rules/fault-place.ts';
import type { CityCode } from '../terms/ids.ts';
import { type DemoFile, demoPasswordFile, readDemoFile } from './demo-file.ts';
import { readOrganisationFile } from './load-organisation.ts';
import { publishFolder, rulebooksFolder } from './publish.ts';

export interface Demo extends DemoFile {
  readonly password: string;
}

async function readExample(folder: string) {
  const read = await readOrganisationFile(join(folder, 'organisation.example.yaml'));
  if ('faults' in read) throw new Error(read.faults.map(faultLine).join('\n'));
  return read;
}

/** The demo's rulebook and organisation; `password` is the hash every account gets. */
export async function loadDemoCity(db: Db, password: string | null): Promise<CityCode> {
  const city = join(rulebooksFolder, (await readDemoFile()).folder);
  const organisation = await readExample(city);
  await importOrganisation(db, organisation, password);
  const published = await publishFolder(db, city);
  if ('faults' in published) throw new Error(JSON.stringify(published.faults, null, 2));
  return organisation.city;
}

/** The password is kept before anything is loaded: a start cut short is simply begun again. */
async function load(db: Db, dataDir: string): Promise<void> {
  const password = randomBytes(6).toString('base64url');
  await writeFile(demoPasswordFile(dataDir), password, { mode: 0o600 });
  await loadDemoCity(db, await hashPassword(password));
}

/** Loads the demo into an empty database; null when this database is somebody's own. */
export async function prepareDemo(db: Db, dataDir: string): Promise<Demo | null> {
  const file = await readDemoFile();
  if (!(await anyRulebook(db.kysely))) await load(db, dataDir);
  const kept = demoPasswordFile(dataDir);
  return existsSync(kept) ? { ...file, password: await readFile(kept, 'utf8') } : null;
}
