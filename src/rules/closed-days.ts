/**
 * Which days a city office is closed (閉庁日), and why: read from a rulebook, worked out once a year.
 * `calendar.ts` is the only caller; it counts, this file only answers yes or no.
 * Source: 地方自治法4条の2第1項–第3項 (weekly days, national holidays, year end, days of the city).
 */

import { civilDay, dayNumber, isoWeekday } from '../terms/day-number.ts';
import { dateOfDayNumber, type LocalDate, parseLocalDate } from '../terms/units.ts';
import { holidayYears, nationalHoliday } from './holidays.ts';

/** A closed day of the city's own: exactly one of `on` and `yearly`. */
interface ExtraClosedDay {
  /** `2026-08-06` */
  readonly on?: string | undefined;
  /** `08-06`; `02-29` is closed in leap years only */
  readonly yearly?: string | undefined;
  readonly title: string;
  /** first and last date on which the entry holds, both inclusive */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface ClosedDaysData {
  /** ISO weekdays, 6 and 7 for Saturday and Sunday */
  readonly weeklyClosedDays: readonly number[];
  readonly nationalHolidays: 'jp' | 'none';
  /** `MM-DD`, both inclusive; runs over the turn of the year when `from` is later than `to` */
  readonly yearEnd?: { readonly from: string; readonly to: string } | undefined;
  readonly extraClosedDays: readonly ExtraClosedDay[];
  /** open in spite of every other entry */
  readonly extraOpenDays: readonly { readonly on: string; readonly title: string }[];
}

/** The most particular reason: the city's own day, national holiday, year end, weekly day. */
export type ClosedReason =
  | { readonly kind: 'cityDay'; readonly title: string }
  | { readonly kind: 'nationalHoliday'; readonly title: string }
  | { readonly kind: 'yearEnd' }
  | { readonly kind: 'weekly' };

export interface ClosedDays {
  /** RangeError for a year that the table of national holidays does not know. */
  isClosedDay(day: number): boolean;
  reasonOn(day: number): ClosedReason | null;
}

const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Days are day numbers. RangeError when the data contradicts itself. */
export function bindClosedDays(data: ClosedDaysData): ClosedDays {
  checkData(data);
  const weekly = new Set(data.weeklyClosedDays);
  const open = new Set<string>(data.extraOpenDays.map((entry) => parseLocalDate(entry.on)));
  const years = new Map<number, Uint8Array>();

  function reasonOn(day: number): ClosedReason | null {
    const date = dateOfDayNumber(day);
    if (data.nationalHolidays === 'jp') checkYear(Number(date.slice(0, 4)));
    if (open.has(date)) return null;
    const own = data.extraClosedDays.find((entry) => fallsOn(entry, date));
    if (own !== undefined) return { kind: 'cityDay', title: own.title };
    const holiday = data.nationalHolidays === 'jp' ? nationalHoliday(date) : null;
    if (holiday !== null) return { kind: 'nationalHoliday', title: holiday };
    if (isYearEnd(date.slice(5), data.yearEnd)) return { kind: 'yearEnd' };
    return weekly.has(isoWeekday(day)) ? { kind: 'weekly' } : null;
  }

  function closedFlags(year: number): Uint8Array {
    const first = dayNumber(year, 1, 1);
    const flags = new Uint8Array(dayNumber(year + 1, 1, 1) - first);
    flags.forEach((_, index) => {
      flags[index] = reasonOn(first + index) === null ? 0 : 1;
    });
    years.set(year, flags);
    return flags;
  }

  function isClosedDay(day: number): boolean {
    const { year } = civilDay(day);
    const flags = years.get(year) ?? closedFlags(year);
    return flags[day - dayNumber(year, 1, 1)] === 1;
  }

  return { isClosedDay, reasonOn };
}

function fallsOn(entry: ExtraClosedDay, date: LocalDate): boolean {
  if (entry.on !== date && entry.yearly !== date.slice(5)) return false;
  return (entry.from ?? date) <= date && date <= (entry.until ?? date);
}

function isYearEnd(monthDay: string, range: ClosedDaysData['yearEnd']): boolean {
  if (range === undefined) return false;
  const { from, to } = range;
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to;
}

function checkYear(year: number): void {
  if (year < holidayYears.first || year > holidayYears.last) {
    const { first, last } = holidayYears;
    throw new RangeError(`national holidays are known for ${first} to ${last}, not for ${year}`);
  }
}

/** `MM-DD` as it stands in a rulebook; 29 February is one. RangeError otherwise. */
export function checkMonthDay(text: string): void {
  if (!MONTH_DAY.test(text)) throw new RangeError(`not a day of a year (want 12-29): ${text}`);
  parseLocalDate(`2000-${text}`);
}

function checkData(data: ClosedDaysData): void {
  const weekly = new Set(data.weeklyClosedDays);
  for (const weekday of weekly) {
    if (![1, 2, 3, 4, 5, 6, 7].includes(weekday)) {
      throw new RangeError(`a weekday is 1 (Monday) to 7 (Sunday): ${weekday}`);
    }
  }
  if (weekly.size === 7) throw new RangeError('an office that is closed on all seven weekdays');
  for (const entry of data.extraClosedDays) checkExtra(entry);
  if (data.yearEnd === undefined) return;
  checkMonthDay(data.yearEnd.from);
  checkMonthDay(data.yearEnd.to);
}

function checkExtra({ on, yearly, from, until, title }: ExtraClosedDay): void {
  if ((on === undefined) === (yearly === undefined)) {
    throw new RangeError(`a closed day has either 'on' or 'yearly': ${title}`);
  }
  if (yearly !== undefined) checkMonthDay(yearly);
  for (const date of [on, from, until]) if (date !== undefined) parseLocalDate(date);
}
