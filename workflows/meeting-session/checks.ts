// Every reason for which a session refuses a command, by name.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { cutOff } from '../../src/rules/recurrence.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import { hasBegun, isLive, itemOf, itemsOf, type Session, type SessionEvent } from './context.ts';

export type Check = (session: Session, event: SessionEvent, rules: Rules) => Refusal | null;

/** A session is held on an open day from today on; a planned closed day waits to be moved. */
export function checkDate(on: LocalDate, at: Instant, rules: Rules): Refusal | null {
  const reason = rules.calendar.closedReason(on);
  if (on < rules.calendar.dateOf(at)) return refuse('past_session_date', { on });
  if (reason === null) return null;
  const title = 'title' in reason ? reason.title : reason.kind;
  return refuse('closed_session_date', { on, reason: title });
}

const itemInState =
  (...states: readonly string[]): Check =>
  (session, event) => {
    if (event.probe) {
      return session.items.some(({ state }) => states.includes(state))
        ? null
        : refuse('item_not_on_agenda');
    }
    const item = itemOf(session, event);
    if (item === undefined) return refuse('item_not_on_agenda');
    const live = itemsOf(session, event)
      .filter(isLive)
      .map(({ level }) => level);
    if (live.length > 1) return refuse('which_item', { levels: live.join(', ') });
    return states.includes(item.state) ? null : refuse('item_state', { state: item.state });
  };

export const checks = {
  takesItems: (session, event, rules) => {
    const meeting = rules.meeting(session.meeting, session.pinnedOn);
    if (event.type !== 'place_item') return null;
    if (!meeting.items.includes(event.item)) {
      return refuse('item_kind_not_taken', { item: event.item });
    }
    // Nobody could know of an extraordinary session days before: it takes items on its very day.
    const closes =
      session.plannedOn === null
        ? rules.calendar.endOfOffice(session.on)
        : cutOff(session.on, meeting.cutOff, rules.calendar);
    return event.at > closes ? refuse('agenda_closed', { cutOff: closes }) : null;
  },

  notOnAgenda: (session, event) => {
    const item = itemOf(session, event);
    return item !== undefined && isLive(item) ? refuse('item_state', { state: item.state }) : null;
  },

  isProposed: itemInState('proposed'),
  isLive: itemInState('proposed', 'taken'),
  isTaken: itemInState('taken'),

  openDay: (_session, event, rules) =>
    event.probe || event.type !== 'move_session' ? null : checkDate(event.on, event.at, rules),

  /** A day on which outcomes were recorded can neither be moved nor fall out. */
  notBegun: (session) => (hasBegun(session) ? refuse('session_under_way') : null),

  outcomeFits: (session, event) => {
    const item = itemOf(session, event);
    if (event.probe || event.type !== 'record_outcome' || item === undefined) return null;
    const { outcome } = event;
    return outcome === 'carried' || (outcome === 'reported') === (item.item === 'report')
      ? null
      : refuse('outcome_not_for_item', { item: item.item, outcome });
  },

  isReached: (session) =>
    session.reached ? null : refuse('session_not_reached', { on: session.on }),

  allOutcomes: (session) => {
    const count = session.items.filter(isLive).length;
    return count === 0 ? null : refuse('outcomes_missing', { count });
  },
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;
