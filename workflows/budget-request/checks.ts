// Every reason for which a budget request refuses a command, by name. The machine names the checks
// of each transition.

import { undecidedCount } from '../../src/rules/budget/amounts.ts';
import { budgetIn } from '../../src/rules/budget/bind.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { refuse } from '../../src/terms/refusal.ts';
import { type Check, otherWay } from './check.ts';
import { amountChecks } from './checks-amounts.ts';
import { lineChecks } from './checks-lines.ts';
import { windowChecks } from './checks-window.ts';
import type { BudgetRequest } from './context.ts';
import { openQuestions } from './entry.ts';
import { amountYenOf, laneOf, nextStage, places } from './places.ts';
import { sheetDigest } from './sheet-digest.ts';

const hasUndecided = ({ lines }: BudgetRequest): boolean => undecidedCount(lines) > 0;

/** One at the request is given until it is assessed, one at the assessment once it is submitted. */
const opinionInTime: Check = (r, event, rules) => {
  if (event.probe || event.type !== 'opine') return null;
  const { at: stages } = budgetIn(rules).rules.opinions;
  const { stage } = event;
  const isLate = stage === 'request' ? r.stage !== null : r.submittedOn === null;
  return !stages.includes(stage) || isLate ? refuse('opinion_not_now', { stage }) : null;
};

const noQuestion = (question: string) => refuse('unknown_question', { question });

export const checks = {
  ...windowChecks,
  ...lineChecks,
  ...amountChecks,

  /** Nobody forwards, assesses or restores what he asked for. Source: rules.md 8.0, invariant 6. */
  fourEyes: (r, { by }) =>
    isPerson(by) && r.proposers.includes(by.person) ? refuse('four_eyes') : null,

  opinionInTime,

  needsCoordination: (r, _event, rules) =>
    laneOf(r, rules).coordinate === undefined ? otherWay : null,
  needsForwarding: (r, _event, rules) => (laneOf(r, rules).through === undefined ? otherWay : null),

  submittedByHand: (r, _event, rules) => {
    const subject = laneOf(r, rules).submit.decision;
    if (subject === undefined) return null;
    const holders = places('draft', r, rules).map(placeKey).join(', ');
    const amount = amountYenOf(r, rules);
    return refuse('submitted_by_decision', { subject, holders, amount, case: r.id });
  },
  submittedByDecision: (r, _event, rules) =>
    laneOf(r, rules).submit.decision === undefined ? refuse('submitted_by_hand') : null,

  /** It submits the lines that were decided, and no others that were written meanwhile. */
  decidedAsAsked: (r, event, rules) => {
    if (event.probe || event.type !== 'submission_decided') return null;
    if (event.digest !== sheetDigest(r.lines)) {
      return refuse('served_content_changed', { case: r.id });
    }
    const wanted = amountYenOf(r, rules);
    const { amountYen: amount } = event;
    return amount === wanted ? null : refuse('served_amount_differs', { amount, wanted });
  },

  hasNextStage: (r, _event, rules) => (nextStage(r, rules) === null ? otherWay : null),

  /** An answer by a day that is over is owed by nobody. */
  dueAhead: (_r, event, { calendar }) => {
    if (event.probe || event.type !== 'ask' || event.dueOn === undefined) return null;
    const today = calendar.dateOf(event.at);
    const { dueOn: on } = event;
    return on < today ? refuse('question_due_past', { on, today }) : null;
  },

  questionOpen: ({ lines }, event) => {
    if (event.probe) return openQuestions(lines).length > 0 ? null : noQuestion('—');
    if (event.type !== 'reply') return null;
    const { question } = event;
    const isOpen = openQuestions(lines).some(({ id }) => id === question);
    return isOpen ? null : noQuestion(question);
  },

  hasUndecided: (r) => (hasUndecided(r) ? null : otherWay),
  nothingAssessed: ({ lines }) =>
    lines.every(({ assessments }) => assessments.length === 0) ? null : otherWay,

  /** Who accepts the notice asks for nothing more. */
  nothingAppealed: ({ lines }) => {
    const appealed = lines.filter(({ appeal }) => appeal !== null);
    const [first] = appealed;
    return first === undefined
      ? null
      : refuse('appeal_pending', { line: first.line, count: appealed.length });
  },

  nothingUndecided: (r) => (hasUndecided(r) ? otherWay : null),
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;
