// Who must act now, and why a proposal is stuck: derived from the state at every step.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty, StuckCause } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { isWaitingForReply } from './clock.ts';
import type { Addressed, WardProposal } from './context.ts';
import { addressedOf, asked } from './places.ts';

/** An open question is the ward's to answer; the addressee may answer the proposal all the same. */
function dutiesFor(unit: UnitCode, one: Addressed, p: WardProposal, rules: Rules): Duty[] {
  if (one.clock === null || one.answer !== null) return [];
  const waits = isWaitingForReply(one);
  const dueAt = rules.calendar.endOfOffice(one.clock.dueOn);
  const answer = asked('answer', p, rules, unit).map(
    (place): Duty => ({ place, act: 'answer', about: unit, ...(!waits && { dueAt }) }),
  );
  const reply = waits
    ? asked('draft', p, rules).map((place): Duty => ({ place, act: 'reply', about: unit }))
    : [];
  return [...reply, ...answer];
}

/** Duties of an open case. */
export function dutiesOf(p: WardProposal, step: string, rules: Rules): Duty[] {
  if (step === 'drafting') {
    return asked('submit', p, rules).map((place): Duty => ({ place, act: 'submit' }));
  }
  return step === 'answering'
    ? addressedOf(p).flatMap(([unit, one]) => dutiesFor(unit, one, p, rules))
    : [];
}

export const stuckCauses = (p: WardProposal): StuckCause[] =>
  addressedOf(p).flatMap(([unit, { overdueSince: since }]) =>
    since === null ? [] : [{ code: 'answer_overdue', about: unit, since }],
  );
