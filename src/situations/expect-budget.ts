// Budgets over all wards, as a person sees them through the API.

import { type BudgetFilter, listBudgetLines } from '../db/views-budget.ts';
import { listBudgetSheets } from '../db/views-budget-cycles.ts';
import { sumBudgetLines } from '../db/views-budget-totals.ts';
import { countProposals } from '../db/views-proposals.ts';
import { rulesOf } from '../engine/navigate.ts';
import { assessingSide } from '../http/seen-budget.ts';
import { showAllocations } from '../http/show-allocation.ts';
import { type BudgetGround, showTotals, stageCodes } from '../http/show-budget.ts';
import { lanesOf, showLane } from '../http/show-budget-cycle.ts';
import { budgetOf } from '../rules/budget/bind.ts';
import { isRefusal } from '../terms/refusal.ts';
import { readerOf } from './expect-lists.ts';
import { compare, type Finding, finding } from './finding.ts';
import { show } from './match.ts';
import { namedCase, type Play } from './play.ts';
import type { BudgetExpected, BudgetWhere } from './shape-budget.ts';
import { Trouble } from './trouble.ts';

type Part<Name extends keyof BudgetExpected> = NonNullable<BudgetExpected[Name]>;

const all = 20_000;

async function groundOf(play: Play, { as }: BudgetExpected): Promise<BudgetGround> {
  const { sight } = await readerOf(play, as);
  const budget = budgetOf(rulesOf(sight.rulebook.rulebook));
  if (isRefusal(budget)) throw new Trouble('the city has no budget.yaml');
  return { sight: { ...sight, assessingFor: assessingSide(sight) }, budget };
}

function filterOf(play: Play, { cycle, ...rest }: BudgetWhere = {}): BudgetFilter {
  return cycle === undefined ? rest : { ...rest, cycle: namedCase(play, cycle) };
}

async function expectLines(
  play: Play,
  { where, contains = [], lacks = [], count }: Part<'lines'>,
  { sight }: BudgetGround,
): Promise<Finding[]> {
  const page = { after: null, limit: all };
  const rows = await listBudgetLines(play.world.db.kysely, sight, filterOf(play, where), page);
  const names = rows.map(({ body }) => body.name);
  const what = `lines where ${show(where ?? {})}`;
  const shown = names.join(', ') || 'no lines';
  return [
    ...contains
      .filter((name) => !names.includes(name))
      .map((name) => finding(['lines', 'contains'], what, name, shown)),
    ...lacks
      .filter((name) => names.includes(name))
      .map((name) => finding(['lines', 'lacks'], what, `not ${name}`, shown)),
    ...compare(['lines', 'count'], what, count, names.length),
  ];
}

async function expectTotals(
  play: Play,
  { by, where, groups = {}, total, overlap }: Part<'totals'>,
  ground: BudgetGround,
): Promise<Finding[]> {
  const stages = stageCodes(ground.budget.rules);
  const asked = { filter: filterOf(play, where), by, stages };
  const sums = await sumBudgetLines(play.world.db.kysely, ground.sight, asked);
  const got = showTotals(by, sums, ground);
  const byKey = Object.fromEntries(got.groups.map((group) => [group.key?.code ?? '', group]));
  return [
    ...compare(['totals', 'groups'], `totals by ${by}`, groups, byKey),
    ...compare(['totals', 'total'], 'the total', total, got.total),
    ...compare(['totals', 'overlap'], 'the overlap', overlap, got.overlap),
  ];
}

async function expectLanes(
  play: Play,
  { ward, fiscalYear, shows }: Part<'lanes'>,
  ground: BudgetGround,
): Promise<Finding[]> {
  const { db } = play.world;
  const sheets = await listBudgetSheets(db.kysely, ground.sight, { ward, fiscalYear });
  const seen = lanesOf(ward, fiscalYear, ground).map((lane) =>
    showLane(lane, ward, sheets, ground),
  );
  return Object.entries(shows).flatMap(([code, expected]) => {
    const lane = seen.find((one) => one.lane.code === code);
    const path = ['lanes', 'shows', code];
    const what = `lane ${code} of ${ward}`;
    if (expected === null) {
      return lane === undefined ? [] : [finding(path, what, 'no such lane', 'it is there')];
    }
    const there = seen.map((one) => one.lane.code).join(', ');
    return lane === undefined
      ? [finding(path, what, 'a lane', there)]
      : compare(path, what, expected, lane);
  });
}

function expectAllocation(
  { formula, total, parts = {}, wards }: Part<'allocation'>,
  { sight }: BudgetGround,
): Finding[] {
  const { organisation, rulebook } = sight;
  const got = showAllocations({ rules: rulesOf(rulebook.rulebook), organisation });
  const found = isRefusal(got) ? undefined : got.formulas.find(({ code }) => code === formula);
  const allocation = found?.allocation;
  const what = `allocation by ${formula}`;
  if (allocation == null) {
    return [finding(['allocation'], what, 'amounts', found?.refusal?.code ?? 'no such formula')];
  }
  const amounts = Object.fromEntries(allocation.parts.map((one) => [one.ward.code, one.amount]));
  const sum = allocation.parts.reduce((before, { amount }) => before + amount, 0);
  return [
    ...compare(['allocation', 'total'], `${what}: total`, total, sum),
    ...compare(['allocation', 'wards'], `${what}: wards`, wards, allocation.parts.length),
    ...compare(['allocation', 'parts'], what, parts, amounts),
  ];
}

async function expectProposals(
  play: Play,
  { fiscalYear, lane, shows }: Part<'proposals'>,
  { sight }: BudgetGround,
): Promise<Finding[]> {
  const counts = await countProposals(play.world.db.kysely, sight, { fiscalYear, lane });
  return compare(['proposals', 'shows'], `proposals for ${fiscalYear}`, shows, counts);
}

export async function expectBudget(play: Play, expected: BudgetExpected): Promise<Finding[]> {
  const { lines, totals, lanes, proposals, allocation } = expected;
  const ground = await groundOf(play, expected);
  return [
    ...(lines === undefined ? [] : await expectLines(play, lines, ground)),
    ...(totals === undefined ? [] : await expectTotals(play, totals, ground)),
    ...(lanes === undefined ? [] : await expectLanes(play, lanes, ground)),
    ...(proposals === undefined ? [] : await expectProposals(play, proposals, ground)),
    ...(allocation === undefined ? [] : expectAllocation(allocation, ground)),
  ];
}
