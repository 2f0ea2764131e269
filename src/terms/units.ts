/**
 * Instants and dates as distinct text types with one parser each, and the arithmetic on them.
 * No domain knowledge: closed days and office hours live in `rules/calendar.ts`.
 * Every value of these types has passed its parser, so text order is time order.
 */

import { type CivilDay, civilDay, dayNumber, isoWeekday, monthLength } from './day-number.ts';
import { DAY_MS, wallToEpochMs, zoneOffsetMs } from './zone-offset.ts';

declare const unit: unique symbol;
type Unit<Name extends string> = string & { readonly [unit]: Name };

/** Point in time: UTC, exactly three fraction digits, `2026-12-22T00:00:00.000Z`. */
export type Instant = Unit<'Instant'>;
/** Calendar date without a zone, `2026-12-22`, years 0001 to 9999. */
export type LocalDate = Unit<'LocalDate'>;
/** Name in the IANA time zone data, `Asia/Tokyo`. */
export type TimeZone = Unit<'TimeZone'>;
/** 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DATE_SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT_SHAPE =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const MINUTE_MS = 60_000;
const LAST_DAY = dayNumber(9999, 12, 31);
const FIRST_DAY = dayNumber(1, 1, 1);

/** ISO 8601 with `Z` or an offset and at most milliseconds; the result is in UTC. RangeError. */
export function parseInstant(text: string): Instant {
  if (!INSTANT_SHAPE.test(text) || !isLocalDate(text.slice(0, 10))) {
    throw new RangeError(`not an instant (want 2026-12-22T00:00:00.000Z): ${text}`);
  }
  return instantOf(Date.parse(text));
}

/** RangeError when the text is no existing date in the form `2026-12-22`. */
export function parseLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a date (want 2026-12-22): ${text}`);
  return text;
}

export function isLocalDate(text: string): text is LocalDate {
  if (!DATE_SHAPE.test(text)) return false;
  const { year, month, day } = civilParts(text);
  return year >= 1 && day >= 1 && day <= monthLength(year, month);
}

/** RangeError when the runtime's time zone data has no such zone. */
export function parseTimeZone(text: string): TimeZone {
  try {
    zoneOffsetMs(0, text);
  } catch (cause) {
    throw new RangeError(`not a time zone (want Asia/Tokyo): ${text}`, { cause });
  }
  return text as TimeZone;
}

/** Date on the wall of the city at that instant. */
export function cityDate(at: Instant, zone: TimeZone): LocalDate {
  return dateOfDayNumber(Math.floor(wallMs(at, zone) / DAY_MS));
}

/** Whole minutes since the city's midnight, 0 to 1439; seconds are cut off. */
export function cityMinutes(at: Instant, zone: TimeZone): number {
  const wall = wallMs(at, zone);
  return Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/** The city's date and time for a reader: `2026-10-06 09:05`; seconds are cut off. */
export function cityTime(at: Instant, zone: TimeZone): string {
  const minutes = cityMinutes(at, zone);
  const two = (number: number): string => `${number}`.padStart(2, '0');
  return `${cityDate(at, zone)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Instant at which the city's clock shows that minute of that date; 0 to 1440 (midnight after). */
export function instantAt(on: LocalDate, minutes: number, zone: TimeZone): Instant {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > 1440) {
    throw new RangeError(`minutes of a day are 0 to 1440: ${minutes}`);
  }
  return instantOf(wallToEpochMs(dayNumberOf(on) * DAY_MS + minutes * MINUTE_MS, zone));
}

/** `days` may be negative. RangeError outside the years 0001 to 9999 and for a broken number. */
export function addCalendarDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Negative when `a` is earlier, 0 on the same day, positive when later: fit for `sort`. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function weekdayOf(date: LocalDate): Weekday {
  return isoWeekday(dayNumberOf(date)) as Weekday;
}

/** Year in which the fiscal year of that date began; `startMonth` 1 to 12, April is 4. */
export function fiscalYear(on: LocalDate, startMonth: number): number {
  const { year, month } = civilParts(on);
  return month >= startMonth ? year : year - 1;
}

/** Days since 1970-01-01. */
export function dayNumberOf(date: LocalDate): number {
  const { year, month, day } = civilParts(date);
  return dayNumber(year, month, day);
}

/** RangeError outside the years 0001 to 9999. */
export function dateOfDayNumber(number: number): LocalDate {
  if (!Number.isInteger(number) || number < FIRST_DAY || number > LAST_DAY) {
    throw new RangeError(`no date of the years 0001 to 9999: day ${number}`);
  }
  const { year, month, day } = civilDay(number);
  const head = year >= 1000 ? `${year}` : `${year}`.padStart(4, '0');
  return `${head}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate;
}

/** Year, month and day that a text of the date's shape shows. */
export function civilParts(text: string): CivilDay {
  return {
    year: twoDigits(text, 0) * 100 + twoDigits(text, 2),
    month: twoDigits(text, 5),
    day: twoDigits(text, 8),
  };
}

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
}

function wallMs(at: Instant, zone: TimeZone): number {
  const epochMs = Date.parse(at);
  return epochMs + zoneOffsetMs(epochMs, zone);
}

function instantOf(epochMs: number): Instant {
  const text = new Date(epochMs).toISOString();
  if (text.length !== 24) throw new RangeError(`no instant of the years 0000 to 9999: ${text}`);
  return text as Instant;
}
