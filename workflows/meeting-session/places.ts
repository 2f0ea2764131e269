// Who belongs to a session. It has no parties: places are named outright, members also by the kind
// of their unit.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Facts } from '../../src/terms/case.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Meeting } from '../../src/terms/rulebook-meetings.ts';
import type { Member } from '../../src/terms/rulebook-parts.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { placesAtAnyTime, placesOf } from '../parts/places.ts';
import type { Session } from './context.ts';

export type Group = 'chair' | 'secretary' | 'members';

export const memberPlaces = (
  members: readonly Member[],
  on: LocalDate,
  rules: Rules,
  facts: Facts = {},
): Place[] =>
  placesOf(members, {
    office: (code) => [rules.officeUnit(code, on)],
    kind: (kind) => facts.unitsByKind?.[kind] ?? [],
  });

export function groupOf(group: Group, session: Session, rules: Rules): readonly Place[] {
  if (group === 'members') return session.members;
  const { meeting, pinnedOn, officesOn } = session;
  return memberPlaces(rules.meeting(meeting, pinnedOn)[group], officesOn, rules);
}

/** Whoever chairs the meeting at some time; openSession then asks who does on the day itself. */
export const anyChair = (meetings: readonly Meeting[], rulebook: Rulebook): Place[] =>
  placesAtAnyTime(
    meetings.flatMap(({ chair }) => chair),
    rulebook,
  );
