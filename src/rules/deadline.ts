/**
 * When something falls due (期限), when to remind of it, and how far a stopped clock moves it.
 * Two kinds of days exist and give different dates: business days (執務日), and calendar days whose
 * end rolls off a closed day. Which kind and how many stands in the rulebook, never here.
 */

import { addCalendarDays, dayNumberOf, type Instant, type LocalDate } from '../terms/units.ts';
import type { Calendar } from './calendar.ts';

export type DayCount = 'business' | 'calendar';

export interface Offset {
  /** whole days; negative counts back */
  readonly days: number;
  readonly count: DayCount;
}

export interface Period extends Offset {
  /** What an end on a closed day does; without it `next`, and `previous` when counting back. */
  readonly roll?: 'next' | 'previous' | 'none' | undefined;
}

/**
 * Last date that is still in time. dayZero: date of the act or the receipt, not counted; it may be
 * a closed day. The result is never a closed day unless roll is `none`; a roll to `previous` can
 * end before dayZero.
 * Source: 民法140条 (first day not counted), 地方自治法4条の2第4項 (an end on a closed day moves on).
 */
export function dueDate(period: Period, dayZero: LocalDate, calendar: Calendar): LocalDate {
  const end = counted(dayZero, period, calendar);
  const roll = period.roll ?? (period.days < 0 ? 'previous' : 'next');
  switch (roll) {
    case 'next':
      return calendar.nextOpenDay(end);
    case 'previous':
      return calendar.previousOpenDay(end);
    case 'none':
      return end;
    default:
      throw new RangeError(`not a roll: ${roll satisfies never}`);
  }
}

/** Last moment that is still in time: close of office on the due date. */
export function dueAt(period: Period, dayZero: LocalDate, calendar: Calendar): Instant {
  return calendar.endOfOffice(dueDate(period, dayZero, calendar));
}

/**
 * Date of a reminder (督促) or an escalation (上申): so many days before (negative) or after a due
 * date. Business days other than 0 give an open day; 0 and calendar days do not roll.
 */
export function offsetDate(due: LocalDate, offset: Offset, calendar: Calendar): LocalDate {
  return counted(due, offset, calendar);
}

/**
 * Days by which a stopped clock moves its due date: those after the day it stopped, up to and
 * including the day on which what was waited for counts as received, which is a new day 0.
 * 0 when it came in the same office hours. RangeError when `until` is before `from`.
 * Source: product default, no article found.
 */
export function pausedDays(
  from: Instant,
  until: Instant,
  calendar: Calendar,
  count: DayCount = 'business',
): number {
  if (until < from) throw new RangeError(`a clock that stops at ${from} and ran on at ${until}`);
  const stopped = calendar.dateOf(from);
  const resumed = calendar.receiptDay(until);
  if (count === 'business') return calendar.businessDaysBetween(stopped, resumed);
  return dayNumberOf(resumed) - dayNumberOf(stopped);
}

/** A due date moved on by 0 or more days of a kind, to an open day. RangeError when negative. */
export function shiftDue(
  due: LocalDate,
  days: number,
  count: DayCount,
  calendar: Calendar,
): LocalDate {
  if (days < 0) throw new RangeError(`a due date is moved on, never back: ${days}`);
  return dueDate({ days, count, roll: 'next' }, due, calendar);
}

function counted(date: LocalDate, offset: Offset, calendar: Calendar): LocalDate {
  return offset.count === 'business' && offset.days !== 0
    ? calendar.addBusinessDays(date, offset.days)
    : addCalendarDays(date, offset.days);
}
