// What a draft says: as an event leaves it, which of its parts changed, and its digest.

import { digestOf } from '../parts/digest.ts';
import type { Decision, DecisionEvent, Draft, EventOf } from './context.ts';

/** What a command does not name stays; null takes it back. */
const named = <Part>(said: Part | null | undefined, was: Part | null): Part | null =>
  said === undefined ? was : said;

/** The draft as the event leaves it. */
export function draftAfter(d: Draft, event: EventOf<'revise'>): Draft {
  const { content, hat, analogy, consultation, follows } = event;
  return {
    content: content ?? d.content,
    hat: named(hat, d.hat),
    analogy: named(analogy, d.analogy),
    consultation: named(consultation, d.consultation),
    follows: named(follows, d.follows),
    serves: d.serves,
  };
}

export const rewrites = (event: DecisionEvent): event is EventOf<'revise'> =>
  event.type === 'revise';

type About = Pick<Decision, 'subject' | 'initiator' | 'served'> & Draft;

/**
 * Everything that somebody decides on, with the sheet of a budget as it stood when the decision
 * about it was proposed; who reads it for information is none of it.
 */
export const draftDigest = (d: About): string => {
  const { subject, initiator, content, hat, analogy, consultation, follows, serves } = d;
  const draft = { subject, initiator, content, hat, analogy, consultation, follows, serves };
  return digestOf({ ...draft, about: d.served?.digest });
};

/** The parts of a draft by the names that a concurring section's `concerns` uses. */
function partsOf(draft: Draft): Record<string, unknown> {
  const { content, hat, analogy, consultation, follows } = draft;
  const { fields = {}, ...parts } = content;
  return { hat, analogy, consultation, follows, ...fields, ...parts };
}

/** Codes of the parts that differ; a field of the subject stands by its own code. */
export function changedParts(before: Draft, after: Draft): string[] {
  const was = partsOf(before);
  const is = partsOf(after);
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].filter((name) => digestOf(was[name] ?? null) !== digestOf(is[name] ?? null));
}

/** Whether a section that answers for these parts must consent again. */
export const meets = (concerns: readonly string[] | null, changed: readonly string[]): boolean =>
  concerns === null ? changed.length > 0 : concerns.some((part) => changed.includes(part));
