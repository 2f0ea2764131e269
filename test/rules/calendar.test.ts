import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bindCalendar, type CalendarData } from '../../src/rules/calendar.ts';
import { addCalendarDays } from '../../src/terms/units.ts';
import { at, CITY_DATA, city, cityWithDay, on } from './city-calendar.ts';

const dates = fc
  .integer({ min: 0, max: 27_000 })
  .map((day) => addCalendarDays(on('1975-01-01'), day));
const bind = (change: Partial<CalendarData>) => bindCalendar({ ...CITY_DATA, ...change });

describe('closed days (Local Autonomy Act, article 4-2)', () => {
  test.each<[string, string | null, string]>([
    ['2026-12-18', null, 'a Friday'],
    ['2026-12-19', 'weekly', 'a Saturday'],
    ['2026-12-20', 'weekly', 'a Sunday'],
    ['2018-12-23', 'nationalHoliday', '23 December until 2018'],
    ['2026-12-23', null, '23 December since 2019'],
    ['2015-08-11', null, '11 August before the Mountain Day of 2016'],
    ['2016-08-11', 'nationalHoliday', '11 August since 2016'],
    ['2020-07-24', 'nationalHoliday', 'a day moved for the Games of 2020'],
    ['2026-09-22', 'nationalHoliday', 'a day between two holidays'],
    ['2026-05-06', 'nationalHoliday', 'the day off for a holiday on a Sunday'],
    ['2026-12-28', null, 'the day before the year end'],
    ['2026-12-29', 'yearEnd', 'the first day of the year end'],
    ['2026-01-01', 'nationalHoliday', 'New Year, a holiday within the year end'],
    ['2025-01-03', 'yearEnd', 'the last day of the year end'],
    ['2027-01-04', null, 'the day after the year end'],
  ])('%s is closed: %s (%s)', (date, kind) => {
    expect(city.closedReason(on(date))?.kind ?? null).toBe(kind);
    expect(city.isClosed(on(date))).toBe(kind !== null);
  });

  test('a national holiday bears its Japanese name', () => {
    // 'Mountain Day' in the words of the act.
    expect(city.closedReason(on('2026-08-11'))).toEqual({
      kind: 'nationalHoliday',
      title: '\u5c71\u306e\u65e5',
    });
  });

  test('a day of the city is closed, and in another city it is not', () => {
    expect(cityWithDay.closedReason(on('2026-08-06'))).toEqual({
      kind: 'cityDay',
      title: 'Day of the city',
    });
    expect(city.isClosed(on('2026-08-06'))).toBe(false);
  });

  test('a day of the city holds from its first to its last date, both included', () => {
    const title = 'Founding day';
    const bound = { yearly: '06-01', from: '2027-06-01', until: '2029-06-01', title };
    const calendar = bind({ extraClosedDays: [bound] });
    const closed = [2026, 2027, 2028, 2029, 2032, 2033].map((year) =>
      calendar.closedReason(on(`${year}-06-01`)),
    );
    const reason = { kind: 'cityDay', title };
    expect(closed).toEqual([null, reason, reason, reason, null, null]);
  });

  test('a single closed day is closed in its year only', () => {
    const calendar = bind({ extraClosedDays: [{ on: '2026-06-01', title: 'Storm' }] });
    expect(calendar.isClosed(on('2026-06-01'))).toBe(true);
    expect(calendar.isClosed(on('2027-06-01'))).toBe(false);
  });

  test('a closed 29 February closes neither 28 February nor 1 March', () => {
    const calendar = bind({ extraClosedDays: [{ yearly: '02-29', title: 'Leap day' }] });
    expect(calendar.isClosed(on('2028-02-29'))).toBe(true);
    expect(calendar.isClosed(on('2028-02-28'))).toBe(false);
    expect(calendar.isClosed(on('2028-03-01'))).toBe(false);
  });

  test('an open day of the city is open in spite of weekday and year end', () => {
    const calendar = bind({ extraOpenDays: [{ on: '2027-01-03', title: 'Counting of votes' }] });
    expect(calendar.closedReason(on('2027-01-03'))).toBeNull();
    expect(calendar.isClosed(on('2027-01-02'))).toBe(true);
  });

  test('a city without holidays, year end and weekly days never closes', () => {
    const { yearEnd: _, ...rest } = CITY_DATA;
    const calendar = bindCalendar({ ...rest, nationalHolidays: 'none', weeklyClosedDays: [] });
    expect(calendar.isClosed(on('2026-01-01'))).toBe(false);
    expect(calendar.addBusinessDays(on('2099-12-28'), 5)).toBe('2100-01-02');
  });

  test('a year end within one year closes its days and no others', () => {
    const calendar = bind({ yearEnd: { from: '08-13', to: '08-14' } });
    expect(
      ['08-12', '08-13', '08-14', '08-17'].map((day) => calendar.isClosed(on(`2026-${day}`))),
    ).toEqual([false, true, true, false]);
  });

  test('a year outside the table of holidays is refused and not guessed', () => {
    expect(city.isClosed(on('1970-01-01'))).toBe(true);
    expect(city.isClosed(on('2050-12-31'))).toBe(true);
    expect(() => city.isClosed(on('1969-12-31'))).toThrow('known for 1970 to 2050, not for 1969');
    expect(() => city.nextOpenDay(on('2050-12-31'))).toThrow('not for 2051');
    expect(() => city.closedReason(on('2051-01-04'))).toThrow(RangeError);
  });
});

describe('counting business days', () => {
  test('no business days give the day itself, or the next open one', () => {
    expect(city.addBusinessDays(on('2026-12-28'), 0)).toBe('2026-12-28');
    expect(city.addBusinessDays(on('2026-12-29'), 0)).toBe('2027-01-04');
  });

  test('an open day is its own next and previous open day; a closed one is not', () => {
    expect(city.nextOpenDay(on('2026-12-28'))).toBe('2026-12-28');
    expect(city.previousOpenDay(on('2026-12-28'))).toBe('2026-12-28');
    expect(city.nextOpenDay(on('2026-12-29'))).toBe('2027-01-04');
    expect(city.previousOpenDay(on('2027-01-03'))).toBe('2026-12-28');
  });

  test('the first business day before a closed day is the last open one', () => {
    expect(city.addBusinessDays(on('2027-01-03'), -1)).toBe('2026-12-28');
    expect(city.addBusinessDays(on('2027-01-04'), -1)).toBe('2026-12-28');
  });

  test('the days between exclude the first and include the last', () => {
    expect(city.businessDaysBetween(on('2026-12-22'), on('2027-01-12'))).toBe(10);
    expect(city.businessDaysBetween(on('2027-01-12'), on('2026-12-22'))).toBe(-10);
    expect(city.businessDaysBetween(on('2026-12-22'), on('2026-12-22'))).toBe(0);
    expect(city.businessDaysBetween(on('2026-12-29'), on('2027-01-03'))).toBe(0);
  });

  test('business days are whole', () => {
    expect(() => city.addBusinessDays(on('2026-12-22'), 0.5)).toThrow(RangeError);
  });

  test('adding lands on an open day, and the days between give the number back', () => {
    const property = fc.property(dates, fc.integer({ min: 1, max: 60 }), (date, days) => {
      const later = city.addBusinessDays(date, days);
      expect(city.isClosed(later)).toBe(false);
      expect(city.businessDaysBetween(date, later)).toBe(days);
      const earlier = city.addBusinessDays(date, -days);
      expect(city.isClosed(earlier)).toBe(false);
      expect(city.businessDaysBetween(city.previousOpenDay(date), later)).toBe(days);
      expect(earlier < date && date < later).toBe(true);
    });
    fc.assert(property);
  });

  test('from an open day, going on and coming back ends where it began', () => {
    const property = fc.property(dates, fc.integer({ min: 1, max: 60 }), (date, days) => {
      const start = city.nextOpenDay(date);
      expect(city.addBusinessDays(city.addBusinessDays(start, days), -days)).toBe(start);
      expect(city.addBusinessDays(city.addBusinessDays(start, -days), days)).toBe(start);
    });
    fc.assert(property);
  });
});

describe('receipt, office hours and years', () => {
  test.each([
    ['2026-12-22', '08:29', '2026-12-22', 'before opening'],
    ['2026-12-22', '17:15', '2026-12-22', 'in the closing minute'],
    ['2026-12-22', '17:15:00.001', '2026-12-23', 'just after closing'],
    ['2026-12-28', '17:16', '2027-01-04', 'after closing on the last day of the year'],
    ['2026-12-26', '10:00', '2026-12-28', 'on a Saturday'],
    ['2026-12-26', '23:00', '2026-12-28', 'late on a Saturday'],
  ])('what arrives on %s at %s is received on %s (%s)', (date, clock, received) => {
    expect(city.receiptDay(at(date, clock))).toBe(received);
  });

  test('the office opens at half past eight and closes at a quarter past five', () => {
    expect(city.startOfOffice(on('2026-12-22'))).toBe(at('2026-12-22', '08:30'));
    expect(city.endOfOffice(on('2026-12-22'))).toBe(at('2026-12-22', '17:15'));
    expect(city.dateOf(at('2026-12-26', '00:00'))).toBe('2026-12-26');
  });

  test('the fiscal year turns on 1 April', () => {
    expect(city.fiscalYearOf(on('2027-03-31'))).toBe(2026);
    expect(city.fiscalYearOf(on('2027-04-01'))).toBe(2027);
  });

  const [SHOWA, HEISEI, REIWA] = ['\u662d\u548c', '\u5e73\u6210', '\u4ee4\u548c'];
  test.each([
    ['1989-01-07', SHOWA, 64],
    ['1989-01-08', HEISEI, 1],
    ['2019-04-30', HEISEI, 31],
    ['2019-05-01', REIWA, 1],
    ['2026-12-22', REIWA, 8],
  ])('%s lies in the era %s, year %i', (date, era, year) => {
    expect(city.eraYear(on(date))).toEqual({ era, year });
    expect(city.eraYear(on(date))).toEqual({ era, year });
  });

  test('more dates than are remembered still lie in the right era', () => {
    for (let day = 0; day <= 4_000; day += 1) city.eraYear(addCalendarDays(on('2020-01-01'), day));
    expect(city.eraYear(on('2020-01-01'))).toEqual({ era: REIWA, year: 2 });
  });
});

describe('a calendar that contradicts itself is refused when it is bound', () => {
  const title = 'Day';
  const refused: [string, Partial<CalendarData>][] = [
    ['an unknown zone', { timeZone: 'Asia/Kyogi' }],
    ['weekday 0', { weeklyClosedDays: [0] }],
    ['weekday 8', { weeklyClosedDays: [8] }],
    ['all seven weekdays closed', { weeklyClosedDays: [1, 2, 3, 4, 5, 6, 7] }],
    ['a closed day without a date', { extraClosedDays: [{ title }] }],
    ['a closed day with two', { extraClosedDays: [{ on: '2026-08-06', yearly: '08-06', title }] }],
    ['30 February every year', { extraClosedDays: [{ yearly: '02-30', title }] }],
    ['a closed 30 February', { extraClosedDays: [{ on: '2026-02-30', title }] }],
    ['a bound that is no date', { extraClosedDays: [{ yearly: '08-06', from: '2026', title }] }],
    ['an open day that is no date', { extraOpenDays: [{ on: '08-06', title }] }],
    ['a year end that is no day', { yearEnd: { from: '12-29', to: '13-01' } }],
    ['opening at 24:00', { officeHours: { opens: '24:00', closes: '17:15' } }],
    ['closing when it opens', { officeHours: { opens: '08:30', closes: '08:30' } }],
    ['a fiscal year from month 0', { fiscalYearStartMonth: 0 }],
    ['a fiscal year from month 13', { fiscalYearStartMonth: 13 }],
    ['a fiscal year from half a month', { fiscalYearStartMonth: 4.5 }],
  ];
  test.each(refused)('%s', (_, change) => {
    expect(() => bind(change)).toThrow(RangeError);
  });
});
