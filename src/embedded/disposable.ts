/**
 * A server in a temporary folder that goes away with whoever opened it: for situations and tests.
 * One that a killed run left behind is stopped by the next; it stands in a session of its own,
 * where no Ctrl-C reaches it.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type EmbeddedServer, openEmbedded } from './server.ts';

export interface Disposable {
  readonly server: EmbeddedServer;
  /** Stops the server and removes its folder with the one above, which was made for it alone. */
  remove(): Promise<void>;
}

const remove = async (server: EmbeddedServer): Promise<void> => {
  await server.stop();
  rmSync(dirname(server.root), { recursive: true, force: true });
};

const stopLeftovers = async (prefix: string): Promise<void> => {
  const left = readdirSync(tmpdir())
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(tmpdir(), name, 'postgres'))
    .filter((root) => existsSync(join(root, 'data', 'postmaster.pid')));
  for (const root of left) {
    // Refused while its run is alive, which is another run's good right.
    const server = await openEmbedded({ root, disposable: true }).catch(() => undefined);
    if (server) await remove(server);
  }
};

export const openDisposable = async (
  prefix: string,
  settings: Readonly<Record<string, string>>,
): Promise<Disposable> => {
  await stopLeftovers(prefix);
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // A temporary folder is closed to others, and so to the account that PostgreSQL runs under.
  chmodSync(folder, 0o755);
  const server = await openEmbedded({
    root: join(folder, 'postgres'),
    disposable: true,
    settings,
  });
  return { server, remove: () => remove(server) };
};
