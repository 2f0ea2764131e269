/**
 * Starts the cluster of the run and migrates the template that every test database is copied from.
 */
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../../src/embedded/server.ts';
import { announceCluster, templateName } from './cluster.ts';

const migrations: string = '../../src/db/migrate.ts';

export default async function startCluster(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kyogi-test-'));
  // A temporary folder is closed to others, and so to the account that PostgreSQL runs under.
  chmodSync(folder, 0o755);
  const server = await openEmbedded({
    root: join(folder, 'postgres'),
    disposable: true,
    settings: { timezone: 'Asia/Tokyo', max_connections: '200' },
  });
  announceCluster(server);
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query(`create database ${templateName}`);
  await admin.end();
  if (!existsSync(new URL(migrations, import.meta.url))) return;
  const { migrate } = await import(migrations);
  await migrate(server.url(templateName));
}
