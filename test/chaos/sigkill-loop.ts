// Kills the house under load, again and again, and holds it against its promises after each start.

import { setTimeout as sleep } from 'node:timers/promises';
import { type House, type Killing, openHouse } from './house.ts';
import { type Random, seededRandom } from './random.ts';
import type { Program } from './server-process.ts';
import { untilAtRest, untilPlayed } from './town.ts';
import { judgeWakes } from './uptime.ts';

export interface LoopOptions {
  readonly kills: number;
  readonly seed: number;
  readonly program: Program;
  /** People who play at once. */
  readonly players: number;
  readonly say: (line: string) => void;
}

export interface LoopResult {
  readonly kills: Readonly<Record<Killing | 'starting', number>>;
  readonly acknowledged: number;
  readonly refused: number;
  readonly retried: number;
  readonly replayed: number;
  readonly notices: number;
  readonly timersFired: number;
  readonly latestTimerMs: number;
  readonly findings: readonly string[];
}

/** Everything is looked at so often; the moved cases after each start. */
const fullLookEvery = 25;
/** Played between two kills at most. */
const mostCommands = 60;
const longestPlayMs = 2_500;

function chooseKilling(random: Random): Killing {
  const roll = random.next();
  if (roll < 0.8) return 'server';
  return roll < 0.9 ? 'both' : 'postgres';
}

/** Stays down until what falls due at the opening has fallen due, when that is near. */
async function stayDown(opensAt: number, random: Random): Promise<void> {
  const left = opensAt - Date.now();
  await sleep(left > 0 && left < 4_000 ? left + random.under(500) : random.under(100));
}

/** A start is a moment like any other to be killed in. */
async function startKilled(house: House, random: Random): Promise<void> {
  const started = house.start().then(
    () => undefined,
    () => undefined,
  );
  await sleep(random.under(1_500));
  await house.kill('server');
  await started;
}

async function lookFully(house: House) {
  const report = await house.watch().lookAtAll(house.ledger.receipts);
  const wakes = judgeWakes(report.wakes, house.uptime);
  return { ...report, ...wakes, findings: [...report.findings, ...wakes.findings] };
}

export async function runLoop(options: LoopOptions): Promise<LoopResult> {
  const { seed, program, players } = options;
  const random = seededRandom(seed);
  const house = await openHouse({ program, random: random.fork(), players });
  try {
    return await killAndCheck(house, random, options);
  } finally {
    await house.close();
  }
}

async function killAndCheck(house: House, random: Random, options: LoopOptions) {
  const { kills: wanted, say } = options;
  const kills = { server: 0, postgres: 0, both: 0, starting: 0 };
  const findings: string[] = [];
  const note = (found: readonly string[]): void => {
    for (const line of found) say(`FINDING ${line}`);
    findings.push(...found);
  };
  const began = Date.now();
  for (let nth = 1; nth <= wanted; nth += 1) {
    await untilPlayed(house.ledger, random.under(mostCommands), longestPlayMs);
    const opensAt = await house.opensAt();
    const what = chooseKilling(random);
    await house.kill(what);
    kills[what] += 1;
    await stayDown(opensAt, random);
    if (nth < wanted && random.chance(0.1)) {
      await startKilled(house, random);
      kills.starting += 1;
      nth += 1;
    }
    await house.start();
    note(await house.watch().lookAtMoved());
    if (nth % fullLookEvery === 0) note((await lookFully(house)).findings);
    if (nth % 10 === 0) {
      const { acknowledged } = house.ledger.counts;
      say(
        `${nth} kills, ${acknowledged} acknowledged, ${Math.round((Date.now() - began) / 1000)} s`,
      );
    }
  }
  house.ledger.stop();
  note(await untilAtRest(house.watch()));
  const last = await lookFully(house);
  note(last.findings);
  note(house.ledger.scandals);
  const { acknowledged, refused, retried } = house.ledger.counts;
  return {
    kills,
    acknowledged,
    refused,
    retried,
    replayed: last.replayed,
    notices: last.notices,
    timersFired: last.fired,
    latestTimerMs: last.latestMs,
    findings,
  };
}
