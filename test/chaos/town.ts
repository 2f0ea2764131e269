// Several server processes on one database, players at their doors, and a watch beside them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { open } from '../../src/db/open.ts';
import { loadDemoCity } from '../../src/setup/demo.ts';
import { cityDay, giveTokens, noonZone, publishOpening } from './city.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { playCases } from './player.ts';
import { seededRandom } from './random.ts';
import { freePort, type ServerOptions, type ServerProcess, startServer } from './server-process.ts';
import { judgeWakes, openUptime, type Uptime } from './uptime.ts';
import { openWatch, type Watch } from './watch.ts';

export interface TownOptions {
  /** Migrated, and empty. */
  readonly url: string;
  readonly roles: readonly NonNullable<ServerOptions['role']>[];
  readonly seed: number;
  readonly players: number;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Town {
  readonly ledger: Ledger;
  readonly tokens: ReadonlyMap<string, string>;
  readonly uptime: Uptime;
  readonly watch: Watch;
  readonly servers: ServerProcess[];
  /** Plays until so many more commands are acknowledged. */
  played(commands: number): Promise<void>;
  /** Ends the game and waits until nothing is due; what is wrong then. */
  settle(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const playLimitMs = 30_000;
const restLimitMs = 30_000;

const due = `select (select count(*) from timers where due_at <= now() - interval '1 second')
  + (select count(*) from effects where due_at <= now() and attempts = 0) as left`;

/** Until no timer is due and no effect waits: what is left after that is told. */
export async function untilAtRest(watch: Watch): Promise<string[]> {
  for (const until = Date.now() + restLimitMs; ; await sleep(100)) {
    const { rows } = await watch.db.pool.query<{ left: string }>(due);
    const left = Number(rows[0]?.left);
    if (left === 0) return [];
    if (Date.now() > until) return [`${left} timers and effects wait after ${restLimitMs} ms`];
  }
}

export async function untilPlayed({ counts }: Ledger, commands: number, limitMs: number) {
  const enough = counts.acknowledged + commands;
  const until = Date.now() + limitMs;
  while (counts.acknowledged < enough && Date.now() < until) await sleep(5);
  return counts.acknowledged >= enough;
}

async function furnish(url: string, zone: string) {
  const db = open(url, { max: 2 });
  try {
    await loadDemoCity(db, null);
    await publishOpening(db, 2, Math.ceil(Date.now() / 60_000) * 60_000, zone);
    return await giveTokens(db);
  } finally {
    await db.close();
  }
}

export async function openTown(options: TownOptions): Promise<Town> {
  const { url, roles, players, environment = {} } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'kyogi-town-'));
  const zone = noonZone(Date.now());
  const tokens = await furnish(url, zone);
  const servers: ServerProcess[] = [];
  for (const role of roles) {
    servers.push(
      startServer({
        program: 'source',
        dataDir,
        port: await freePort(),
        role,
        environment: { ...environment, DATABASE_URL: url },
      }),
    );
  }
  await Promise.all(servers.map((server) => server.ready()));
  const uptime = openUptime();
  uptime.up();
  const doors = servers.filter((_, nth) => roles[nth] !== 'worker');
  let turn = 0;
  const address = (): string => {
    const open_ = doors.filter((door) => !door.hasEnded());
    turn += 1;
    return (open_[turn % open_.length] ?? doors[0])?.address ?? '';
  };
  const ledger = openLedger(address, tokens);
  const random = seededRandom(options.seed);
  const day = (days: number): string => cityDay(Date.now(), zone, days);
  const games = Array.from({ length: players }, () =>
    playCases({ ledger, random: random.fork(), day }),
  );
  const watch = openWatch(url);
  return {
    ledger,
    tokens,
    uptime,
    watch,
    servers,
    async played(commands) {
      if (await untilPlayed(ledger, commands, playLimitMs)) return;
      const said = servers.map((server) => server.said()).join('\n');
      throw new Error(`not ${commands} more commands within ${playLimitMs} ms\n${said}`);
    },
    async settle() {
      ledger.stop();
      await Promise.all(games);
      const unfinished = await untilAtRest(watch);
      const report = await watch.lookAtAll(ledger.receipts);
      const { findings } = judgeWakes(report.wakes, uptime);
      return [...unfinished, ...report.findings, ...findings, ...ledger.scandals];
    },
    async close() {
      ledger.stop();
      await Promise.all(games);
      await watch.close();
      await Promise.all(servers.map((server) => server.end('SIGTERM')));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
