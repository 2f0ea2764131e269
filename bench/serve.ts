// The real server process, as `npm start` runs it, for what must be measured from outside.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { newToken } from '../src/http/token.ts';
import { packageRoot } from '../src/package-root.ts';
import { freePort } from './free-port.ts';
import type { Ground } from './ground.ts';

export interface Server {
  readonly address: string;
  /** Whether it has ended by itself. */
  hasEnded(): boolean;
  /** Ends it as an operator would, and waits. */
  stop(): Promise<void>;
}

/** Does not wait until it answers. `where` says on which data it stands. */
export async function spawnServer(where: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort();
  const server: ChildProcess = spawn('node', [join(packageRoot, 'dist/src/server.js')], {
    env: { ...process.env, ...where, PORT: `${port}`, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const hasEnded = (): boolean => server.exitCode !== null || server.signalCode !== null;
  return {
    address: `http://127.0.0.1:${port}`,
    hasEnded,
    stop: async () => {
      if (hasEnded()) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

/** A bearer token for a person of the city. */
export async function issueToken({ db, people }: Ground, login: string): Promise<string> {
  const { token, sha256 } = newToken();
  await db.pool.query('insert into tokens (person, title, sha256) values ($1, $2, $3)', [
    people.get(login),
    'bench',
    sha256,
  ]);
  return token;
}

/** The answer, or null while nobody listens. */
export async function ask(url: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

const LIMIT_MS = 60_000;

export async function untilAnswered<T>(
  server: Server,
  attempt: () => Promise<T | null>,
): Promise<T> {
  const end = performance.now() + LIMIT_MS;
  while (performance.now() < end && !server.hasEnded()) {
    const answer = await attempt();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the server ended, or did not answer in time');
}
