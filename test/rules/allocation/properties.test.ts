/**
 * What holds of every allocation: the parts add up, more of what is counted never gives less, the
 * order of the wards decides ties alone, a cushion's bounds hold. Compared with a naive reckoning.
 */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from '../../../src/rules/allocation/allocate.ts';
import { amountsOf, formulaOf, groundOf, indicator, shares, sumOf } from './wards.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

interface Drawn {
  readonly wards: readonly string[];
  readonly people: Record<string, number>;
  readonly area: Record<string, number>;
  readonly weights: readonly number[];
  readonly total: number;
  readonly unit: number;
}

const counts = (wards: readonly string[], atLeast: number) =>
  fc
    .array(fc.integer({ min: atLeast, max: 2_000_000 }), {
      minLength: wards.length,
      maxLength: wards.length,
    })
    .map((values) => Object.fromEntries(wards.map((ward, index) => [ward, values[index] ?? 0])));

const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 1, max: names.length }).chain((count) => {
  const wards = names.slice(0, count);
  return fc.record({
    wards: fc.constant(wards),
    people: counts(wards, 1),
    area: counts(wards, 1),
    weights: fc.tuple(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
    ),
    total: fc.integer({ min: 0, max: 1_000_000_000_000 }),
    unit: fc.constantFrom(1, 10, 1_000, 50_000),
  });
});

const remainders = fc.constantFrom('largestRemainder', 'first', 'last');

const formulaFor = ({ weights, total, unit }: Drawn, fields: object = {}) => {
  const [equal = 0, people = 0, area = 0] = weights;
  return formulaOf(shares(['equal', equal], ['people', people], ['area', area]), {
    total,
    rounding: { unit, remainder: 'largestRemainder' },
    ...fields,
  });
};

const groundFor = ({ wards, people, area }: Drawn) =>
  groundOf(wards, [indicator('people', people), indicator('area', area)]);

const share = (one: Drawn, fields: object = {}) =>
  amountsOf(allocate(formulaFor(one, fields), groundFor(one)));

/** Exact shares over one denominator, reckoned pot by pot and ward by ward. */
function naive({ wards, people, area, weights, total }: Drawn): Record<string, [bigint, bigint]> {
  const sum = (of: Record<string, number>) => BigInt(sumOf(of));
  const [equal = 0n, byPeople = 0n, byArea = 0n] = weights.map(BigInt);
  const n = BigInt(wards.length);
  const [p, a] = [sum(people), sum(area)];
  const den = (equal + byPeople + byArea) * n * p * a;
  return Object.fromEntries(
    wards.map((ward) => {
      const [mine, land] = [BigInt(people[ward] ?? 0), BigInt(area[ward] ?? 0)];
      const num = BigInt(total) * (equal * p * a + byPeople * mine * n * a + byArea * land * n * p);
      return [ward, [num, den]];
    }),
  );
}

test('parts add up exactly, whatever the unit and the remainder rule', () => {
  fc.assert(
    fc.property(drawn, remainders, (one, remainder) => {
      const amounts = share(one, { rounding: { unit: one.unit, remainder } });
      expect(sumOf(amounts)).toBe(one.total);
      for (const amount of Object.values(amounts)) expect(amount).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('by largest remainders every part lies less than a unit from its exact share', () => {
  fc.assert(
    fc.property(drawn, (one) => {
      const exact = naive(one);
      for (const [ward, amount] of Object.entries(share(one))) {
        const [num = 0n, den = 1n] = exact[ward] ?? [];
        const off = BigInt(amount) * den - num;
        const unit = BigInt(one.unit) * den;
        expect(off > -unit && off < unit).toBe(true);
      }
    }),
  );
});

test('a ward of which more is counted never receives less', () => {
  fc.assert(
    fc.property(drawn, fc.integer({ min: 1, max: 1_000_000 }), (one, more) => {
      const [ward = ''] = one.wards;
      const people = { ...one.people, [ward]: (one.people[ward] ?? 0) + more };
      const [before, after] = [share(one)[ward] ?? 0, share({ ...one, people })[ward] ?? 0];
      expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('a higher weight of what a ward has most of never gives it less', () => {
  fc.assert(
    fc.property(drawn, fc.integer({ min: 1, max: 100 }), (one, more) => {
      const [equal = 0, people = 0] = one.weights;
      const two = { ...one, weights: [equal, people, 0] };
      const heavier = { ...one, weights: [equal, people + more, 0] };
      const most = Math.max(...Object.values(one.people));
      const largest = one.wards.find((ward) => one.people[ward] === most) ?? '';
      expect(share(heavier)[largest] ?? 0).toBeGreaterThanOrEqual(share(two)[largest] ?? 0);
    }),
  );
});

test('the order of the wards changes nothing but who of equals is served first', () => {
  fc.assert(
    fc.property(drawn, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (one, keys) => {
      const order = one.wards
        .map((ward, index) => ({ ward, key: keys[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ ward }) => ward);
      const [before, after] = [share(one), share({ ...one, wards: order })];
      const exact = naive(one);
      // Wards of one remainder are equals: together they receive the same, in whatever order.
      const byRemainder = (amounts: Record<string, number>) => {
        const groups = new Map<bigint, number>();
        for (const [ward, [num, den]] of Object.entries(exact)) {
          const remainder = num % (den * BigInt(one.unit));
          groups.set(remainder, (groups.get(remainder) ?? 0) + (amounts[ward] ?? 0));
        }
        return groups;
      };
      expect(byRemainder(after)).toEqual(byRemainder(before));
    }),
  );
});

const cushions = fc.record({
  atLeastPermille: fc.integer({ min: 0, max: 1000 }),
  atMostPermille: fc.integer({ min: 1000, max: 1500 }),
  seed: fc.array(fc.integer({ min: 1, max: 3_000_000 }), { minLength: 8, maxLength: 8 }),
});

test('a cushion keeps its bounds and the total, or says that it cannot', () => {
  let kept = 0;
  fc.assert(
    fc.property(drawn, cushions, remainders, (one, { seed, ...bounds }, remainder) => {
      const previous = Object.fromEntries(one.wards.map((ward, index) => [ward, seed[index] ?? 1]));
      const total = sumOf(previous);
      const fields = {
        total,
        rounding: { unit: 1, remainder },
        cushion: { previous, ...bounds },
      };
      const found = allocate(formulaFor(one, fields), groundFor(one));
      // With the total of before, what each had before is always possible.
      const amounts = amountsOf(found);
      kept += 1;
      expect(sumOf(amounts)).toBe(total);
      for (const ward of one.wards) {
        const before = previous[ward] ?? 0;
        const amount = amounts[ward] ?? 0;
        expect(amount * 1000).toBeGreaterThanOrEqual(before * bounds.atLeastPermille);
        expect(amount * 1000).toBeLessThanOrEqual(before * bounds.atMostPermille);
      }
    }),
  );
  expect(kept).toBeGreaterThan(50);
});

test('those a cushion does not hold keep their ratios', () => {
  fc.assert(
    fc.property(drawn, cushions, (one, { seed, atLeastPermille }) => {
      const previous = Object.fromEntries(one.wards.map((ward, index) => [ward, seed[index] ?? 1]));
      const cushion = { previous, atLeastPermille };
      const found = allocate(formulaFor(one, { total: sumOf(previous), cushion }), groundFor(one));
      if ('refused' in found) {
        expect(found.refused).toBe('cushion_impossible');
        return;
      }
      const exact = naive({ ...one, total: 1 });
      const carried = found.parts.flatMap(({ ward, steps }) =>
        steps.flatMap((step) => (step.kind === 'carried' ? [{ ward, amount: step.amount }] : [])),
      );
      const [first, ...others] = carried;
      for (const other of others) {
        if (first === undefined) return;
        const [mine = 0n] = exact[first.ward] ?? [];
        const [theirs = 0n] = exact[other.ward] ?? [];
        const left = first.amount.num * other.amount.den * theirs;
        expect(left).toBe(other.amount.num * first.amount.den * mine);
      }
    }),
  );
});
