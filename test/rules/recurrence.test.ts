import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutOff, type HolidayRule, type Recurrence, sessions } from '../../src/rules/recurrence.ts';
import { addCalendarDays } from '../../src/terms/units.ts';
import { at, city, on } from './city-calendar.ts';

const tenth: Recurrence = { every: 'month', day: 10 };

/** Dates on which sessions are held within a span, or the planned one with a `?` when unmoved. */
const held = (
  recurrence: Recurrence,
  rule: HolidayRule,
  from: string,
  horizonDays: number,
): string[] =>
  [...sessions(recurrence, rule, on(from), city, horizonDays)].map(
    (session) => session.heldOn ?? `${session.plannedOn}?`,
  );

describe('the meeting of every 10th, January 2027: a Sunday before a holiday', () => {
  const inJanuary = (rule: HolidayRule) => [...sessions(tenth, rule, on('2027-01-01'), city, 30)];
  const plannedOn = on('2027-01-10');

  test('rolled on, it is held on 12 January', () => {
    expect(inJanuary('next')).toEqual([{ plannedOn, heldOn: '2027-01-12', needsMove: false }]);
  });
  test('rolled back, it is held on 8 January', () => {
    expect(inJanuary('previous')).toEqual([{ plannedOn, heldOn: '2027-01-08', needsMove: false }]);
  });
  test('moved by hand, it has no date until the chair gives one', () => {
    expect(inJanuary('manual')).toEqual([{ plannedOn, heldOn: null, needsMove: true }]);
  });
  test('skipped, there is none until February', () => {
    expect(inJanuary('skip')).toEqual([]);
    expect(held(tenth, 'skip', '2027-01-01', 60)).toEqual(['2027-02-10']);
  });
  test('on an open day every rule holds it as planned', () => {
    for (const rule of ['next', 'previous', 'manual', 'skip'] as const) {
      expect(held(tenth, rule, '2027-02-10', 0)).toEqual(['2027-02-10']);
    }
  });
});

describe('every month', () => {
  test('the 31st is the last day of a short month', () => {
    const last: Recurrence = { every: 'month', day: 31 };
    const planned = [...sessions(last, 'manual', on('2028-01-01'), city, 120)];
    expect(planned.map((session) => session.plannedOn)).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
  });

  test('second and fourth Friday', () => {
    const fridays: Recurrence = { every: 'month', weekday: 5, ordinals: [4, 2] };
    expect(held(fridays, 'next', '2026-12-01', 60)).toEqual([
      '2026-12-11',
      '2026-12-25',
      '2027-01-08',
      '2027-01-22',
    ]);
  });

  test('a fifth Friday is left out where there is none', () => {
    const fifth: Recurrence = { every: 'month', weekday: 5, ordinals: [5] };
    expect(held(fifth, 'manual', '2026-12-01', 150)).toEqual(['2027-01-29', '2027-04-30']);
  });

  test('the last Friday is the fourth or the fifth, and is one session when both are named', () => {
    const last: Recurrence = { every: 'month', weekday: 5, ordinals: [-1, 4] };
    expect(held(last, 'next', '2026-12-01', 60)).toEqual([
      '2026-12-25',
      '2027-01-22',
      '2027-01-29',
    ]);
  });

  test('the first and the last weekday of a month can be its first and last day', () => {
    const mondays: Recurrence = { every: 'month', weekday: 1, ordinals: [1] };
    expect(held(mondays, 'next', '2026-06-01', 27)).toEqual(['2026-06-01']);
    const sundays: Recurrence = { every: 'month', weekday: 7, ordinals: [-1] };
    expect(held(sundays, 'manual', '2026-05-25', 27)).toEqual(['2026-05-31?']);
  });

  test('the first and the last open day of the month', () => {
    const first: Recurrence = { every: 'month', businessDay: 1 };
    expect(held(first, 'next', '2026-12-02', 60)).toEqual(['2027-01-04']);
    const last: Recurrence = { every: 'month', businessDay: -1 };
    expect(held(last, 'next', '2026-12-01', 60)).toEqual(['2026-12-28', '2027-01-29']);
  });

  test('the twentieth open day is left out in a month of nineteen', () => {
    const twentieth: Recurrence = { every: 'month', businessDay: 20 };
    expect(held(twentieth, 'next', '2026-12-01', 88)).toEqual(['2026-12-28']);
  });

  test('only the months that are named', () => {
    const quarterly: Recurrence = { every: 'month', day: 10, months: [2, 6] };
    expect(held(quarterly, 'next', '2027-01-01', 364)).toEqual(['2027-02-10', '2027-06-10']);
  });
});

describe('every week, every year, never', () => {
  test('every Monday, moved off the holiday', () => {
    const mondays: Recurrence = { every: 'week', weekday: 1 };
    expect(held(mondays, 'next', '2027-01-04', 14)).toEqual([
      '2027-01-04',
      '2027-01-12',
      '2027-01-18',
    ]);
  });

  test('every other Friday counts from its first one, whatever the day asked from', () => {
    const biweekly: Recurrence = {
      every: 'week',
      weekday: 5,
      interval: 2,
      startingOn: '2026-12-05',
    };
    const all = ['2026-12-11', '2026-12-25', '2027-01-08', '2027-01-22'];
    expect(held(biweekly, 'next', '2026-11-01', 85)).toEqual(all);
    expect(held(biweekly, 'next', '2026-12-12', 44)).toEqual(all.slice(1));
  });

  test('a first week that begins on the weekday itself begins on it', () => {
    const weekly: Recurrence = { every: 'week', weekday: 5, startingOn: '2026-12-11' };
    expect(held(weekly, 'next', '2026-12-01', 20)).toEqual(['2026-12-11', '2026-12-18']);
  });

  test('named days of the year; 29 February is the 28th in a common year', () => {
    const yearly: Recurrence = { every: 'year', dates: ['10-01', '02-29'] };
    const planned = [...sessions(yearly, 'manual', on('2027-01-01'), city, 500)];
    expect(planned.map((session) => session.plannedOn)).toEqual([
      '2027-02-28',
      '2027-10-01',
      '2028-02-29',
    ]);
  });

  test('two days that move to the same day are one session, the first', () => {
    const yearly: Recurrence = { every: 'year', dates: ['01-01', '01-02'] };
    expect([...sessions(yearly, 'next', on('2027-01-04'), city, 30)]).toEqual([
      { plannedOn: '2027-01-01', heldOn: '2027-01-04', needsMove: false },
    ]);
    expect(held(yearly, 'previous', '2026-12-28', 30)).toEqual(['2026-12-28']);
  });

  test('a meeting that is convened only has no sessions', () => {
    expect(held({ every: 'never' }, 'next', '2027-01-01', 1000)).toEqual([]);
  });
});

describe('the span', () => {
  test('it includes its first day and its last', () => {
    expect(held(tenth, 'next', '2027-01-12', 29)).toEqual(['2027-01-12', '2027-02-10']);
    expect(held(tenth, 'next', '2027-01-13', 27)).toEqual([]);
  });

  test('a session rolled back into it belongs to it', () => {
    expect(held(tenth, 'previous', '2027-01-01', 7)).toEqual(['2027-01-08']);
    expect(held(tenth, 'previous', '2027-01-01', 6)).toEqual([]);
    expect(held(tenth, 'previous', '2027-01-09', 5)).toEqual([]);
  });

  test('without a horizon it is three years', () => {
    expect([...sessions(tenth, 'next', on('2027-01-01'), city)]).toHaveLength(36);
  });
});

describe('a recurrence out of bounds is refused', () => {
  const month = 'month' as const;
  const refused: [string, Recurrence][] = [
    ['day 0', { every: month, day: 0 }],
    ['day 32', { every: month, day: 32 }],
    ['month 13', { every: month, day: 1, months: [13] }],
    ['month 0', { every: month, day: 1, months: [0] }],
    ['a zeroth Friday', { every: month, weekday: 5, ordinals: [0] }],
    ['a sixth Friday', { every: month, weekday: 5, ordinals: [6] }],
    ['the last but one Friday', { every: month, weekday: 5, ordinals: [-2] }],
    ['weekday 8 of a month', { every: month, weekday: 8, ordinals: [1] }],
    ['open day 0', { every: month, businessDay: 0 }],
    ['open day 24', { every: month, businessDay: 24 }],
    ['weekday 0 of a week', { every: 'week', weekday: 0 }],
    ['every half week', { every: 'week', weekday: 1, interval: 0.5 }],
    ['every second week of no first', { every: 'week', weekday: 1, interval: 2 }],
    ['30 February', { every: 'year', dates: ['02-30'] }],
  ];
  test.each(refused)('%s', (_, recurrence) => {
    expect(() => held(recurrence, 'next', '2027-01-01', 30)).toThrow(RangeError);
  });

  test('words that the rulebook does not have', () => {
    const [word, century] = JSON.parse('["sideways", { "every": "century" }]');
    expect(() => held(tenth, word, '2027-01-01', 30)).toThrow('not a holiday rule: sideways');
    expect(() => held(century, 'next', '2027-01-01', 30)).toThrow('not a recurrence');
  });
});

describe('handing in before a session', () => {
  const session = on('2027-01-12');

  test('five working days before 12 January 2027 end on 4 January at close of office', () => {
    expect(cutOff(session, { days: 5, count: 'business' }, city)).toBe(at('2027-01-04', '17:15'));
  });

  test('calendar days end on the open day before, unless the rule says otherwise', () => {
    const days = { days: 3, count: 'calendar' } as const;
    expect(cutOff(session, days, city)).toBe(at('2027-01-08', '17:15'));
    expect(cutOff(session, { ...days, roll: 'next' }, city)).toBe(at('2027-01-12', '17:15'));
    expect(cutOff(session, { ...days, roll: 'none' }, city)).toBe(at('2027-01-09', '17:15'));
  });

  test('no days before is the day itself, or the open day before a closed one', () => {
    const none = { days: 0, count: 'business' } as const;
    expect(cutOff(session, none, city)).toBe(at('2027-01-12', '17:15'));
    expect(cutOff(on('2027-01-10'), none, city)).toBe(at('2027-01-08', '17:15'));
  });

  test('it is never after the session', () => {
    expect(() => cutOff(session, { days: -1, count: 'business' }, city)).toThrow(RangeError);
  });
});

describe('for any recurrence, rule and day', () => {
  const weekday = fc.integer({ min: 1, max: 7 });
  const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 });
  const ordinals = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, -1), { minLength: 1 });
  const recurrences: fc.Arbitrary<Recurrence> = fc.oneof(
    fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) }),
    fc.record({ every: fc.constant('month' as const), weekday, ordinals, months }),
    fc.record({ every: fc.constant('month' as const), businessDay: fc.constantFrom(1, 20, -1) }),
    fc.record({ every: fc.constant('week' as const), weekday }),
    fc.record({
      every: fc.constant('week' as const),
      weekday,
      interval: fc.integer({ min: 1, max: 5 }),
      startingOn: fc.constant('2024-02-29'),
    }),
    fc.record({
      every: fc.constant('year' as const),
      dates: fc.constant(['12-30', '01-01', '01-02', '05-04', '02-29']),
    }),
  );
  const rules = fc.constantFrom<HolidayRule>('next', 'previous', 'manual', 'skip');
  const starts = fc
    .integer({ min: 0, max: 8000 })
    .map((day) => addCalendarDays(on('2015-01-01'), day));

  test('sessions increase strictly, lie in the span, and are on open days unless by hand', () => {
    const property = fc.property(recurrences, rules, starts, (recurrence, rule, from) => {
      let last = addCalendarDays(from, -1);
      for (const session of sessions(recurrence, rule, from, city, 400)) {
        const { plannedOn, heldOn, needsMove } = session;
        const day = heldOn ?? plannedOn;
        expect(day > last && day <= addCalendarDays(from, 400)).toBe(true);
        expect(city.isClosed(day)).toBe(needsMove);
        expect(needsMove).toBe(heldOn === null);
        if (needsMove) expect(rule).toBe('manual');
        last = day;
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('asked from a later day, the sessions from that day on are the same', () => {
    const later = fc.integer({ min: 0, max: 200 });
    const property = fc.property(
      recurrences,
      rules,
      starts,
      later,
      (recurrence, rule, from, by) => {
        const start = addCalendarDays(from, by);
        const all = [...sessions(recurrence, rule, from, city, 400)];
        const rest = all.filter((session) => (session.heldOn ?? session.plannedOn) >= start);
        expect([...sessions(recurrence, rule, start, city, 400 - by)]).toEqual(rest);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});
