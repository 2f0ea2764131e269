/** Allocations as lines at a terminal. */

import { expect, test } from '@jest/globals';
import { formulasText, triedText } from '../../../src/cli/allocation-text.ts';
import type {
  AllocationsAnswer,
  TriedAllocations,
} from '../../../src/terms/contract-allocation.ts';
import { parseLocalDate } from '../../../src/terms/units.ts';

const ward = (code: string) => ({ code, title: code.toUpperCase() });
const steps = [{ ja: '均等割', en: 'equal share' }];
const allocation = {
  total: 1_234_567,
  parts: [
    { ward: ward('a'), amount: 1_234_000, steps },
    { ward: ward('b'), amount: 567, steps: [] },
  ],
};

const refusal = {
  code: 'weights_all_zero',
  ja: { text: '重みがすべて0です。', todo: '' },
  en: { text: 'All weights are zero.', todo: '' },
  details: {},
};

const formula = {
  ...{ code: 'f', title: 'F', article: '—', source: null, origin: 'productDefault' as const },
  ...{ inForceOn: parseLocalDate('2026-04-01'), total: null, cushion: null },
  method: { kind: 'flat' as const },
  rounding: { unit: 1, remainder: 'first' as const },
};

const shown: AllocationsAnswer = {
  on: parseLocalDate('2026-10-01'),
  unit: { yen: 1000, title: '千円' },
  indicators: [],
  formulas: [
    { ...formula, allocation, refusal: null },
    { ...formula, code: 'g', allocation: null, refusal },
  ],
};

test('every ward with its amount, the total, and why there is none', () => {
  expect(formulasText(shown, false).split('\n')).toEqual([
    '2026-10-01, in 千円',
    'f  F  —',
    '     1,234,000  A (a)',
    '           567  B (b)',
    '     1,234,567  total',
    'g  F  —',
    '  refused: 重みがすべて0です。 All weights are zero.',
  ]);
  expect(formulasText(shown, true)).toContain('    均等割 / equal share\n           567');
  expect(formulasText({ ...shown, formulas: [] }, false)).toContain('no formula is in force');
});

test('a variant beside the rule, gains and losses with their signs', () => {
  const tried: TriedAllocations = {
    ...{ on: shown.on, unit: shown.unit, formula, allocation, refusal: null },
    variants: [
      {
        ...{ title: 'other weights', allocation, refusal: null, change: 0 },
        differences: [
          { ward: ward('a'), before: 1_235_000, after: 1_234_000, change: -1_000 },
          { ward: ward('b'), before: 0, after: 1_000, change: 1_000 },
        ],
      },
      { title: 'none', allocation: null, refusal, change: null, differences: [] },
    ],
  };
  expect(triedText(tried).split('\n')).toEqual([
    '2026-10-01, in 千円',
    'f  F  —',
    '→ other weights',
    '     1,235,000     1,234,000        -1,000  A (a)',
    '             0         1,000        +1,000  B (b)',
    '     1,234,567     1,234,567             0  total',
    '→ none',
    '  refused: 重みがすべて0です。 All weights are zero.',
  ]);
});
