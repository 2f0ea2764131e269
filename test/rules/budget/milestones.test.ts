/** The dates of a year's budget, worked by hand against the calendar of 2026 and 2027. */

import { describe, expect, test } from '@jest/globals';
import {
  closesAt,
  findDisorder,
  firstDayOf,
  lastBefore,
  lastPresentation,
  milestoneDates,
  plannedPresentation,
  windowsOf,
} from '../../../src/rules/budget/milestones.ts';
import type { Milestone, MilestoneCode } from '../../../src/terms/rulebook-budget.ts';
import { at, city, on } from '../city-calendar.ts';

const ahead = (fiscalYear: number) => ({ startsOn: firstDayOf(fiscalYear, 4), calendar: city });

const milestone = (code: MilestoneCode, date: Milestone['date']): Milestone => ({
  ...{ code, title: code, date },
  inForceOn: on('2020-04-01'),
  origin: 'productDefault',
});

const business = (days: number) => ({ days, count: 'business' as const });

const year: readonly Milestone[] = [
  milestone('guideline', { on: '10-10', roll: 'previous' }),
  milestone('requestsOpen', { on: '10-20', roll: 'next' }),
  milestone('requestsClose', { on: '11-14', roll: 'next' }),
  milestone('notice', { on: '01-20', roll: 'next' }),
  milestone('appealsClose', { after: 'notice', period: business(3) }),
  milestone('finalNotice', { after: 'appealsClose', period: business(5) }),
  milestone('presented', { on: '02-20', roll: 'none' }),
];

describe('the dates of a year', () => {
  test('are counted from the year before it, by working days', () => {
    expect(milestoneDates(year, ahead(2027))).toEqual({
      // 10 October 2026 is a Saturday, 14 November too.
      guideline: '2026-10-09',
      requestsOpen: '2026-10-20',
      requestsClose: '2026-11-16',
      notice: '2027-01-20',
      appealsClose: '2027-01-25',
      finalNotice: '2027-02-01',
      presented: '2027-02-20',
    });
  });

  test('leave out what the rulebook does not date', () => {
    expect(milestoneDates(year.slice(0, 1), ahead(2027))).toEqual({ guideline: '2026-10-09' });
  });

  test('give way to dates of one’s own, and what is counted from them follows', () => {
    const dates = milestoneDates(year, ahead(2027), { notice: on('2027-01-27') });
    expect(dates).toMatchObject({
      notice: '2027-01-27',
      appealsClose: '2027-02-01',
      finalNotice: '2027-02-08',
      presented: '2027-02-20',
    });
    const own = milestoneDates([], ahead(2027), { requestsClose: on('2026-12-01') });
    expect(own).toEqual({ requestsClose: '2026-12-01' });
  });

  test('cannot be counted from what is not there, nor beyond the table of holidays', () => {
    expect(() => milestoneDates(year.slice(4), ahead(2027))).toThrow('rulebook_lacks');
    expect(() => milestoneDates(year, ahead(2999))).toThrow(RangeError);
  });

  test.each([
    ['10-10', '2027-04-01', '2026-10-10'],
    ['03-31', '2027-04-01', '2027-03-31'],
    ['04-01', '2027-04-01', '2026-04-01'],
    ['04-02', '2027-04-01', '2026-04-02'],
    ['02-29', '2028-04-01', '2028-02-29'],
    ['02-29', '2027-04-01', '2027-02-28'],
    ['01-05', '2027-01-01', '2026-01-05'],
  ])('the last %s before %s is %s', (monthDay, startsOn, expected) => {
    expect(lastBefore(monthDay, on(startsOn))).toBe(expected);
  });

  test('begin with the first day of a month of the city’s own', () => {
    expect(firstDayOf(2027, 4)).toBe('2027-04-01');
    expect(firstDayOf(2027, 10)).toBe('2027-10-01');
  });
});

describe('the order of the year', () => {
  const disorder = (dates: object) => findDisorder(dates);

  test('holds for dates that increase or stand on one day', () => {
    expect(disorder({})).toBeNull();
    expect(disorder({ notice: '2027-01-20', finalNotice: '2027-01-20' })).toBeNull();
    expect(disorder(milestoneDates(year, ahead(2027)))).toBeNull();
  });

  test('is broken by the first that comes before a forerunner, however far ahead that is', () => {
    expect(disorder({ requestsOpen: '2026-10-20', notice: '2026-10-19' })).toEqual({
      ...{ code: 'notice', on: '2026-10-19' },
      ...{ after: 'requestsOpen', afterOn: '2026-10-20' },
    });
  });
});

describe('windows', () => {
  const windows = windowsOf(milestoneDates(year, ahead(2027)), city);

  test('open with the office hours of their first day', () => {
    expect(windows.requestsOpenAt).toBe(at('2026-10-20', '08:30'));
  });

  test('close after the last minute of the office hours, which is in time itself', () => {
    const lastMoment = at('2026-11-16', '17:15');
    const closes = windows.requestsCloseAt ?? '';
    expect(lastMoment < closes).toBe(true);
    expect(at('2026-11-16', '17:15:01') < closes).toBe(false);
    expect(closesAt(on('2026-11-16'), city)).toBe(closes);
    expect(Date.parse(closes) - Date.parse(lastMoment)).toBe(1);
    expect(windows.appealsCloseAt).toBe(closesAt(on('2027-01-25'), city));
  });

  test('are not there without a date', () => {
    expect(windowsOf({}, city)).toEqual({
      ...{ requestsOpenAt: null, requestsCloseAt: null, appealsCloseAt: null },
    });
  });
});

describe('the last presentation (自治法211条1項)', () => {
  const since = { inForceOn: on('2020-04-01'), origin: 'productDefault' as const };
  const rule = { calendarDaysBefore: 30, warnBefore: business(10), ...since };

  test.each([
    // 2 March 2027 is a Tuesday.
    [2027, '2027-03-02', '2027-03-01', '2027-02-12'],
    // 2 March 2026 is a Monday: the last open day before it is Friday.
    [2026, '2026-03-02', '2026-02-27', '2026-02-12'],
    // A leap year: February does not lie in between.
    [2028, '2028-03-02', '2028-03-01', '2028-02-15'],
  ])(
    'of fiscal year %d is %s, in any case %s, and is warned of from %s',
    (fiscalYear, ...dates) => {
      const { outerOn, safeOn, warnOn } = lastPresentation(rule, ahead(fiscalYear));
      expect([outerOn, safeOn, warnOn]).toEqual(dates);
    },
  );

  test('lies so many whole days before the year as the rulebook says', () => {
    const last = (calendarDaysBefore: number) =>
      lastPresentation({ ...rule, calendarDaysBefore }, ahead(2027)).outerOn;
    expect(last(1)).toBe('2027-03-31');
    expect(last(31)).toBe('2027-03-01');
    expect(last(20)).toBe('2027-03-12');
  });

  test('is warned of by calendar days too', () => {
    const warnBefore = { days: 14, count: 'calendar' as const };
    // 15 February 2027 is a Monday, the Sunday before it is no day to tell anybody.
    expect(lastPresentation({ ...rule, warnBefore }, ahead(2027)).warnOn).toBe('2027-02-15');
    const earlier = { ...warnBefore, days: 15 };
    const { warnOn } = lastPresentation({ ...rule, warnBefore: earlier }, ahead(2027));
    expect(warnOn).toBe('2027-02-12');
  });

  test('hangs on the day planned for it, or else on that of the final notice', () => {
    const finalNotice = on('2027-03-05');
    expect(plannedPresentation({ finalNotice })).toBe('2027-03-05');
    expect(plannedPresentation({ finalNotice, presented: on('2027-03-08') })).toBe('2027-03-08');
    expect(plannedPresentation({ notice: finalNotice })).toBeNull();
  });

  test('comes after whatever it waits for, when that is late', () => {
    const [presented, appealsClose] = [on('2027-02-22'), on('2027-03-02')];
    expect(plannedPresentation({ appealsClose, presented })).toBe('2027-03-02');
    expect(plannedPresentation({ appealsClose: presented, presented: appealsClose })).toBe(
      '2027-03-02',
    );
  });
});
