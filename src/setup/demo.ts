// The first start without any set-up: a real rulebook and a fictional organisation to try it with.
// Only the embedded database gets it, and only while it is empty.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { importOrganisation } from '../db/import-organisation.ts';
import type { Db } from '../db/open.ts';
import { hashPassword } from '../http/password.ts';
import { packageRoot } from '../package-root.ts';
import { readOrganisation } from '../rules/read-organisation.ts';
import { publishFolder, rulebooksFolder } from './publish.ts';

export interface Demo {
  /** Folder of the city's rulebook, below the package. */
  readonly folder: string;
  readonly password: string;
  readonly accounts: readonly { readonly login: string; readonly seats: string }[];
}

interface DemoCity {
  readonly folder: string;
}

const passwordFile = (dataDir: string): string => join(dataDir, 'demo-password');

/** The folder of rulebooks says by a file which city is shown: the code knows none. */
export async function demoCity(): Promise<DemoCity> {
  const name = (await readFile(join(rulebooksFolder, 'demo-city'), 'utf8')).trim();
  return { folder: join(rulebooksFolder, name) };
}

async function readExample({ folder }: DemoCity) {
  const read = readOrganisation(await readFile(join(folder, 'organisation.example.yaml'), 'utf8'));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read;
}

async function isEmpty(db: Db): Promise<boolean> {
  const row = await db.kysely.selectFrom('rulebooks').select('id').limit(1).executeTakeFirst();
  return row === undefined;
}

/** Loads the demo into an empty database; null when this database is somebody's own. */
export async function prepareDemo(db: Db, dataDir: string): Promise<Demo | null> {
  const city = await demoCity();
  if (await isEmpty(db)) {
    const published = await publishFolder(db, city.folder);
    if ('faults' in published) throw new Error(JSON.stringify(published.faults, null, 2));
    const password = randomBytes(6).toString('base64url');
    await importOrganisation(db, await readExample(city), await hashPassword(password));
    await writeFile(passwordFile(dataDir), password, { mode: 0o600 });
  }
  return existsSync(passwordFile(dataDir)) ? describe(city, dataDir) : null;
}

/** One account of each role is enough to try everything. */
async function describe(city: DemoCity, dataDir: string): Promise<Demo> {
  const { holders, seats } = await readExample(city);
  const seatOf = new Map(seats.map((seat) => [seat.code, seat]));
  const shown = new Map<string, { login: string; seats: string }>();
  for (const { login, seat: code } of holders) {
    const seat = seatOf.get(code);
    if (seat !== undefined && !shown.has(seat.role)) {
      shown.set(seat.role, { login, seats: seat.title });
    }
  }
  return {
    folder: relative(packageRoot, city.folder),
    password: await readFile(passwordFile(dataDir), 'utf8'),
    accounts: [...shown.values()],
  };
}
