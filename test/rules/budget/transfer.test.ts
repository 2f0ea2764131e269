/** 地方自治法220条2項: between 款 never, between 項 as the budget provides, below as the city says. */

import { describe, expect, test } from '@jest/globals';
import { findTransferRoute } from '../../../src/rules/budget/transfer.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import type { TransferRules } from '../../../src/terms/rulebook-budget.ts';

const rules = {
  kou: {
    provisions: [{ fiscalYear: 2027, kan: '2', from: '1', to: '3', rule: '予算総則7条' }],
    subject: 'by-mayor',
  },
  moku: { subject: 'by-finance' },
  setsu: {},
  by: [],
} as unknown as TransferRules;

/** 会計-款-項-目-節; an empty part is not named. */
const at = (text: string, line = text) => {
  const fields = ['account', 'kan', 'kou', 'moku', 'setsu'] as const;
  const parts = text.split('-').map((part, index) => [fields[index] ?? '', part] as const);
  return { line, account: Object.fromEntries(parts.filter(([, part]) => part !== '')) };
};

function said(from: string, to: string, year = 2027) {
  const route = findTransferRoute(at(from, 'a'), at(to, 'b'), year, rules);
  return isRefusal(route) ? route.refused : `${route.level} ${route.subject} ${route.rule}`;
}

describe('between', () => {
  test.each([
    ['two 会計', '1-2-1-1-1', '2-2-1-1-1'],
    ['two 款', '1-2-1-1-1', '1-3-1-1-1'],
    ['two 款 whose 項 have a provision elsewhere', '1-3-1-1', '1-2-3-1'],
  ])('%s it is forbidden by law', (_what, from, to) => {
    expect(said(from, to)).toBe('transfer_between_kan');
    expect(said(to, from)).toBe('transfer_between_kan');
  });

  test('two 項 it takes a provision of that year, of that 款 and in that direction', () => {
    expect(said('1-2-1-1', '1-2-3-9')).toBe('kou by-mayor 予算総則7条');
    expect(said('1-2-3-9', '1-2-1-1')).toBe('transfer_between_kou');
    expect(said('1-2-1-1', '1-2-2-1')).toBe('transfer_between_kou');
    expect(said('1-3-1-1', '1-3-3-1')).toBe('transfer_between_kou');
    expect([said('1-2-1-1', '1-2-3-1', 2026), said('1-2-1-1', '1-2-3-1', 2028)]).toEqual([
      ...['transfer_between_kou', 'transfer_between_kou'],
    ]);
  });

  test('two 目, and within one, the city says who decides', () => {
    expect(said('1-2-1-1-1', '1-2-1-2-1')).toBe('moku by-finance null');
    expect(said('1-2-1-1-1', '1-2-1-1-2')).toBe('setsu null null');
    expect(said('1-2-1-1', '1-2-1-1-2')).toBe('setsu null null');
    expect(said('1-2-1-1-1', '1-2-1-1-1')).toBe('setsu null null');
  });
});

describe('an account', () => {
  test('must name 款, 項 and 目, and its 会計 where the other does', () => {
    const missing = (from: string, to: string) => {
      const route = findTransferRoute(at(from, 'a'), at(to, 'b'), 2027, rules);
      return isRefusal(route) ? [route.refused, route.details] : route;
    };
    expect(missing('1--1-1', '1-2-1-1')).toEqual(['account_missing', { line: 'a', field: 'kan' }]);
    expect(missing('1-2-1-1', '1-2--1')).toEqual(['account_missing', { line: 'b', field: 'kou' }]);
    expect(missing('1-2-1', '1-2-1-1')).toEqual(['account_missing', { line: 'a', field: 'moku' }]);
    expect(missing('-2-1-1', '1-2-1-1')).toEqual([
      ...['account_missing', { line: 'a', field: 'account' }],
    ]);
    expect(said('-2-1-1', '-2-1-2')).toBe('moku by-finance null');
  });

  test('that is not there at all names nothing', () => {
    expect(findTransferRoute({ line: 'a' }, at('1-2-1-1'), 2027, rules)).toMatchObject({
      refused: 'account_missing',
    });
  });
});
