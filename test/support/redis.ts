/**
 * A real redis-server of its own for a test file, on a free port of this machine. Where the program
 * is not installed, what needs it is skipped under a name that says so; CI installs it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe } from '@jest/globals';
import { Redis } from 'ioredis';
import { freePort } from '../../src/embedded/free-port.ts';

export interface RedisServer {
  readonly url: string;
  /** Loses everything it holds. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

const isInstalled = (): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export const hasRedis = isInstalled();

/** Describes what needs a Redis; without one the whole part is shown as skipped. */
export const describeOnRedis = (name: string, body: () => void): void => {
  const { skip } = describe;
  if (hasRedis) describe(name, body);
  else skip(`${name} (skipped: no redis-server on this machine)`, body);
};

const answering = async (url: string, server: ChildProcess): Promise<void> => {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
  redis.on('error', () => undefined);
  const ended = once(server, 'exit').then(() => Promise.reject(new Error('redis-server ended')));
  await Promise.race([redis.ping(), ended]);
  redis.disconnect();
};

/** On a port that is free, or on the one that another has just left. */
export const startRedis = async (left?: number): Promise<RedisServer> => {
  const port = left ?? (await freePort());
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', settings, { stdio: 'ignore', cwd: '/' });
  const url = `redis://127.0.0.1:${port}`;
  await answering(url, server);
  return {
    url,
    empty: async () => {
      const redis = new Redis(url);
      await redis.flushall();
      redis.disconnect();
    },
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
};
