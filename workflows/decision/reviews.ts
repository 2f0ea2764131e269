// What is owed to whoever was absent (後閲): after a decision or a stance in his stead, or after he
// was passed over.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { SeatPresence } from '../../src/terms/case.ts';
import type { PersonId, Place } from '../../src/terms/ids.ts';
import type { Period } from '../../src/terms/rulebook-parts.ts';
import type { Instant } from '../../src/terms/units.ts';
import { backOn } from './absence.ts';
import { clockFrom } from './clock.ts';
import type { Decision, DecisionEvent, PostReview } from './context.ts';

interface Owed {
  readonly because: PostReview['because'];
  readonly place: Place;
  readonly actedBy: PersonId;
  readonly seats: readonly SeatPresence[];
  readonly period: Period;
  readonly at: Instant;
}

/**
 * Its time is counted from the return; the day of the return itself is day 0. A place without any
 * seat is owed none: nobody will ever come back to it.
 */
export function oweReview(d: Decision, owed: Owed, rules: Rules): readonly PostReview[] {
  const { because, place, actedBy, seats, period, at } = owed;
  if (seats.length === 0) return d.reviews;
  const back = backOn(seats, at, rules);
  const review: PostReview = {
    id: `r${d.reviews.length + 1}`,
    because,
    place,
    actedBy,
    backOn: back,
    toldBack: false,
    clock: clockFrom(period, back, at, rules),
    outcome: null,
    correction: null,
  };
  return [...d.reviews, review];
}

export const reviewOf = (d: Decision, event: DecisionEvent): PostReview | undefined =>
  'review' in event ? d.reviews.find(({ id }) => id === event.review) : undefined;

export const isOwed = ({ outcome }: PostReview): boolean => outcome === null;

export const isToCorrect = ({ correction }: PostReview): boolean =>
  correction !== null && correction.report === null;

/** A change of the one review that the event names. */
export const changeReview = (
  d: Decision,
  id: string,
  change: (review: PostReview) => Partial<PostReview>,
): Pick<Decision, 'reviews'> => ({
  reviews: d.reviews.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
});
