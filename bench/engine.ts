/**
 * Durable state changes per second through the engine, beside the raw limit on the same server in
 * the same run. Rounds of both alternate, so that what else the machine does falls on both.
 */
import { createAdvancer } from '../src/engine/advance.ts';
import { workflows } from '../workflows/index.ts';
import { type Cpu, countCpu } from './cpu.ts';
import type { Found } from './figures.ts';
import type { Ground } from './ground.ts';
import { drive, type LeadCase, leadCases, type Round } from './load.ts';
import { inMs, median, quantile, spreadOf, spreadText, whole } from './numbers.ts';
import { prepareRaw, type Raw } from './raw.ts';
import { createWalker, newCaseId } from './walk.ts';
import { type Change, describeChanges, recordWalk } from './written-rows.ts';

const LANES = [1, 16, 64] as const;
const ROUNDS = 3;
const ROUND_MS = 2_000;
/** By number, not by time: a busy machine must not measure code that is still being compiled. */
const WARM_UP_CASES = 500;

interface Measured extends Round {
  readonly cpu: Cpu;
}

interface Pair {
  readonly product: Measured;
  readonly raw: Measured;
}

async function measureRound({ db }: Ground, lanes: number, lead: LeadCase): Promise<Measured> {
  const stop = await countCpu(db);
  const round = await drive(lanes, ROUND_MS, lead);
  return { ...round, cpu: stop() };
}

/** Processor time of a change; the tail that `drive` leads to its end is in it on both sides. */
function cpuText(rounds: readonly Measured[]): string {
  const a = (ms: (cpu: Cpu) => number): number =>
    median(rounds.map(({ cpu, latenciesMs }) => (ms(cpu) * 1000) / latenciesMs.length));
  const own = a(({ ownMs }) => ownMs);
  if (rounds.some(({ cpu }) => cpu.serverMs === null)) return `${whole(own)} µs + unknown`;
  const server = a(({ serverMs }) => serverMs ?? 0);
  return `${whole(own + server)} µs (${whole(own)} here + ${whole(server)} in the server)`;
}

const p = (rounds: readonly Round[], share: number): number =>
  median(rounds.map(({ latenciesMs }) => quantile(latenciesMs, share)));

function report(lanes: number, pairs: readonly Pair[]): Found[] {
  const product = pairs.map((pair) => pair.product);
  const raw = pairs.map((pair) => pair.raw);
  const rate = spreadOf(product.map(({ changesPerSecond }) => changesPerSecond));
  const rawRate = spreadOf(raw.map(({ changesPerSecond }) => changesPerSecond));
  const ratios = spreadOf(
    pairs.map((pair) => pair.product.changesPerSecond / pair.raw.changesPerSecond),
  );
  const p99 = p(product, 0.99);
  const rawP99 = p(raw, 0.99);
  console.log(
    `concurrency ${lanes}: ${whole(rate.median)} changes/s, raw ${whole(rawRate.median)}/s, ` +
      `ratio ${ratios.median.toFixed(2)}, p50 ${inMs(p(product, 0.5))}, p99 ${inMs(p99)}`,
  );
  console.log(
    `  raw p50 ${inMs(p(raw, 0.5))}, raw p99 ${inMs(rawP99)}, ` +
      `p99 of raw p99 ${(p99 / rawP99).toFixed(2)}`,
  );
  console.log(`  cpu a change: ${cpuText(product)}, raw ${cpuText(raw)}`);
  console.log(`  changes/s: ${spreadText(rate, whole)}`);
  console.log(`  raw/s:     ${spreadText(rawRate, whole)}`);
  console.log(`  ratio:     ${spreadText(ratios, (ratio) => ratio.toFixed(2))}`);
  return [
    { measure: `ratioAt${lanes}`, value: ratios.median },
    { measure: `p99At${lanes}`, value: p99 / rawP99 },
  ];
}

/** As much as names of series and texts of dates may differ in length. */
const UNEVEN = { share: 0.02, characters: 40 } as const;

/** The raw side must write as many rows of every table as the product, and as long ones. */
async function assertFair({ db }: Ground, product: readonly Change[], raw: Raw): Promise<void> {
  const caseId = newCaseId();
  const written = await recordWalk(db, caseId, (number) => raw.act(caseId, 0, number));
  const rows = describeChanges(written);
  for (const [index, mine] of describeChanges(product).entries()) {
    const { length, ...counts } = mine;
    const { length: rawLength = 0, ...rawCounts } = rows[index] ?? {};
    const even = Math.abs(rawLength - length) <= UNEVEN.characters + UNEVEN.share * length;
    if (even && JSON.stringify(counts) === JSON.stringify(rawCounts)) continue;
    throw new Error(`unfair: ${JSON.stringify(mine)} beside raw ${JSON.stringify(rows[index])}`);
  }
}

export async function measureEngine(ground: Ground): Promise<Found[]> {
  const advancer = createAdvancer({ db: ground.db, workflows });
  const walker = createWalker(ground, advancer);
  const sample = newCaseId();
  // The first case also issues the first number: the second shows what every later one writes.
  await leadCases(1, 1, walker.lead);
  const changes = await recordWalk(ground.db, sample, (number) => walker.act(sample, number));
  const raw = await prepareRaw(ground, changes);
  try {
    await assertFair(ground, changes, raw);
    for (const lead of [raw.lead, walker.lead]) await leadCases(WARM_UP_CASES, 16, lead);
    const found: Found[] = [];
    for (const lanes of LANES) {
      const pairs: Pair[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const rawRound = await measureRound(ground, lanes, raw.lead);
        pairs.push({ raw: rawRound, product: await measureRound(ground, lanes, walker.lead) });
      }
      found.push(...report(lanes, pairs));
    }
    return found;
  } finally {
    await raw.close();
  }
}
