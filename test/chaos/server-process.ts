// The real server as a process of its own: started by its entry, ended by signals.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';

/** Through tsx a test needs no build; the long loop starts what was just built. */
export type Program = 'source' | 'built';

const programs: Readonly<Record<Program, readonly string[]>> = {
  source: ['--import', 'tsx', join(packageRoot, 'src', 'server.ts')],
  built: [join(packageRoot, 'dist', 'src', 'server.js')],
};

export interface ServerOptions {
  readonly program: Program;
  readonly dataDir: string;
  readonly port: number;
  readonly role?: 'all' | 'api' | 'worker';
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly address: string;
  /** Everything it said, on both streams. */
  said(): string;
  /** Resolves when it says that it serves; rejects when it ends before. */
  ready(): Promise<void>;
  /** Sends the signal and waits for the end; its exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Waits for an end that something else has brought about. */
  ended(): Promise<number | NodeJS.Signals>;
  hasEnded(): boolean;
}

const isReady = /Kyogi (is ready|works)/;

export function startServer(options: ServerOptions): ServerProcess {
  const { program, dataDir, port, role = 'all', environment = {} } = options;
  const child = spawn(process.execPath, [...programs[program], '--role', role], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: packageRoot,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: `${port}`,
      DATA_DIR: dataDir,
      ...environment,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const outcome = ended.then(([code, signal]) => code ?? signal ?? 'SIGKILL');
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const ready = async (): Promise<void> => {
    while (!isReady.test(said)) {
      if (hasEnded()) throw new Error(`the server ended before it was ready:\n${said}`);
      await Promise.race([once(child.stdout, 'data'), outcome]);
    }
  };
  return {
    child,
    address: `http://127.0.0.1:${port}`,
    said: () => said,
    ready,
    end: async (signal) => {
      if (!hasEnded()) child.kill(signal);
      return outcome;
    },
    ended: () => outcome,
    hasEnded,
  };
}

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
};

/** Number of the PostgreSQL that serves this folder; nothing when there is none. */
export function postmasterOf(dataDir: string): number | undefined {
  try {
    const file = readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8');
    return Number(file.split('\n')[0]);
  } catch {
    return undefined;
  }
}

export const isRunning = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !stat.includes(') Z ');
  } catch {
    return false;
  }
};

/** Empty where the system does not tell. */
export const childrenOf = (pid: number): number[] => {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return children.trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};
