// What a decision will answer to the consultation that it serves, held against that consultation's
// answers before anybody decides: once the decision is made it is too late to mend it.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { possibleModes } from '../../src/rules/possible-modes.ts';
import type { Refusal } from '../../src/terms/refusal.ts';
import { answerFault } from '../parts/answer-fits.ts';
import type { Decision, DecisionEvent } from './context.ts';

/**
 * Which mode the consultation fell under is not known here: the answer must fit one of those its
 * matter may fall under. The consultation itself looks again.
 */
export function checkServedAnswer(
  { serves, pinnedOn }: Pick<Decision, 'serves' | 'pinnedOn'>,
  { facts }: Pick<DecisionEvent, 'facts'>,
  rules: Rules,
): Refusal | null {
  if (serves?.as !== 'answer') return null;
  const linked = facts.linked?.[serves.case];
  const matter = rules.findMatter(linked?.matter ?? '', pinnedOn);
  if (linked === undefined || matter === undefined) return null;
  const faults = possibleModes(matter, linked.addressees, rules, pinnedOn)
    .filter(({ answers }) => answers !== undefined)
    .map((mode) => answerFault(serves, rules.answerKinds(mode, pinnedOn)));
  return faults.includes(null) ? null : (faults[0] ?? null);
}
