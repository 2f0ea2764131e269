// What a budget request tells people.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type Audience, placesFor } from './audiences.ts';
import type { BudgetRequest, RequestEvent } from './context.ts';
import { dutiesOf } from './duties.ts';

export interface Telling {
  readonly text: string;
  readonly to: readonly Audience[];
  readonly context: BudgetRequest;
}

/** Why, in the words of whoever said so. */
function reasonOf(event: RequestEvent): string | null {
  switch (event.type) {
    case 'ask':
      return `${event.line}: ${event.question}`;
    case 'reply':
    case 'opine':
      return event.text;
    default:
      return ('reason' in event && event.reason) || ('comment' in event && event.comment) || null;
  }
}

/** By when whoever must act now has to. */
function dueOf(r: BudgetRequest, step: string, rules: Rules): Instant | undefined {
  const dues = dutiesOf(r, step, rules).flatMap(({ dueAt }) => dueAt ?? []);
  return dues.toSorted()[0];
}

export const notify = (
  to: readonly Place[],
  text: string,
  about: Readonly<Record<string, string>>,
): Effect[] => (to.length === 0 ? [] : [{ kind: 'notify', to, text, about }]);

/** `step`: where the case stands after the event. */
export function tellEffects(
  { text, to: names, context: r }: Telling,
  event: RequestEvent,
  step: string,
  rules: Rules,
): Effect[] {
  const reason = reasonOf(event);
  const due = dueOf(r, step, rules);
  return notify(placesFor(names, r, step, rules), text, {
    step: rules.rulebook.texts.steps[step] ?? step,
    unit: r.initiator,
    ...(reason !== null && { reason }),
    ...(due !== undefined && { due: rules.calendar.dateOf(due) }),
  });
}
