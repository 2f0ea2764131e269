// Checks of the draft, and of what holds on all of its way.

import { isPerson } from '../../src/terms/actor.ts';
import { isRefusal, refuse } from '../../src/terms/refusal.ts';
import type { Check } from './check.ts';
import { rewrites } from './draft-parts.ts';
import { checkFollows } from './linked.ts';
import { hand } from './places.ts';
import { checkUnits, readDraft, unitsNamed } from './read-draft.ts';
import { samePlace } from './way.ts';

const readAs =
  (mustBeComplete: boolean): Check =>
  (d, event, rules) => {
    if (event.probe && event.type !== 'submit') return null;
    const competence = readDraft(d, event, mustBeComplete, rules);
    return isRefusal(competence) ? competence : null;
  };

export const draftingChecks = {
  running: (d) => (d.hold === null ? null : refuse('on_hold', { reason: d.hold.reason })),

  held: (d) => (d.hold === null ? refuse('not_on_hold') : null),

  /**
   * Nobody decides, assents to or consents to what he proposed, in whatever capacity and by
   * whatever door. Source: rules.md 8.0, invariant 6.
   */
  fourEyes: (d, { by }) =>
    isPerson(by) && d.proposers.includes(by.person) ? refuse('four_eyes') : null,

  /** What was decided is changed by a new decision that follows it. */
  frozen: () => refuse('decision_frozen'),

  neverSubmitted: (d) => (d.submission === 0 ? null : refuse('submitted_already')),

  nothingToRecall: () => refuse('nothing_to_recall'),

  lastMoved: (d) => (d.lastMove === null ? refuse('recall_overtaken') : null),

  /** A submission is recalled by the drafter's side, an assent by the place that gave it. */
  isSender: (d, { by }, rules) => {
    if (!isPerson(by) || d.lastMove === null) return null;
    const { what, from } = d.lastMove;
    const senders = what === 'submit' ? hand('draft', d, rules) : [from];
    return senders.some((one) => samePlace(one, by.as)) ? null : refuse('recall_not_sender');
  },

  /** The way of a recall: a submission goes back to the drafter, an assent to who gave it. */
  wasSubmitted: (d) => (d.lastMove?.what === 'submit' ? null : refuse('recall_not_sender')),

  readable: readAs(false),
  complete: readAs(true),

  follows: (d, event) =>
    !event.probe && rewrites(event) ? checkFollows(event.follows ?? null, d, event) : null,

  unitsKnown: (_d, event, rules) =>
    event.probe
      ? null
      : checkUnits(unitsNamed(event), event.facts, rules.calendar.dateOf(event.at)),
} as const satisfies Record<string, Check>;
