/**
 * The PostgreSQL that comes with the product: for a first start without any set-up, and for tests.
 * A city's production points DATABASE_URL at a maintained server instead.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import {
  type Cluster,
  type EmbeddedOptions,
  makeCluster,
  startServer,
  stopServer,
} from './cluster.ts';
import { openHome, readSecret, removeHome } from './home.ts';
import { takeOwnership } from './owner.ts';
import { adoptSurvivor, readPidFile, urlOf } from './survivor.ts';

export interface EmbeddedServer {
  /** Whether a server that outlived its owner was taken over. */
  readonly adopted: boolean;
  /** As asked for; the data may lie elsewhere, behind a link. */
  readonly root: string;
  readonly dataFolder: string;
  url(database?: string): string;
  /** Stops the server and gives the folder free. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts the server, or adopts the one that outlived a killed owner. Refuses a folder in use. */
export const openEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const account = serverAccount(join(options.root, 'data'));
  const home = openHome(options.root, account);
  const ownership = takeOwnership(home.folder);
  try {
    const cluster: Cluster = { options, account, home, binaries: findBinaries(account) };
    if (!existsSync(home.data)) await makeCluster(cluster);
    const password = readSecret(home);
    const adopted = await adoptSurvivor(home.data, password);
    if (!adopted) await startServer(cluster);
    const port = readPidFile(home.data)?.port;
    if (port === undefined) throw new Error(`PostgreSQL went away as it came up in ${home.folder}`);
    let stopping: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      await stopServer(cluster);
      ownership.release();
      if (options.disposable) removeHome(home);
    };
    return {
      adopted,
      root: home.asked,
      dataFolder: home.data,
      url: (database = 'postgres') => urlOf({ port, password, database }),
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    ownership.release();
    throw error;
  }
};
