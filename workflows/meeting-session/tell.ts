// What a session tells: its chair and secretary, and the cases on its agenda.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Facts } from '../../src/terms/case.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { Member } from '../../src/terms/rulebook-parts.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { type Item, isLive, itemOf, type Session, type SessionEvent } from './context.ts';

type Group = 'chair' | 'secretary' | 'members';

export interface Telling {
  readonly text: string;
  readonly to: readonly Group[];
  readonly context: Session;
}

export interface Asking {
  readonly name: 'accepted' | 'declined' | 'moved' | 'carryAll' | 'outcome';
  readonly context: Session;
}

/** A session has no parties: places are named outright, members also by the kind of their unit. */
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
    : placesOf(rules.meeting(session.meeting, session.pinnedOn)[group], session.pinnedOn, rules);

export function tellEffects(told: Telling, event: SessionEvent, rules: Rules): Effect[] {
  const session = told.context;
  const to = told.to.flatMap((group) => groupOf(group, session, rules));
  const on = event.type === 'move_session' ? event.on : session.on;
  const { title } = rules.meeting(session.meeting, session.pinnedOn);
  const reason = 'reason' in event && event.reason !== undefined ? { reason: event.reason } : {};
  return to.length === 0
    ? []
    : [{ kind: 'notify', to, text: told.text, about: { meeting: title, on, ...reason } }];
}

const tellItem = (item: Item, type: string, fields: Record<string, unknown>): Effect => ({
  kind: 'tell_case',
  caseId: item.case,
  command: { type, ...fields },
});

/** A report has no step that waits for it, so the session itself takes it to the next one. */
function carry(item: Item, session: Session, reason: string, today: LocalDate): Effect {
  return item.item === 'report'
    ? {
        kind: 'place_on_agenda',
        case: item.case,
        meeting: session.meeting,
        item: 'report',
        title: item.title,
        level: item.level,
        notBefore: today,
        readers: item.readers,
      }
    : tellItem(item, 'agenda_carried', { level: item.level, session: session.id, reason });
}

function outcomeEffects(item: Item, session: Session, event: SessionEvent, today: LocalDate) {
  if (event.type !== 'record_outcome') return [];
  if (event.outcome === 'carried') {
    return [carry(item, session, event.minutes ?? event.outcome, today)];
  }
  const minutes = event.minutes === undefined ? {} : { minutes: event.minutes };
  const { level } = item;
  return [
    tellItem(item, 'level_outcome', {
      level,
      session: session.id,
      outcome: event.outcome,
      ...minutes,
    }),
  ];
}

export function askEffects(asking: Asking, event: SessionEvent, rules: Rules): Effect[] {
  const session = asking.context;
  const live = session.items.filter(isLive);
  const item = itemOf(session, event);
  const reason = 'reason' in event ? (event.reason ?? '') : '';
  const today = rules.calendar.dateOf(event.at);
  switch (asking.name) {
    case 'accepted':
      return item ? [tellItem(item, 'agenda_accepted', { session: session.id })] : [];
    case 'declined':
      return item
        ? [
            tellItem(item, 'agenda_declined', {
              level: item.level,
              session: session.id,
              reason,
            }),
          ]
        : [];
    case 'moved':
      return event.type === 'move_session'
        ? live.map((one) =>
            tellItem(one, 'agenda_moved', { level: one.level, session: session.id, on: event.on }),
          )
        : [];
    case 'carryAll':
      return live.map((one) => carry(one, session, reason, today));
    case 'outcome':
      return item ? outcomeEffects(item, session, event, today) : [];
    default:
      throw new RangeError(`not an effect: ${asking.name satisfies never}`);
  }
}
