/**
 * National holidays of Japan (国民の祝日), as a table of dates and not as a formula: the law changes,
 * and a date keeps the holidays of the law that was in force on it.
 * Called by `closed-days.ts`. Future years are computed by the table's makers; a rulebook's extra
 * closed and open days correct them. Source: 国民の祝日に関する法律, as data of holiday-jp.
 */

import holidayJp from '@holiday-jp/holiday_jp';
import type { LocalDate } from '../terms/units.ts';

const table: Readonly<Record<string, { name: string }>> = holidayJp.holidays;
const dates = Object.keys(table).sort();

/** First and last calendar year that the table knows, both inclusive. */
export const holidayYears = {
  first: Number(dates[0]?.slice(0, 4)),
  last: Number(dates.at(-1)?.slice(0, 4)),
} as const;

/** Japanese name of the national holiday on that date, or null on any other day. */
export function nationalHoliday(date: LocalDate): string | null {
  return table[date]?.name ?? null;
}
