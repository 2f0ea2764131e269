/** One comparison of plain JSON for lines, entries and cells. */

import { expect, test } from '@jest/globals';
import { sameJson } from '../../src/terms/same-json.ts';

test.each([
  [1, 1],
  [null, null],
  [
    { a: 1, b: { c: [1, 2] } },
    { b: { c: [1, 2] }, a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
  [[], []],
])('%j says the same as %j', (one, other) => {
  expect([sameJson(one, other), sameJson(other, one)]).toEqual([true, true]);
});

test.each([
  [1, '1'],
  [null, {}],
  [null, undefined],
  [[], {}],
  [
    [1, 2],
    [2, 1],
  ],
  [[1], [1, 2]],
  [{ a: 1 }, { a: 1, b: null }],
  [{ a: { b: 1 } }, { a: { b: 2 } }],
])('%j does not say what %j says', (one, other) => {
  expect([sameJson(one, other), sameJson(other, one)]).toEqual([false, false]);
});
