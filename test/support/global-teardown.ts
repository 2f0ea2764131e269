/** Stops the cluster of the run; a disposable one takes its folder with it. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

export default async function stopCluster(): Promise<void> {
  const server = globalThis.kyogiTestCluster;
  if (!server) return;
  await server.stop();
  rmSync(dirname(dirname(server.dataFolder)), { recursive: true, force: true });
}
