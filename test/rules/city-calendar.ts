/** Calendar of an ordinary Japanese city office, and short forms for the tests of dates. */

import { bindCalendar, type CalendarData } from '../../src/rules/calendar.ts';
import {
  type Instant,
  type LocalDate,
  parseInstant,
  parseLocalDate,
} from '../../src/terms/units.ts';

export const CITY_DATA: CalendarData = {
  timeZone: 'Asia/Tokyo',
  weeklyClosedDays: [6, 7],
  nationalHolidays: 'jp',
  yearEnd: { from: '12-29', to: '01-03' },
  extraClosedDays: [],
  extraOpenDays: [],
  officeHours: { opens: '08:30', closes: '17:15' },
  fiscalYearStartMonth: 4,
};

export const city = bindCalendar(CITY_DATA);

/** The same city with a day of its own on 6 August. */
export const cityWithDay = bindCalendar({
  ...CITY_DATA,
  extraClosedDays: [{ yearly: '08-06', title: 'Day of the city' }],
});

export const on = (text: string): LocalDate => parseLocalDate(text);

/** Instant of a wall clock time in Tokyo: `at('2026-12-22', '17:15')`. */
export const at = (date: string, clock: string): Instant => {
  const seconds = clock.length === 5 ? ':00' : '';
  return parseInstant(`${date}T${clock}${seconds}+09:00`);
};
