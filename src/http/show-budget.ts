// Lines and sums of budgets in the shapes of their contract, with the titles that people know.

import type { BudgetLineRow, BudgetSight } from '../db/views-budget.ts';
import type { Sums, TotalKey, TotalRow } from '../db/views-budget-totals.ts';
import type { Sight } from '../engine/look.ts';
import { lineBeforeNotice } from '../rules/budget/before-notice.ts';
import type { Budget } from '../rules/budget/bind.ts';
import { doubtsOf } from '../rules/budget/doubts.ts';
import type { BudgetLineShape, BudgetSums, BudgetTotals } from '../terms/contract-budget.ts';
import type { BudgetRules } from '../terms/rulebook-budget.ts';
import { type Named, namedStep, namedUnit } from './show.ts';

/** Who reads, and by whose titles it is shown. */
export interface BudgetGround {
  readonly sight: Sight & BudgetSight;
  readonly budget: Budget;
}

type Titles = readonly { readonly code: string; readonly title: string }[];

/** The later of two entries of one code gives the title; what is no more keeps its code. */
export const namedOf = (titles: Titles, code: string): Named => ({
  code,
  title: titles.findLast((one) => one.code === code)?.title ?? code,
});

export const namedLane = (code: string, { budget }: BudgetGround): Named =>
  namedOf(budget.rules.lanes, code);

/** Every stage that the rulebook has ever had once, in its order. */
export const stageCodes = ({ stages }: BudgetRules): string[] => [
  ...new Set(stages.map(({ code }) => code)),
];

type Body = BudgetLineRow['body'];

const unitOrNull = (code: string | undefined, { sight }: BudgetGround): Named | null =>
  code === undefined ? null : namedUnit(sight.organisation, code);

const showSheet = (row: BudgetLineRow, ground: BudgetGround): BudgetLineShape['case'] => ({
  id: row.caseId,
  number: row.number,
  step: namedStep(ground.sight, row.step),
  ward: namedUnit(ground.sight.organisation, row.ward),
  lane: namedLane(row.lane, ground),
  cycle: row.cycle,
  fiscalYear: row.fiscalYear,
});

/** What the section entered. */
function showEntry(body: Body, ground: BudgetGround) {
  const { rules } = ground.budget;
  return {
    line: body.line,
    no: body.no ?? null,
    name: body.name,
    included: body.included,
    section: unitOrNull(body.section, ground),
    account: { ...body.account } as Record<string, string>,
    categories: (body.categories ?? []).map((code) => namedOf(rules.categories, code)),
    policies: (body.policies ?? []).map((code) => namedOf(rules.policies, code)),
    trend: body.trend ?? null,
    priority: body.priority ?? null,
    previous: body.previous ?? null,
    request: body.request,
    funds: (body.funds ?? []).map(({ fund, amount }) => ({
      fund: namedOf(rules.funds, fund),
      amount,
    })),
    bureau: unitOrNull(body.bureau, ground),
    reallotTo: unitOrNull(body.reallotTo, ground),
    consultation: body.consultation ?? null,
  };
}

const showConsulted = ({ consulted }: Body, { sight }: BudgetGround) =>
  consulted && {
    number: consulted.number,
    outcome: consulted.outcome,
    dissents: consulted.dissents.map(({ unit, reason }) => ({
      unit: namedUnit(sight.organisation, unit),
      reason,
    })),
  };

/** What became of it since. */
function showCourse(body: Body, { budget }: BudgetGround) {
  const { rules } = budget;
  const { appeal, restored, final, passed, revision } = body;
  return {
    assessments: body.assessments.map(({ stage, amount, code, reason }) => ({
      stage: namedOf(rules.stages, stage),
      amount,
      code: namedOf(rules.assessmentCodes, code),
      reason,
    })),
    appeal: appeal && { amount: appeal.amount, reason: appeal.reason },
    restored: restored && { amount: restored.amount, reason: restored.reason },
    ...{ final, passed, revision },
    doubts: doubtsOf(body, stageCodes(rules)).map(({ kind, words, amount, against, other }) => ({
      ...{ kind, words, amount, against, other },
    })),
  };
}

export function showBudgetLine(row: BudgetLineRow, ground: BudgetGround): BudgetLineShape {
  const body = row.seesAmounts ? row.body : lineBeforeNotice(row.body);
  return {
    case: showSheet(row, ground),
    ...showEntry(body, ground),
    consulted: showConsulted(body, ground),
    ...showCourse(body, ground),
    hiddenUntilNotice: row.hiddenUntilNotice,
  };
}

const showSums = ({ stages, ...sums }: Sums): BudgetSums => ({
  lines: sums.lines,
  previous: sums.previous,
  request: sums.request,
  stages: { ...stages },
  final: sums.final,
  passed: sums.passed,
  hiddenUntilNotice: sums.hiddenUntilNotice,
});

/** Titles of what a sum is grouped by. */
function nameKey(key: string, by: TotalKey, ground: BudgetGround): Named {
  const { rules } = ground.budget;
  switch (by) {
    case 'ward':
    case 'section':
      return namedUnit(ground.sight.organisation, key);
    case 'lane':
      return namedLane(key, ground);
    case 'category':
      return namedOf(rules.categories, key);
    case 'policy':
      return namedOf(rules.policies, key);
    case 'fund':
      return namedOf(rules.funds, key);
    default:
      return { code: key, title: key };
  }
}

const sumOf = (groups: readonly TotalRow[], of: (row: TotalRow) => number | null): number =>
  groups.reduce((sum, row) => sum + (of(row) ?? 0), 0);

export function showTotals(
  by: TotalKey,
  { groups, total }: { readonly groups: readonly TotalRow[]; readonly total: Sums },
  ground: BudgetGround,
): BudgetTotals {
  const { rules } = ground.budget;
  return {
    by,
    unit: { yen: rules.unit.yen, title: rules.unit.title },
    stages: stageCodes(rules).map((code) => namedOf(rules.stages, code)),
    groups: groups.map((row) => ({
      key: row.key === null ? null : nameKey(row.key, by, ground),
      ...(row.account !== null && { account: [...row.account] }),
      ...showSums(row),
    })),
    total: showSums(total),
    overlap: {
      lines: sumOf(groups, ({ lines }) => lines) - total.lines,
      request: sumOf(groups, ({ request }) => request) - (total.request ?? 0),
    },
  };
}
