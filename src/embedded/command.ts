/**
 * Runs one of PostgreSQL's own programs to its end and keeps what it said, because an exit code
 * alone never tells an operator what to mend.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Account } from './account.ts';

export interface Outcome {
  readonly code: number;
  readonly said: string;
}

interface RunOptions {
  readonly account?: Account | undefined;
  /** In a session of its own, so that Ctrl-C on the terminal does not reach what it starts. */
  readonly ownSession?: boolean;
}

export const run = async (
  program: string,
  args: readonly string[],
  { account, ownSession = false }: RunOptions,
): Promise<Outcome> => {
  const child = spawn(program, args, {
    ...account,
    // The folder this process stands in may be closed to the borrowed account.
    cwd: '/',
    detached: ownSession,
    stdio: ['ignore', 'pipe', 'pipe'],
    // English messages whatever the host speaks: two of them are recognised by this folder.
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const [code]: (number | null)[] = await once(child, 'close');
  return { code: code ?? -1, said: Buffer.concat(said).toString('utf8').trim() };
};
