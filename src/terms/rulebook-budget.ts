// budget.yaml: how wards come to money (予算): the year's cycle, the lanes on which they may ask, who
// assesses, what may be appealed, how it is allotted, moved and closed. Source: rules.md 5, 8.4,
// 10.1 (budget, transfer). A city without this file runs no budget.

import { z } from 'zod';
import { allocationParts, amount } from './rulebook-allocation.ts';
import { code, monthDay, period, provenance, who } from './rulebook-parts.ts';
import { budgetSheet } from './rulebook-sheet.ts';

const titled = z.strictObject({
  code,
  title: z.string().min(1),
  /** As it stands in sheets, such as A or ①; absent: its title. */
  sign: z.string().min(1).optional(),
  ...provenance,
});

/** Whose hands move the cycle, and whose see to every request without deciding it. */
const hands = z.strictObject({
  /** 財政課長: plans the cycle, opens and closes it, gives notice, records the assembly's vote. */
  plan: z.array(who).min(1),
  supervise: z.array(who).min(1),
  ...provenance,
});

/** The events of a cycle that have a date of their own, in the order of the year. */
export const milestoneCodes = [
  'guideline',
  'requestsOpen',
  'requestsClose',
  'notice',
  'appealsClose',
  'finalNotice',
  'presented',
] as const;

/**
 * When an event of the year's first budget falls. `on`: the last such day before the fiscal year
 * begins. `after`: counted from another event. Supplementary budgets name their dates themselves.
 */
const milestone = z.strictObject({
  code: z.enum(milestoneCodes),
  title: z.string().min(1),
  date: z.union([
    z.strictObject({ on: monthDay, roll: z.enum(['next', 'previous', 'none']) }),
    z.strictObject({ after: z.enum(milestoneCodes), period }),
  ]),
  ...provenance,
});

/**
 * The last date on which the budget may be presented to the assembly (自治法211条1項), counted
 * back from the first day of the fiscal year, and how long before it somebody must be warned.
 */
const presentation = z.strictObject({
  calendarDaysBefore: z.int().min(1).max(366),
  warnBefore: period,
  ...provenance,
});

/** A stage of the assessment (査定), in the order in which they stand. */
const stage = z.strictObject({
  code,
  title: z.string().min(1),
  by: z.array(who).min(1),
  period: period.optional(),
  ...provenance,
});

/** 復活査定: who decides what was appealed against or held back. */
const restoration = z.strictObject({
  title: z.string().min(1),
  by: z.array(who).min(1),
  period: period.optional(),
  /** Who may appeal: the ward mayor, or the bureau that submitted. */
  appeal: z.array(who).min(1),
  ...provenance,
});

/** 査定区分. */
const assessmentCode = z.strictObject({
  code,
  title: z.string().min(1),
  /** Whether it must say why, also where nothing was cut. */
  reason: z.boolean(),
  ...provenance,
});

/** What a line must show of a prior consultation before it is put into a request. */
const gate = z.enum(['always', 'reallotted', 'never']);

/** 当初, and 補正. */
export const cycleKinds = ['initial', 'supplementary'] as const;

/** A way on which wards ask for money (要求の枠), as far as the city has it. */
const lane = z.strictObject({
  code,
  title: z.string().min(1),
  /** Where only some wards have it (条件の整った区から実施); absent: all. */
  wards: z.array(z.string().min(1)).min(1).optional(),
  fiscalYears: z.strictObject({ from: z.int(), until: z.int().optional() }).optional(),
  /** In which budgets of a year it is open; absent: in all. */
  cycles: z.array(z.enum(cycleKinds)).min(1).optional(),
  /** Kinds of units that may ask. */
  kinds: z.array(code).min(1),
  draft: z.array(who).min(1),
  /** Who brings the sections' lines together before they leave the ward (総務企画課の調整). */
  coordinate: z.array(who).min(1).optional(),
  submit: z.strictObject({
    by: z.array(who).min(1),
    /** Subject of the decision that submits it; absent: the submitter does so himself. */
    decision: code.optional(),
  }),
  /** Who forwards it to finance (局経由); absent: it goes there directly. */
  through: z.array(who).min(1).optional(),
  gate,
  /** Matter of the consultation that a line must name; absent: any. */
  matter: code.optional(),
  /**
   * The lane that takes what the ward cannot execute with its own powers (川崎); absent: lines are
   * not asked.
   */
  executable: z.strictObject({ otherwise: code }).optional(),
  /** What one ward may ask in all: an amount, or the ward's part by a formula. */
  cap: z.union([z.strictObject({ amount }), z.strictObject({ formula: code })]).optional(),
  priority: z.boolean(),
  opinion: z.enum(['required', 'allowed']),
  /**
   * 補正・緊急: re-allotment without a concluded consultation, which is opened afterwards under
   * this matter. Only of supplementary budgets.
   */
  afterTheFact: z.strictObject({ matter: code }).optional(),
  ...provenance,
});

/** 区提案: a ward proposes that bureaus budget a solution, and each answers for itself. */
const proposalLane = z.strictObject({
  code,
  title: z.string().min(1),
  wards: z.array(z.string().min(1)).min(1).optional(),
  kinds: z.array(code).min(1),
  draft: z.array(who).min(1),
  submit: z.array(who).min(1),
  /** Kinds of units that may be asked, and who answers there. */
  to: z.array(code).min(1),
  answer: z.array(who).min(1),
  period,
  ...provenance,
});

/** 財源. */
const fund = z.strictObject({
  code,
  title: z.string().min(1),
  /** general: 一般財源; own: revenue that the ward earned itself (区の独自財源). */
  kind: z.enum(['general', 'specific', 'own']),
  ...provenance,
});

/** 予算総則 that lets money move between two 項 of one 款 in a fiscal year. */
const provision = z.strictObject({
  fiscalYear: z.int(),
  kan: z.string().min(1),
  from: z.string().min(1),
  to: z.string().min(1),
  rule: z.string().min(1),
});

/** A subject of the authority tables that decides it; absent: whoever holds the money does. */
const decidedBy = z.strictObject({ subject: code.optional() });

/** 流用. Between 款 there is no rule to write: the law forbids it (自治法220条2項). */
const transfers = z.strictObject({
  kou: z.strictObject({ provisions: z.array(provision), ...decidedBy.shape }),
  moku: decidedBy,
  setsu: decidedBy,
  by: z.array(who).min(1),
  ...provenance,
});

/** 再配当: a bureau passes money on to a ward. */
const reallotment = z.strictObject({
  by: z.array(who).min(1),
  subject: code.optional(),
  /** Whether a line without a concluded consultation is refused. */
  gate: z.boolean(),
  ...provenance,
});

/** 配当. fiscalYearStart: money of the year's first budget flows on its first day. */
const allotment = z.strictObject({
  by: z.array(who).min(1),
  initial: z.enum(['fiscalYearStart', 'passed']),
  withholding: z.boolean(),
  ...provenance,
});

export const yearEndOutcomes = [
  'completed',
  'carried_approved',
  'carried_accident',
  'lapsed',
  'asked_again',
] as const;

/** 繰越明許 and 事故繰越: money that goes on in the next fiscal year. */
export const carriedOutcomes = ['carried_approved', 'carried_accident'] as const;

/** 年度末 (自治法213条・220条3項): what may become of a line, who says so and who confirms it. */
const yearEnd = z.strictObject({
  by: z.array(who).min(1),
  confirm: z.array(who).min(1),
  outcomes: z.array(z.enum(yearEndOutcomes)).min(1),
  ...provenance,
});

export const opinionStages = ['request', 'assessment', 'allotment'] as const;

/** 意見具申: who may say it, and when. */
const opinions = z.strictObject({
  by: z.array(who).min(1),
  at: z.array(z.enum(opinionStages)).min(1),
  ...provenance,
});

export const budgetFile = z.strictObject({
  /** Amounts stand in this many yen, such as 1000 for 千円. */
  unit: z.strictObject({ yen: z.int().min(1), title: z.string().min(1) }),
  hands,
  milestones: z.array(milestone).min(1),
  presentation,
  stages: z.array(stage).min(1),
  restoration,
  assessmentCodes: z.array(assessmentCode).min(1),
  lanes: z.array(lane).min(1),
  proposalLanes: z.array(proposalLane),
  categories: z.array(titled),
  policies: z.array(titled),
  funds: z.array(fund),
  opinions,
  transfers,
  reallotment,
  allotment,
  yearEnd,
  sheets: z.array(budgetSheet).min(1),
  ...allocationParts,
});

export type BudgetRules = z.infer<typeof budgetFile>;
export type CycleKind = (typeof cycleKinds)[number];
export type Lane = z.infer<typeof lane>;
export type ProposalLane = z.infer<typeof proposalLane>;
export type AssessmentStage = z.infer<typeof stage>;
export type AssessmentCode = z.infer<typeof assessmentCode>;
export type Milestone = z.infer<typeof milestone>;
export type MilestoneCode = (typeof milestoneCodes)[number];
export type Fund = z.infer<typeof fund>;
export type TransferRules = z.infer<typeof transfers>;
export type CarriedOutcome = (typeof carriedOutcomes)[number];
export type YearEndOutcome = (typeof yearEndOutcomes)[number];
export type OpinionStage = (typeof opinionStages)[number];
