import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type DayCount,
  dueAt,
  dueDate,
  offsetDate,
  type Period,
  pausedDays,
  shiftDue,
} from '../../src/rules/deadline.ts';
import { addCalendarDays } from '../../src/terms/units.ts';
import { at, city, cityWithDay, on } from './city-calendar.ts';

const business = (days: number): Period => ({ days, count: 'business' });
const calendar = (days: number, roll?: 'next' | 'previous' | 'none'): Period => ({
  days,
  count: 'calendar',
  roll,
});
const dates = fc
  .integer({ min: 0, max: 27_000 })
  .map((day) => addCalendarDays(on('1975-01-01'), day));
const counts = fc.constantFrom<DayCount>('business', 'calendar');

describe('working days, first day not counted (Civil Code 140, Local Autonomy Act 4-2)', () => {
  test.each([
    ['ten', '22 December 2014, with 23 December a holiday', 10, '2014-12-22', '2015-01-14'],
    ['five', '26 December 2014', 5, '2014-12-26', '2015-01-09'],
    ['ten', '22 December 2026, with 23 December no holiday', 10, '2026-12-22', '2027-01-12'],
    ['one', '28 December 2026', 1, '2026-12-28', '2027-01-04'],
    ['five', '25 December 2026', 5, '2026-12-25', '2027-01-07'],
    ['five', '18 September 2026, over three holidays', 5, '2026-09-18', '2026-09-30'],
    ['three', '30 April 2026', 3, '2026-04-30', '2026-05-08'],
    ['ten', '26 March 2027, over the fiscal year', 10, '2027-03-26', '2027-04-09'],
    ['two', '5 August 2026', 2, '2026-08-05', '2026-08-07'],
    ['five', 'an act on Saturday 8 August 2026', 5, '2026-08-08', '2026-08-17'],
    ['three', 'the return of an absent chief on 8 October 2026', 3, '2026-10-08', '2026-10-14'],
  ])('%s working days from %s', (_, __, days, from, to) => {
    expect(dueDate(business(days), on(from), city)).toBe(to);
  });

  test('two working days from 5 August 2026 pass over a day of the city', () => {
    expect(dueDate(business(2), on('2026-08-05'), cityWithDay)).toBe('2026-08-10');
  });

  test('ten working days from 26 March 2027 end in the next fiscal year', () => {
    const due = dueDate(business(10), on('2027-03-26'), city);
    expect([city.fiscalYearOf(on('2027-03-26')), city.fiscalYearOf(due)]).toEqual([2026, 2027]);
  });

  test('no working days end on the day itself when it is open, else on the next open one', () => {
    expect(dueDate(business(0), on('2026-12-28'), city)).toBe('2026-12-28');
    expect(dueDate(business(0), on('2026-12-29'), city)).toBe('2027-01-04');
  });
});

describe('calendar days, an end on a closed day moves (Local Autonomy Act 4-2 (4))', () => {
  test('ten calendar days from 22 December 2026 end on 4 January 2027', () => {
    expect(dueDate(calendar(10), on('2026-12-22'), city)).toBe('2027-01-04');
    expect(dueDate(calendar(10, 'next'), on('2026-12-22'), city)).toBe('2027-01-04');
  });

  test('the same ten days end on 28 December rolled back, on 1 January not rolled', () => {
    expect(dueDate(calendar(10, 'previous'), on('2026-12-22'), city)).toBe('2026-12-28');
    expect(dueDate(calendar(10, 'none'), on('2026-12-22'), city)).toBe('2027-01-01');
  });

  test('an end on an open day stays, the day after it moves', () => {
    expect(dueDate(calendar(6), on('2026-12-22'), city)).toBe('2026-12-28');
    expect(dueDate(calendar(7), on('2026-12-22'), city)).toBe('2027-01-04');
  });

  test('the budget of 2027 is presented 30 days before 1 April, safely on 1 March', () => {
    expect(dueDate(calendar(-30), on('2027-04-01'), city)).toBe('2027-03-02');
    // Thirty clear days between: one day earlier.
    expect(dueDate(calendar(-31), on('2027-04-01'), city)).toBe('2027-03-01');
  });

  test('days counted back roll back', () => {
    expect(dueDate(calendar(-1), on('2027-01-04'), city)).toBe('2026-12-28');
    expect(dueDate(calendar(-1, 'next'), on('2027-01-04'), city)).toBe('2027-01-04');
  });

  test('a roll that is none of the three is refused', () => {
    const wrong = JSON.parse('{ "days": 1, "count": "calendar", "roll": "sideways" }');
    expect(() => dueDate(wrong, on('2026-12-22'), city)).toThrow('not a roll: sideways');
  });

  test('days are whole', () => {
    expect(() => dueDate(calendar(1.5), on('2026-12-22'), city)).toThrow(RangeError);
    expect(() => dueDate(business(1.5), on('2026-12-22'), city)).toThrow(RangeError);
  });
});

describe('the moment, reminders and escalations', () => {
  test('the last moment is the close of office on the due date', () => {
    expect(dueAt(business(10), on('2026-12-22'), city)).toBe(at('2027-01-12', '17:15'));
  });

  test('a reminder on the third working day before 12 January 2027 is on 6 January', () => {
    const before = { days: -3, count: 'business' } as const;
    expect(offsetDate(on('2027-01-12'), before, city)).toBe('2027-01-06');
  });

  test('reminder and escalation follow two and five working days after the due date', () => {
    const after = [2, 5].map((days) =>
      offsetDate(on('2027-01-12'), { days, count: 'business' }, city),
    );
    expect(after).toEqual(['2027-01-14', '2027-01-19']);
  });

  test('no days before or after are the due date, and calendar days do not roll', () => {
    const due = on('2027-01-12');
    expect(offsetDate(due, { days: 0, count: 'business' }, city)).toBe(due);
    expect(offsetDate(due, { days: 0, count: 'calendar' }, city)).toBe(due);
    expect(offsetDate(due, { days: -3, count: 'calendar' }, city)).toBe('2027-01-09');
  });
});

describe('a clock that stood still', () => {
  const asked = at('2027-01-05', '11:00');

  test('material sent after six working days moves the due date by six', () => {
    const paused = pausedDays(asked, at('2027-01-14', '09:00'), city);
    expect(paused).toBe(6);
    expect(shiftDue(on('2027-01-12'), paused, 'business', city)).toBe('2027-01-20');
  });

  test('an answer in the same office hours moves nothing, one after closing moves a day', () => {
    expect(pausedDays(asked, at('2027-01-05', '17:15'), city)).toBe(0);
    expect(pausedDays(asked, at('2027-01-05', '17:15:00.001'), city)).toBe(1);
    expect(pausedDays(asked, asked, city)).toBe(0);
  });

  test('closed days while it stood count as calendar days, not as working days', () => {
    const [friday, tuesday] = [at('2027-01-08', '10:00'), at('2027-01-12', '10:00')];
    expect(pausedDays(friday, tuesday, city)).toBe(1);
    expect(pausedDays(friday, tuesday, city, 'business')).toBe(1);
    expect(pausedDays(friday, tuesday, city, 'calendar')).toBe(4);
  });

  test('a stop on a closed day counts from the next open day', () => {
    expect(pausedDays(at('2027-01-09', '10:00'), at('2027-01-12', '10:00'), city)).toBe(1);
  });

  test('a clock does not run on before it stopped', () => {
    expect(() => pausedDays(asked, at('2027-01-05', '10:59'), city)).toThrow(RangeError);
  });

  test('a due date moves on by calendar days to an open day, and never back', () => {
    expect(shiftDue(on('2026-12-22'), 10, 'calendar', city)).toBe('2027-01-04');
    expect(shiftDue(on('2026-12-22'), 0, 'calendar', city)).toBe('2026-12-22');
    expect(() => shiftDue(on('2026-12-22'), -1, 'calendar', city)).toThrow(RangeError);
  });
});

describe('for any date and number of days', () => {
  const days = fc.integer({ min: 0, max: 400 });

  test('a due date that may roll is never a closed day and never before the days have run', () => {
    const property = fc.property(dates, days, counts, (dayZero, length, count) => {
      const due = dueDate({ days: length, count, roll: 'next' }, dayZero, city);
      expect(city.isClosed(due)).toBe(false);
      expect(due >= addCalendarDays(dayZero, length)).toBe(true);
      expect(city.isClosed(dueDate({ days: length, count, roll: 'previous' }, dayZero, city))).toBe(
        false,
      );
    });
    fc.assert(property);
  });

  test('one day more is never due earlier, and a later start never is', () => {
    const property = fc.property(dates, days, counts, (dayZero, length, count) => {
      const due = dueDate({ days: length, count }, dayZero, city);
      expect(dueDate({ days: length + 1, count }, dayZero, city) >= due).toBe(true);
      expect(dueDate({ days: length, count }, addCalendarDays(dayZero, 1), city) >= due).toBe(true);
    });
    fc.assert(property);
  });

  test('as many working days are never due before as many calendar days', () => {
    const property = fc.property(dates, days, (dayZero, length) => {
      const working = dueDate(business(length), dayZero, city);
      expect(working >= dueDate(calendar(length), dayZero, city)).toBe(true);
    });
    fc.assert(property);
  });
});
