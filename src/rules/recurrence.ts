/**
 * The sessions (開催) of a meeting: planned dates of its recurrence, moved by its holiday rule, and
 * the last moment for handing in an item. Extra and cancelled sessions are facts, not rules.
 * Source: the meeting's entry in the rulebook; no number of days or ordinal stands here.
 */

import { addCalendarDays, type Instant, type LocalDate } from '../terms/units.ts';
import type { Calendar } from './calendar.ts';
import { dueAt, type Period } from './deadline.ts';
import { plannedDates, type Recurrence } from './planned-dates.ts';

export type { Recurrence } from './planned-dates.ts';

/**
 * What a closed day does to a session: moved to the next or previous open day, left to the chair
 * (`manual`), or not held at all (`skip`).
 */
export type HolidayRule = 'next' | 'previous' | 'manual' | 'skip';

export interface Session {
  readonly plannedOn: LocalDate;
  /** An open day; null only under `manual`, when the planned day is closed. */
  readonly heldOn: LocalDate | null;
  /** The chair still has to move or cancel the session: exactly when heldOn is null. */
  readonly needsMove: boolean;
}

const THREE_YEARS = 1096;

/**
 * Sessions in order. The date that counts is heldOn, or plannedOn while heldOn is null: it runs
 * from `from` to `from` + horizonDays, both inclusive, and increases strictly. Of planned dates
 * that move to one day only the first is a session. A later `from` gives the same sessions, only
 * fewer.
 * RangeError when the recurrence is out of bounds or the years leave the table of holidays.
 */
export function* sessions(
  recurrence: Recurrence,
  holidayRule: HolidayRule,
  from: LocalDate,
  calendar: Calendar,
  horizonDays: number = THREE_YEARS,
): Generator<Session, void, undefined> {
  const until = addCalendarDays(from, horizonDays);
  // A date planned on or beyond the nearest open day outside cannot be rolled into the span.
  const earliest = calendar.addBusinessDays(from, -1);
  const latest = calendar.addBusinessDays(until, 1);
  let last: LocalDate | null = null;
  for (const plannedOn of plannedDates(recurrence, earliest, latest, calendar)) {
    const session = sessionOn(plannedOn, holidayRule, calendar);
    if (session === null) continue;
    const on = session.heldOn ?? plannedOn;
    if (on < from || on > until || on === last) continue;
    last = on;
    yield session;
  }
}

/**
 * Last moment of submission (提出期限) for a session: so many days before it, at close of office; the
 * session's day is not counted. period.days is 0 or more. Without a roll, an end on a closed day
 * moves to the open day before, so that nobody has fewer days to read than the rule says.
 */
export function cutOff(heldOn: LocalDate, period: Period, calendar: Calendar): Instant {
  if (period.days < 0) throw new RangeError(`a cut-off is before the session: ${period.days}`);
  const back = { ...period, days: 0 - period.days, roll: period.roll ?? 'previous' } as const;
  return dueAt(back, heldOn, calendar);
}

function sessionOn(
  plannedOn: LocalDate,
  holidayRule: HolidayRule,
  calendar: Calendar,
): Session | null {
  if (!calendar.isClosed(plannedOn)) return { plannedOn, heldOn: plannedOn, needsMove: false };
  switch (holidayRule) {
    case 'next':
      return { plannedOn, heldOn: calendar.nextOpenDay(plannedOn), needsMove: false };
    case 'previous':
      return { plannedOn, heldOn: calendar.previousOpenDay(plannedOn), needsMove: false };
    case 'manual':
      return { plannedOn, heldOn: null, needsMove: true };
    case 'skip':
      return null;
    default:
      throw new RangeError(`not a holiday rule: ${holidayRule satisfies never}`);
  }
}
