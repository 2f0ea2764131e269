// Conditions of consenting addressees: when they come to be owed, as follow-ups with their dates.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Consultation, FollowUp } from './context.ts';
import { dissenters, repliesOf, waitingUnits } from './parties.ts';

/** Every condition of this round, with the date the addressee gave it. */
export function owed(c: Consultation): FollowUp[] {
  const conditions = repliesOf(c).flatMap(([unit, { answer }]) =>
    (answer?.conditions ?? []).map((condition) => ({ unit, ...condition })),
  );
  return conditions.map((condition, index) => ({
    id: `${c.round}-${index + 1}`,
    ...condition,
    state: 'open',
    reminded: false,
    overdueSince: null,
    report: null,
  }));
}

export const disagrees = (c: Consultation, rules: Rules): boolean =>
  waitingUnits(c).length > 0 || dissenters(c, rules).length > 0;

/**
 * At the end of the ladder: another's dissent took the case there before the conditions of those
 * who consented were settled, so they are owed. Without a dissent it came there because they were
 * declined.
 */
export const owedAfterLadder = (c: Consultation, rules: Rules): FollowUp[] =>
  disagrees(c, rules) ? [...c.followUps, ...owed(c)] : [...c.followUps];

export const owesNothing = (c: Consultation): boolean =>
  c.followUps.every(({ state }) => state === 'confirmed');
