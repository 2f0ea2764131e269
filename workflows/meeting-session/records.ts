// Changes of a session, by name.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isOfficesWakeUp, officesFollowed } from '../parts/offices.ts';
import { type Item, isLive, itemOf, type Session, type SessionEvent } from './context.ts';
import { memberPlaces } from './places.ts';

type Fold = (session: Session, event: SessionEvent, rules: Rules) => Partial<Session>;

const onItem =
  (change: (item: Item, event: SessionEvent) => Partial<Item>): Fold =>
  (session, event) => {
    const about = itemOf(session, event);
    return {
      items: session.items.map((item) =>
        item === about && isLive(item) ? { ...item, ...change(item, event) } : item,
      ),
    };
  };

/** What came off the agenda makes room for the same matter under a later name. */
const isReplaced = (item: Item, by: Item): boolean =>
  item.case === by.case && (item.level === by.level || (item.item === by.item && !isLive(item)));

/** Where no chair's acceptance is asked for, an item stands on the agenda at once. */
const placement: Fold = (session, event, rules) => {
  if (event.type !== 'place_item') return {};
  const { acceptance } = rules.meeting(session.meeting, session.pinnedOn);
  const placed: Item = {
    case: event.case as Item['case'],
    level: event.level,
    item: event.item,
    title: event.title,
    readers: event.readers,
    state: acceptance === 'chair' ? 'proposed' : 'taken',
    minutes: null,
  };
  const kept = session.items.filter((item) => !isReplaced(item, placed));
  return { items: [...kept, placed] };
};

/** A session that still stands on a closed day is not held there: it waits to be moved. */
const dayCame: Fold = (session, event, rules) =>
  session.reached || rules.calendar.isClosed(session.on)
    ? { lateSince: event.at }
    : { reached: true };

const officesMoved: Fold = (session, { facts }, rules) => {
  const moved = officesFollowed(session, rules);
  const { members } = rules.meeting(session.meeting, session.pinnedOn);
  return { ...moved, members: memberPlaces(members, moved.officesOn, rules, facts) };
};

export const records = {
  placement,
  taken: onItem(() => ({ state: 'taken' })),
  declined: onItem(() => ({ state: 'declined' })),
  removed: onItem(() => ({ state: 'removed' })),
  outcome: onItem((item, event) =>
    event.type === 'record_outcome'
      ? { state: event.outcome, minutes: event.minutes ?? item.minutes }
      : {},
  ),
  moved: (session, event) =>
    event.type === 'move_session'
      ? { on: event.on, reason: event.reason, reached: false, lateSince: null }
      : { on: session.on },
  cancelled: (session, event) => ({
    outcome: 'cancelled',
    reason: 'reason' in event ? (event.reason ?? null) : null,
    items: session.items.map((item) => (isLive(item) ? { ...item, state: 'carried' } : item)),
  }),
  held: (session, event) => ({
    outcome: 'held',
    minutes: event.type === 'close_session' ? (event.minutes ?? session.minutes) : session.minutes,
  }),
  wakeUp: (session, event, rules) =>
    isOfficesWakeUp(event) ? officesMoved(session, event, rules) : dayCame(session, event, rules),
} as const satisfies Record<string, Fold>;

export type RecordName = keyof typeof records;
