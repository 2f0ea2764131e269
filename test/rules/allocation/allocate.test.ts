/** The sharing of money, method by method: exact, told step by step, refused where unknown. */

import { describe, expect, test } from '@jest/globals';
import { allocate } from '../../../src/rules/allocation/allocate.ts';
import { stepWords } from '../../../src/rules/allocation/words.ts';
import type { AllocationMethod } from '../../../src/terms/rulebook-allocation.ts';
import {
  amountsOf,
  formulaOf,
  groundOf,
  indicator,
  population,
  refusedOf,
  shares,
  sumOf,
} from './wards.ts';

const three = groundOf(['a', 'b', 'c'], [indicator('people', { a: 1, b: 2, c: 4 })]);
const nine = groundOf(Object.keys(population), [indicator('population', population, '人口')]);
const kobe = formulaOf(shares(['equal', 85], ['population', 15]), { total: 100_000 });

const rounding = (unit: number, remainder: unknown = 'largestRemainder') => ({
  rounding: { unit, remainder },
});

const wordsOf = (found: ReturnType<typeof allocate>, ward: string): string[] => {
  if ('refused' in found) throw new Error(found.refused);
  const part = found.parts.find((one) => one.ward === ward);
  return (part?.steps ?? []).map((step) => stepWords(step).ja);
};

describe('shares (均等割・人口割)', () => {
  test('85:15 of 100,000 over nine wards add up exactly (scenario 36)', () => {
    const amounts = amountsOf(allocate(kobe, nine));
    expect(sumOf(amounts)).toBe(100_000);
    // 85,000/9 = 9,444 4/9, and of 15,000 the ward's part of 1,544,200.
    expect(amounts).toEqual({
      higashinada: 11_488,
      nada: 10_741,
      chuo: 10_672,
      hyogo: 10_497,
      kita: 11_648,
      nagata: 10_432,
      suma: 11_071,
      tarumi: 11_585,
      nishi: 11_866,
    });
  });

  test('every step is told, in the words of the rulebook', () => {
    expect(wordsOf(allocate(kobe, nine), 'nishi')).toEqual([
      '均等割(重み 85/100): 85,000 × 1/9 = 9,444 4/9',
      '人口(2026-10-01現在)(重み 15/100): 15,000 × 249,298/1,544,200 = 2,421 687/1,103',
      '1未満を切捨て → 11,866',
    ]);
    expect(wordsOf(allocate(kobe, nine), 'hyogo').at(-1)).toBe('端数の配分: +1');
  });

  test('what is left goes unit by unit to the largest remainders, of equals the first', () => {
    const flat = formulaOf({ kind: 'flat' }, { total: 10, ...rounding(1) });
    expect(amountsOf(allocate(flat, three))).toEqual({ a: 4, b: 3, c: 3 });
    const by = formulaOf(shares(['people', 1]), { total: 100, ...rounding(1) });
    // 14 2/7, 28 4/7, 57 1/7.
    expect(amountsOf(allocate(by, three))).toEqual({ a: 14, b: 29, c: 57 });
  });

  test.each([
    ['first', { a: 40, b: 30, c: 30 }],
    ['last', { a: 30, b: 30, c: 40 }],
    [{ ward: 'b' }, { a: 30, b: 40, c: 30 }],
    ['largestRemainder', { a: 40, b: 30, c: 30 }],
  ])('the remainder of 100 in tens to %p', (remainder, amounts) => {
    const formula = formulaOf({ kind: 'flat' }, { total: 100, ...rounding(10, remainder) });
    expect(amountsOf(allocate(formula, three))).toEqual(amounts);
  });

  test('a total that is no multiple of the unit still adds up', () => {
    const formula = formulaOf({ kind: 'flat' }, { total: 105, ...rounding(10) });
    expect(amountsOf(allocate(formula, three))).toEqual({ a: 40, b: 35, c: 30 });
  });

  test('a share without weight counts for nothing, and its indicator is not asked', () => {
    const formula = formulaOf(shares(['people', 1], ['nowhere', 0]), { total: 7 });
    expect(amountsOf(allocate(formula, three))).toEqual({ a: 1, b: 2, c: 4 });
  });
});

describe('amounts that the formula names', () => {
  test('the same for every ward, whatever the unit of rounding', () => {
    const formula = formulaOf({ kind: 'flat', each: 9_550 }, { total: 28_650, ...rounding(1000) });
    expect(amountsOf(allocate(formula, three))).toEqual({ a: 9550, b: 9550, c: 9550 });
    const cap = formulaOf({ kind: 'cap', each: 20_000 });
    expect(sumOf(amountsOf(allocate(cap, three)))).toBe(60_000);
  });

  test('tiers: three large wards at 50 and four others at 40 make 310 (scenario 36)', () => {
    const wards = ['l1', 's1', 'l2', 's2', 's3', 'l3', 's4'];
    const tier = (code: string, each: number) => ({
      ...{ code, title: code, each },
      wards: wards.filter((ward) => ward.startsWith(code)),
    });
    const method = { kind: 'tiers' as const, tiers: [tier('l', 50_000), tier('s', 40_000)] };
    const found = allocate(formulaOf(method, { total: 310_000 }), groundOf(wards));
    expect(sumOf(amountsOf(found))).toBe(310_000);
    expect(wordsOf(found, 'l2')).toEqual(['段階 l: 50,000']);
    expect(refusedOf(allocate(formulaOf(method, { total: 310_001 }), groundOf(wards)))).toBe(
      'parts_differ_from_total',
    );
  });

  test('a base with add-ons by indicators', () => {
    const method = {
      kind: 'baseAndAddOns' as const,
      base: 10,
      addOns: [{ by: 'people', total: 9 }],
    };
    const amounts = amountsOf(allocate(formulaOf(method), three));
    // 10 and 9 × 1/7, 2/7, 4/7.
    expect(amounts).toEqual({ a: 11, b: 13, c: 15 });
    expect(amountsOf(allocate(formulaOf(method, { total: 39 }), three))).toEqual(amounts);
  });

  test('without a base, what the add-ons leave is the same for every ward', () => {
    const method = { kind: 'baseAndAddOns' as const, addOns: [{ by: 'people', total: 7 }] };
    const found = allocate(formulaOf(method, { total: 37 }), three);
    expect(amountsOf(found)).toEqual({ a: 11, b: 12, c: 14 });
  });
});

describe('is refused', () => {
  const zero = indicator('zero', { a: 0, b: 0, c: 0 });
  const some = indicator('some', { a: 1, b: 2 });
  const ground = groundOf(['a', 'b', 'c'], [zero, some]);
  const tiers = (...wards: (string[] | undefined)[]): AllocationMethod => ({
    kind: 'tiers',
    tiers: wards.map((of, index) => ({
      ...{ code: `t${index}`, title: `t${index}`, each: 1 },
      ...(of && { wards: of }),
    })),
  });
  const total = { total: 10 };

  test.each<readonly [string, AllocationMethod, object]>([
    ['unknown_indicator', shares(['nowhere', 1]), total],
    ['unknown_indicator', { kind: 'baseAndAddOns', base: 1, addOns: [{ by: 'no', total: 1 }] }, {}],
    ['indicator_lacks_ward', shares(['some', 1]), total],
    ['indicator_all_zero', shares(['equal', 1], ['zero', 1]), total],
    ['weights_all_zero', shares(['equal', 0]), total],
    ['formula_lacks_total', shares(['equal', 1]), {}],
    ['formula_lacks_weight', { kind: 'shares', shares: [{ by: 'equal' }] }, total],
    ['formula_lacks_amount', { kind: 'flat' }, {}],
    ['formula_lacks_amount', { kind: 'cap' }, total],
    ['formula_lacks_amount', { kind: 'baseAndAddOns', addOns: [] }, {}],
    ['formula_lacks_amount', { kind: 'baseAndAddOns', base: 1, addOns: [{ by: 'some' }] }, total],
    ['formula_lacks_wards', tiers(['a', 'b', 'c'], undefined), {}],
    ['ward_in_no_tier', tiers(['a'], ['b']), {}],
    ['ward_in_two_tiers', tiers(['a', 'b', 'c'], ['b']), {}],
    ['parts_differ_from_total', { kind: 'flat', each: 3 }, total],
    ['parts_differ_from_total', { kind: 'baseAndAddOns', base: 3, addOns: [] }, total],
    ['base_below_zero', { kind: 'baseAndAddOns', addOns: [{ by: 'equal', total: 11 }] }, total],
    ['not_by_formula', { kind: 'asked', by: 'plan' }, total],
    ['remainder_ward_unknown', { kind: 'flat' }, { ...total, ...rounding(1, { ward: 'z' }) }],
  ])('%s', (code, method, fields) => {
    expect(refusedOf(allocate(formulaOf(method, fields), ground))).toBe(code);
  });

  test('amounts_too_large', () => {
    const addOns = Array.from({ length: 9_100 }, () => ({ by: 'equal', total: 1_000_000_000_000 }));
    const formula = formulaOf({ kind: 'baseAndAddOns', base: 0, addOns });
    expect(refusedOf(allocate(formula, ground))).toBe('amounts_too_large');
  });

  test('no_wards_to_share', () => {
    expect(refusedOf(allocate(formulaOf({ kind: 'flat', each: 1 }), groundOf([])))).toBe(
      'no_wards_to_share',
    );
  });

  test('a ward that bears the name of something every object has', () => {
    const found = allocate(formulaOf(shares(['some', 1]), total), {
      ...groundOf(['constructor'], [some]),
    });
    expect(refusedOf(found)).toBe('indicator_lacks_ward');
  });
});
