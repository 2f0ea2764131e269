// Open days (執務日) and days of the calendar held against each other without a date. Holidays fall
// where they fall, so only what is so in an ordinary week counts: never more than can be known.

import type { Period } from '../terms/rulebook-parts.ts';

/** The city's ordinary week, and how many single days it opens in spite of it. */
export interface Week {
  readonly open: number;
  readonly extraOpen: number;
}

interface Offset {
  readonly days: number;
  readonly count: 'business' | 'calendar';
}

/** The first offset lies after the second wherever the due date falls. */
export function certainlyAfter(first: Offset, second: Offset, week: Week): boolean {
  if (first.count === second.count) return first.days > second.days;
  return spanOf(first, week).least > spanOf(second, week).most;
}

/**
 * So many days of that count before the due date are certainly no later than the receipt: exact
 * when both are counted alike, and else by an ordinary week.
 */
export function daysBeforeStart(period: Period, count: Offset['count'], week: Week): number {
  if (count === period.count) return period.days;
  if (count === 'calendar') return mostCalendarDays(period.days, week);
  const ordinary = openDaysWithin(period.days, week) + week.extraOpen;
  return Math.max(1, Math.min(period.days, ordinary));
}

/** Calendar days that the offset can be, before (negative) or after the due date. */
function spanOf({ days, count }: Offset, week: Week): { least: number; most: number } {
  if (count === 'calendar') return { least: days, most: days };
  const [least, most] = [Math.abs(days), mostCalendarDays(Math.abs(days), week)];
  return days < 0 ? { least: -most, most: -least } : { least, most };
}

/** At most so many open days lie in a span of the calendar. */
function openDaysWithin(days: number, { open }: Week): number {
  return Math.floor(days / 7) * open + Math.min(days % 7, open);
}

/** So many days of the calendar pass at most, closed days of the week standing together. */
function mostCalendarDays(openDays: number, { open }: Week): number {
  if (open === 0) return openDays;
  const rest = openDays % open;
  return Math.floor(openDays / open) * 7 + (rest === 0 ? 0 : rest + 7 - open);
}
