/**
 * The dates that a recurrence names, before any holiday rule: pure enumeration, in order.
 * `recurrence.ts` is the only caller and decides what a closed day does to a planned date.
 */

import { dayNumber, monthLength } from '../terms/day-number.ts';
import {
  addCalendarDays,
  civilParts,
  dateOfDayNumber,
  dayNumberOf,
  type LocalDate,
  parseLocalDate,
  weekdayOf,
} from '../terms/units.ts';
import type { Calendar } from './calendar.ts';
import { checkMonthDay } from './closed-days.ts';

/** Calendar months, 1 to 12, in which a monthly meeting takes place; without it, all. */
interface InMonths {
  readonly months?: readonly number[] | undefined;
}

interface MonthDay extends InMonths {
  readonly every: 'month';
  /** 1 to 31 (毎月10日); past the end of a short month its last day */
  readonly day: number;
}

interface MonthWeekday extends InMonths {
  readonly every: 'month';
  /** ISO weekday with its ordinals 1 to 5, -1 for the last (第2・第4金); a missing fifth is left out */
  readonly weekday: number;
  readonly ordinals: readonly number[];
}

interface MonthBusinessDay extends InMonths {
  readonly every: 'month';
  /** n-th open day of the month, 1 to 23; -1 for the last; left out when the month has fewer */
  readonly businessDay: number;
}

interface Weekly {
  readonly every: 'week';
  readonly weekday: number;
  /** weeks from one session to the next; 2 (隔週) and more need `startingOn`; without it 1 */
  readonly interval?: number | undefined;
  /** the first session is on the first such weekday on or after this date */
  readonly startingOn?: string | undefined;
}

interface Yearly {
  readonly every: 'year';
  /** `MM-DD`; `02-29` is 28 February in a common year */
  readonly dates: readonly string[];
}

type Monthly = MonthDay | MonthWeekday | MonthBusinessDay;
/** `never`: convened only (随時). */
export type Recurrence = Monthly | Weekly | Yearly | { readonly every: 'never' };

/** Planned dates from `from` to `to`, both inclusive, strictly increasing. RangeError: bad data. */
export function* plannedDates(
  recurrence: Recurrence,
  from: LocalDate,
  to: LocalDate,
  calendar: Calendar,
): Generator<LocalDate, void, undefined> {
  switch (recurrence.every) {
    case 'week':
      yield* weeklyDates(recurrence, from, to);
      return;
    case 'month':
      checkMonthly(recurrence);
      yield* monthByMonth(from, to, (year, month) =>
        (recurrence.months ?? [month]).includes(month)
          ? datesInMonth(recurrence, year, month, calendar)
          : [],
      );
      return;
    case 'year':
      recurrence.dates.forEach(checkMonthDay);
      yield* monthByMonth(from, to, (year, month) =>
        recurrence.dates
          .filter((date) => Number(date.slice(0, 2)) === month)
          .map((date) => dayInMonth(year, month, Number(date.slice(3)))),
      );
      return;
    case 'never':
      return;
    default:
      throw new RangeError(`not a recurrence: ${JSON.stringify(recurrence satisfies never)}`);
  }
}

function* weeklyDates(weekly: Weekly, from: LocalDate, to: LocalDate): Generator<LocalDate> {
  const interval = weekly.interval ?? 1;
  check(interval, 1, 52, 'weeks between sessions');
  check(weekly.weekday, 1, 7, 'weekday');
  if (interval > 1 && weekly.startingOn === undefined) {
    throw new RangeError(`a meeting every ${interval} weeks needs startingOn`);
  }
  const anchor = weekly.startingOn === undefined ? from : parseLocalDate(weekly.startingOn);
  const first = dayNumberOf(anchor) + ((weekly.weekday - weekdayOf(anchor) + 7) % 7);
  const step = interval * 7;
  const skipped = Math.max(0, Math.ceil((dayNumberOf(from) - first) / step));
  const last = dayNumberOf(to);
  for (let day = first + skipped * step; day <= last; day += step) yield dateOfDayNumber(day);
}

function* monthByMonth(
  from: LocalDate,
  to: LocalDate,
  datesOf: (year: number, month: number) => LocalDate[],
): Generator<LocalDate> {
  const start = civilParts(from);
  const end = civilParts(to);
  const last = end.year * 12 + end.month - 1;
  for (let index = start.year * 12 + start.month - 1; index <= last; index += 1) {
    const dates = new Set(datesOf(Math.floor(index / 12), (index % 12) + 1));
    for (const date of [...dates].sort()) if (from <= date && date <= to) yield date;
  }
}

function datesInMonth(rule: Monthly, year: number, month: number, calendar: Calendar): LocalDate[] {
  if ('day' in rule) return [dayInMonth(year, month, rule.day)];
  const first = dayInMonth(year, month, 1);
  const last = dayInMonth(year, month, 31);
  if ('businessDay' in rule) {
    const edge = rule.businessDay > 0 ? addCalendarDays(first, -1) : addCalendarDays(last, 1);
    const date = calendar.addBusinessDays(edge, rule.businessDay);
    return first <= date && date <= last ? [date] : [];
  }
  return rule.ordinals
    .map((ordinal) => {
      if (ordinal < 0) return dayNumberOf(last) - ((weekdayOf(last) - rule.weekday + 7) % 7);
      return dayNumberOf(first) + ((rule.weekday - weekdayOf(first) + 7) % 7) + 7 * (ordinal - 1);
    })
    .filter((day) => day <= dayNumberOf(last))
    .map(dateOfDayNumber);
}

function dayInMonth(year: number, month: number, day: number): LocalDate {
  return dateOfDayNumber(dayNumber(year, month, Math.min(day, monthLength(year, month))));
}

function checkMonthly(rule: Monthly): void {
  for (const month of rule.months ?? []) check(month, 1, 12, 'month');
  if ('day' in rule) {
    check(rule.day, 1, 31, 'day of a month');
  } else if ('businessDay' in rule) {
    if (rule.businessDay !== -1) check(rule.businessDay, 1, 23, 'open day of a month');
  } else {
    check(rule.weekday, 1, 7, 'weekday');
    for (const ordinal of rule.ordinals) {
      if (ordinal !== -1) check(ordinal, 1, 5, 'ordinal of a weekday');
    }
  }
}

function check(value: number, least: number, most: number, what: string): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${what} is ${least} to ${most}: ${value}`);
  }
}
