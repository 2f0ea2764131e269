/**
 * Starts the cluster of the run and migrates the template that every test database is copied from.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/db/migrate.ts';
import { type EmbeddedServer, openEmbedded } from '../../src/embedded/server.ts';
import { announceCluster, removeCluster, templateName } from './cluster.ts';

const folderPrefix = 'kyogi-test-';

/**
 * A run that was killed leaves its server behind, in a session of its own where no Ctrl-C reaches.
 */
const stopLeftovers = async (): Promise<void> => {
  const left = readdirSync(tmpdir())
    .filter((name) => name.startsWith(folderPrefix))
    .map((name) => join(tmpdir(), name, 'postgres'))
    .filter((root) => existsSync(join(root, 'data', 'postmaster.pid')));
  for (const root of left) {
    // Refused while its run is alive, which is another run's good right.
    const server = await openEmbedded({ root, disposable: true }).catch(() => undefined);
    if (server) await removeCluster(server);
  }
};

const makeTemplate = async (server: EmbeddedServer): Promise<void> => {
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query(`create database ${templateName}`);
  await admin.end();
  await migrate(server.url(templateName));
};

export default async function startCluster(): Promise<void> {
  await stopLeftovers();
  const folder = mkdtempSync(join(tmpdir(), folderPrefix));
  // A temporary folder is closed to others, and so to the account that PostgreSQL runs under.
  chmodSync(folder, 0o755);
  const server = await openEmbedded({
    root: join(folder, 'postgres'),
    disposable: true,
    settings: { timezone: 'Asia/Tokyo', max_connections: '200' },
  });
  try {
    await makeTemplate(server);
    announceCluster(server);
  } catch (error) {
    // The tear-down of a run is not called when its set-up fails.
    await removeCluster(server);
    throw error;
  }
}
