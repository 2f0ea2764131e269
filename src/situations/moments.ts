// Moments as a situation writes them: on the city's wall, with an offset, or a day alone. Shown
// back the way a person of the city reads them.

import type { Calendar } from '../rules/calendar.ts';
import {
  cityDate,
  cityTime,
  type Instant,
  instantAt,
  isLocalDate,
  type LocalDate,
  parseInstant,
  parseLocalDate,
  type TimeZone,
} from '../terms/units.ts';

export interface Moments {
  /** A day alone is the minute at which its offices open. */
  read(text: string): Instant;
  dateOf(at: Instant): LocalDate;
  /**
   * A day holds for all of its moments; with a time of day, the very moment is meant. What is due
   * on a day is due when its offices close.
   */
  same(expected: string, at: Instant | LocalDate): boolean;
  show(at: string): string;
}

const OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

function wallInstant(text: string, zone: TimeZone): Instant {
  const [date = '', time = ''] = text.split('T');
  const [hours = '', minutes = '', seconds = '0'] = time.split(':');
  const minute = instantAt(parseLocalDate(date), Number(hours) * 60 + Number(minutes), zone);
  const shifted = Date.parse(minute) + Number(seconds) * 1000;
  return parseInstant(new Date(shifted).toISOString());
}

/** A time with an offset may leave out its seconds here. */
const whole = (text: string): string =>
  text.replace(/T(\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$/, 'T$1:00$2');

export function bindMoments(calendar: Calendar, zone: TimeZone): Moments {
  const read = (text: string): Instant => {
    if (!text.includes('T')) return calendar.startOfOffice(parseLocalDate(text));
    return OFFSET.test(text) ? parseInstant(whole(text)) : wallInstant(text, zone);
  };
  const dateOf = (at: Instant): LocalDate => cityDate(at, zone);
  return {
    read,
    dateOf,
    same(expected, at) {
      const isMoment = expected.includes('T');
      if (isLocalDate(at)) {
        return isMoment ? read(expected) === calendar.endOfOffice(at) : expected === at;
      }
      return isMoment ? read(expected) === at : expected === dateOf(at);
    },
    show(at) {
      if (!/^\d{4}-\d{2}-\d{2}T/.test(at)) return at;
      return cityTime(at as Instant, zone);
    },
  };
}
