/** 激変緩和: bounds hold, the total stays, or it is said that it cannot. */

import { describe, expect, test } from '@jest/globals';
import { allocate } from '../../../src/rules/allocation/allocate.ts';
import { stepWords } from '../../../src/rules/allocation/words.ts';
import { amountsOf, formulaOf, groundOf, indicator, refusedOf, shares } from './wards.ts';

/** By people alone: 100, 200, 300, 400 of 1,000. */
const people = indicator('people', { a: 1, b: 2, c: 3, d: 4 });
const ground = groundOf(['a', 'b', 'c', 'd'], [people]);
const cushioned = (cushion: object, fields: object = {}) =>
  allocate(formulaOf(shares(['people', 1]), { total: 1_000, cushion, ...fields }), ground);

const previous = { a: 200, b: 200, c: 300, d: 300 };

describe('a cushion', () => {
  test('holds a ward at its lower bound, and the others carry it in proportion', () => {
    // a keeps 180; the other 820 are shared 2 : 3 : 4, which is 182 2/9, 273 3/9, 364 4/9.
    expect(amountsOf(cushioned({ previous, atLeastPermille: 900 }))).toEqual({
      ...{ a: 180, b: 182, c: 273, d: 365 },
    });
  });

  test('that holds one ward after another comes to rest', () => {
    // With a held at 190, b falls below 190 too; c and d share 620 as 3 : 4, so c is held at 285.
    expect(amountsOf(cushioned({ previous, atLeastPermille: 950 }))).toEqual({
      ...{ a: 190, b: 190, c: 285, d: 335 },
    });
  });

  test('holds a ward at its upper bound, and the others receive it in proportion', () => {
    // d may have 330; of the other 670 shared as 1 : 2 : 3, c and then b break theirs too.
    expect(amountsOf(cushioned({ previous, atMostPermille: 1100 }))).toEqual({
      ...{ a: 120, b: 220, c: 330, d: 330 },
    });
  });

  test('of both bounds keeps both', () => {
    const amounts = amountsOf(cushioned({ previous, atLeastPermille: 900, atMostPermille: 1100 }));
    expect(amounts).toEqual({ a: 180, b: 196, c: 294, d: 330 });
  });

  test('that nobody reaches changes nothing', () => {
    const free = cushioned({ previous, atLeastPermille: 0 });
    expect(amountsOf(free)).toEqual({ a: 100, b: 200, c: 300, d: 400 });
  });

  test('says of each ward what it did', () => {
    const found = cushioned({ previous, atLeastPermille: 905 });
    if ('refused' in found) throw new Error(found.refused);
    const last = (index: number) => found.parts[index]?.steps.map(stepWords).at(1);
    expect(last(0)).toEqual({
      ja: '激変緩和: 前の額 200 の 90.5% を下限とする → 181',
      en: 'cushion: not below 90.5% of the 200 before → 181',
    });
    expect(last(1)?.en).toBe('cushion: carries its part of what others are held at → 182');
  });

  test('a ward that had nothing is not held; one that is not named is refused', () => {
    const none = { ...previous, d: 0 };
    const amounts = amountsOf(cushioned({ previous: none, atMostPermille: 1000 }));
    expect(amounts).toEqual({ a: 100, b: 200, c: 300, d: 400 });
    const { d: _, ...unnamed } = previous;
    expect(refusedOf(cushioned({ previous: unnamed }))).toBe('cushion_lacks_ward');
  });

  test('beside amounts that the formula names, only what it holds moves', () => {
    const flat = formulaOf(
      { kind: 'flat', each: 255 },
      { rounding: { unit: 100, remainder: 'first' }, cushion: { previous, atMostPermille: 1200 } },
    );
    // 240 at most for a and b; 30 are carried by c and d alike.
    expect(amountsOf(allocate(flat, ground))).toEqual({ a: 240, b: 240, c: 270, d: 270 });
  });
});

describe('is impossible', () => {
  test.each([
    [1_000, { atLeastPermille: 1000 }, 'allocated'],
    [999, { atLeastPermille: 1000 }, 'cushion_impossible'],
    [1_000, { atMostPermille: 1000 }, 'allocated'],
    [1_001, { atMostPermille: 1000 }, 'cushion_impossible'],
  ])('a total of %p with %p: %s', (total, bounds, said) => {
    expect(refusedOf(cushioned({ previous, ...bounds }, { total }))).toBe(said);
  });

  test('and says between which sums the total may lie', () => {
    const found = cushioned({ previous, atLeastPermille: 900, atMostPermille: 1100 }, { total: 1 });
    expect(found).toMatchObject({ details: { total: '1', least: '900', most: '1100' } });
  });

  test('when only wards without any part could take more', () => {
    const some = groundOf(['a', 'b'], [indicator('people', { a: 1, b: 0 })]);
    const formula = (total: number) =>
      formulaOf(shares(['people', 1]), {
        total,
        cushion: { previous: { a: 100, b: 100 }, atMostPermille: 1100 },
      });
    expect(amountsOf(allocate(formula(110), some))).toEqual({ a: 110, b: 0 });
    expect(refusedOf(allocate(formula(111), some))).toBe('cushion_impossible');
  });

  test('when no multiple of the unit lies between the bounds of a ward', () => {
    const rounding = { unit: 1_000, remainder: 'largestRemainder' };
    const bounds = { previous, atLeastPermille: 900, atMostPermille: 1100 };
    const found = cushioned(bounds, { rounding });
    expect(found).toMatchObject({
      refused: 'cushion_between_units',
      details: { ward: 'a', from: '180', upTo: '220', unit: '1000' },
    });
  });
});

test('a named ward takes no more of the remainder than its bound allows', () => {
  const rounding = { unit: 10, remainder: { ward: 'd' } };
  const bounds = { previous: { a: 1_000, b: 1_000, c: 1_000, d: 400 }, atMostPermille: 1000 };
  // 101 2/10, 202 4/10, 303 6/10, 404 8/10: d is held at 400, a, b and c share the other 612.
  const amounts = amountsOf(cushioned(bounds, { rounding, total: 1_012 }));
  expect(amounts).toEqual({ a: 112, b: 200, c: 300, d: 400 });
});
