import type { Rules } from '../../src/rules/bound-rules.ts';
import type { AnswerKind } from '../../src/terms/rulebook-consultation.ts';
import type { Consultation } from './context.ts';
import { modeOf, repliesOf } from './parties.ts';

/** The weights that the answers of the present round carry. */
export function weights(c: Consultation, rules: Rules): Set<AnswerKind['weighs']> {
  const mode = modeOf(c, rules);
  if (mode.answers === undefined) return new Set();
  const weightOf = new Map(
    rules.answerKinds(mode, c.pinnedOn).map(({ code, weighs }) => [code, weighs]),
  );
  return new Set(
    repliesOf(c).flatMap(([, { answer }]) => (answer && weightOf.get(answer.kind)) ?? []),
  );
}
