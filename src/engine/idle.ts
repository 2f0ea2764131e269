// Since when a case must not have moved to count as idle, by the rulebook's watch.

import { bindCalendar } from '../rules/calendar.ts';
import { dueAt, type Period } from '../rules/deadline.ts';
import { inForce } from '../rules/in-force.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import { addCalendarDays, type Instant, instantAt, parseTimeZone } from '../terms/units.ts';

export interface IdleWatch {
  /** Null: every step that no other watch names. */
  readonly step: string | null;
  /** Null: a case of this step is never idle. */
  readonly movedBefore: Instant | null;
  /** The moment it was asked: a case that waits for a later date is not idle. */
  readonly at: Instant;
}

/** For each watch, the end of the last day whose moves were followed by nothing for too long. */
export function idleWatches(rulebook: Rulebook, at: Instant): IdleWatch[] {
  const calendar = bindCalendar(rulebook.calendar);
  const zone = parseTimeZone(rulebook.calendar.timeZone);
  const today = calendar.dateOf(at);
  const lastIdleDay = (idle: Period) => {
    let day = addCalendarDays(today, -idle.days);
    while (dueAt(idle, day, calendar) >= at) day = addCalendarDays(day, -1);
    return day;
  };
  const watches = inForce(rulebook.escalation.watch, today, ({ step }) => step ?? '');
  return watches.map(({ step, idle }) => ({
    step: step ?? null,
    movedBefore:
      idle === 'never' ? null : instantAt(addCalendarDays(lastIdleDay(idle), 1), 0, zone),
    at,
  }));
}
