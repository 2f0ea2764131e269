// Changes of the context while it is drafted, approved and screened.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { PersonId } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Change, Consultation, ConsultationEvent } from './context.ts';
import type { Fold } from './fold.ts';
import { concludeAs, noHand, startStep } from './handling.ts';
import { contentAfter, readAgain, rewrites, unsentReplies } from './read-draft.ts';

/** Content and parties as the event leaves them; every addressee is then asked anew. */
export function reread(c: Consultation, event: ConsultationEvent, rules: Rules): Change {
  if (!rewrites(event)) return {};
  const reading = readAgain(c, event, rules);
  if (isRefusal(reading)) return {};
  const content = contentAfter(c, event);
  return {
    content,
    mode: reading.mode.code,
    fiscalYear: Math.max(content.fiscalYear ?? c.fiscalYear, c.carriedTo ?? 0),
    replies: unsentReplies(reading.addressees),
  };
}

export function proposersWith(c: Consultation, { by }: ConsultationEvent): readonly PersonId[] {
  return isPerson(by) && !c.proposers.includes(by.person)
    ? [...c.proposers, by.person]
    : c.proposers;
}

/**
 * A filing after its date is accepted, and its lateness stays visible. What came back was filed.
 */
function markLateFiling(c: Consultation, event: ConsultationEvent, rules: Rules): Change {
  const { emergency } = c;
  if (emergency === null || emergency.lateSince !== null || c.receivedOn !== null) return {};
  const isLate = event.at > rules.calendar.endOfOffice(emergency.filingDueOn);
  return isLate ? { emergency: { ...emergency, lateSince: event.at } } : {};
}

export const draftingRecords = {
  revision: (c, event, rules) => ({
    ...reread(c, event, rules),
    proposers: proposersWith(c, event),
  }),
  submission: (c, event, rules) => ({
    submission: c.submission + 1,
    proposers: proposersWith(c, event),
    sentFrom: isPerson(event.by) ? event.by.as : null,
    ...markLateFiling(c, event, rules),
  }),
  startApproval: startStep('approval'),
  startScreening: startStep('screening'),
  backToDraft: () => noHand,
  addressee: reread,
  discarded: concludeAs('discarded'),
  unnecessary: concludeAs('deemed_unnecessary'),
  withdrawn: (...step) => ({ ...concludeAs('withdrawn')(...step), hold: null }),
  dropped: concludeAs('dropped'),
} as const satisfies Record<string, Fold>;
