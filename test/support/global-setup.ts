/**
 * Starts the cluster of the run and migrates the template that every test database is copied from.
 */
import pg from 'pg';
import { migrate } from '../../src/db/migrate.ts';
import { openDisposable } from '../../src/embedded/disposable.ts';
import type { EmbeddedServer } from '../../src/embedded/server.ts';
import { announceCluster, templateName } from './cluster.ts';

const makeTemplate = async (server: EmbeddedServer): Promise<void> => {
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query(`create database ${templateName}`);
  await admin.end();
  await migrate(server.url(templateName));
};

export default async function startCluster(): Promise<void> {
  const settings = { timezone: 'Asia/Tokyo', max_connections: '200' };
  const cluster = await openDisposable('kyogi-test-', settings);
  try {
    await makeTemplate(cluster.server);
    announceCluster(cluster);
  } catch (error) {
    // The tear-down of a run is not called when its set-up fails.
    await cluster.remove();
    throw error;
  }
}
