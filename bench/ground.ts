/**
 * What every question stands on: one embedded PostgreSQL with its durable defaults, migrated, with
 * the demo city's rulebook and its example organisation. Laid out like a data folder of the
 * product, so that a real server can be started upon it afterwards.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, open } from '../src/db/open.ts';
import { type EmbeddedServer, openEmbedded } from '../src/embedded/server.ts';
import { migrateAll } from '../src/setup/database.ts';
import { loadDemoCity } from '../src/setup/demo.ts';
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
  remove(): void;
}

const CONNECTIONS = 16;

async function readPeople(db: Db, city: CityCode): Promise<Map<string, PersonId>> {
  const rows = await db.kysely
    .selectFrom('persons')
    .select(['id', 'login'])
    .where('city', '=', city)
    .execute();
  return new Map(rows.flatMap(({ id, login }) => (login === null ? [] : [[login, id]])));
}

async function settle(dataDir: string, server: EmbeddedServer): Promise<Ground> {
  const url = server.url();
  await migrateAll(url);
  const db = open(url, { max: CONNECTIONS });
  const city = await loadDemoCity(db, null);
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
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

export async function layGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kyogi-bench-'));
  // A temporary folder is closed to others, and so to the account that PostgreSQL runs under.
  chmodSync(dataDir, 0o755);
  const server = await openEmbedded({ root: join(dataDir, 'postgres') });
  try {
    return await settle(dataDir, server);
  } catch (error) {
    // It stands in a session of its own and would outlive this process.
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}
