// Checks while it circulates and is heard.

import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { stanceFault } from '../parts/hearing-stance.ts';
import { isPlaceAbsent } from './absence.ts';
import type { Check } from './check.ts';
import type { Decision, DecisionEvent } from './context.ts';
import { hand } from './places.ts';
import { hearingsOf, isSpeaking } from './records-hearing.ts';
import { deciderOf, isHeard, isOpen, samePlace, turnOf, waitedFor } from './way.ts';

const listed = (places: readonly { unit: string; role: string }[]): string =>
  places.map(placeKey).join(', ') || '—';

const isDecider = (d: Decision, { by }: DecisionEvent): boolean => {
  const decider = deciderOf(d);
  return isPerson(by) && decider !== null && samePlace(decider.place, by.as);
};

/** What is said against something, or ties a consent to something, is said in words. */
function stanceRefusal(d: Decision, event: DecisionEvent): Refusal | null {
  if (event.probe || !isSpeaking(event)) return null;
  const binds = hearingsOf(d, event).some((one) => isOpen(one) && one.binding);
  return stanceFault(event, binds, ['object', 'opinion', 'conditional']);
}

function circulatorKnown(d: Decision, event: DecisionEvent): Refusal | null {
  if (event.probe || event.type !== 'return' || event.to === undefined) return null;
  const { to } = event;
  const one = d.circulation[to - 1];
  return one === undefined || one.state === 'waiting' || one.state === 'proposed'
    ? refuse('unknown_circulator', { to })
    : null;
}

export const hearingChecks = {
  /** All have seen it, and nobody whose consent is needed withholds it. */
  heard: (d) =>
    isHeard(d) ? null : refuse('decision_not_offered', { holders: listed(waitedFor(d)) }),

  notOffered: (d) => refuse('decision_not_offered', { holders: listed(waitedFor(d)) }),

  isTurn: (d, { by }) => {
    const turn = turnOf(d);
    const mine = turn !== null && isPerson(by) && samePlace(turn.place, by.as);
    return mine ? null : refuse('not_your_turn', { holders: listed(turn ? [turn.place] : []) });
  },

  isAsked: (d, event) => {
    const asked = hearingsOf(d, event);
    const [one] = asked;
    if (one === undefined) return refuse('not_your_turn', { holders: listed(waitedFor(d)) });
    return asked.some(isOpen) ? null : refuse('heard_already', { unit: one.place.unit });
  },

  stanceFits: (d, event) => stanceRefusal(d, event),

  /** Whoever drafted it is passed over as well: he cannot assent to his own draft. */
  circulatorAbsent: (d, { at, facts }, rules) => {
    const turn = turnOf(d);
    if (turn === null) return refuse('not_your_turn', { holders: '—' });
    const seats = facts.presence?.[placeKey(turn.place)] ?? [];
    const others = seats.map((seat) => ({
      ...seat,
      holders: seat.holders.filter(({ person }) => !d.proposers.includes(person)),
    }));
    return isPlaceAbsent(others, false, at, rules)
      ? null
      : refuse('circulator_not_absent', { holders: placeKey(turn.place) });
  },

  /** The drafter's side, or the next on the way: not somebody far above. */
  mayPassOver: (d, { by }, rules) => {
    if (!isPerson(by) || hand('draft', d, rules).some((one) => samePlace(one, by.as))) return null;
    const waiting = d.circulation.filter(({ state }) => state === 'waiting');
    const next = waiting[1]?.place ?? deciderOf(d)?.place;
    return next === undefined || samePlace(next, by.as)
      ? null
      : refuse('not_your_turn', { holders: placeKey(next) });
  },

  knownCirculator: (d, event) => circulatorKnown(d, event),

  /** The way of a return: who names no circulator gives it back to the drafter. */
  toDrafter: (_d, event) =>
    event.type === 'return' && event.to !== undefined
      ? refuse('unknown_circulator', { to: event.to })
      : null,

  /** Whose turn it is may give it back or ask: circulators in order, the asked, the decider. */
  mayInterrupt: (d, event) => {
    const { by } = event;
    if (!isPerson(by)) return null;
    const turn = turnOf(d);
    const isOnTurn = turn !== null && samePlace(turn.place, by.as);
    const isAsked = d.hearings.some((one) => isOpen(one) && samePlace(one.place, by.as));
    const decides = isHeard(d) && isDecider(d, event);
    return isOnTurn || isAsked || decides
      ? null
      : refuse('not_your_turn', { holders: listed(waitedFor(d)) });
  },

  openQuestion: (d, event) => {
    const open = d.questions.filter(({ state }) => state === 'open');
    if (event.probe) return open.length > 0 ? null : refuse('unknown_question', { question: '—' });
    const id = 'question' in event ? event.question : '';
    return open.some((one) => one.id === id) ? null : refuse('unknown_question', { question: id });
  },
} as const satisfies Record<string, Check>;
