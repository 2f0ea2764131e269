// Who does not consent, in his own words: what a consultation shows to cases that rest on it, so
// that a dissent travels with the matter to whoever decides about it later, also when it was ruled
// against.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { longestText } from '../../src/terms/command-parts.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { Consultation, Reply } from './context.ts';
import { dissenters, repliesOf, waitingUnits, weighing } from './parties.ts';

/** A condition that nobody accepted is no consent; once accepted, it is owed (条件履行). */
function unaccepted(c: Consultation, rules: Rules): UnitCode[] {
  const owed = c.followUps.filter(({ id }) => id.startsWith(`${c.round}-`));
  return weighing('condition', c, rules).filter((one) => owed.every(({ unit }) => unit !== one));
}

/** What became of the case with everybody's consent: a settlement is the consent of its sides. */
const agreed = new Set<string | null>(['agreed', 'agreed_with_conditions', 'settled']);

/** As long as a text may be that travels on: many conditions together are longer than one. */
const bounded = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1).trimEnd()}…`;

function reasonOf({ answer }: Reply): string | null {
  if (answer === null) return null;
  const conditions = (answer.conditions ?? []).map(({ text }) => text);
  return answer.reason ?? (conditions.length === 0 ? null : bounded(conditions.join(' / ')));
}

/**
 * In the order of their codes. While the case is open, those who have said so; once it is
 * concluded, also who stayed silent (reason null: silence is no consent) or whose condition was
 * not accepted.
 */
export function dissentsOf(c: Consultation, rules: Rules) {
  if (agreed.has(c.outcome)) return [];
  const units = new Set([
    ...dissenters(c, rules),
    ...(c.outcome === null ? [] : [...waitingUnits(c), ...unaccepted(c, rules)]),
  ]);
  return repliesOf(c).flatMap(([unit, reply]) =>
    units.has(unit) ? [{ unit, reason: reasonOf(reply) }] : [],
  );
}
