// Which PostgreSQL the product stands on: the city's own, or the one that comes with it.

import { join } from 'node:path';
import { BadConfig, type Config } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { open } from '../db/open.ts';
import { readServerVersion } from '../db/server-version.ts';
import { migrateQueues } from '../delivery/queues.ts';
import { runningUrl } from '../embedded/running.ts';
import { openEmbedded } from '../embedded/server.ts';

export interface Ground {
  readonly url: string;
  /** True for the PostgreSQL that comes with the product. */
  readonly embedded: boolean;
  stop(): Promise<void>;
}

const clusterOf = (config: Config): string => join(config.dataDir, 'postgres');

/** For a process that serves: starts the embedded server when no other database is named. */
export async function openGround(config: Config): Promise<Ground> {
  if (config.databaseUrl !== undefined) {
    return { url: config.databaseUrl, embedded: false, stop: async () => undefined };
  }
  const server = await openEmbedded({ root: clusterOf(config) });
  return { url: server.url(), embedded: true, stop: server.stop };
}

/** For a command beside a running process: joins its server, and starts one only when none runs. */
export async function joinGround(config: Config): Promise<Ground> {
  const url = config.databaseUrl ?? runningUrl(clusterOf(config));
  if (url === undefined) return openGround(config);
  return { url, embedded: config.databaseUrl === undefined, stop: async () => undefined };
}

const oldestPostgres = 14;

/**
 * What is missing in an older one would fail somewhere in the middle, and say nothing to anybody.
 */
export function refuseOldServer(version: string): void {
  if (Number.parseInt(version, 10) >= oldestPostgres) return;
  throw new BadConfig(
    `DATABASE_URL names a PostgreSQL ${version}; Kyogi needs ${oldestPostgres} or newer`,
  );
}

async function checkServer(url: string): Promise<void> {
  const db = open(url, { max: 1 });
  try {
    refuseOldServer(await readServerVersion(db));
  } finally {
    await db.close();
  }
}

/** Our tables and the queues' own; safe to call at every start and by several processes at once. */
export async function migrateAll(url: string): Promise<void> {
  await checkServer(url);
  await migrate(url);
  await migrateQueues(url);
}
