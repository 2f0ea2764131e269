// Ladders (調整の段), meetings and the other places a case can come to rest at.

import type { Meeting } from '../terms/rulebook-meetings.ts';
import { parseLocalDate } from '../terms/units.ts';
import { bindCalendar, type Calendar } from './calendar.ts';
import { checkRepeats } from './check-dates.ts';
import { referMeeting } from './check-modes.ts';
import { checkPeriod } from './check-periods.ts';
import { holidayYears } from './holidays.ts';
import type { Entry, Reading } from './reading.ts';
import { sessions } from './recurrence.ts';
import { below, referMembers, referRulers, referWho } from './refer.ts';

/** Agenda items that are only reports carry this code in place of a level's. */
const REPORT = 'report';

export function checkLadders(reading: Reading): void {
  for (const entry of reading.entries('ladders')) {
    const { levels, ruling } = entry.value;
    checkRepeats(reading, entry.file, [...entry.path, 'levels'], levels);
    levels.forEach(({ code, by, period }, index) => {
      const from = below(entry, 'levels', index);
      if (code === REPORT) {
        reading.report(from.file, [...from.path, 'code'], 'code_reserved', { code });
      }
      checkPeriod(reading, below(from, 'period'), period);
      if ('places' in by) referWho(reading, below(from, 'by', 'places'), by.places);
      else referMeeting(reading, below(from, 'by', 'meeting'), by.meeting, 'consultation');
    });
    if (ruling === undefined) continue;
    referRulers(reading, below(entry, 'ruling', 'by'), ruling.by);
    // Somebody must answer also where nobody oversees the parties: not the overseers again.
    referWho(reading, below(entry, 'ruling', 'whenDiffering'), ruling.whenDiffering);
    checkRepeats(reading, entry.file, [...entry.path, 'ruling', 'kinds'], ruling.kinds);
  }
}

export function checkMeetings(reading: Reading): void {
  const calendar = usableCalendar(reading);
  for (const entry of reading.entries('meetings')) {
    const { members, chair, secretary } = entry.value;
    referMembers(reading, below(entry, 'members'), members);
    referWho(reading, below(entry, 'chair'), chair);
    referWho(reading, below(entry, 'secretary'), secretary);
    if (calendar !== null) checkRecurrence(reading, entry, calendar);
  }
}

/** The calendar's own faults are told by check-settings. */
export function usableCalendar({ sections }: Reading): Calendar | null {
  try {
    return sections.calendar === undefined ? null : bindCalendar(sections.calendar);
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** Plans the sessions of three years: that shows every way in which they can be unusable. */
function checkRecurrence(reading: Reading, entry: Entry<Meeting>, calendar: Calendar): void {
  const { recurrence, holidayRule, inForceOn } = entry.value;
  if (recurrence.every === 'never') return;
  const starts = [`${holidayYears.first + 1}-01-01`, inForceOn];
  if ('startingOn' in recurrence && recurrence.startingOn) starts.push(recurrence.startingOn);
  const from = parseLocalDate(starts.toSorted().at(-1) ?? inForceOn);
  const at = [...entry.path, 'recurrence'];
  try {
    const { done } = sessions(recurrence, holidayRule, from, calendar).next();
    if (done === true) reading.report(entry.file, at, 'meeting_never_held');
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    reading.report(entry.file, at, 'recurrence_unusable', { why: cause.message });
  }
}
