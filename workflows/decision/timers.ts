// Which wake-ups a decision wants in its present state.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { TimerWish } from '../../src/terms/case.ts';
import { officesTimers } from '../parts/offices.ts';
import { clockTimers } from './clock.ts';
import type { Decision, PostReview } from './context.ts';
import { isOwed, isToCorrect } from './reviews.ts';
import { hearingKey, timerName } from './timer-names.ts';

function reviewTimers(review: PostReview, rules: Rules): TimerWish[] {
  const { id, clock, correction, toldBack, backOn } = review;
  const name = timerName({ kind: 'review', id });
  if (isOwed(review)) {
    const back = {
      name: timerName({ kind: 'back', id }),
      dueAt: rules.calendar.startOfOffice(backOn),
    };
    return [...(toldBack ? [] : [back]), ...clockTimers(name, clock, rules)];
  }
  return isToCorrect(review) ? clockTimers(name, correction?.clock ?? null, rules) : [];
}

const holdTimers = ({ hold }: Decision, rules: Rules): TimerWish[] =>
  hold === null
    ? []
    : [{ name: timerName({ kind: 'hold' }), dueAt: rules.calendar.startOfOffice(hold.until) }];

/** All wake-ups of an open case. */
export const timersOf = (d: Decision, rules: Rules): TimerWish[] => [
  ...officesTimers(d, rules),
  ...holdTimers(d, rules),
  ...clockTimers(timerName({ kind: 'turn' }), d.turn, rules),
  ...d.hearings.flatMap((one) =>
    clockTimers(timerName({ kind: 'hearing', key: hearingKey(one) }), one.clock, rules),
  ),
  ...d.questions.flatMap(({ id, clock }) =>
    clockTimers(timerName({ kind: 'question', id }), clock, rules),
  ),
  ...d.reviews.flatMap((one) => reviewTimers(one, rules)),
];
