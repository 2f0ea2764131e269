import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addCalendarDays,
  cityDate,
  cityMinutes,
  cityTime,
  compareDates,
  fiscalYear,
  instantAt,
  isLocalDate,
  parseInstant,
  parseLocalDate,
  parseTimeZone,
  weekdayOf,
} from '../../src/terms/units.ts';
import { on } from './city-calendar.ts';

const TOKYO = parseTimeZone('Asia/Tokyo');
const anyDate = fc
  .integer({ min: -719_162, max: 2_932_896 })
  .map((day) => Temporal.PlainDate.from('1970-01-01').add({ days: day }));
const steps = fc.integer({ min: -100_000, max: 100_000 });

describe('parsers', () => {
  test.each(['2026-12-22', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    '%s is a date',
    (text) => {
      expect(isLocalDate(text)).toBe(true);
      expect(parseLocalDate(text)).toBe(text);
    },
  );

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-00-10',
    '2026-13-01',
    '2026-04-31',
    '2026-04-00',
    '0000-01-01',
    '2026-4-1',
    '2026-04-01T00:00',
    ' 2026-04-01',
    '2026-04-01\n',
    '',
  ])('%j is no date', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => parseLocalDate(text)).toThrow(RangeError);
  });

  test.each([
    ['2026-12-22T00:00:00.000Z', '2026-12-22T00:00:00.000Z'],
    ['2026-12-22T00:00:00Z', '2026-12-22T00:00:00.000Z'],
    ['2026-12-22T09:00:00.5+09:00', '2026-12-22T00:00:00.500Z'],
    ['2026-12-31T23:59:59.999-05:30', '2027-01-01T05:29:59.999Z'],
  ])('%s is the instant %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  test.each([
    '2026-12-22T00:00:00',
    '2026-12-22T24:00:00Z',
    '2026-12-22T00:60:00Z',
    '2026-02-30T00:00:00Z',
    '2026-12-22T00:00:00.0001Z',
    '2026-12-22',
    '9999-12-31T23:59:59-01:00',
  ])('%s is no instant', (text) => {
    expect(() => parseInstant(text)).toThrow(RangeError);
  });

  test('a zone is one that the time zone data knows', () => {
    expect(TOKYO).toBe('Asia/Tokyo');
    expect(() => parseTimeZone('Asia/Kyogi')).toThrow('not a time zone (want Asia/Tokyo)');
  });
});

describe('the clock on the wall of the city', () => {
  test('the date changes at midnight in Tokyo, not at midnight UTC', () => {
    expect(cityDate(parseInstant('2026-12-22T14:59:59.999Z'), TOKYO)).toBe('2026-12-22');
    expect(cityDate(parseInstant('2026-12-22T15:00:00.000Z'), TOKYO)).toBe('2026-12-23');
  });

  test('minutes run from 0 to 1439 and cut the seconds off', () => {
    expect(cityMinutes(parseInstant('2026-12-22T15:00:59.999Z'), TOKYO)).toBe(0);
    expect(cityMinutes(parseInstant('2026-12-22T14:59:00.000Z'), TOKYO)).toBe(1439);
  });

  test('an instant is found for minute 0 to 1440 and for no other', () => {
    expect(instantAt(on('2026-12-22'), 0, TOKYO)).toBe('2026-12-21T15:00:00.000Z');
    expect(instantAt(on('2026-12-22'), 1440, TOKYO)).toBe('2026-12-22T15:00:00.000Z');
    for (const minutes of [-1, 1441, 0.5, Number.NaN]) {
      expect(() => instantAt(on('2026-12-22'), minutes, TOKYO)).toThrow(RangeError);
    }
  });

  test('a skipped time counts after the change, a repeated one is its first', () => {
    const newYork = parseTimeZone('America/New_York');
    expect(instantAt(on('2026-03-08'), 150, newYork)).toBe('2026-03-08T07:30:00.000Z');
    expect(instantAt(on('2026-03-08'), 119, newYork)).toBe('2026-03-08T06:59:00.000Z');
    expect(instantAt(on('2026-03-08'), 180, newYork)).toBe('2026-03-08T07:00:00.000Z');
    expect(instantAt(on('2026-11-01'), 90, newYork)).toBe('2026-11-01T05:30:00.000Z');
  });

  test.each(['Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'UTC'])(
    'dates, minutes and instants in %s agree with Temporal',
    (name) => {
      const zone = parseTimeZone(name);
      const epochMs = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2037, 0, 1) });
      const property = fc.property(epochMs, fc.integer({ min: 0, max: 1439 }), (ms, minutes) => {
        const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name);
        const instant = parseInstant(new Date(ms).toISOString());
        expect(cityDate(instant, zone)).toBe(there.toPlainDate().toString());
        expect(cityMinutes(instant, zone)).toBe(there.hour * 60 + there.minute);
        const plain = there.toPlainDate().toPlainDateTime().add({ minutes });
        const wanted = plain.toZonedDateTime(name).epochMilliseconds;
        const date = cityDate(instant, zone);
        expect(Date.parse(instantAt(date, minutes, zone))).toBe(wanted);
      });
      fc.assert(property, { numRuns: 300 });
    },
  );

  test('more days than are remembered still give the right date', () => {
    const start = Date.UTC(1975, 0, 1);
    for (let day = 0; day <= 20_000; day += 1) {
      cityMinutes(parseInstant(new Date(start + day * 86_400_000).toISOString()), TOKYO);
    }
    expect(cityDate(parseInstant('1975-01-01T15:00:00.000Z'), TOKYO)).toBe('1975-01-02');
  });
});

describe('arithmetic on dates', () => {
  test('adding days and weekdays agree with Temporal over all years', () => {
    const property = fc.property(anyDate, steps, (date, days) => {
      const start = on(date.toString());
      expect(weekdayOf(start)).toBe(date.dayOfWeek);
      const wanted = date.add({ days });
      if (wanted.year < 1 || wanted.year > 9999) {
        expect(() => addCalendarDays(start, days)).toThrow(RangeError);
      } else {
        expect(addCalendarDays(start, days)).toBe(wanted.toString());
      }
    });
    fc.assert(property, { numRuns: 2000 });
  });

  test('days are whole', () => {
    expect(() => addCalendarDays(on('2026-04-01'), 1.5)).toThrow(RangeError);
    expect(() => addCalendarDays(on('2026-04-01'), Number.NaN)).toThrow(RangeError);
  });

  test('comparing sorts dates in time order', () => {
    const dates = ['2027-01-01', '2026-12-31', '2026-02-03', '2027-01-01'].map(on);
    const sorted = [...dates].sort(compareDates);
    expect(sorted).toEqual(['2026-02-03', '2026-12-31', '2027-01-01', '2027-01-01']);
  });

  test('a fiscal year begins on the first of its month', () => {
    expect(fiscalYear(on('2027-03-31'), 4)).toBe(2026);
    expect(fiscalYear(on('2027-04-01'), 4)).toBe(2027);
    expect(fiscalYear(on('2027-01-01'), 1)).toBe(2027);
  });
});

test('a moment is shown as the clock of the city shows it, without seconds', () => {
  expect(cityTime(parseInstant('2026-10-06T00:05:59Z'), TOKYO)).toBe('2026-10-06 09:05');
  expect(cityTime(parseInstant('2026-12-31T15:00:00Z'), TOKYO)).toBe('2027-01-01 00:00');
});
