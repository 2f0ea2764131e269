/** Stops the cluster of the run. */
import { removeCluster } from './cluster.ts';

export default async function stopCluster(): Promise<void> {
  if (globalThis.kyogiTestCluster) await removeCluster(globalThis.kyogiTestCluster);
}
