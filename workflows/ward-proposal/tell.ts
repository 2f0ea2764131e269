// What a proposal tells people.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import { type Audience, aboutUnit, placesFor } from './audiences.ts';
import { startClock } from './clock.ts';
import type { ProposalEvent, WardProposal } from './context.ts';

export interface Telling {
  readonly text: string;
  readonly to: readonly Audience[];
  /** As it stood when this was told. */
  readonly context: WardProposal;
}

/** Why, in the words of whoever said so. */
function reasonOf(event: ProposalEvent): string | null {
  if (event.type === 'ask') return event.question;
  if (event.type === 'reply') return event.text;
  return ('reason' in event && event.reason) || null;
}

function dueOf(p: WardProposal, event: ProposalEvent, unit: string | null, rules: Rules) {
  if (event.type === 'submit') return startClock(event.at, p, rules).dueOn;
  return unit === null ? undefined : p.addressed[unit]?.clock?.dueOn;
}

export function tellEffects(
  { text, to: names, context: p }: Telling,
  event: ProposalEvent,
  rules: Rules,
): Effect[] {
  const to = placesFor(names, p, event, rules);
  if (to.length === 0) return [];
  const unit = aboutUnit(p, event, rules);
  const reason = reasonOf(event);
  const due = dueOf(p, event, unit, rules);
  const outcome = p.closedAs ?? (event.type === 'answer' ? event.answer : null);
  const about = {
    unit: unit ?? p.initiator,
    ...(reason !== null && { reason }),
    ...(due !== undefined && { due }),
    ...(outcome !== null && { outcome }),
  };
  return [{ kind: 'notify', to, text, about }];
}
