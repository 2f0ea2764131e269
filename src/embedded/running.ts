/** The address of an embedded server that another process of ours runs: for the command line. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readPidFile, urlOf } from './survivor.ts';

/** Nothing when no cluster of ours is there, or none has been left running. */
export const runningUrl = (root: string): string | undefined => {
  const asked = resolve(root);
  if (!existsSync(asked)) return undefined;
  const folder = realpathSync(asked);
  const port = readPidFile(join(folder, 'data'))?.port;
  if (port === undefined || !existsSync(join(folder, 'password'))) return undefined;
  return urlOf({ port, password: readFileSync(join(folder, 'password'), 'utf8') });
};
