// Checks of what follows a decision: execution, post-reviews, corrections.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { Check } from './check.ts';
import type { Decision, PostReview } from './context.ts';
import { tablesOf } from './places.ts';
import { isOwed, isToCorrect, reviewOf } from './reviews.ts';
import { samePlace } from './way.ts';

export const isToExecute = (d: Decision, rules: Rules): boolean =>
  d.decided !== null &&
  d.execution === null &&
  tablesOf(rules).subject(d.subject, d.pinnedOn).execution;

/** Whether the case that it serves has not taken it, and nobody has seen that yet. */
const isServing = ({ serving }: Decision): boolean =>
  serving !== null && (serving.state === 'told' || serving.state === 'refused');

/** Of a probe any review will do that the sender could speak to. */
const onReview =
  (check: (review: PostReview, event: Parameters<Check>[1]) => ReturnType<Check>): Check =>
  (d, event) => {
    if (event.probe) {
      const answers = d.reviews.map((one) => check(one, event));
      return answers.includes(null)
        ? null
        : (answers[0] ?? refuse('unknown_review', { review: '—' }));
    }
    const review = reviewOf(d, event);
    const id = 'review' in event ? event.review : '—';
    return review === undefined ? refuse('unknown_review', { review: id }) : check(review, event);
  };

export const afterwardsChecks = {
  fulfilled: (d, _event, rules) => {
    const open =
      isToExecute(d, rules) ||
      d.reviews.some((one) => isOwed(one) || isToCorrect(one)) ||
      isServing(d);
    return open ? refuse('decision_frozen') : null;
  },

  /** It is answered once; a second answer is out of date. */
  servingTold: ({ serving }) => (serving?.state === 'told' ? null : refuse('stale_wake_up')),

  servingRefused: ({ serving }) =>
    serving?.state === 'refused' ? null : refuse('nothing_to_acknowledge'),

  toExecute: (d, _event, rules) => (isToExecute(d, rules) ? null : refuse('nothing_to_execute')),

  /** It is reported when it has been done: neither before the decision nor ahead of time. */
  executedOn: (d, event, rules) => {
    if (event.probe || event.type !== 'execute' || d.decided === null) return null;
    const from = rules.calendar.dateOf(d.decided.at);
    const until = rules.calendar.dateOf(event.at);
    return event.executedOn < from || event.executedOn > until
      ? refuse('execution_date_unusable', { from, until })
      : null;
  },

  reviewOwed: onReview((review, { by }) => {
    if (!isOwed(review)) return refuse('reviewed_already', { review: review.id });
    const isTheirs = isPerson(by) && samePlace(review.place, by.as);
    return isTheirs ? null : refuse('unknown_review', { review: review.id });
  }),

  /** Nobody reviews his own act, also when he now sits where it is owed. */
  reviewsAnother: onReview((review, { by }) =>
    isPerson(by) && by.person === review.actedBy ? refuse('reviews_own_act') : null,
  ),

  opinionReasoned: (_d, event) =>
    !event.probe &&
    event.type === 'review_after' &&
    event.outcome === 'opinion' &&
    event.text === undefined
      ? refuse('stance_needs_text', { stance: event.outcome })
      : null,

  correctionOpen: onReview((review) =>
    isToCorrect(review) ? null : refuse('no_correction', { review: review.id }),
  ),
} as const satisfies Record<string, Check>;
