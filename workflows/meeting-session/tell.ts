// What a session tells its chair, its secretary and its members.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { Session, SessionEvent } from './context.ts';
import { type Group, groupOf } from './places.ts';

export interface Telling {
  readonly text: string;
  readonly to: readonly Group[];
  readonly context: Session;
}

export function tellEffects(
  { text, to: groups, context: session }: Telling,
  event: SessionEvent,
  rules: Rules,
): Effect[] {
  const to = groups.flatMap((group) => groupOf(group, session, rules));
  if (to.length === 0) return [];
  const about = {
    meeting: rules.meeting(session.meeting, session.pinnedOn).title,
    on: session.on,
    ...('reason' in event && event.reason !== undefined && { reason: event.reason }),
    ...(event.type === 'place_item' && { title: event.title }),
  };
  return [{ kind: 'notify', to, text, about }];
}
