// Changes by whoever decides, and by whoever decides for him once (代決).

import { authorityKind } from '../../src/rules/authority/authority-used.ts';
import type { Competence, RankedPlace } from '../../src/rules/authority/competence.ts';
import { nextAbove } from '../../src/rules/authority/ladder.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson, type Standing } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { parseInstant } from '../../src/terms/units.ts';
import { startClock } from './clock.ts';
import type { AuthorityUsed, Change, Circulator, Decided, Decision, EventOf } from './context.ts';
import { dropQuestions, type Fold, foldOf, goOn } from './fold.ts';
import { tablesOf } from './places.ts';
import { planWay } from './plan-way.ts';
import { oweReview } from './reviews.ts';
import { deciderOf, instructionOf, mayTakeUp, samePlace } from './way.ts';

/** A revision that nobody must see first leaves the decider the time he has. */
const startDeciding: Fold = (d, { at }, rules) => ({
  turn: d.turn ?? startClock(tablesOf(rules).handling.decision, at, rules),
});

/** Whose authority it is stands on record. */
function authorityUsed(competence: Competence, decider: RankedPlace): AuthorityUsed {
  const isRaised = competence.decider.rank !== decider.rank;
  return {
    kind: authorityKind(competence, decider),
    rank: decider.rank,
    row: isRaised ? null : competence.row,
    powerRow: competence.power?.row ?? null,
  };
}

type Deciding = EventOf<'decide'> | EventOf<'decide_acting'>;

/** His recorded order goes before what the acting decider says of one. */
function orderOf(d: Decision, { ordered }: EventOf<'decide_acting'>): Decided['ordered'] {
  const recorded = instructionOf(d);
  if (recorded !== null) return { at: recorded.at, text: recorded.text, recorded: true };
  return ordered === undefined
    ? null
    : { at: parseInstant(ordered.at), text: ordered.text, recorded: false };
}

function madeBy(d: Decision, by: Standing, event: Deciding): Decided | null {
  const acting = event.type === 'decide_acting' ? event : null;
  const decider = deciderOf(d);
  if (d.competence === null || decider === null) return null;
  return {
    at: event.at,
    by,
    mark: acting === null ? null : 'acting',
    digest: d.digest,
    contentVersion: d.contentVersion,
    authority: authorityUsed(d.competence, decider),
    urgency: acting?.urgency ?? null,
    ordered: acting === null ? null : orderOf(d, acting),
    comment: event.comment ?? null,
  };
}

/** Who has recorded his order has seen it; the rulebook may ask for a review all the same. */
function reviewsAfter(d: Decision, by: Standing, event: Deciding, rules: Rules) {
  const decider = deciderOf(d);
  if (event.type !== 'decide_acting' || decider === null) return d.reviews;
  const { absence, handling } = tablesOf(rules);
  if (instructionOf(d) !== null && !absence.acting.reviewAfterOrder) return d.reviews;
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
    serving: d.serves === null ? null : { state: 'told', at: event.at, code: null },
    outcome: 'approved',
    lastMove: null,
    reviews: reviewsAfter(d, by, event, rules),
    turn: executionClock(d, event, rules),
  };
});

type Raising = EventOf<'send_up'> | EventOf<'take_up'>;

/** The decider so far stays on the list of those whom it came to. */
function raised(
  d: Decision,
  change: Pick<Decision, 'sentUp'> | Pick<Decision, 'takenUp'>,
  seen: Circulator,
  event: Raising,
  rules: Rules,
): Change {
  const { competence } = d;
  if (competence === null) return {};
  const others = d.circulation.filter(({ place }) => !samePlace(place, seen.place));
  const next = { ...d, ...change, circulation: [...others, seen] };
  const way = planWay(next, competence, tablesOf(rules));
  const all = { ...dropQuestions(d), ...change, ...way, lastMove: null, turn: null };
  return goOn(d, all, event, rules);
}

/** One rank up. */
const sentUp = foldOf(['send_up'], (d, event, rules): Change => {
  const { by, at, ground, reason } = event;
  const from = deciderOf(d);
  const to = from && nextAbove(d.competence?.ladder ?? [], from.level);
  if (from === null || to === null || !isPerson(by)) return {};
  const list = [...d.sentUp, { from, to, ground, reason, at }];
  const seen = { ...from, state: 'sent_up', at, by, comment: reason } as const;
  return raised(d, { sentUp: list }, seen, event, rules);
});

/** It is the taker's own from now on, whoever comes back meanwhile. */
const takenUp = foldOf(['take_up'], (d, event, rules): Change => {
  const { by, at, reason = null } = event;
  const from = deciderOf(d);
  const to = mayTakeUp(d);
  if (from === null || to === null || !isPerson(by)) return {};
  const list = [...d.takenUp, { from, to, by, reason, at }];
  const seen = { ...from, state: 'lapsed', at, by, comment: reason } as const;
  return raised(d, { takenUp: list }, seen, event, rules);
});

const instruction = foldOf(['instruct'], (d, { by, at, digest, text }) => {
  const decider = deciderOf(d);
  if (decider === null || !isPerson(by)) return {};
  return { instructions: [...d.instructions, { digest, text, place: decider.place, by, at }] };
});

const answeredBy =
  (state: 'taken' | 'refused' | 'acknowledged'): Fold =>
  (d, event) => ({
    serving: {
      state,
      at: event.at,
      code: event.type === 'serving_refused' ? event.code : (d.serving?.code ?? null),
    },
  });

export const decidingRecords = {
  startDeciding,
  decision,
  sentUp,
  takenUp,
  instruction,
  servingTaken: answeredBy('taken'),
  servingRefused: answeredBy('refused'),
  acknowledged: answeredBy('acknowledged'),
} as const satisfies Record<string, Fold>;
