/** Among whom a formula shares, as far as a rulebook says it. */

import { expect, test } from '@jest/globals';
import { wardsOfFormula } from '../../../src/rules/allocation/wards-of-formula.ts';
import type { Budget } from '../../../src/rules/budget/bind.ts';
import type { Formula, Indicator } from '../../../src/terms/rulebook-allocation.ts';
import type { Lane } from '../../../src/terms/rulebook-budget.ts';
import { formulaOf, indicator, on, shares } from './wards.ts';

const kinds: Readonly<Record<string, string>> = {
  a: 'ward',
  b: 'ward',
  c: 'ward',
  doboku: 'bureau',
};
const units = {
  unit: (code: string) => {
    const kind = kinds[code];
    return kind === undefined ? undefined : { code, kind, title: code, parent: null };
  },
  unitsOfKind: (kind: string) => Object.keys(kinds).filter((code) => kinds[code] === kind),
};

const budgetOf = (lanes: readonly object[], indicators: readonly Indicator[] = []): Budget =>
  ({
    lanes: { all: () => lanes as readonly Lane[] },
    indicators: {
      all: () => indicators,
      find: (code: string) => indicators.find((one) => one.code === code),
    },
  }) as unknown as Budget;

const wardsOf = (formula: Formula, budget: Budget): string[] =>
  wardsOfFormula(formula, budget, units as never, on);

const flat = formulaOf({ kind: 'flat', each: 1 });
const byPeople = formulaOf(shares(['people', 1]), { total: 1 });
const bureaus = { kinds: ['bureau'] };

test('those of the lanes that ask by it', () => {
  const cap = { formula: 'f' };
  expect(wardsOf(flat, budgetOf([bureaus, { kinds: ['ward'], cap }]))).toEqual(['a', 'b', 'c']);
  expect(wardsOf(flat, budgetOf([{ kinds: ['ward'], wards: ['c', 'a'], cap }]))).toEqual([
    'c',
    'a',
  ]);
  expect(
    wardsOf(flat, budgetOf([{ kinds: ['ward'], cap: { formula: 'other' } }, bureaus])),
  ).toEqual(['a', 'b', 'c', 'doboku']);
});

test('else all of the kind that its numbers name, so that a forgotten ward is told', () => {
  const budget = budgetOf([bureaus], [indicator('people', { a: 1, b: 2 })]);
  expect(wardsOf(byPeople, budget)).toEqual(['a', 'b', 'c']);
  const tiers = formulaOf({
    kind: 'tiers',
    tiers: [{ code: 't', title: 't', each: 1, wards: ['b'] }],
  });
  expect(wardsOf(tiers, budgetOf([bureaus]))).toEqual(['a', 'b', 'c']);
  expect(wardsOf(flat, budget)).toEqual(['a', 'b', 'c']);
});

test('else nobody, where nothing says it', () => {
  expect(wardsOf(flat, budgetOf([]))).toEqual([]);
});
