/** Sources that contradict themselves are shown as printed (要確認). Source: rules.md 9.6. */

import { describe, expect, test } from '@jest/globals';
import { type Doubt, doubtsOf, totalDoubt } from '../../../src/rules/budget/doubts.ts';
import type { Assessment, RequestLine } from '../../../src/terms/budget-line.ts';
import { entry } from '../../workflows/budget-request/request-play.ts';

const stages = ['first', 'second'];
const by = { at: '2027-01-05T01:00:00.000Z', by: {} } as unknown as Pick<Assessment, 'at' | 'by'>;

const assessment = (stage: string, amount: number | null): Assessment => ({
  ...by,
  ...{ stage, amount, code: 'granted', reason: null },
});

const doubts = (fields: object): Doubt[] => doubtsOf(entry(fields) as RequestLine, stages);
const kinds = (fields: object) => doubts(fields).map(({ kind }) => kind);

describe('a printed amount', () => {
  test('under its own words is held against the latest amount (scenario 45)', () => {
    const line = {
      request: 5000,
      printed: { 予算額: 4750 },
      assessments: [assessment('first', 4800)],
    };
    expect(doubts(line)).toEqual([
      {
        ...{ line: 'p1', kind: 'printed', words: '予算額', amount: 4750 },
        ...{ against: 'first', other: 4800 },
      },
    ]);
    expect(kinds({ ...line, assessments: [assessment('first', 4750)] })).toEqual([]);
  });

  test('the latest amount goes from the request to the vote', () => {
    const printed = { 予算額: 7 };
    const against = (fields: object) => doubts({ printed, ...fields })[0]?.against;
    expect(against({})).toBe('request');
    expect(against({ assessments: [assessment('first', 5), assessment('second', null)] })).toBe(
      'first',
    );
    const restored = { ...by, amount: 6, reason: null };
    expect(against({ assessments: [assessment('first', 5)], restored })).toBe('restored');
    expect(against({ restored, final: 6 })).toBe('final');
    expect(against({ restored, final: 6, passed: 0 })).toBe('passed');
  });

  test('under the code of a stage or of a field is held against that very amount', () => {
    const line = { request: 5000, previous: 4000, assessments: [assessment('first', 4800)] };
    expect(kinds({ ...line, printed: { first: 4800, previous: 4000, request: 5000 } })).toEqual([]);
    expect(doubts({ ...line, printed: { first: 4700, previous: 4001 } })).toMatchObject([
      { words: 'first', amount: 4700, against: 'first', other: 4800 },
      { words: 'previous', amount: 4001, against: 'previous', other: 4000 },
    ]);
  });

  test('contradicts nothing that the record does not have yet', () => {
    expect(kinds({ printed: { first: 4700, final: 4600, previous: 1 } })).toEqual([]);
    expect(kinds({ assessments: [assessment('first', null)], printed: { first: 1 } })).toEqual([]);
  });

  test('of the budget and of the last assessment differ before either is on record', () => {
    const printed = { 予算額: 4750, first: 4900, second: 4800 };
    expect(doubts({ request: 5000, printed })).toMatchObject([
      { words: '予算額', amount: 4750, against: 'second', other: 4800 },
    ]);
    expect(kinds({ request: 5000, printed: { ...printed, second: 4750 } })).toEqual([]);
  });

  test('contradicts another one under other words', () => {
    const printed = { 予算額: 1000, 決定額: 999, 計: 1000 };
    expect(doubts({ printed })).toMatchObject([
      { kind: 'printed', words: '決定額' },
      { kind: 'contradiction', words: '決定額', amount: 999, against: '予算額', other: 1000 },
    ]);
  });
});

describe('sums', () => {
  const funds = (...amounts: number[]) =>
    amounts.map((amount, at) => ({ fund: at === 0 ? 'general' : 'own', amount }));

  test('funds that do not add up to the request are doubted, to the unit', () => {
    expect(kinds({ funds: funds(600, 400) })).toEqual([]);
    expect(doubts({ funds: funds(600, 399) })).toEqual([
      {
        ...{ line: 'p1', kind: 'funds', words: null, amount: 999 },
        ...{ against: 'request', other: 1000 },
      },
    ]);
    expect(kinds({ funds: [] })).toEqual(['funds']);
    expect(kinds({})).toEqual([]);
  });

  test('a printed total that is not the sum is doubted', () => {
    expect(totalDoubt('合計', 20_000, 20_000)).toEqual([]);
    expect(totalDoubt('合計', 40_000, 20_000)).toEqual([
      {
        ...{ line: null, kind: 'total', words: '合計', amount: 40_000 },
        ...{ against: 'sum', other: 20_000 },
      },
    ]);
  });
});
