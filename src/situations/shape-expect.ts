// What a situation may expect. Whatever is left out is not looked at; what is given must hold.

import { z } from 'zod';
import { localDate } from '../terms/rulebook-parts.ts';
import { budgetExpected } from './shape-budget.ts';
import { actor, alias, caseRef, due, json, place, word } from './shape-parts.ts';

const reply = z.strictObject({
  status: word.optional(),
  /** Code of the answer; null: none was given. */
  answer: word.nullable().optional(),
  reason: z.string().nullable().optional(),
  due: due.optional(),
  clock: z.enum(['running', 'stopped', 'none']).optional(),
  received: z.boolean().optional(),
  overdue: z.boolean().optional(),
  escalated: z.boolean().optional(),
});

const workItem = z.strictObject({
  at: place.optional(),
  act: word.optional(),
  about: word.optional(),
  due: due.optional(),
});

const notice = z.strictObject({
  to: place.optional(),
  /** Key of the text in the rulebook. */
  text: word.optional(),
  subject: z.string().min(1).optional(),
  body: z.string().min(1).optional(),
  on: due.optional(),
});

const entry = z.union([
  word,
  z.strictObject({
    type: word,
    by: word.optional(),
    person: word.optional(),
    on: due.optional(),
    step: word.optional(),
    with: z.record(z.string(), json).optional(),
  }),
]);

const stuckCause = z.union([word, z.strictObject({ code: word, about: word.optional() })]);

const listNames = ['cases', 'workItems', 'inbox', 'stuck', 'bypassed'] as const;

const list = z.strictObject({
  list: z.enum(listNames),
  as: actor,
  contains: z.array(alias).optional(),
  lacks: z.array(alias).optional(),
  count: z.int().min(0).optional(),
});

const actions = z.strictObject({
  as: actor,
  can: z.array(word).optional(),
  /** Each with the code that says why not. */
  cannot: z.record(word, word).optional(),
});

/** Numbers of a span of days; what is given is compared, the rest is not. */
const report = z.strictObject({
  as: actor,
  from: localDate,
  to: localDate,
  shows: z.record(z.string(), json),
});

export const expectation = z.strictObject({
  /** The case of the step before, when left out. */
  case: caseRef.optional(),
  step: word.optional(),
  outcome: word.nullable().optional(),
  number: word.nullable().optional(),
  branch: z.int().optional(),
  title: word.optional(),
  open: z.boolean().optional(),
  due: due.optional(),
  meetingOn: localDate.nullable().optional(),
  addressees: z.array(word).optional(),
  replies: z.record(word, reply).optional(),
  workItems: z.array(workItem).optional(),
  workItemsExactly: z.array(workItem).optional(),
  nobodyHas: z.array(workItem).optional(),
  notified: z.array(notice).optional(),
  notNotified: z.array(notice).optional(),
  history: z.array(entry).optional(),
  historyExactly: z.array(entry).optional(),
  stuck: z.array(stuckCause).optional(),
  actions: z.union([actions, z.array(actions)]).optional(),
  visibleTo: z.array(actor).optional(),
  hiddenFrom: z.array(actor).optional(),
  /** A part of what the case keeps, compared in depth; lists: these items, in any order. */
  kept: z.record(z.string(), json).optional(),
  /** Lines of the case by name, a part of each; null: there is none of this name. */
  lines: z.record(word, z.record(z.string(), json).nullable()).optional(),
  lineCount: z.int().min(0).optional(),
  /** What a field of the lines comes to, without those that do not count. */
  sums: z.record(word, z.int()).optional(),
  lists: z.array(list).optional(),
  report: report.optional(),
  /** Budgets over all wards, as somebody sees them. */
  budget: z.union([budgetExpected, z.array(budgetExpected)]).optional(),
});

export type Expectation = z.infer<typeof expectation>;
export type WorkItemExpected = z.infer<typeof workItem>;
export type NoticeExpected = z.infer<typeof notice>;
export type EntryExpected = z.infer<typeof entry>;
export type ListExpected = z.infer<typeof list>;
export type ActionsExpected = z.infer<typeof actions>;
export type ReplyExpected = z.infer<typeof reply>;
