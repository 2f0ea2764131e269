// Sessions that could take an item, the earliest first: those that stand open already, and those
// the meeting plans and nobody has convened yet. Pure.

import { bindCalendar, type Calendar } from '../src/rules/calendar.ts';
import { entriesWithSpans, type Span } from '../src/rules/in-force.ts';
import { cutOff, type Session, sessions } from '../src/rules/recurrence.ts';
import type { CaseId, CityCode } from '../src/terms/ids.ts';
import type { Rulebook } from '../src/terms/rulebook.ts';
import type { Meeting } from '../src/terms/rulebook-meetings.ts';
import { type Instant, type LocalDate, parseLocalDate } from '../src/terms/units.ts';
import { sessionId } from './session-id.ts';

export interface Candidate {
  readonly id: CaseId;
  /** Held, or planned while nobody has moved it off a closed day. */
  readonly on: LocalDate;
  /** Absent when the session stands already. */
  readonly plannedOn?: LocalDate;
}

/** How many planned sessions are looked at: beyond, something else is wrong with the meeting. */
const plannedAtMost = 8;

/**
 * `entries`: all entries of the meeting. A date is planned by the entry in force on that very date,
 * so that a meeting that changes on a date is planned by its old rule up to then.
 */
export function agendaCandidates(
  city: CityCode,
  entries: readonly Meeting[],
  calendarData: Rulebook['calendar'],
  open: readonly Candidate[],
  notBefore: LocalDate,
  at: Instant,
): readonly Candidate[] {
  const calendar = bindCalendar(calendarData);
  const standing = new Set(open.map(({ id }) => id));
  const planned: Candidate[] = [];
  for (const { entry, span } of entriesWithSpans(entries)) {
    for (const { plannedOn, heldOn } of plannedIn(entry, span, notBefore, calendar)) {
      if (planned.length === plannedAtMost) break;
      const on = heldOn ?? plannedOn;
      const id = sessionId(city, entry.code, plannedOn);
      if (standing.has(id) || at > cutOff(on, entry.cutOff, calendar)) continue;
      planned.push({ id, on, plannedOn });
    }
  }
  return [...open, ...planned].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function* plannedIn(
  { recurrence, holidayRule }: Meeting,
  span: Span,
  notBefore: LocalDate,
  calendar: Calendar,
): Generator<Session> {
  if (span.until !== undefined && span.until < notBefore) return;
  const from = span.from > notBefore ? parseLocalDate(span.from) : notBefore;
  for (const session of sessions(recurrence, holidayRule, from, calendar)) {
    if (span.until !== undefined && session.plannedOn >= span.until) return;
    if (session.plannedOn >= span.from) yield session;
  }
}
