/**
 * The one disposable cluster of a test run, and what a test file must know of it. The set-up of the
 * run and the test files live in different processes: the address travels in the environment.
 */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EmbeddedServer } from '../../src/embedded/server.ts';

export const templateName = 'template_kyogi';

const urlVariable = 'KYOGI_TEST_CLUSTER';
const placeholder = 'database';

declare global {
  var kyogiTestCluster: EmbeddedServer | undefined;
}

export const announceCluster = (server: EmbeddedServer): void => {
  globalThis.kyogiTestCluster = server;
  process.env[urlVariable] = server.url(placeholder);
};

/** URL of a database in the cluster of this run. */
export const clusterUrl = (database: string): string => {
  const announced = process.env[urlVariable];
  if (announced === undefined) {
    throw new Error('no test cluster: tests of the "pure" project run without a database');
  }
  const url = new URL(announced);
  url.pathname = `/${database}`;
  return url.href;
};

/** A disposable server takes its own folder with it; the one above was made for it alone. */
export const removeCluster = async (server: EmbeddedServer): Promise<void> => {
  await server.stop();
  rmSync(dirname(server.root), { recursive: true, force: true });
};
