// Sessions that could take an item, the earliest first: those that stand open already, and those
// the meeting plans and nobody has convened yet. Pure.

import { bindCalendar } from '../src/rules/calendar.ts';
import { cutOff, sessions } from '../src/rules/recurrence.ts';
import type { CaseId, CityCode } from '../src/terms/ids.ts';
import type { Rulebook } from '../src/terms/rulebook.ts';
import type { Meeting } from '../src/terms/rulebook-meetings.ts';
import type { Instant, LocalDate } from '../src/terms/units.ts';
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

export function agendaCandidates(
  city: CityCode,
  meeting: Meeting,
  calendarData: Rulebook['calendar'],
  open: readonly Candidate[],
  notBefore: LocalDate,
  at: Instant,
): readonly Candidate[] {
  const calendar = bindCalendar(calendarData);
  const standing = new Set(open.map(({ id }) => id));
  const planned: Candidate[] = [];
  for (const session of sessions(meeting.recurrence, meeting.holidayRule, notBefore, calendar)) {
    if (planned.length === plannedAtMost) break;
    const { plannedOn, heldOn } = session;
    const on = heldOn ?? plannedOn;
    const id = sessionId(city, meeting.code, plannedOn);
    if (standing.has(id) || at > cutOff(on, meeting.cutOff, calendar)) continue;
    planned.push({ id, on, plannedOn });
  }
  return [...open, ...planned].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
