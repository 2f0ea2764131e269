// What a session tells the cases on its agenda, and what a wake-up tells its chair.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import { type Item, isLive, itemOf, type Session, type SessionEvent } from './context.ts';
import { tellEffects } from './tell.ts';

export interface Asking {
  readonly name:
    | 'accepted'
    | 'declined'
    | 'moved'
    | 'carryAll'
    | 'outcome'
    | 'wakeUp'
    | 'callWaiting';
  readonly context: Session;
}

const tellItem = (item: Item, type: string, fields: Record<string, unknown>): Effect => ({
  kind: 'tell_case',
  caseId: item.case,
  command: { type, ...fields },
});

/** A report has no step that waits for it, so the session itself takes it to the next one. */
function carry(item: Item, session: Session, reason: string, today: LocalDate): Effect[] {
  const { level, title, readers } = item;
  const carried = tellItem(item, 'agenda_carried', { level, session: session.id, reason });
  if (item.item !== 'report') return [carried];
  const onward: Effect = {
    kind: 'place_on_agenda',
    case: item.case,
    meeting: session.meeting,
    item: 'report',
    title,
    level,
    notBefore: today,
    readers,
  };
  return [carried, onward];
}

function outcomeEffects(item: Item, session: Session, event: SessionEvent, today: LocalDate) {
  if (event.type !== 'record_outcome') return [];
  const { outcome, minutes } = event;
  if (outcome === 'carried') return carry(item, session, minutes ?? outcome, today);
  const fields = { level: item.level, session: session.id, outcome };
  return [tellItem(item, 'level_outcome', { ...fields, ...(minutes && { minutes }) })];
}

/** On a closed day it still waits to be moved; otherwise its outcomes are missing. */
function wakeUpEffects(session: Session, event: SessionEvent, rules: Rules): Effect[] {
  if (session.lateSince === null || isOfficesWakeUp(event)) return [];
  const text = session.reached ? 'outcomes_due' : 'session_unmoved';
  return tellEffects({ text, to: ['chair', 'secretary'], context: session }, event, rules);
}

export function askEffects(asking: Asking, event: SessionEvent, rules: Rules): Effect[] {
  const { context: session, name } = asking;
  const { id } = session;
  const live = session.items.filter(isLive);
  const item = itemOf(session, event);
  const items = item === undefined ? [] : [item];
  const reason = 'reason' in event ? event.reason : undefined;
  const today = rules.calendar.dateOf(event.at);
  switch (name) {
    case 'accepted':
      return items.map((one) =>
        tellItem(one, 'agenda_accepted', { level: one.level, session: id, on: session.on }),
      );
    case 'declined':
      return items.map((one) =>
        tellItem(one, 'agenda_declined', { level: one.level, session: id, reason }),
      );
    case 'moved':
      return live.map((one) =>
        tellItem(one, 'agenda_moved', { level: one.level, session: id, on: session.on }),
      );
    case 'carryAll':
      return live.flatMap((one) => carry(one, session, reason ?? '', today));
    case 'outcome':
      return items.flatMap((one) => outcomeEffects(one, session, event, today));
    case 'callWaiting':
      return [{ kind: 'call_waiting', meeting: session.meeting }];
    case 'wakeUp':
      return wakeUpEffects(session, event, rules);
    default:
      throw new RangeError(`not an effect: ${name satisfies never}`);
  }
}
