import { expect, test } from '@jest/globals';
import { entryInForce, firstGap, inForce, overlap, spansOf } from '../../src/rules/in-force.ts';

const entries = [
  { code: 'a', inForceOn: '2026-04-01', until: undefined, value: 3 },
  { code: 'a', inForceOn: '2014-04-01', until: undefined, value: 1 },
  { code: 'b', inForceOn: '2015-04-01', until: '2016-04-01', value: 9 },
  { code: 'a', inForceOn: '2020-04-01', until: '2025-04-01', value: 2 },
];

test('the entry in force is the one that began last and has not ended', () => {
  const value = (on: string) => entryInForce(entries, 'a', on)?.value;
  expect(value('2014-03-31')).toBeUndefined();
  expect(value('2014-04-01')).toBe(1);
  expect(value('2020-03-31')).toBe(1);
  expect(value('2020-04-01')).toBe(2);
  expect(value('2025-03-31')).toBe(2);
  expect(value('2026-04-01')).toBe(3);
});

test('an earlier entry does not come back when the later one ends', () => {
  expect(entryInForce(entries, 'a', '2025-04-01')).toBeUndefined();
});

test('a code nobody defined is never in force', () => {
  expect(entryInForce(entries, 'c', '2020-01-01')).toBeUndefined();
});

test('of all entries one a code is in force, in the order of the rulebook', () => {
  const codes = (on: string) => inForce(entries, on).map(({ code, value }) => `${code}${value}`);
  expect(codes('2015-06-01')).toEqual(['a1', 'b9']);
  expect(codes('2016-04-01')).toEqual(['a1']);
  expect(codes('2027-01-01')).toEqual(['a3']);
});

test('entries without a code are told apart by the key they are given', () => {
  const watch = [
    { step: 'ruling', inForceOn: '2014-04-01' },
    { inForceOn: '2014-04-01' },
    { inForceOn: '2020-04-01' },
  ];
  const keyOf = (entry: { step?: string }) => entry.step ?? '';
  expect(inForce(watch, '2021-01-01', keyOf)).toEqual([watch[0], watch[2]]);
});

test('spans run to the next beginning or to their own end, whichever is first', () => {
  expect(spansOf(entries.filter(({ code }) => code === 'a'))).toEqual([
    { from: '2014-04-01', until: '2020-04-01' },
    { from: '2020-04-01', until: '2025-04-01' },
    { from: '2026-04-01', until: undefined },
  ]);
});

test('the first gap is the first day that nothing holds', () => {
  const spans = spansOf(entries.filter(({ code }) => code === 'a'));
  expect(firstGap({ from: '2014-04-01' }, spans)).toBe('2025-04-01');
  expect(firstGap({ from: '2013-01-01' }, spans)).toBe('2013-01-01');
  expect(firstGap({ from: '2015-01-01', until: '2025-04-01' }, spans)).toBeUndefined();
  expect(firstGap({ from: '2015-01-01', until: '2025-04-02' }, spans)).toBe('2025-04-01');
  expect(firstGap({ from: '2026-04-01' }, spans)).toBeUndefined();
  expect(firstGap({ from: '2026-04-01' }, [])).toBe('2026-04-01');
});

test('spans that only touch do not overlap', () => {
  const year = { from: '2020-01-01', until: '2021-01-01' };
  expect(overlap(year, { from: '2021-01-01' })).toBeNull();
  expect(overlap(year, { from: '2020-12-31' })).toEqual({
    from: '2020-12-31',
    until: '2021-01-01',
  });
  expect(overlap({ from: '2020-01-01' }, { from: '2019-01-01' })).toEqual({
    from: '2020-01-01',
    until: undefined,
  });
});
