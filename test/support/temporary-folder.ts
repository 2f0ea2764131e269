/** Folders for a test file, removed when it ends. Import at the top of the file. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Closed to other accounts, as root's own home is. */
export const closedFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kyogi-files-'));
  made.push(folder);
  return folder;
};

/** Enterable by others, and so by the account that PostgreSQL runs under. */
export const temporaryFolder = (): string => {
  const folder = closedFolder();
  chmodSync(folder, 0o755);
  return folder;
};
