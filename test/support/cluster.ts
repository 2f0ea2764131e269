/**
 * The one disposable cluster of a test run, and what a test file must know of it. The set-up of the
 * run and the test files live in different processes: the address travels in the environment.
 */
import type { Disposable } from '../../src/embedded/disposable.ts';

export const templateName = 'template_kyogi';

const urlVariable = 'KYOGI_TEST_CLUSTER';
const placeholder = 'database';

declare global {
  var kyogiTestCluster: Disposable | undefined;
}

export const announceCluster = (cluster: Disposable): void => {
  globalThis.kyogiTestCluster = cluster;
  process.env[urlVariable] = cluster.server.url(placeholder);
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
