// Every reason for which a ward's proposal refuses a command, by name. The machine names the checks
// of each transition.

import { isPerson } from '../../src/terms/actor.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { Check } from './check.ts';
import { contentFault, revised } from './content.ts';
import { addressedOf } from './places.ts';
import { namedIn, openQuestion, subjectsOf } from './subjects.ts';

export const checks = {
  /** Nobody answers what he proposed, from whatever seat. Source: rules.md 8.0, invariant 6. */
  fourEyes: (p, { by }) =>
    isPerson(by) && p.proposers.includes(by.person) ? refuse('four_eyes') : null,

  contentRight: (p, event, rules) =>
    event.probe && event.type !== 'submit'
      ? null
      : contentFault(revised(p, event), event.facts, rules),

  /** Until all have answered, whoever answers may put his answer right; the history keeps both. */
  isAddressee: (p, event, rules) => {
    const units = subjectsOf(p, event, rules);
    if (units.length === 0) return refuse('unknown_addressee', { unit: namedIn(event) ?? '—' });
    return event.probe || units.length === 1 ? null : refuse('which_addressee');
  },

  /** A probe asks whether any of the sender's addressees still waits. */
  isAsked: (p, event, rules) => {
    const units = subjectsOf(p, event, rules);
    const waiting = units.filter((unit) => p.addressed[unit]?.answer === null);
    const [unit] = units;
    if (unit === undefined) return refuse('unknown_addressee', { unit: namedIn(event) ?? '—' });
    if (event.probe) {
      return waiting.length > 0 ? null : refuse('proposal_answered_already', { unit });
    }
    if (units.length > 1) return refuse('which_addressee');
    return waiting.length > 0 ? null : refuse('proposal_answered_already', { unit });
  },

  amountFits: (_p, event) =>
    !event.probe && event.type === 'answer' && event.answer === 'none' && event.amount
      ? refuse('declined_with_amount', { amount: event.amount })
      : null,

  hasQuestion: (p, event) => {
    if (event.probe) {
      const waits = addressedOf(p).some(([, one]) =>
        one.questions.some(({ reply }) => reply === null),
      );
      return waits ? null : refuse('unknown_question', { question: '—' });
    }
    return event.type === 'reply' && openQuestion(p, event.question) === null
      ? refuse('unknown_question', { question: event.question })
      : null;
  },

  /** The sender takes it back while no addressee has acted on it. */
  untouched: (p) =>
    addressedOf(p).every(([, { answer, questions }]) => answer === null && questions.length === 0)
      ? null
      : refuse('recall_too_late'),

  allAnswered: (p) =>
    addressedOf(p).every(([, { answer }]) => answer !== null) ? null : refuse('stale_wake_up'),
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;
