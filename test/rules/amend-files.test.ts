/** What files say already of the changes that were promulgated before. */

import { describe, expect, test } from '@jest/globals';
import { markMoot } from '../../src/rules/amend-files.ts';
import type { Wish } from '../../src/terms/amendment.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';

const row = (code: string, inForceOn: string, fields: object = {}) => ({
  ...{ code, inForceOn, table: 't', kind: 'signature', subject: 's', rank: 'head' },
  ...fields,
});

const files = (inForceOn: string, ...rows: object[]) =>
  ({ identity: { inForceOn }, authority: { rows } }) as unknown as Rulebook;

const wish = (id: string, on: string, rows: object[], ends: string[] = []) =>
  ({ case: id, revision: 1, amendment: { inForceOn: on, rows, ends } }) as unknown as Wish;

const moot = (root: Rulebook, ...wishes: Wish[]) => markMoot(root, wishes).map((one) => one.moot);

const since = '2014-04-01';
const on = '2027-04-01';

describe('of a row', () => {
  const change = wish('x', on, [row('a', on, { for: { wards: ['kita'], kinds: ['ward'] } })]);
  const said = { for: { kinds: ['ward'], wards: ['kita'] } };

  test('the same words make it moot, whatever their order, its source and its end', () => {
    const same = row('a', on, {
      ...said,
      origin: 'article',
      source: { rule: 'R' },
      until: '2030-04-01',
    });
    expect(moot(files(since, same), change)).toEqual([['a']]);
  });

  test.each([
    ['another word', row('a', on, { ...said, rank: 'chief' })],
    ['another day', row('a', '2027-04-02', said)],
    ['another code', row('b', on, said)],
  ])('%s leaves it open', (_, other) => {
    expect(moot(files(since, other), change)).toEqual([undefined]);
  });

  test('it is over when it ends by the day the rulebook begins', () => {
    const ending = wish('x', on, [row('a', on, { until: '2028-04-01' })]);
    expect(moot(files('2028-03-31'), ending)).toEqual([undefined]);
    expect(moot(files('2028-04-01'), ending)).toEqual([['a']]);
  });

  test.each([
    ['an entry of the files', [row('a', '2028-04-01')], []],
    ['a row of a later change', [], [wish('y', '2028-04-01', [row('a', '2028-04-01')])]],
    ['an end by a later change', [], [wish('y', '2028-04-01', [], ['a'])]],
  ])('it is over when %s takes its place by then', (_, rows, later) => {
    const open = wish('x', on, [row('a', on)]);
    expect(moot(files('2028-03-31', ...rows), open, ...later)[0]).toBeUndefined();
    expect(moot(files('2028-04-01', ...rows), open, ...later)[0]).toEqual(['a']);
  });
});

describe('of an end', () => {
  const change = wish('x', on, [], ['a']);

  test('it is moot where the files have none to end', () => {
    expect(moot(files(since), change)).toEqual([['a']]);
    expect(moot(files(since, row('a', since, { until: on })), change)).toEqual([['a']]);
  });

  test('it is open where one would go on', () => {
    expect(moot(files(since, row('a', since)), change)).toEqual([undefined]);
    const later = row('a', since, { until: '2027-04-02' });
    expect(moot(files(since, later), change)).toEqual([undefined]);
    const earlier = wish('w', '2026-04-01', [row('a', '2026-04-01')]);
    expect(moot(files(since), earlier, change)).toEqual([undefined, undefined]);
  });
});

test('what was moot by other files counts no more, and what is taken back asks for nothing', () => {
  const before = { ...wish('x', on, [row('a', on)]), moot: ['a'] };
  expect(moot(files(since), before)).toEqual([undefined]);
  expect(moot(files(since), { ...before, amendment: null })).toEqual([undefined]);
});
