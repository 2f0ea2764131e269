/**
 * The calendar of one city, bound from its rulebook: open days, office hours, receipt, years.
 * Deadlines and meetings count through it; which days are closed is decided in `closed-days.ts`.
 * Pure: the same data always gives the same answers. Closed days are remembered per year.
 */

import {
  cityDate,
  dateOfDayNumber,
  dayNumberOf,
  fiscalYear,
  type Instant,
  instantAt,
  type LocalDate,
  parseTimeZone,
} from '../terms/units.ts';
import { bindClosedDays, type ClosedDaysData, type ClosedReason } from './closed-days.ts';
import { type EraYear, eraYear } from './era.ts';

export interface CalendarData extends ClosedDaysData {
  /** IANA name, `Asia/Tokyo` */
  readonly timeZone: string;
  /** `HH:MM` on the city's wall; the closing minute itself is still in time */
  readonly officeHours: { readonly opens: string; readonly closes: string };
  /** 1 to 12; 4 in every designated city */
  readonly fiscalYearStartMonth: number;
}

export interface Calendar {
  isClosed(date: LocalDate): boolean;
  closedReason(date: LocalDate): ClosedReason | null;
  /** The same day when it is open. */
  nextOpenDay(date: LocalDate): LocalDate;
  /** The same day when it is open. */
  previousOpenDay(date: LocalDate): LocalDate;
  /**
   * n-th open day after `date`, before it for a negative n; `date` itself is day 0, not counted.
   * n = 0 gives `date`, or the next open day when it is closed.
   * Source: 民法140条 (first day not counted).
   */
  addBusinessDays(date: LocalDate, businessDays: number): LocalDate;
  /** Open days after `from` up to and including `to`; negated when `to` is the earlier date. */
  businessDaysBetween(from: LocalDate, to: LocalDate): number;
  /**
   * Day 0 of something that arrived (受付日): on a closed day or after closing, the next open day.
   * Source: product default, no article found.
   */
  receiptDay(at: Instant): LocalDate;
  /** The city's date at that instant, open or not. */
  dateOf(at: Instant): LocalDate;
  /** Midnight with which that date begins in the city. */
  startOfDay(date: LocalDate): Instant;
  /** Opening and closing minute of that date, also when it is a closed day. */
  startOfOffice(date: LocalDate): Instant;
  endOfOffice(date: LocalDate): Instant;
  fiscalYearOf(date: LocalDate): number;
  eraYear(date: LocalDate): EraYear;
}

/** RangeError when the data is unusable: unknown zone, contradicting days, hours reversed. */
export function bindCalendar(data: CalendarData): Calendar {
  const zone = parseTimeZone(data.timeZone);
  const opens = minutesOf(data.officeHours.opens);
  const closes = minutesOf(data.officeHours.closes);
  const startMonth = data.fiscalYearStartMonth;
  if (opens >= closes) throw new RangeError('an office that closes before it opens');
  if (!Number.isInteger(startMonth) || startMonth < 1 || startMonth > 12) {
    throw new RangeError(`a fiscal year starts in a month of 1 to 12: ${startMonth}`);
  }
  const { isClosedDay, reasonOn } = bindClosedDays(data);
  const counting = bindCounting(isClosedDay);

  return {
    ...counting,
    isClosed: (date) => isClosedDay(dayNumberOf(date)),
    closedReason: (date) => reasonOn(dayNumberOf(date)),
    receiptDay: (at) => {
      const date = cityDate(at, zone);
      const late = at > instantAt(date, closes, zone);
      return late ? counting.addBusinessDays(date, 1) : counting.nextOpenDay(date);
    },
    dateOf: (at) => cityDate(at, zone),
    startOfDay: (date) => instantAt(date, 0, zone),
    startOfOffice: (date) => instantAt(date, opens, zone),
    endOfOffice: (date) => instantAt(date, closes, zone),
    fiscalYearOf: (date) => fiscalYear(date, startMonth),
    eraYear,
  };
}

type Counting = Pick<
  Calendar,
  'nextOpenDay' | 'previousOpenDay' | 'addBusinessDays' | 'businessDaysBetween'
>;

function bindCounting(isClosedDay: (day: number) => boolean): Counting {
  function nthOpenDay(from: number, step: 1 | -1, count: number): LocalDate {
    let day = from;
    for (let left = count; left > 0; ) {
      day += step;
      if (!isClosedDay(day)) left -= 1;
    }
    return dateOfDayNumber(day);
  }

  function roll(date: LocalDate, step: 1 | -1): LocalDate {
    const day = dayNumberOf(date);
    return isClosedDay(day) ? nthOpenDay(day, step, 1) : date;
  }

  function addBusinessDays(date: LocalDate, businessDays: number): LocalDate {
    if (!Number.isInteger(businessDays)) {
      throw new RangeError(`business days are whole days: ${businessDays}`);
    }
    if (businessDays === 0) return roll(date, 1);
    const step = businessDays > 0 ? 1 : -1;
    return nthOpenDay(dayNumberOf(date), step, Math.abs(businessDays));
  }

  function businessDaysBetween(from: LocalDate, to: LocalDate): number {
    if (to < from) return 0 - businessDaysBetween(to, from);
    const last = dayNumberOf(to);
    let count = 0;
    for (let day = dayNumberOf(from) + 1; day <= last; day += 1) if (!isClosedDay(day)) count += 1;
    return count;
  }

  return {
    nextOpenDay: (date) => roll(date, 1),
    previousOpenDay: (date) => roll(date, -1),
    addBusinessDays,
    businessDaysBetween,
  };
}

function minutesOf(clock: string): number {
  const shape = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  if (shape === null) throw new RangeError(`not a time of day (want 08:30): ${clock}`);
  return Number(shape[1]) * 60 + Number(shape[2]);
}
