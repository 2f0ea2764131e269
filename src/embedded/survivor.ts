/**
 * What is left of a server whose owner was killed: it may still run, still be recovering, be on its
 * way down, or have left a pid file that now names somebody else. A server is adopted only after a
 * login that shows it serves this very folder, because its port may have gone to another one.
 */
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface Login {
  readonly port: number;
  readonly password: string;
  readonly database?: string;
}

export const superuser = 'kyogi';

export const urlOf = ({ port, password, database = 'postgres' }: Login): string =>
  `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;

interface PidFile {
  readonly pid: number;
  readonly port: number;
}

const patienceMs = 60_000;
const retryMs = 100;

export const readPidFile = (data: string): PidFile | undefined => {
  try {
    const [pid, , , port] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(pid), port: Number(port) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** The folder that the server at this port serves; nothing when it cannot be asked. */
const servedFolder = async (login: Login): Promise<string | undefined> => {
  const client = new pg.Client({ connectionString: urlOf(login), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Where the system does not tell, PostgreSQL is left to judge its own pid file. */
const isPostgres = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.includes('(postgres)') && !stat.includes(') Z ');
  } catch {
    return false;
  }
};

/** True when a server for `data` runs and can be used; then its pid file is to be read. */
export const adoptSurvivor = async (data: string, password: string): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += retryMs) {
    const left = readPidFile(data);
    if (!left) return false;
    const served = left.port > 0 ? await servedFolder({ port: left.port, password }) : undefined;
    if (served !== undefined && realpathSync(served) === realpathSync(data)) return true;
    if (!isPostgres(left.pid)) {
      rmSync(join(data, 'postmaster.pid'), { force: true });
      return false;
    }
    await pause(retryMs);
  }
  throw new Error(
    `A PostgreSQL (process ${readPidFile(data)?.pid}) holds ${data} and has not answered for ` +
      `${patienceMs / 1000} seconds. Its log lies beside the data folder.`,
  );
};
