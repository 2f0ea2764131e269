/** 地方自治法213条・220条3項: what may become of a line at the end of its year, and from when on. */

import { describe, expect, test } from '@jest/globals';
import {
  type Closing,
  closingAmount,
  findClosingFault,
  fiscalYearDays,
  lapsedOf,
} from '../../../src/rules/budget/year-end.ts';
import type { ExecutionLine } from '../../../src/terms/budget-line.ts';
import { yearEndOutcomes } from '../../../src/terms/rulebook-budget.ts';
import type { LocalDate } from '../../../src/terms/units.ts';
import { line, spending } from './lines.ts';

const last = '2028-03-31' as LocalDate;

function said(one: ExecutionLine, closing: Closing, today: string = last) {
  const rules = { outcomes: yearEndOutcomes, today: today as LocalDate, last };
  return findClosingFault(one, closing, rules)?.refused ?? 'accepted';
}

const paid = line({ spending: [spending(800)] });
const unpaid = line({ spending: [spending(800, 500)] });
const never = line();
const reason = 'storm';

test('a fiscal year has its days by the month with which it begins', () => {
  expect(fiscalYearDays(2027, 4)).toEqual({
    ...{ first: '2027-04-01', last: '2028-03-31', over: '2028-04-01' },
  });
  expect(fiscalYearDays(2027, 1)).toEqual({
    ...{ first: '2027-01-01', last: '2027-12-31', over: '2028-01-01' },
  });
});

describe('before the last day', () => {
  test('only what is finished is closed', () => {
    const day = '2028-03-30';
    expect(said(paid, { outcome: 'completed' }, day)).toBe('accepted');
    expect(said(never, { outcome: 'lapsed' }, day)).toBe('accepted');
    const listed = line({ carriable: 500 });
    expect(said(listed, { outcome: 'carried_approved' }, day)).toBe('year_not_over');
    expect(said(unpaid, { outcome: 'carried_accident', reason }, day)).toBe('year_not_over');
    expect(said(never, { outcome: 'asked_again' }, day)).toBe('year_not_over');
  });

  test('and of the outcomes only those that the rulebook knows', () => {
    const rules = { outcomes: ['lapsed'] as const, today: last, last };
    expect(findClosingFault(paid, { outcome: 'completed' }, rules)).toEqual({
      refused: 'year_end_not_known',
      details: { outcome: 'completed', outcomes: 'lapsed' },
    });
  });
});

describe('完結', () => {
  test('is what was committed and is paid', () => {
    expect(said(paid, { outcome: 'completed' })).toBe('accepted');
    expect(said(unpaid, { outcome: 'completed' })).toBe('payment_open');
    expect(said(never, { outcome: 'completed' })).toBe('not_committed');
    expect(said(paid, { outcome: 'completed', amount: 0 })).toBe('outcome_takes_no_amount');
  });
});

describe('不用', () => {
  test('is what nobody owes any more', () => {
    expect(said(never, { outcome: 'lapsed' })).toBe('accepted');
    expect(said(paid, { outcome: 'lapsed' })).toBe('accepted');
    expect(said(unpaid, { outcome: 'lapsed' })).toBe('payment_open');
    expect(said(never, { outcome: 'lapsed', amount: 1000 })).toBe('outcome_takes_no_amount');
  });
});

describe('繰越明許', () => {
  const listed = line({ carriable: 300, spending: [spending(800, 600)] });
  const carried = (one: ExecutionLine, amount?: number) =>
    said(one, { outcome: 'carried_approved', ...(amount !== undefined && { amount }) });

  test('is what the budget lists, up to its amount and to what is left', () => {
    expect([carried(never), carried(never, 100)]).toEqual(
      Array(2).fill('not_listed_for_carryover'),
    );
    expect([carried(listed, 300), carried(listed, 301)]).toEqual([
      ...['accepted', 'not_listed_for_carryover'],
    ]);
    const more = line({ carriable: 900, spending: [spending(600)] });
    expect([carried(more, 400), carried(more, 401)]).toEqual(['accepted', 'amount_over_rest']);
    expect(carried(line({ carriable: 300, spending: [spending(1000)] }))).toBe('amount_over_rest');
  });

  test('takes along what is owed', () => {
    expect([carried(listed, 200), carried(listed, 199)]).toEqual(['accepted', 'payment_open']);
  });

  test('is by itself all that it may be', () => {
    expect(closingAmount(listed, { outcome: 'carried_approved' })).toBe(300);
    const more = line({ carriable: 900, spending: [spending(600)] });
    expect(closingAmount(more, { outcome: 'carried_approved' })).toBe(400);
  });
});

describe('事故繰越', () => {
  const carried = (one: ExecutionLine, more: Partial<Closing> = { reason }) =>
    said(one, { outcome: 'carried_accident', ...more });

  test('is what was committed in the year, with its reason', () => {
    expect(carried(unpaid)).toBe('accepted');
    expect(carried(unpaid, {})).toBe('accident_needs_reason');
    expect([carried(never), carried(paid)]).toEqual(Array(2).fill('not_committed'));
  });

  test('is all of it that is not paid, and nothing else', () => {
    expect(closingAmount(unpaid, { outcome: 'carried_accident' })).toBe(300);
    expect(carried(unpaid, { reason, amount: 300 })).toBe('accepted');
    expect(carried(unpaid, { reason, amount: 301 })).toBe('not_committed');
    expect(carried(unpaid, { reason, amount: 299 })).toBe('payment_open');
  });
});

describe('再要求', () => {
  const again = (one: ExecutionLine, amount?: number) =>
    said(one, { outcome: 'asked_again', ...(amount !== undefined && { amount }) });

  test('is of what is left and owed to nobody', () => {
    expect([again(never), again(paid), again(unpaid)]).toEqual([
      ...['accepted', 'accepted', 'payment_open'],
    ]);
    expect([again(paid, 200), again(paid, 201)]).toEqual(['accepted', 'amount_over_rest']);
    expect(closingAmount(paid, { outcome: 'asked_again' })).toBe(200);
  });
});

test('what lapses is all that was received and neither spent nor carried over', () => {
  const one = line({ spending: paid.spending, withheld: 50, movedOut: 20, carriable: 100 });
  expect(lapsedOf(one, { outcome: 'lapsed' })).toBe(180);
  expect(lapsedOf(line({ passed: 700, allotted: 0 }), { outcome: 'lapsed' })).toBe(700);
  expect(lapsedOf(one, { outcome: 'carried_approved' })).toBe(80);
  expect(lapsedOf(one, { outcome: 'asked_again', amount: 130 })).toBe(180);
});
