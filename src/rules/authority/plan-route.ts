// The way of a draft to its decider: who it passes on the way up, who is heard beside that, and how
// many days the rulebook gives each of them.

import { type Place, placeKey } from '../../terms/ids.ts';
import { isRefusal, type Refusal } from '../../terms/refusal.ts';
import type { Authority } from './bind.ts';
import type { Competence, RankedPlace, Route } from './competence.ts';
import { findCompetence } from './find-competence.ts';
import type { Question } from './question.ts';

/** drafter: the place that drafts; null: below all ranks of the unit. */
export function planRoute(
  question: Question,
  drafter: Place | null,
  authority: Authority,
): Route | Refusal {
  const competence = findCompetence(question, authority);
  if (isRefusal(competence)) return competence;
  return routeTo(competence.decider, competence, question, drafter, authority);
}

/** The same to another decider than the tables give, such as one that a matter was sent up to. */
export function routeTo(
  decider: RankedPlace,
  competence: Competence,
  question: Question,
  drafter: Place | null,
  authority: Authority,
): Route {
  const circulation = circulationTo(decider, competence.ladder, question, drafter, authority);
  const { handling } = authority;
  const days = {
    circulation: handling.circulation.days * circulation.length,
    hearings: competence.hearings.length === 0 ? 0 : handling.concurrence.days,
    decision: handling.decision.days,
  };
  return {
    competence,
    circulation,
    days: { ...days, total: Math.max(days.circulation, days.hearings) + days.decision },
  };
}

/** Ranks that a draft passes, above the drafter's own and below the decider's, lowest first. */
function circulationTo(
  decider: RankedPlace,
  ladder: readonly RankedPlace[],
  { on }: Question,
  drafter: Place | null,
  authority: Authority,
): RankedPlace[] {
  const own = drafter === null ? undefined : placeKey(drafter);
  const floor = ladder.findLast(({ place }) => placeKey(place) === own)?.level ?? 0;
  const passed = new Set([own, placeKey(decider.place)]);
  return ladder.filter(({ rank, level, place }) => {
    if (level <= floor || level >= decider.level) return false;
    if (passed.has(placeKey(place)) || !authority.findRank(rank, on)?.circulates) return false;
    passed.add(placeKey(place));
    return true;
  });
}
