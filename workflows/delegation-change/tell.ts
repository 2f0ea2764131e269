// What a change of delegation tells people.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import { type Audience, placesFor } from './audiences.ts';
import type { Delegation, DelegationEvent } from './context.ts';
import { schemeOf } from './places.ts';

export interface Telling {
  readonly text: string;
  readonly to: readonly Audience[];
  readonly context: Delegation;
}

/** Why, in the words of whoever said so. */
function reasonOf(d: Delegation, event: DelegationEvent): string | null {
  switch (event.type) {
    case 'concur':
    case 'review':
      return event.text ?? null;
    case 'level_outcome':
      return event.minutes ?? null;
    case 'amendment_refused':
      return event.faults.join(' / ');
    case 'amendment_published':
      return d.abolition?.reason ?? null;
    case 'superseded':
      return event.by;
    default:
      return 'reason' in event ? event.reason : null;
  }
}

/** The day it is about: of the session, of the end, or the one from which the rows hold. */
const dayOf = (d: Delegation, event: DelegationEvent): string =>
  'on' in event ? event.on : (d.abolition?.on ?? d.proposal.inForceOn);

/** `step`: where the case stands after the event. */
export function tellEffects(
  { text, to: names, context: d }: Telling,
  event: DelegationEvent,
  step: string,
  rules: Rules,
): Effect[] {
  const to = placesFor(names, d, step, rules);
  if (to.length === 0) return [];
  const { meeting } = schemeOf(d, rules);
  const reason = reasonOf(d, event);
  const about = {
    on: dayOf(d, event),
    step: rules.rulebook.texts.steps[step] ?? step,
    ...(meeting !== undefined && { meeting: rules.meeting(meeting, d.pinnedOn).title }),
    ...(reason !== null && { reason }),
    ...(d.handleBy !== null && { due: rules.calendar.dateOf(d.handleBy) }),
  };
  return [{ kind: 'notify', to, text, about }];
}
