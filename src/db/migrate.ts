/**
 * Runs migrations/*.sql in order, each once, under a lock: several processes may start at once.
 * Refuses a database that knows a migration which this code does not: older code must never write
 * into newer tables.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { packageRoot } from '../package-root.ts';
import { type Db, open } from './open.ts';

const folder = join(packageRoot, 'migrations');

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations: Record<string, Migration> = {};
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    migrations[file.replace(/\.sql$/, '')] = {
      up: async (db: Kysely<never>) => void (await sql.raw(text).execute(db)),
    };
  }
  return migrations;
}

async function refuseNewer(db: Db, known: readonly string[]): Promise<void> {
  const { rows: tables } = await sql<{ name: string | null }>`
    select to_regclass('kysely_migration')::text as name`.execute(db.kysely);
  if (tables[0]?.name == null) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(
    db.kysely,
  );
  const newer = rows.map((row) => row.name).filter((name) => !known.includes(name));
  if (newer.length === 0) return;
  throw new Error(
    `this database is newer than this program: it knows the migrations ${newer.join(', ')}. ` +
      'Start the newer version of the program.',
  );
}

/** Safe to call at every start and by several processes at once. */
export async function migrate(url: string): Promise<void> {
  const migrations = await readMigrations();
  const db = open(url, { max: 2 });
  try {
    await refuseNewer(db, Object.keys(migrations));
    const migrator = new Migrator({
      db: db.kysely,
      provider: { getMigrations: async () => migrations },
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error === undefined) return;
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    throw new Error(`migration ${failed ?? '(none begun)'} failed`, { cause: error });
  } finally {
    await db.close();
  }
}
