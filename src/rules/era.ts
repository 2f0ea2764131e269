/**
 * Japanese era and year (元号, 和暦) of a date, for numbers and headings of documents.
 * The eras come from the runtime's own data, so a new era needs no change here.
 */

import type { LocalDate } from '../terms/units.ts';

export interface EraYear {
  /** name of the era in Japanese */
  readonly era: string;
  /** 1 for the first year (元年) */
  readonly year: number;
}

const DATES_REMEMBERED = 4_000;
const remembered = new Map<LocalDate, EraYear>();
const formatter = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  era: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export function eraYear(date: LocalDate): EraYear {
  const known = remembered.get(date);
  if (known !== undefined) return known;
  if (remembered.size >= DATES_REMEMBERED) remembered.clear();
  const parts = formatter.formatToParts(Date.parse(date));
  const part = (type: string): string =>
    parts
      .filter((entry) => entry.type === type)
      .map((entry) => entry.value)
      .join('');
  const year = Number(part('year'));
  // The first year of an era is written with a character and not with a digit.
  const found = { era: part('era'), year: Number.isNaN(year) ? 1 : year };
  remembered.set(date, found);
  return found;
}
