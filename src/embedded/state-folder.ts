/**
 * The one place outside the project that the embedded server may use: /var/lib/kyogi. Needed when
 * root installed or started the product below a closed folder (root's own home is 0700): the
 * borrowed account can enter neither the programs nor the data there. Root owns the folder and
 * nobody else writes to it, so that no other user can plant a program.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';

const stateFolder = '/var/lib/kyogi';

const openStateFolder = (): string => {
  try {
    mkdirSync(stateFolder, { recursive: true });
    chmodSync(stateFolder, 0o755);
    return stateFolder;
  } catch (cause) {
    throw new Error(
      `The account that runs PostgreSQL cannot enter the folder of Kyogi or its data, and ` +
        `${stateFolder} cannot be made as a substitute. Move the install and DATA_DIR below ` +
        'a folder that others may enter (chmod o+x), start Kyogi as a user other than root, ' +
        'or point DATABASE_URL at a server of your own.',
      { cause },
    );
  }
};

/** Opens a tree to other accounts: an install under umask 077 is closed file by file. */
const letOthersRead = (path: string): void => {
  const entries = readdirSync(path, { withFileTypes: true });
  chmodSync(path, 0o755);
  for (const entry of entries) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) letOthersRead(child);
    else if (entry.isFile()) chmodSync(child, statSync(child).mode & 0o100 ? 0o755 : 0o644);
  }
};

/** A readable copy of the folder, made once; `name` must change when the content does. */
export const openCopy = (source: string, name: string): string => {
  const parent = openStateFolder();
  const copy = join(parent, name);
  if (existsSync(copy)) return copy;
  const unfinished = mkdtempSync(join(parent, `${name}.`));
  cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
  letOthersRead(unfinished);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another start finished its copy first, which is as good as ours.
    if (!existsSync(copy)) throw error;
  }
  return copy;
};

/**
 * A new folder for the data of one cluster. Never an old one: removing DATA_DIR means a fresh
 * start.
 */
export const makeDataFolder = (): string => mkdtempSync(join(openStateFolder(), 'data-'));
