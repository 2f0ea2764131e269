/**
 * Makes, starts and stops a PostgreSQL cluster with its own programs.
 * Driven through `pg_ctl` so that the server outlives signals meant for this process: on Ctrl-C the
 * product first finishes what it holds and then stops the server itself.
 */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { run } from './command.ts';
import { freePort } from './free-port.ts';
import { type Home, writeSecret } from './home.ts';
import { readPidFile, superuser } from './survivor.ts';

export interface EmbeddedOptions {
  /** Folder of the cluster; made when missing. */
  readonly root: string;
  /** Loses data at a crash and is removed at the end: for tests and measurements. */
  readonly disposable?: boolean;
  /** A free one is taken when left out. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Cluster {
  readonly options: EmbeddedOptions;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly home: Home;
}

/** Made under another name first: a folder called `data` is always a whole cluster. */
export const makeCluster = async ({ options, account, binaries, home }: Cluster): Promise<void> => {
  const unfinished = join(home.folder, 'data.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  writeSecret(home, account);
  const args = [
    ...['-D', unfinished, '-U', superuser, '-A', 'scram-sha-256', `--pwfile=${home.secret}`],
    ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(options.disposable ? ['--no-sync'] : []),
  ];
  const { code, said } = await run(binaries.initdb, args, { account });
  if (code !== 0) throw new Error(`initdb could not make a cluster in ${home.folder}:\n${said}`);
  renameSync(unfinished, home.data);
};

const unsafeSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Settings as arguments of `postgres`, which `pg_ctl` hands to a shell. */
export const serverArguments = (port: number, options: EmbeddedOptions): string => {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...options.settings,
    ...(options.disposable ? unsafeSettings : {}),
  };
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const pairs = Object.entries(settings).map(([key, value]) => `-c ${quoted(`${key}=${value}`)}`);
  return `-p ${port} ${pairs.join(' ')}`;
};

const endOfLog = (log: string): string =>
  existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '';

export const startServer = async (cluster: Cluster, attemptsLeft = 3): Promise<void> => {
  const { options, account, binaries, home } = cluster;
  const given = serverArguments(options.port ?? (await freePort()), options);
  const args = ['-D', home.data, '-l', home.log, '-w', '-t', '60', '-o', given, 'start'];
  const { code, said } = await run(binaries.pgCtl, args, { account, ownSession: true });
  if (code === 0) return;
  const log = endOfLog(home.log);
  // A port that was free a moment ago can be taken; a port that was asked for stays as asked.
  const portTaken = log.includes('Address already in use') && options.port === undefined;
  if (portTaken && attemptsLeft > 1) return startServer(cluster, attemptsLeft - 1);
  throw new Error(`PostgreSQL did not start in ${home.folder}:\n${said}\n${log}`);
};

export const stopServer = async ({ account, binaries, home }: Cluster): Promise<void> => {
  if (!readPidFile(home.data)) return;
  const args = ['-D', home.data, '-m', 'fast', '-w', '-t', '60', 'stop'];
  const { code, said } = await run(binaries.pgCtl, args, { account });
  // Somebody else may have stopped it between the look and the call.
  if (code !== 0 && readPidFile(home.data)) {
    throw new Error(`PostgreSQL did not stop in ${home.folder}:\n${said}`);
  }
};
