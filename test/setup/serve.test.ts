import { execFile } from 'node:child_process';
import { expect, test } from '@jest/globals';

/** Starts the program with a wrong role; says how it ended and what it complained about. */
const start = (...args: readonly string[]): Promise<{ code: unknown; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', ...args], (error, _out, said) => {
      resolve({ code: error?.code ?? 0, said });
    });
  });

test.each([
  ['src/cli.ts', 'serve', '--role', 'boss'],
  ['src/server.ts', '--role', 'boss'],
])('%s tells which roles there are, and ends with 2', async (...args) => {
  const { code, said } = await start(...args);
  expect(said).toBe('--role boss is not one of all, api, worker\n');
  expect(code).toBe(2);
});
