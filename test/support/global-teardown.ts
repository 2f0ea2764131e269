/** Stops the cluster of the run. */
import './cluster.ts';

export default async function stopCluster(): Promise<void> {
  await globalThis.kyogiTestCluster?.remove();
}
