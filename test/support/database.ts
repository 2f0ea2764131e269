/** A migrated database of its own for a test file. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { clusterUrl, templateName } from './cluster.ts';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const asAdmin = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: clusterUrl('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Call in `beforeAll`, and its `drop` in `afterAll` once the pools on it are closed. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(`create database ${name} template ${templateName}`);
  return {
    url: clusterUrl(name),
    drop: () => asAdmin(`drop database if exists ${name} with (force)`),
  };
};
