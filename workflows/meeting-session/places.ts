// Who belongs to a session. It has no parties: places are named outright, members also by the kind
// of their unit.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Facts } from '../../src/terms/case.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Meeting } from '../../src/terms/rulebook-meetings.ts';
import type { Member } from '../../src/terms/rulebook-parts.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { officeUnits } from '../parts/offices.ts';
import type { Session } from './context.ts';

export type Group = 'chair' | 'secretary' | 'members';

export function placesOf(
  members: readonly Member[],
  on: LocalDate,
  rules: Rules,
  facts: Facts = {},
): Place[] {
  return members.flatMap((member): Place[] => {
    const { role } = member;
    if ('unit' in member) return [{ unit: member.unit, role }];
    if ('office' in member) return [{ unit: rules.officeUnit(member.office, on), role }];
    return (facts.unitsByKind?.[member.kind] ?? []).map((unit) => ({ unit, role }));
  });
}

export const groupOf = (group: Group, session: Session, rules: Rules): readonly Place[] =>
  group === 'members'
    ? session.members
    : placesOf(rules.meeting(session.meeting, session.pinnedOn)[group], session.officesOn, rules);

/** Whoever chairs the meeting at some time; openSession then asks who does on the day itself. */
export const anyChair = (meetings: readonly Meeting[], rulebook: Rulebook): Place[] =>
  meetings
    .flatMap(({ chair }) => chair)
    .flatMap((member): Place[] => {
      const { role } = member;
      if ('unit' in member) return [{ unit: member.unit, role }];
      return officeUnits(member.office, rulebook).map((unit) => ({ unit, role }));
    });
