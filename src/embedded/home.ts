/**
 * The folder of one cluster: its data, its log, its password. Makes it, gives it to the account of
 * the server, and moves it where that account can enter if it must, leaving a link in its place.
 */
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Account, canEnter } from './account.ts';
import { makeDataFolder } from './state-folder.ts';

export interface Home {
  /** As asked for; a link when the cluster had to live elsewhere. */
  readonly asked: string;
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly secret: string;
}

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

const makeFolder = (asked: string, account: Account | undefined): void => {
  // Parents first and with the usual rights: a mode given to `recursive` closes all of them.
  mkdirSync(dirname(asked), { recursive: true });
  if (existsSync(asked)) return;
  // A link whose target was removed stands for a cluster that is gone.
  if (isLink(asked)) rmSync(asked);
  if (account && !canEnter(account, realpathSync(dirname(asked)))) {
    symlinkSync(makeDataFolder(), asked);
  } else {
    mkdirSync(asked, { mode: 0o700 });
  }
};

const requireWayIn = (folder: string, account: Account | undefined): void => {
  if (!account || canEnter(account, folder)) return;
  throw new Error(
    `The data of Kyogi's own PostgreSQL lies in ${folder}, which the account that runs ` +
      'the server (PostgreSQL refuses root) cannot enter. Let others enter the folders above ' +
      'it (chmod o+x), choose another DATA_DIR, or start Kyogi as the user that owns them.',
  );
};

export const openHome = (root: string, account: Account | undefined): Home => {
  const asked = resolve(root);
  makeFolder(asked, account);
  const folder = realpathSync(asked);
  if (account) chownSync(folder, account.uid, account.gid);
  requireWayIn(folder, account);
  return {
    asked,
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'server.log'),
    secret: join(folder, 'password'),
  };
};

/** A new random password, readable by the server's account alone. */
export const writeSecret = ({ secret }: Home, account: Account | undefined): void => {
  writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (account) chownSync(secret, account.uid, account.gid);
};

export const readSecret = ({ secret }: Home): string => readFileSync(secret, 'utf8');

export const removeHome = ({ asked, folder }: Home): void => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(asked, { recursive: true, force: true });
};
