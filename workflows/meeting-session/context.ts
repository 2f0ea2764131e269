// What a session of a meeting (会議の回) remembers: its date and its agenda.

import type { MeetingCommand, MeetingSystemCommand } from '../../src/terms/command-meeting.ts';
import type { CaseId, Place, UnitCode } from '../../src/terms/ids.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Stamped } from '../parts/stamped.ts';

/**
 * proposed: waits for the chair · taken: on the agenda · the rest: what became of it. An item whose
 * outcome is there, or that left the agenda, is no longer live.
 */
export type ItemState =
  | 'proposed'
  | 'taken'
  | 'declined'
  | 'removed'
  | 'settled'
  | 'unsettled'
  | 'reported'
  | 'carried';

export interface Item {
  readonly case: CaseId;
  readonly level: string;
  readonly item: 'consultation' | 'report';
  readonly title: string;
  readonly readers: readonly UnitCode[];
  readonly state: ItemState;
  readonly minutes: string | null;
}

export interface Session {
  readonly id: CaseId;
  readonly meeting: string;
  /** Date whose entry of the meeting holds for it: the day it was opened for. */
  readonly pinnedOn: LocalDate;
  /** Date on which the offices it names are looked up: opened, and then every move of an office. */
  readonly officesOn: LocalDate;
  /** Date by the recurrence; null for an extraordinary session (臨時会). */
  readonly plannedOn: LocalDate | null;
  readonly on: LocalDate;
  /** Who belonged to the meeting on that date. */
  readonly members: readonly Place[];
  readonly items: readonly Item[];
  /** True from the morning of the session: outcomes may be recorded. */
  readonly reached: boolean;
  /** Since when outcomes are missing, or the session still stands on a closed day. */
  readonly lateSince: Instant | null;
  readonly reason: string | null;
  readonly minutes: string | null;
  readonly outcome: 'held' | 'cancelled' | null;
}

export type SessionEvent = Stamped<MeetingCommand | MeetingSystemCommand>;

export const isLive = (item: Item): boolean => item.state === 'proposed' || item.state === 'taken';

/** Whether the session has given any item its outcome: then it was held, and its day stands. */
export const hasBegun = (session: Session): boolean =>
  session.items.some(({ state }) => outcomes.has(state));

const outcomes: ReadonlySet<ItemState> = new Set(['settled', 'unsettled', 'reported', 'carried']);

/** Items that the event may be about: of its case, and of its level where it names one. */
export const itemsOf = (session: Session, event: SessionEvent): Item[] =>
  'case' in event
    ? session.items.filter(
        ({ case: id, level }) => id === event.case && level === (event.level ?? level),
      )
    : [];

/** The one item that an event is about: the live one, or else the last that was. */
export function itemOf(session: Session, event: SessionEvent): Item | undefined {
  const items = itemsOf(session, event);
  return items.find(isLive) ?? items.at(-1);
}
