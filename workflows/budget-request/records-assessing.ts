// Changes of the context by the assessment, the appeals and their restoration, and what finance
// asks about a line.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetIn } from '../../src/rules/budget/bind.ts';
import { dueAt } from '../../src/rules/deadline.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import type { Period } from '../../src/terms/rulebook-parts.ts';
import type { Instant } from '../../src/terms/units.ts';
import { isPast } from './checks-window.ts';
import type { BudgetRequest, Change } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { nextStage, stageOf } from './places.ts';
import { proposed } from './records-drafting.ts';

const noHand: Change = { handleBy: null, handleLateSince: null };

/** The time of a stage runs from the moment it is reached; without a period it has none. */
const handledIn = (period: Period | undefined, at: Instant, { calendar }: Rules): Change =>
  period === undefined
    ? noHand
    : { handleBy: dueAt(period, calendar.receiptDay(at), calendar), handleLateSince: null };

const startStage: Fold = (r, { at }, rules) => {
  const stage = stageOf(r, rules);
  return { stage: stage.code, ...handledIn(stage.period, at, rules) };
};

/** Changes the lines that are named; every other stays the object it was. */
function changing<Given extends { readonly line: string }>(
  { lines }: BudgetRequest,
  given: readonly Given[],
  change: (line: RequestLine, one: Given) => RequestLine,
): Pick<BudgetRequest, 'lines'> {
  const named = new Map(given.map((one) => [one.line, one]));
  return {
    lines: lines.map((line) => {
      const one = named.get(line.line);
      return one === undefined ? line : change(line, one);
    }),
  };
}

const assessments = foldOf(['assess'], (r, { lines, at, by }, rules) => {
  if (!isPerson(by)) return {};
  const stage = stageOf(r, rules).code;
  return changing(r, lines, (line, { amount, code, reason = null }) => ({
    ...line,
    assessments: [
      ...line.assessments.filter((one) => one.stage !== stage),
      { stage, amount, code, reason, at, by },
    ],
  }));
});

const question = foldOf(['ask'], (r, event) => {
  const { line: name, question: text, category = null, dueOn = null, at, by } = event;
  if (!isPerson(by)) return {};
  const questions = r.questions + 1;
  const asked = { id: `q${questions}`, question: text, category, dueOn, answer: null, at, by };
  return {
    questions,
    ...changing(r, [{ line: name }], (line) => ({
      ...line,
      questions: [...line.questions, asked],
    })),
  };
});

const reply = foldOf(['reply'], (r, { question: id, text, attachments = [], at, by }) => {
  if (!isPerson(by)) return {};
  const answer = { text, attachments, at, by };
  const lines = r.lines.map((line) =>
    line.questions.some((one) => one.id === id)
      ? {
          ...line,
          questions: line.questions.map((one) => (one.id === id ? { ...one, answer } : one)),
        }
      : line,
  );
  return { lines };
});

/** A notice given after its own window leaves no window. */
const startAppeals: Fold = (r, { at }) => ({
  ...noHand,
  appealsOver: isPast(r.cycle.appealsCloseAt, at),
});

const appeals = foldOf(['appeal'], (r, event) => {
  const { lines, at, by } = event;
  if (!isPerson(by)) return {};
  return {
    ...proposed(r, event),
    ...changing(r, lines, (line, { amount, reason }) => ({
      ...line,
      appeal: { amount, reason, at, by },
    })),
  };
});

const appealsWithdrawn = foldOf(['withdraw_appeal'], (r, { lines }) =>
  changing(
    r,
    lines.map((line) => ({ line })),
    (line) => ({ ...line, appeal: null }),
  ),
);

const restorations = foldOf(['restore'], (r, { lines, at, by }) =>
  isPerson(by)
    ? changing(r, lines, (line, { amount, reason = null }) => ({
        ...line,
        restored: { amount, reason, at, by },
      }))
    : {},
);

export const assessingRecords = {
  noHand: () => noHand,
  startStage,
  /** Back with the ward's window, before anything was assessed. */
  stageLeft: () => ({ ...noHand, stage: null }),
  assessments,
  nextStage: (r, _event, rules) => ({ stage: nextStage(r, rules)?.code ?? r.stage }),
  question,
  reply,
  startAppeals,
  accepted: () => ({ appealsOver: true }),
  appeals,
  appealsWithdrawn,
  startRestoring: (_r, { at }, rules) =>
    handledIn(budgetIn(rules).rules.restoration.period, at, rules),
  restorations,
} as const satisfies Record<string, Fold>;
