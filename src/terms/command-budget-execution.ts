// Commands of the execution of a passed budget (予算執行): allotment, re-allotment, transfers, reports
// and the year's end. One case for each request that the assembly passed.

import { z } from 'zod';
import { accountFields, budgetLineEntry } from './budget-line.ts';
import { decided, decidedBy, dissents } from './command-decided.ts';
import {
  atInstant,
  codeText,
  command,
  longText,
  onDate,
  reason,
  shortText,
  unitCode,
} from './command-parts.ts';
import { amount } from './rulebook-allocation.ts';
import { carriedOutcomes, yearEndOutcomes } from './rulebook-budget.ts';
import type { Instant } from './units.ts';

const lineCode = codeText.max(60);
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(2000);

/** How a line was carried over, by whom, and what of it each unit executes and has committed. */
const carried = z.strictObject({
  as: z.enum(carriedOutcomes),
  at: atInstant as unknown as z.ZodType<Instant>,
  by: decidedBy,
  parts: z.array(z.strictObject({ unit: unitCode, amount, committed: amount })),
});

/** By the system, when the assembly has passed the request, or its lines are carried over. */
export const openExecution = z.strictObject({
  type: z.literal('open'),
  request: z.uuid(),
  cycle: z.uuid(),
  title: shortText,
  fiscalYear: z.int(),
  kind: z.enum(['initial', 'supplementary']),
  lane: codeText,
  initiator: unitCode,
  passedOn: onDate,
  /** The execution whose money this is, carried over (繰越); absent: newly passed. */
  carriedFrom: z.uuid().optional(),
  lines: some(
    z.strictObject({
      entry: budgetLineEntry,
      passed: amount,
      carried: carried.optional(),
      consulted: z
        .strictObject({
          number: shortText,
          outcome: codeText,
          dissents,
        })
        .nullable(),
    }),
  ),
});

const withheld = z.strictObject({ line: lineCode, amount: amount.min(1), reason });

export const budgetExecutionCommand = z.discriminatedUnion('type', [
  /** Everything that is passed; what is withheld follows by `release`. */
  command('allot', { withhold: z.array(withheld).max(2000).optional() }),
  command('release', {
    lines: some(z.strictObject({ line: lineCode, amount: amount.min(1) })),
    reason,
  }),
  command('reallot', {
    line: lineCode,
    to: unitCode,
    amount: amount.min(1),
    reason,
    /** Number or uuid of the prior consultation, in place of the one that the line names. */
    consultation: shortText.optional(),
    /** Why it cannot wait for its consultation, which is then held afterwards. */
    urgent: reason.optional(),
  }),
  command('transfer', { from: lineCode, to: lineCode, amount: amount.min(1), reason }),
  /** What a ward has not committed goes back to the holder of the line. */
  command('take_back', { line: lineCode, from: unitCode, amount: amount.min(1), reason }),
  /** The consultation held afterwards (事後協議), now that it is concluded: number or uuid. */
  command('consulted_after', { item: z.string().min(1).max(20), consultation: shortText }),
  /** Levels of the account that the line does not name yet. */
  command('set_account', { line: lineCode, account: accountFields }),
  /** Takes back a transfer or re-allotment that waits for its decision. */
  command('cancel', { item: z.string().min(1).max(20), reason }),
  command('report', {
    line: lineCode,
    committed: amount,
    spent: amount,
    on: onDate,
    text: longText.optional(),
  }),
  command('opine', { text: longText, lines: z.array(lineCode).max(2000).optional() }),
  command('close_lines', {
    lines: some(
      z.strictObject({
        line: lineCode,
        outcome: z.enum(yearEndOutcomes),
        amount: amount.optional(),
        reason: reason.optional(),
      }),
    ),
  }),
  command('confirm_close', { lines: some(lineCode) }),
  command('return_close', { lines: some(lineCode), reason }),
]);

export const budgetExecutionSystemCommand = z.discriminatedUnion('type', [
  command('timer', { name: z.string().min(1), dueAt: z.string().min(1) }),
  /** A decision has been made on a transfer or a re-allotment. */
  command('step_decided', { item: z.string().min(1).max(20), ...decided }),
  /** 繰越明許費, as the budget lists it. */
  command('carryover_listed', { lines: some(z.strictObject({ line: lineCode, amount })) }),
]);

export type OpenExecution = z.infer<typeof openExecution>;
export type BudgetExecutionCommand = z.infer<typeof budgetExecutionCommand>;
export type BudgetExecutionSystemCommand = z.infer<typeof budgetExecutionSystemCommand>;
