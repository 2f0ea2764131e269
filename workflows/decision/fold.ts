// What every change of a decision has in common: clocks run or stand, units are reached, and it is
// seen whether anybody is left who may decide.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type FoldOn, foldingOn } from '../parts/fold.ts';
import { setClocks, startClock } from './clock.ts';
import type { Change, Clock, Decision, DecisionEvent, Heard } from './context.ts';
import { tablesOf } from './places.ts';
import {
  barredFromDeciding,
  deciderOf,
  isHeard,
  isOpen,
  routePlaces,
  samePlace,
  turnOf,
} from './way.ts';

export type Fold = FoldOn<Decision, DecisionEvent>;

export const foldOf = foldingOn<Decision, DecisionEvent>();

/** Everybody the draft was meant for so far; nobody before it was submitted. */
const reachedBy = (d: Decision) =>
  d.submittedOn === null
    ? d.reached
    : [
        ...new Set([
          ...d.reached,
          ...[...routePlaces(d), ...d.information].map(({ unit }) => unit),
        ]),
      ];

/** Known only of events that looked at who sits at the decider's place. */
function selfDecided(before: Decision, d: Decision, { at, facts }: DecisionEvent) {
  const decider = deciderOf(d);
  if (decider === null || d.submittedOn === null) return null;
  const seats = facts.presence?.[placeKey(decider.place)];
  if (seats === undefined) {
    const was = deciderOf(before);
    return was !== null && samePlace(was.place, decider.place) ? d.selfDecidedSince : null;
  }
  const persons = seats.flatMap(({ holders }) => holders.map(({ person }) => person));
  const isOwn = persons.length > 0 && persons.every((one) => barredFromDeciding(d).includes(one));
  return isOwn ? (d.selfDecidedSince ?? at) : null;
}

/** The change together with what follows from it in every case. */
export const settled =
  (fold: Fold): Fold =>
  (d, event, rules) => {
    const change = fold(d, event, rules);
    const next = { ...d, ...change };
    return {
      ...change,
      reached: reachedBy(next),
      selfDecidedSince: selfDecided(d, next, event),
      ...setClocks(next, event.at, rules),
    };
  };

/** The time of the circulator or of the decider: his own, as long as it lies with the same. */
function turnAfter(before: Decision, next: Decision, at: Instant, rules: Rules): Clock | null {
  const was = turnOf(before);
  const turn = turnOf(next);
  if (turn === null) return was === null && isHeard(next) ? next.turn : null;
  const isSame = was !== null && samePlace(was.place, turn.place);
  return isSame ? next.turn : startClock(tablesOf(rules).handling.circulation, at, rules);
}

/** Whoever it has come to has time from now on; whoever it lay with before keeps his. */
export function goOn(before: Decision, change: Change, event: DecisionEvent, rules: Rules): Change {
  const next = { ...before, ...change };
  const { concurrence } = tablesOf(rules).handling;
  const timed = (one: Heard): Heard =>
    isOpen(one)
      ? { ...one, clock: one.clock ?? startClock(concurrence, event.at, rules) }
      : { ...one, clock: null };
  return {
    ...change,
    turn: turnAfter(before, next, event.at, rules),
    hearings: next.hearings.map(timed),
  };
}

/** Whoever drafts, revises or submits decides it no more, and neither does his seat assent. */
export function proposedBy(d: Decision, { by }: DecisionEvent): Change {
  if (!isPerson(by)) return {};
  const { person, unit, role } = by;
  const from = { unit, role };
  const isKnown = d.proposedFrom.some((place) => samePlace(place, from));
  return {
    proposers: d.proposers.includes(person) ? d.proposers : [...d.proposers, person],
    proposedFrom: isKnown ? d.proposedFrom : [...d.proposedFrom, from],
  };
}

export const dropQuestions = (d: Decision): Change => ({
  questions: d.questions.map((one) =>
    one.state === 'open' ? { ...one, state: 'dropped', clock: null } : one,
  ),
});
