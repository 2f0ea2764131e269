// Commands of a year's budget (予算編成): its dates, the guideline, the windows, the notices and what
// the assembly made of it. Requests hear of each from here.

import { z } from 'zod';
import {
  attachmentRef,
  codeText,
  command,
  longText,
  onDate,
  reason,
  shortText,
  unitCode,
} from './command-parts.ts';
import { amount } from './rulebook-allocation.ts';
import { milestoneCodes } from './rulebook-budget.ts';

/**
 * Steps of a cycle, in the order of the year. While requests are received it is `requesting`: an
 * `open` session of a meeting is something else, and texts know a step by its name alone.
 */
export const cycleSteps = [
  'preparing',
  'guided',
  'requesting',
  'assessing',
  'noticed',
  'finalised',
  'presented',
  'executing',
  'closed',
] as const;

const dates = z.partialRecord(z.enum(milestoneCodes), onDate);

/** A line of a request, by the case that owns it. */
const lineAmount = z.strictObject({ case: z.uuid(), line: codeText, amount });

export const planCycle = z.strictObject({
  type: z.literal('plan'),
  initiator: unitCode,
  fiscalYear: z.int().min(1900).max(9998),
  kind: z.enum(['initial', 'supplementary']),
  title: shortText,
  /** In place of what the rulebook gives; a supplementary budget names all that it has. */
  dates: dates.optional(),
});

export const budgetCycleCommand = z.discriminatedUnion('type', [
  command('reschedule', { dates, reason }),
  command('notify_guideline', { text: longText, attachments: z.array(attachmentRef).max(50) }),
  command('open_requests', {}),
  command('close_requests', { reason: reason.optional() }),
  /** Back to receiving requests, before the notice: drafts and what is not assessed yet go on. */
  command('reopen_requests', { until: onDate, reason }),
  command('give_notice', { comment: longText.optional() }),
  command('give_final_notice', { comment: longText.optional() }),
  command('present', { on: onDate }),
  command('record_vote', {
    outcome: z.enum(['passed', 'amended', 'rejected']),
    on: onDate,
    /** What an amended budget gives to lines in place of the final notice. */
    changes: z.array(lineAmount).max(10_000).optional(),
    text: longText.optional(),
  }),
  /** Other amounts for a budget that the assembly refused, before it is presented again. */
  command('revise', { lines: z.array(lineAmount).min(1).max(10_000), reason }),
  /** 繰越明許費, as the budget lists it. `case`: of the execution. */
  command('list_carryover', { lines: z.array(lineAmount).min(1).max(2000) }),
  command('close_year', {}),
  command('withdraw', { reason }),
]);

const requestState = {
  case: z.uuid(),
  initiator: unitCode,
  lane: codeText,
  step: shortText,
  /** Sums of the lines that count. */
  request: amount,
  assessed: amount.nullable(),
  /** Appeals and lines held back that the mayor has not decided. */
  undecided: z.int().min(0),
};

export const budgetCycleSystemCommand = z.discriminatedUnion('type', [
  command('timer', { name: z.string().min(1), dueAt: z.string().min(1) }),
  /** A request of this cycle has opened or moved. */
  command('request_moved', requestState),
  command('execution_moved', {
    case: z.uuid(),
    initiator: unitCode,
    lane: codeText,
    open: z.boolean(),
  }),
]);

/** What a cycle shows to cases that refer to it (`LinkedCase.shown`); instants in order of time. */
export const cycleShown = z.strictObject({
  fiscalYear: z.int(),
  kind: z.enum(['initial', 'supplementary']),
  title: z.string(),
  requestsOpenAt: z.string().nullable(),
  /** The first instant at which it is too late. */
  requestsCloseAt: z.string().nullable(),
  appealsCloseAt: z.string().nullable(),
});

export type CycleStep = (typeof cycleSteps)[number];
export type PlanCycle = z.infer<typeof planCycle>;
export type BudgetCycleCommand = z.infer<typeof budgetCycleCommand>;
export type BudgetCycleSystemCommand = z.infer<typeof budgetCycleSystemCommand>;
export type RequestMoved = Extract<BudgetCycleSystemCommand, { type: 'request_moved' }>;
export type CycleShown = z.infer<typeof cycleShown>;
