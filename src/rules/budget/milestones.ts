// The dates of a year's first budget (当初予算の日程) by the milestones of the rulebook, the windows
// that open and close on them, and the last date on which the budget may be presented to the
// assembly. A supplementary budget names its dates itself.

import { Fault } from '../../terms/refusal.ts';
import {
  type BudgetRules,
  type Milestone,
  type MilestoneCode,
  milestoneCodes,
} from '../../terms/rulebook-budget.ts';
import { addCalendarDays, type Instant, isLocalDate, type LocalDate } from '../../terms/units.ts';
import type { Calendar } from '../calendar.ts';
import { dueDate } from '../deadline.ts';

/** City dates of the events that have one. */
export type CycleDates = Readonly<Partial<Record<MilestoneCode, LocalDate>>>;

/** A fiscal year as it is counted from: `startsOn` its first day. */
export interface YearAhead {
  readonly startsOn: LocalDate;
  readonly calendar: Calendar;
}

export function firstDayOf(fiscalYear: number, startMonth: number): LocalDate {
  const pad = (number: number, width: number) => String(number).padStart(width, '0');
  return `${pad(fiscalYear, 4)}-${pad(startMonth, 2)}-01` as LocalDate;
}

/** The last day of that name before `startsOn`; 29 February is the 28th where there is none. */
export function lastBefore(monthDay: string, startsOn: LocalDate): LocalDate {
  const inYear = (year: number): LocalDate => {
    const text = `${String(year).padStart(4, '0')}-${monthDay}`;
    return isLocalDate(text) ? text : (text.replace(/29$/, '28') as LocalDate);
  };
  const year = Number(startsOn.slice(0, 4));
  const sameYear = inYear(year);
  return sameYear < startsOn ? sameYear : inYear(year - 1);
}

function rolled(date: LocalDate, roll: 'next' | 'previous' | 'none', calendar: Calendar) {
  if (roll === 'next') return calendar.nextOpenDay(date);
  return roll === 'previous' ? calendar.previousOpenDay(date) : date;
}

/**
 * Dates of the milestones in the order of the year. `own`: dates given in place of the rulebook's;
 * what is counted from such an event follows it. RangeError outside the table of holidays; a Fault
 * where a milestone is counted from one that is not there.
 */
export function milestoneDates(
  milestones: readonly Milestone[],
  { startsOn, calendar }: YearAhead,
  own: CycleDates = {},
): CycleDates {
  const byCode = new Map(milestones.map((one) => [one.code, one.date]));
  const dateOf = (code: MilestoneCode): LocalDate | undefined => {
    const date = byCode.get(code);
    if (own[code] !== undefined || date === undefined) return own[code];
    if ('on' in date) return rolled(lastBefore(date.on, startsOn), date.roll, calendar);
    const from = dateOf(date.after);
    if (from === undefined) {
      throw new Fault('rulebook_lacks', { key: 'milestones', code: date.after, on: startsOn });
    }
    return dueDate(date.period, from, calendar);
  };
  return Object.fromEntries(
    milestoneCodes.flatMap((code) => {
      const date = dateOf(code);
      return date === undefined ? [] : [[code, date] as const];
    }),
  );
}

/** Two events of which the one that comes first in the year has the later date. */
export interface Disorder {
  readonly code: MilestoneCode;
  readonly on: LocalDate;
  readonly after: MilestoneCode;
  readonly afterOn: LocalDate;
}

/** The first event that stands before one of its forerunners; the same day is no fault. */
export function findDisorder(dates: CycleDates): Disorder | null {
  let latest: readonly [MilestoneCode, LocalDate] | undefined;
  for (const code of milestoneCodes) {
    const on = dates[code];
    if (on === undefined) continue;
    if (latest !== undefined && on < latest[1]) {
      return { code, on, after: latest[0], afterOn: latest[1] };
    }
    latest = [code, on];
  }
  return null;
}

/** Events at which a window opens or closes. */
export const windowCodes = ['requestsOpen', 'requestsClose', 'appealsClose'] as const;

export interface Windows {
  readonly requestsOpenAt: Instant | null;
  /** The first instant at which it is too late. */
  readonly requestsCloseAt: Instant | null;
  readonly appealsCloseAt: Instant | null;
}

/** Office hours are whole minutes, and the closing one itself is still in time. */
export const closesAt = (on: LocalDate, calendar: Calendar): Instant =>
  calendar.endOfOffice(on).replace(/\.000Z$/, '.001Z') as Instant;

/** A window opens with the office hours of its first day and closes with those of its last. */
export function windowsOf(dates: CycleDates, calendar: Calendar): Windows {
  const { requestsOpen, requestsClose, appealsClose } = dates;
  return {
    requestsOpenAt: requestsOpen === undefined ? null : calendar.startOfOffice(requestsOpen),
    requestsCloseAt: requestsClose === undefined ? null : closesAt(requestsClose, calendar),
    appealsCloseAt: appealsClose === undefined ? null : closesAt(appealsClose, calendar),
  };
}

export interface LastPresentation {
  /** So many calendar days before the first day of the fiscal year, that day not counted. */
  readonly outerOn: LocalDate;
  /**
   * The last open day before it. Whether the outer date itself is in time is read in two ways: the
   * day before leaves the days that the law names whole, and is in time by either.
   */
  readonly safeOn: LocalDate;
  /** From this date on somebody must know. */
  readonly warnOn: LocalDate;
}

/** Source: 地方自治法211条1項 (指定都市は年度開始前30日まで). */
export function lastPresentation(
  { calendarDaysBefore, warnBefore }: BudgetRules['presentation'],
  { startsOn, calendar }: YearAhead,
): LastPresentation {
  const outerOn = addCalendarDays(startsOn, -calendarDaysBefore);
  const safeOn = calendar.previousOpenDay(addCalendarDays(outerOn, -1));
  const { days, count, roll = 'previous' } = warnBefore;
  const warnOn = dueDate({ days: 0 - days, count, roll }, safeOn, calendar);
  return { outerOn, safeOn, warnOn };
}

/**
 * The day that the presentation hangs on: as planned, or else that of the final notice; but never
 * before the events that it waits for, when these come later than was planned.
 */
export function plannedPresentation(dates: CycleDates): LocalDate | null {
  const isPlanned = dates.presented !== undefined || dates.finalNotice !== undefined;
  return isPlanned ? (Object.values(dates).toSorted().at(-1) ?? null) : null;
}
