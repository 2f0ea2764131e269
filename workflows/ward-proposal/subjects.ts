// Which addressee a command is about: the one named, or the one for which the sender's place
// answers.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { Addressed, ProposalEvent, ProposalQuestion, WardProposal } from './context.ts';
import { addressedOf, answersFor } from './places.ts';

export const namedIn = (event: ProposalEvent): UnitCode | undefined =>
  'for' in event ? event.for : undefined;

/** Empty: none of the case. */
export function subjectsOf(p: WardProposal, event: ProposalEvent, rules: Rules): UnitCode[] {
  const named = namedIn(event);
  if (named !== undefined) return Object.hasOwn(p.addressed, named) ? [named] : [];
  return isPerson(event.by) ? answersFor(event.by.as, p, rules) : [];
}

/** The one addressee that an answer or a question comes from; null when it cannot be told. */
export function subjectOf(p: WardProposal, event: ProposalEvent, rules: Rules): UnitCode | null {
  const [unit, ...others] = subjectsOf(p, event, rules);
  return unit === undefined || others.length > 0 ? null : unit;
}

interface Asked {
  readonly unit: UnitCode;
  readonly addressed: Addressed;
  readonly question: ProposalQuestion;
}

/** A question that waits for its reply, with the addressee that asked it. */
export function openQuestion(p: WardProposal, id: string): Asked | null {
  for (const [unit, addressed] of addressedOf(p)) {
    const question = addressed.questions.find((one) => one.id === id && one.reply === null);
    if (question !== undefined) return { unit, addressed, question };
  }
  return null;
}
