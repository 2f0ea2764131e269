// Changes by whoever decides, and by whoever decides for him once (代決).

import { nextAbove } from '../../src/rules/authority/ladder.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson, type Standing } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { parseInstant } from '../../src/terms/units.ts';
import { startClock } from './clock.ts';
import type { AuthorityUsed, Change, Decided, Decision, EventOf, SentUp } from './context.ts';
import { dropQuestions, type Fold, foldOf, goOn } from './fold.ts';
import { tablesOf } from './places.ts';
import { planWay } from './plan-way.ts';
import { oweReview } from './reviews.ts';
import { deciderOf, samePlace } from './way.ts';

/** A revision that nobody must see first leaves the decider the time he has. */
const startDeciding: Fold = (d, { at }, rules) => ({
  turn: d.turn ?? startClock(tablesOf(rules).handling.decision, at, rules),
});

/** Delegation of power and of signature are never mixed: whose authority it is stands on record. */
function authorityUsed(d: Decision): AuthorityUsed {
  const decider = deciderOf(d);
  const { power = null, row = null, decider: named, ladder = [] } = d.competence ?? {};
  const rank = decider?.rank ?? '';
  const isRaised = named !== undefined && named.rank !== rank;
  const isTop = decider !== null && nextAbove(ladder, decider.level) === null;
  const owner = power?.holder.rank === rank ? 'power' : 'signature';
  return {
    kind: isTop && power?.holder.rank !== rank ? 'own' : owner,
    rank,
    row: isRaised ? null : row,
    powerRow: power?.row ?? null,
  };
}

type Deciding = EventOf<'decide'> | EventOf<'decide_acting'>;

function madeBy(d: Decision, by: Standing, event: Deciding): Decided {
  const acting = event.type === 'decide_acting' ? event : null;
  const ordered = acting?.ordered;
  return {
    at: event.at,
    by,
    mark: acting === null ? null : 'acting',
    digest: d.digest,
    contentVersion: d.contentVersion,
    authority: authorityUsed(d),
    urgency: acting?.urgency ?? null,
    ordered: ordered === undefined ? null : { at: parseInstant(ordered.at), text: ordered.text },
    comment: event.comment ?? null,
  };
}

/** Whoever ordered it before has seen it; elsewhere the rulebook asks for a review all the same. */
function reviewsAfter(d: Decision, by: Standing, event: Deciding, rules: Rules) {
  const decider = deciderOf(d);
  if (event.type !== 'decide_acting' || decider === null) return d.reviews;
  const { absence, handling } = tablesOf(rules);
  if (event.ordered !== undefined && !absence.acting.reviewAfterOrder) return d.reviews;
  const { place } = decider;
  const seats = event.facts.presence?.[placeKey(place)] ?? [];
  const owed = { because: 'decision', place, actedBy: by.person, seats } as const;
  return oweReview(d, { ...owed, period: handling.postReview, at: event.at }, rules);
}

function executionClock(d: Decision, { at }: Deciding, rules: Rules) {
  const { handling, subject } = tablesOf(rules);
  const period = subject(d.subject, d.pinnedOn).execution ? handling.execution : undefined;
  return period === undefined ? null : startClock(period, at, rules);
}

const decision = foldOf(['decide', 'decide_acting'], (d, event, rules): Change => {
  const { by } = event;
  if (!isPerson(by)) return {};
  return {
    ...dropQuestions(d),
    decided: madeBy(d, by, event),
    outcome: 'approved',
    lastMove: null,
    reviews: reviewsAfter(d, by, event, rules),
    turn: executionClock(d, event, rules),
  };
});

/** One rank up; the decider so far stays on the list of those who saw it. */
const sentUp = foldOf(['send_up'], (d, event, rules): Change => {
  const { by, at, ground, reason } = event;
  const from = deciderOf(d);
  const { competence } = d;
  if (from === null || competence === null || !isPerson(by)) return {};
  const to = nextAbove(competence.ladder, from.level);
  if (to === null) return {};
  const raised: SentUp = { from, to, ground, reason, at };
  const others = d.circulation.filter(({ place }) => !samePlace(place, from.place));
  const seen = { ...from, state: 'sent_up', at, by, comment: reason } as const;
  const next = {
    ...d,
    sentUp: [...d.sentUp, raised],
    circulation: [...others, seen],
  };
  const way = planWay(next, competence, tablesOf(rules));
  const change = { ...dropQuestions(d), sentUp: next.sentUp, ...way, lastMove: null };
  return goOn(d, { ...change, turn: null }, event, rules);
});

export const decidingRecords = {
  startDeciding,
  decision,
  sentUp,
} as const satisfies Record<string, Fold>;
