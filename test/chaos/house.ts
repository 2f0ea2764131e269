// A house to be broken: the real server on its own durable PostgreSQL, players at its door, and a
// watch beside it.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runningUrl } from '../../src/embedded/running.ts';
import { cityDay, giveTokens, noonZone, publishOpening } from './city.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { playCases } from './player.ts';
import type { Random } from './random.ts';
import {
  childrenOf,
  freePort,
  isRunning,
  type Program,
  postmasterOf,
  type ServerProcess,
  startServer,
} from './server-process.ts';
import { openUptime, type Uptime } from './uptime.ts';
import { openWatch, type Watch } from './watch.ts';

export interface HouseOptions {
  readonly program: Program;
  readonly random: Random;
  readonly players: number;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface House {
  readonly ledger: Ledger;
  readonly uptime: Uptime;
  readonly dataDir: string;
  readonly tokens: ReadonlyMap<string, string>;
  server(): ServerProcess;
  watch(): Watch;
  /** Starts the server again; resolves when it serves. */
  start(): Promise<void>;
  kill(what: Killing): Promise<void>;
  /** The next moment at which wake-ups fall due together; moved on when it has passed. */
  opensAt(): Promise<number>;
  /** Ends the game, then the server by its signal, and removes what is left. */
  close(): Promise<void>;
}

export type Killing = 'server' | 'postgres' | 'both';

const minuteMs = 60_000;

function makeDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kyogi-chaos-'));
  // PostgreSQL runs under an account that must be able to enter.
  chmodSync(folder, 0o755);
  return folder;
}

/** With all its children at once, so that none of them still writes what was not on disk. */
async function killPostgres(dataDir: string): Promise<void> {
  const pid = postmasterOf(dataDir);
  if (pid === undefined || !isRunning(pid)) return;
  const all = [pid, ...childrenOf(pid)];
  for (const each of all) if (isRunning(each)) process.kill(each, 'SIGKILL');
  while (all.some(isRunning)) await sleep(5);
}

const addressOf = (dataDir: string): string => {
  const url = runningUrl(join(dataDir, 'postgres'));
  if (url === undefined) throw new Error(`no PostgreSQL runs in ${dataDir}`);
  return url;
};

export async function openHouse(options: HouseOptions): Promise<House> {
  const { program, random, players, environment = {} } = options;
  const dataDir = makeDataDir();
  const port = await freePort();
  const zone = noonZone(Date.now());
  const uptime = openUptime();
  const launch = () => startServer({ program, dataDir, port, environment });
  let server = launch();
  await server.ready();
  uptime.up();
  let url = addressOf(dataDir);
  let watch = openWatch(url);
  let version = 1;
  let opens = 0;

  const opensAt = async (): Promise<number> => {
    if (opens > Date.now()) return opens;
    opens = Math.ceil((Date.now() + 5_000) / minuteMs) * minuteMs;
    version += 1;
    await publishOpening(watch.db, version, opens, zone);
    return opens;
  };

  await opensAt();
  const tokens = await giveTokens(watch.db);
  const ledger = openLedger(() => server.address, tokens);
  const day = (days: number): string => cityDay(Date.now(), zone, days);
  const games = Array.from({ length: players }, () =>
    playCases({ ledger, random: random.fork(), day }),
  );

  const house: House = {
    ledger,
    uptime,
    dataDir,
    tokens,
    server: () => server,
    watch: () => watch,
    opensAt,
    async start() {
      server = launch();
      await server.ready();
      uptime.up();
      // Another start of PostgreSQL is another port.
      if (addressOf(dataDir) === url) return;
      await watch.close();
      url = addressOf(dataDir);
      watch = openWatch(url);
    },
    async kill(what) {
      uptime.down();
      if (what !== 'server') await killPostgres(dataDir);
      if (what === 'postgres') await sleep(random.under(300));
      await server.end('SIGKILL');
    },
    async close() {
      ledger.stop();
      await Promise.all(games);
      await watch.close();
      await server.end('SIGTERM');
      await killPostgres(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return house;
}
