/** `kyogi situations` as a person calls it, on the cluster of this test run. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterUrl } from '../support/cluster.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly complaints: string;
}

export const callSituations = (...args: readonly string[]): Promise<Called> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: clusterUrl('postgres') };
    const program = ['--import', 'tsx', 'src/cli.ts', 'situations', ...args];
    execFile(process.execPath, program, { env, maxBuffer: 1 << 26 }, (error, out, complaints) => {
      const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : -1;
      resolve({ code, out, complaints });
    });
  });

/** A file of situations in a folder of its own. */
export const situationFile = (lines: readonly string[]): string => {
  const folder = join(temporaryFolder(), 'situations');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'some.yaml');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
