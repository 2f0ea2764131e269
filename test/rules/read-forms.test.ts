import { describe, expect, test } from '@jest/globals';
import type { RulebookFault } from '../../src/terms/errors-rulebook.ts';
import { townWith } from './authority/town.ts';
import { cityWith, faultsOf } from './read-city.ts';

const cal = 'calendar.yaml';
const num = 'numbering.yaml';
const meet = 'meetings.yaml';
const recurrence = '{ every: month, weekday: 4, ordinals: [2, 4] }';

/** What is told in Japanese is Japanese: of the schema's own English nothing may stand in it. */
function expectWords({ ja, en }: RulebookFault): void {
  expect(en).not.toContain('wrong form');
  expect(ja).not.toMatch(/[a-z]{3,} [a-z]{2,} /);
}

describe('a value of the wrong form is told in words of both languages', () => {
  test.each([
    [cal, 'yearly: 08-06', 'yearly: 8/6', 'form_month_day'],
    [cal, 'opens: "08:30"', 'opens: "8:30"', 'form_time'],
    [cal, 'inForceOn: 2020-04-01', 'inForceOn: 令和2年4月1日', 'form_date'],
    [cal, 'yearly: 08-06, title', 'yearly: 08-06, on: 2026-08-06, title', 'on_or_yearly'],
    ['rulebook.yaml', 'city: testville', 'city: 試市', 'form_city'],
    ['organisation.yaml', 'code: ward', 'code: 区', 'form_code'],
    [num, '{serial:4}', '4', 'serial_missing'],
    [num, '{branch}', '2', 'branch_missing'],
    [meet, recurrence, '{ every: month, weekday: 4, ordinals: [0] }', 'form_ordinal'],
    [meet, recurrence, '{ every: month, businessDay: 0 }', 'form_business_day'],
  ])('%s: %s → %s is %s', (file, from, to, problem) => {
    const faults = faultsOf(cityWith([file, from, to]));
    expect(faults.map((one) => one.problem)).toContain(problem);
    for (const fault of faults) if (fault.problem === problem) expectWords(fault);
  });

  const auth = 'authority.yaml';
  test.each([
    ['amount: { upTo: 300 }', 'amount: { upTo: 300, under: 400 }', 'one_upper_bound'],
    ['amount: { upTo: 300 }', 'amount: { over: 3, atLeast: 4 }', 'one_lower_bound'],
    ['changePercent: { upTo: 12.5 }', 'changePercent: { upTo: 12.555 }', 'form_percent'],
    ['changePercent: { upTo: 12.5 }', 'changePercent: {}', 'one_bound'],
    [
      'admits: [{ when: { field: size, atLeast: 0 }',
      'admits: [{ when: { counts: { of: size } }',
      'more_than_or_same_as',
    ],
  ])('%s → %s is %s', (from, to, problem) => {
    const faults = faultsOf(townWith([auth, from, to]));
    expect(faults.map((one) => one.problem)).toEqual([problem]);
    for (const fault of faults) expectWords(fault);
  });
});
