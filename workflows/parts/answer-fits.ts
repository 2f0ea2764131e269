// Whether an answer is one of its set and brings what that set asks for with it: the same for an
// addressee who answers and for a decision that will answer for him.

import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { AnswerKind } from '../../src/terms/rulebook-consultation.ts';

export interface AnswerGiven {
  readonly answer: string;
  readonly reason?: string | undefined;
  readonly conditions?: readonly unknown[] | undefined;
}

/** `unknown_answer`, `answer_takes_no_conditions`, `answer_needs`. */
export function answerFault(given: AnswerGiven, kinds: readonly AnswerKind[]): Refusal | null {
  const kind = kinds.find(({ code }) => code === given.answer);
  if (kind === undefined) {
    const answers = kinds.map(({ code, title }) => `${code} (${title})`).join(', ');
    return refuse('unknown_answer', { answer: given.answer, answers });
  }
  if (given.conditions !== undefined && kind.weighs !== 'condition') {
    return refuse('answer_takes_no_conditions', { answer: kind.title });
  }
  const missing = (kind.needs ?? []).find((need) => given[need] === undefined);
  return missing === undefined
    ? null
    : refuse('answer_needs', { answer: kind.title, needs: missing });
}
