// What makes a decision stuck by its own record; lists add idle steps and empty seats. A cause ends
// with what caused it.

import type { StuckCause } from '../../src/terms/case.ts';
import type { Instant } from '../../src/terms/units.ts';
import type { Decision } from './context.ts';
import { isOwed, isToCorrect } from './reviews.ts';
import { bindingObjections } from './way.ts';

const cause = (code: string, since: Instant | null | undefined, about?: string): StuckCause[] =>
  since ? [{ code, since, ...(about === undefined ? {} : { about }) }] : [];

const reviewCauses = ({ reviews }: Decision): StuckCause[] =>
  reviews.flatMap((one) => {
    if (isOwed(one)) return cause('review_overdue', one.clock.lateSince, one.id);
    return isToCorrect(one)
      ? cause('correction_overdue', one.correction?.clock.lateSince, one.id)
      : [];
  });

export const stuckCauses = (d: Decision): StuckCause[] => [
  ...cause('step_overdue', d.turn?.lateSince),
  ...d.hearings.flatMap(({ clock, place }) =>
    cause('concurrence_overdue', clock?.lateSince, place.unit),
  ),
  ...d.questions.flatMap(({ id, clock }) => cause('reply_overdue', clock?.lateSince, id)),
  ...bindingObjections(d).flatMap(({ said, place }) =>
    cause('consent_refused', said?.at, place.unit),
  ),
  ...cause('decider_is_proposer', d.decided === null ? d.selfDecidedSince : null),
  ...(d.serving?.state === 'refused'
    ? cause('serving_refused', d.serving.at, d.serving.code ?? undefined)
    : []),
  ...reviewCauses(d),
];
