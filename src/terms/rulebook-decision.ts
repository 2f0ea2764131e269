// decision.yaml: how a decision runs (起案 to 完結): whose hands, how long each step may take, what
// counts as absent, who may act then, and how delegation itself is changed.

import { z } from 'zod';
import { code, period, provenance, who } from './rulebook-parts.ts';

/**
 * Whose hands move a draft. The first place of a list is asked; all may act. `supervise` is the
 * secretariat's hand: it moves a case and never decides it.
 */
const hands = z.strictObject({
  draft: z.array(who).min(1),
  supervise: z.array(who).min(1),
  ...provenance,
});

/** Time of each step; the duty is overdue afterwards, and nothing is decided by that. */
const handling = z.strictObject({
  circulation: period,
  concurrence: period,
  decision: period,
  /** For the answer to a question; absent: it waits without a date. */
  question: period.optional(),
  execution: period.optional(),
  /** From the return of the absent decider (後閲). */
  postReview: period,
  /** From the return of a circulator who was passed over. */
  passedOver: period,
  /** For what a post-review asks to be put right (是正指示). */
  correction: period,
  ...provenance,
});

/**
 * What counts as absent. allWorkingHours: away for all of the office hours of the day (福岡
 * 消防2条). moreThanOneDay: away for longer than one day (上田). any: away at that moment (横浜:
 * 事故がある).
 */
const absence = z.strictObject({
  kinds: z.array(z.strictObject({ code, title: z.string().min(1) })).min(1),
  definition: z.enum(['allWorkingHours', 'moreThanOneDay', 'any']),
  /** Whether an urgent matter may be acted upon in a shorter absence than the definition asks. */
  urgencySuffices: z.boolean(),
  acting: z.strictObject({
    /** urgentOrOrdered: an acting decision states its urgency, or who ordered it before. */
    needs: z.enum(['urgentOrOrdered', 'nothing']),
    /** Whether an order given before lifts the bar of grounds such as 重要 and 異例. */
    orderLiftsGrounds: z.boolean(),
    /** Whether a post-review is owed although the decider had ordered it before. */
    reviewAfterOrder: z.boolean(),
  }),
  ...provenance,
});

/**
 * How a delegation is changed (権限の見直し): the stages it passes, each by whom and in what time.
 * A scheme without a meeting or a review passes over that stage.
 */
const scheme = z.strictObject({
  code,
  title: z.string().min(1),
  propose: z.array(who).min(1),
  consult: z.array(z.strictObject({ who, binding: z.boolean() })),
  meeting: code.optional(),
  review: z.array(who).min(1).optional(),
  decide: z.array(who).min(1),
  promulgate: z.array(who).min(1),
  /**
   * Re-delegation (再委譲): the proposer passes on his own rows only, to ranks below him in his own
   * unit, and only for a period.
   */
  redelegation: z.boolean(),
  periods: z.strictObject({
    consult: period,
    review: period,
    decide: period,
    promulgate: period,
  }),
  ...provenance,
});

export const decisionFile = z.strictObject({
  hands,
  handling,
  absence,
  schemes: z.array(scheme),
});

export type DecisionRules = z.infer<typeof decisionFile>;
export type DecisionHand = 'draft' | 'supervise';
export type DecisionHandling = z.infer<typeof handling>;
export type AbsenceRule = z.infer<typeof absence>;
export type DelegationScheme = z.infer<typeof scheme>;
