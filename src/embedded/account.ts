/**
 * Under which operating system account PostgreSQL runs, and what that account can reach. PostgreSQL
 * refuses to run as root. An existing unprivileged account is borrowed instead of creating one, so
 * that a first start leaves no new user behind on the host.
 */
import { readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * In order of preference: the account a distribution makes for the server, then the one for nobody.
 */
const borrowable = ['postgres', 'nobody'];

/** The account in the text of a passwd file that may be borrowed. */
export const borrowedFrom = (passwd: string): Account | undefined => {
  const rows = passwd.split('\n').map((line) => line.split(':'));
  for (const name of borrowable) {
    const row = rows.find(([user]) => user === name);
    if (row) return { uid: Number(row[2]), gid: Number(row[3]) };
  }
  return undefined;
};

/**
 * Nothing when this process is not root: then the server runs as whoever started it. A cluster that
 * exists keeps its account, even if a better one has appeared on the host since it was made.
 */
export const serverAccount = (data: string): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const made = statSync(data, { throwIfNoEntry: false });
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid };
  const account = borrowedFrom(readFileSync('/etc/passwd', 'utf8'));
  if (account) return account;
  throw new Error(
    'PostgreSQL does not run as root, and neither "postgres" nor "nobody" exists here. ' +
      'Start Kyogi as another user, or point DATABASE_URL at a server of your own.',
  );
};

/** Whether the permission bits let the account use the entry; `bits` as for others (1 = enter). */
export const permits = (
  entry: Pick<Stats, 'mode' | 'uid' | 'gid'>,
  { uid, gid }: Account,
  bits: number,
): boolean => {
  const shift = entry.uid === uid ? 6 : entry.gid === gid ? 3 : 0;
  return ((entry.mode >> shift) & bits) === bits;
};

/** Whether the account can walk down to the folder. An existing path is asked for. */
export const canEnter = (account: Account, path: string): boolean => {
  const parent = dirname(path);
  if (!permits(statSync(path), account, 1)) return false;
  return parent === path || canEnter(account, parent);
};

/** Whether the account can run the program, with every folder above it enterable. */
export const canRun = (account: Account, program: string): boolean => {
  const path = realpathSync(program);
  return permits(statSync(path), account, 5) && canEnter(account, dirname(path));
};
