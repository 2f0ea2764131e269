/**
 * What every question stands on: one embedded PostgreSQL with its durable defaults, migrated, with
 * the demo city's rulebook and its example organisation. Laid out like a data folder of the product,
 * so that a real server can be started upon it afterwards.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importOrganisation } from '../src/db/import-organisation.ts';
import { type Db, open } from '../src/db/open.ts';
import { type EmbeddedServer, openEmbedded } from '../src/embedded/server.ts';
import { readOrganisation } from '../src/rules/read-organisation.ts';
import { migrateAll } from '../src/setup/database.ts';
import { demoCity } from '../src/setup/demo.ts';
import { publishFolder } from '../src/setup/publish.ts';
import type { CityCode, PersonId } from '../src/terms/ids.ts';

export interface Ground {
  /** As DATA_DIR names it. */
  readonly dataDir: string;
  readonly url: string;
  readonly db: Db;
  readonly city: CityCode;
  /** Person by login; in the example a login is also the code of its seat. */
  readonly people: ReadonlyMap<string, PersonId>;
  /** Stops the server and keeps the data. */
  stop(): Promise<void>;
  /** Starts it again on the same data. */
  restart(): Promise<Ground>;
  remove(): void;
}

const CONNECTIONS = 16;

async function settle(db: Db): Promise<CityCode> {
  const { folder } = await demoCity();
  const file = readOrganisation(await readFile(join(folder, 'organisation.example.yaml'), 'utf8'));
  if ('faults' in file) throw new Error(file.faults.join('\n'));
  const published = await publishFolder(db, folder);
  if ('faults' in published) throw new Error(JSON.stringify(published.faults, null, 2));
  await importOrganisation(db, file);
  return file.city;
}

async function readPeople(db: Db, city: CityCode): Promise<Map<string, PersonId>> {
  const rows = await db.kysely
    .selectFrom('persons')
    .select(['id', 'login'])
    .where('city', '=', city)
    .execute();
  return new Map(rows.flatMap(({ id, login }) => (login === null ? [] : [[login, id]])));
}

/** Nothing is loaded into a folder that holds a city already. */
async function standOn(dataDir: string, known?: CityCode): Promise<Ground> {
  const server: EmbeddedServer = await openEmbedded({ root: join(dataDir, 'postgres') });
  const url = server.url();
  await migrateAll(url);
  const db = open(url, { max: CONNECTIONS });
  const city = known ?? (await settle(db));
  return {
    dataDir,
    url,
    db,
    city,
    people: await readPeople(db, city),
    stop: async () => {
      await db.close();
      await server.stop();
    },
    restart: () => standOn(dataDir, city),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

export function layGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kyogi-bench-'));
  // A temporary folder is closed to others, and so to the account that PostgreSQL runs under.
  chmodSync(dataDir, 0o755);
  return standOn(dataDir);
}
