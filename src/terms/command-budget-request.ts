// Commands of a ward's budget request (区予算要求): one sheet of one lane, from its first line to the
// assembly's vote.

import { z } from 'zod';
import { budgetLineEntry } from './budget-line.ts';
import { cycleShown } from './command-budget-cycle.ts';
import { decided } from './command-decided.ts';
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
import { opinionStages } from './rulebook-budget.ts';

const lineCode = codeText.max(60);

/** Lines that one sheet may have: a context must stay small enough to be read in one piece. */
export const linesPerRequest = 2000;

export const openRequest = z.strictObject({
  type: z.literal('open'),
  /** Number or uuid of the cycle. */
  cycle: shortText,
  lane: codeText,
  initiator: unitCode,
  title: shortText.optional(),
});

const drafting = [
  command('put_lines', {
    lines: z
      .array(
        /** `seen`: the revision that the sender saw; another one now is a refusal. */
        budgetLineEntry.extend({ seen: z.int().min(0).optional() }),
      )
      .min(1)
      .max(linesPerRequest),
  }),
  command('remove_lines', { lines: z.array(lineCode).min(1).max(linesPerRequest) }),
  /** 優先順位: the first is the most urgent; the others follow in their present order. */
  command('rank_lines', { lines: z.array(lineCode).min(1).max(linesPerRequest) }),
  command('hand_in', {}),
  command('coordinate', { comment: longText.optional() }),
  command('submit', { comment: longText.optional() }),
  command('forward', { comment: longText.optional() }),
  /** Back to the section, by whoever has it next. */
  command('return', { reason }),
  command('recall', { reason: reason.optional() }),
  command('withdraw', { reason }),
] as const;

/** `amount` null holds the line back (保留). */
const assessed = z.strictObject({
  line: lineCode,
  amount: amount.nullable(),
  code: codeText,
  reason: reason.optional(),
});

const assessing = [
  command('assess', { lines: z.array(assessed).min(1).max(linesPerRequest) }),
  command('finish_stage', { comment: longText.optional() }),
  command('ask', {
    line: lineCode,
    question: longText,
    category: codeText.optional(),
    dueOn: onDate.optional(),
  }),
  command('reply', {
    question: z.string().min(1).max(20),
    text: longText,
    attachments: z.array(attachmentRef).max(50).optional(),
  }),
] as const;

const appealing = [
  /** 内示の受諾: ends the window for appeals early. */
  command('accept_notice', { comment: longText.optional() }),
  /** 復活要望: what is asked on top of the notice. */
  command('appeal', {
    lines: z.array(z.strictObject({ line: lineCode, amount: amount.min(1), reason })).min(1),
  }),
  command('withdraw_appeal', { lines: z.array(lineCode).min(1) }),
  /** What the line gets in all. */
  command('restore', {
    lines: z.array(z.strictObject({ line: lineCode, amount, reason: reason.optional() })).min(1),
  }),
] as const;

export const budgetRequestCommand = z.discriminatedUnion('type', [
  ...drafting,
  ...assessing,
  ...appealing,
  /** 意見具申. */
  command('opine', {
    stage: z.enum(opinionStages).exclude(['allotment']),
    text: longText,
    lines: z.array(lineCode).max(linesPerRequest).optional(),
  }),
]);

export const budgetRequestSystemCommand = z.discriminatedUnion('type', [
  command('timer', { name: z.string().min(1), dueAt: z.string().min(1) }),
  /** The decision that submits it has been made. */
  command('submission_decided', decided),
  /**
   * What the cycle says to its requests; later words take the place of earlier ones. `opened` is
   * said once more when finance receives requests again, `revised` when a refused budget is to be
   * presented with other amounts.
   */
  command('cycle_moved', {
    to: z.enum([
      'rescheduled',
      'opened',
      'closed',
      'noticed',
      'finalised',
      'revised',
      'voted',
      'withdrawn',
    ]),
    /** Counts the words of the cycle: a word with a number not above the last one heard is old. */
    serial: z.int().min(1).optional(),
    shown: cycleShown,
    outcome: z.enum(['passed', 'amended', 'rejected']).optional(),
    on: onDate.optional(),
    /**
     * Of this request's lines alone, in place of the final notice. Those of a vote are complete:
     * the revisions before it are among them.
     */
    changes: z.array(z.strictObject({ line: lineCode, amount })).optional(),
  }),
]);

export type OpenRequest = z.infer<typeof openRequest>;
export type BudgetRequestCommand = z.infer<typeof budgetRequestCommand>;
export type BudgetRequestSystemCommand = z.infer<typeof budgetRequestSystemCommand>;
