/**
 * The budget of a whole city summed: 20 wards with 500 lines each, assessed by four stages, beside
 * as many of the year before. Asked as a seat of finance asks, by ward, by category (a line stands
 * in two) and by account; held beside a plain sum of one column over the same lines. The lines are
 * written by the product's own writer, without the months that lead there.
 */
import { randomUUID } from 'node:crypto';
import { emptyBatch } from '../src/db/batch-parts.ts';
import { writeBatch } from '../src/db/batch-write.ts';
import { type BudgetSight, listBudgetLines } from '../src/db/views-budget.ts';
import { sumBudgetLines, type TotalKey } from '../src/db/views-budget-totals.ts';
import type { RequestLine } from '../src/terms/budget-line.ts';
import type { CaseId, RulebookId } from '../src/terms/ids.ts';
import { parseInstant } from '../src/terms/units.ts';
import type { Found } from './figures.ts';
import type { Ground } from './ground.ts';
import { inMs, median, quantile, whole } from './numbers.ts';

const WARDS = 20;
const LINES_A_WARD = 500;
const YEARS = [2026, 2027];
const YEAR = 2027;
const LINES = WARDS * LINES_A_WARD;
const ROUNDS = 30;
const WARM_UP = 5;

const stages = ['first', 'second', 'third', 'fourth'];
const finance = 'zaimu';
const at = parseInstant('2026-11-20T00:00:00.000Z');
const by = {
  ...{ person: randomUUID() as never, seat: 'kita-ku.clerk', unit: 'kita-ku', role: 'clerk' },
  capacity: 'holder' as const,
  as: { unit: 'kita-ku', role: 'clerk' },
};

/** As long as a line of a real sheet that every stage has given its reason for. */
function lineOf(n: number): RequestLine {
  return {
    ...{ line: `line-${n}`, name: `道路照明の更新 ${n}`, included: true, revision: 3 },
    ...{ request: 1000 + n, previous: 900 + n, section: `section-${n % 12}`, priority: n + 1 },
    account: { account: 'general', kan: `${n % 8}`, kou: `${n % 24}`, moku: `${n % 96}` },
    categories: [`category-${n % 5}`, `category-${5 + (n % 4)}`],
    policies: [`policy-${n % 15}`],
    purpose: '通学路の安全を保つため、古くなった道路照明を順に新しいものに替える。'.repeat(2),
    basis: '灯数に単価を乗じ、足場と交通誘導の費用を加える。'.repeat(2),
    funds: [
      { fund: 'general', amount: 600 + n },
      { fund: 'bond', amount: 400 },
    ],
    ...{ put: { at, by }, consulted: null, questions: [], appeal: null, restored: null },
    assessments: stages.map((stage) => ({
      ...{ at, by, stage, amount: 900 + n, code: 'reduced' },
      reason: '前年度の実績により減額する。',
    })),
    ...{ final: 900 + n, passed: null },
  };
}

async function seed({ db, city }: Ground): Promise<void> {
  const lines = Array.from({ length: LINES_A_WARD }, (_none, n) => lineOf(n));
  for (const fiscalYear of YEARS) {
    for (let ward = 0; ward < WARDS; ward += 1) {
      const id = randomUUID() as CaseId;
      const initiator = `ward-${ward}`;
      const rows = emptyBatch();
      rows.opens.push({
        ...{ id, city, procedure: 'budget_request', openedAt: at, movedAt: at, closedAt: null },
        ...{ version: 1, workflowVersion: 1, status: 'active', value: 'assessing', context: {} },
        ...{ title: initiator, step: 'assessing', outcome: null, matter: 'lane', initiator },
        ...{ addressees: [finance], fiscalYear, dueAt: null, meetingOn: null, stuck: [] },
        ...{ readers: [initiator, finance], shown: { cycle: randomUUID() } },
        rulebookId: randomUUID() as string as RulebookId,
      });
      for (const [ordinal, body] of lines.entries()) {
        rows.lines.push({ caseId: id, line: body.line, ordinal, body, doubts: [] });
      }
      await writeBatch(db, rows, { bell: false });
    }
  }
  await db.pool.query('vacuum analyze');
}

/** Milliseconds of each round after the warm-up. */
async function timed(work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const asked = performance.now();
    await work();
    if (round >= WARM_UP) took.push(performance.now() - asked);
  }
  return took;
}

const describe = (took: readonly number[]): string =>
  `p50 ${inMs(median(took))}, p99 ${inMs(quantile(took, 0.99))}`;

const plainSum = `select sum(l.request) from case_lines l
  where l.case_id in (
    select id from cases where fiscal_year = $1 and procedure = 'budget_request')`;

export async function measureBudget(ground: Ground): Promise<Found[]> {
  const { db, city } = ground;
  await seed(ground);
  const read = db.kysely;
  const nobody = { places: [], acting: [], acts: [], assessingFor: 'all' } as const;
  const sight: BudgetSight = { city, cityWide: false, units: [finance], ...nobody };
  const filter = { fiscalYear: YEAR };
  const total = async (key: TotalKey): Promise<number[]> => {
    const took = await timed(() => sumBudgetLines(read, sight, { filter, by: key, stages }));
    const { total: all } = await sumBudgetLines(read, sight, { filter, by: key, stages });
    if (all.lines !== LINES) throw new Error(`a sum of ${all.lines} lines`);
    return took;
  };
  console.log(`${whole(LINES)} lines of one year, ${stages.length} stages each`);
  const plain = await timed(() => db.pool.query(plainSum, [YEAR]));
  console.log(`  a plain sum:        ${describe(plain)}`);
  const keys = ['ward', 'category', 'moku'] as const;
  const found = new Map<TotalKey, number[]>();
  for (const key of keys) found.set(key, await total(key));
  for (const [key, took] of found) console.log(`  ${`by ${key}:`.padEnd(20)}${describe(took)}`);
  const page = await timed(() => listBudgetLines(read, sight, filter, { after: null, limit: 50 }));
  console.log(`  a page of 50:       ${describe(page)}`);
  const slowest = Math.max(...[...found.values()].map(median));
  return [
    { measure: 'budgetTotals', value: slowest },
    { measure: 'budgetRatio', value: slowest / median(plain) },
  ];
}
