// Budgets over all wards: the grid of lines, sums, the lanes a ward sees, the cycles and who has
// not submitted yet. One sheet is a case like any other: it is read and moved under /cases.

import { z } from 'zod';
import { caseLine } from './contract-cases.ts';
import { caseId, flag, instant, named, pageOf, paging, refusalShape } from './contract-parts.ts';
import { contract } from './contract-route.ts';

const group = 'budget';

const text = z.string().min(1).max(200);
const fiscalYear = z.coerce.number().int().min(1900).max(9999);
const amount = z.int();

/** Kinds of doubts (要確認) that a line may have; `any`: whichever. */
export const doubtFilter = z.enum(['any', 'printed', 'contradiction', 'funds']);

const filters = {
  /** Number or uuid of the cycle. */
  cycle: text.optional(),
  fiscalYear: fiscalYear.optional(),
  ward: text.optional(),
  step: text.optional(),
  /** Whether the sheet has left its ward. */
  submitted: flag.optional(),
  lane: text.optional(),
  category: text.optional(),
  policy: text.optional(),
  section: text.optional(),
  doubt: doubtFilter.optional(),
  /** Words of the line, its purpose, its basis or its note. */
  q: text.optional(),
};

const sheet = z
  .strictObject({
    id: caseId,
    number: z.string().nullable(),
    step: named,
    /** The ward, or the bureau, whose request it is. */
    ward: named,
    lane: named,
    cycle: caseId.nullable(),
    fiscalYear: z.int(),
  })
  .meta({ id: 'BudgetSheetLine' });

const doubt = z
  .strictObject({
    kind: z.string(),
    /** The words under which the amount is printed. */
    words: z.string().nullable(),
    amount,
    against: z.string(),
    other: amount,
  })
  .meta({ id: 'BudgetDoubt' });

/** Amounts are whole numbers of the unit that the rulebook names. */
const line = z
  .strictObject({
    case: sheet,
    line: z.string(),
    no: z.int().nullable(),
    name: z.string(),
    /** Counted into the request (計上); false: an idea (構想). */
    included: z.boolean(),
    section: named.nullable(),
    account: z.record(z.string(), z.string()),
    categories: z.array(named),
    policies: z.array(named),
    trend: z.string().nullable(),
    priority: z.int().nullable(),
    previous: amount.nullable(),
    request: amount,
    funds: z.array(z.strictObject({ fund: named, amount })),
    bureau: named.nullable(),
    reallotTo: named.nullable(),
    consultation: z.string().nullable(),
    consulted: z
      .strictObject({
        number: z.string(),
        outcome: z.string(),
        dissents: z.array(z.strictObject({ unit: named, reason: z.string().nullable() })),
      })
      .nullable(),
    /** One for each stage that has assessed it; `amount` null: held back (保留). */
    assessments: z.array(
      z.strictObject({
        stage: named,
        amount: amount.nullable(),
        code: named,
        reason: z.string().nullable(),
      }),
    ),
    /** What is asked on top of the notice (復活要望), and what the line got in all. */
    appeal: z.strictObject({ amount, reason: z.string() }).nullable(),
    restored: z.strictObject({ amount, reason: z.string().nullable() }).nullable(),
    final: amount.nullable(),
    passed: amount.nullable(),
    revision: z.int(),
    doubts: z.array(doubt),
    /** What finance gives, and why, is not for me before the notice (内示). */
    hiddenUntilNotice: z.boolean(),
  })
  .meta({ id: 'BudgetLine' });

export const listBudgetLines = contract({
  method: 'get',
  path: '/budget/lines',
  title: 'Lines of budget requests over all wards that I may see, by ward, lane and sheet',
  group,
  access: 'person',
  query: z.strictObject({ ...paging, ...filters, included: flag.optional() }),
  status: 200,
  answer: pageOf(line),
  errors: ['no_budget_rules', 'case_not_found'],
});

/** Null: no line has that amount yet. */
const sums = z
  .strictObject({
    lines: z.int(),
    previous: amount.nullable(),
    request: amount.nullable(),
    /** By code of the stage: what it gave. What it held back adds nothing. */
    stages: z.record(z.string(), amount.nullable()),
    final: amount.nullable(),
    passed: amount.nullable(),
    /** Lines whose stages add nothing here because I hear of them by the notice (内示). */
    hiddenUntilNotice: z.int(),
  })
  .meta({ id: 'BudgetSums' });

export const totalKeys = [
  'ward',
  'lane',
  'category',
  'policy',
  'section',
  'fund',
  'account',
  'kan',
  'kou',
  'moku',
  'setsu',
] as const;

export const sumBudgetLines = contract({
  method: 'get',
  path: '/budget/totals',
  title: 'Sums of the lines that count, by what they are grouped by, and of all of them once',
  group,
  access: 'person',
  query: z.strictObject({ by: z.enum(totalKeys), ...filters }),
  status: 200,
  answer: z.strictObject({
    by: z.enum(totalKeys),
    /** One unit of the amounts in yen. */
    unit: z.strictObject({ yen: z.int(), title: z.string() }),
    stages: z.array(named),
    /**
     * `key` null: lines that have none. By account, the parts down to the asked one with an empty
     * text where one is missing. By fund, nothing but the request is divided.
     */
    groups: z.array(
      z.strictObject({
        key: named.nullable(),
        account: z.array(z.string()).optional(),
        ...sums.shape,
      }),
    ),
    total: sums,
    /**
     * By how much all groups together are more than the total: a line of several categories counts
     * in each of them, and in the total once.
     */
    overlap: z.strictObject({ lines: z.int(), request: amount }),
  }),
  errors: ['no_budget_rules', 'case_not_found'],
});

export const listBudgetLanes = contract({
  method: 'get',
  path: '/budget/lanes',
  title: 'The lanes on which a ward may ask in a fiscal year, with cap, used and remaining',
  group,
  access: 'person',
  query: z.strictObject({ ward: text, fiscalYear, cycle: text.optional() }),
  status: 200,
  answer: z.strictObject({
    ward: named,
    fiscalYear: z.int(),
    /** What is not here the ward cannot ask for. */
    items: z.array(
      z.strictObject({
        lane: named,
        /** Null: the lane has no cap, or none that can be computed. */
        cap: amount.nullable(),
        /** Why the formula of the cap gives none. */
        capRefused: refusalShape.optional(),
        /** What the lines that count ask on it so far; no sheet that is over unheard. */
        used: amount,
        /** Below zero where the cap was lowered afterwards. */
        remaining: amount.nullable(),
        sheets: z.array(z.strictObject({ id: caseId, number: z.string().nullable(), step: named })),
      }),
    ),
  }),
  errors: ['no_budget_rules', 'case_not_found', 'unknown_unit', 'whole_city_only'],
});

const cycle = z
  .strictObject({
    ...caseLine.shape,
    kind: z.string().nullable(),
    requestsOpenAt: instant.nullable(),
    /** The first instant at which it is too late. */
    requestsCloseAt: instant.nullable(),
    appealsCloseAt: instant.nullable(),
    /** Sheets by the step they stand in, of those that I may see. */
    sheets: z.array(z.strictObject({ step: named, count: z.int() })),
    /**
     * Units with the lanes on which nothing of theirs has left the unit: all of them to whoever
     * plans the budget, to others their own.
     */
    waiting: z.array(z.strictObject({ unit: named, lanes: z.array(named) })),
  })
  .meta({ id: 'BudgetCycle' });

export const listBudgetCycles = contract({
  method: 'get',
  path: '/budget/cycles',
  title: 'Budgets of the years, the latest first, with the wards that have not yet submitted',
  group,
  access: 'person',
  query: z.strictObject({ ...paging, fiscalYear: fiscalYear.optional(), open: flag.optional() }),
  status: 200,
  answer: pageOf(cycle),
  errors: ['no_budget_rules'],
});

export type BudgetLineShape = z.infer<typeof line>;
export type BudgetSums = z.infer<typeof sums>;
export type BudgetTotals = z.infer<typeof sumBudgetLines.answer>;
export type BudgetCycleShape = z.infer<typeof cycle>;
