import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { readTables } from './city-tables.ts';

const { who, ask } = await readTables('kumamoto');
const fire = { unit: 'shobo' };

/** Every bound of the order, from both sides, and once where no band can be meant. */
const bounds = [
  ['2条2号', 'works', 130_000_000, 'fire-works'],
  ['2条4号', 'commission', 50_000_000, 'fire-commission'],
  ['2条5号', 'supply', 20_000_000, 'fire-supply'],
  ['2条7号', 'land-purchase', 30_000_000, 'fire-land'],
  ['2条8号', 'property-disposal', 5_000_000, 'fire-disposal'],
  ['2条9号', 'damages', 1_000_000, 'fire-damages'],
] as const;

describe.each(bounds)('消防局事務決裁に関する訓令%s', (article, subject, under, row) => {
  test('one yen below the bound is the director', () => {
    expect(who({ ...fire, subject, amount: under - 1 })).toBe(`director row ${row}`);
    expect(who({ ...fire, subject, amount: 0 })).toBe(`director row ${row}`);
  });

  test('the bound itself goes up', () => {
    expect(who({ ...fire, subject, amount: under })).toBe('vice-mayor upward');
    expect(who({ ...fire, subject, amount: Number.MAX_SAFE_INTEGER })).toBe('vice-mayor upward');
  });

  test('it rests on its own article', async () => {
    const { rulebook } = await readTables('kumamoto');
    const found = rulebook.authority?.rows.find(({ code }) => code === row);
    expect(found?.source).toMatchObject({ article, number: '平成11年訓令第8号' });
  });
});

describe('消防局事務決裁に関する訓令2条3号・6号', () => {
  const changes = [
    ['works-change', 200_000_000, 'fire-works-change'],
    ['works-change', 130_000_000, 'fire-works-change'],
    ['commission-change', 50_000_000, 'fire-commission-change'],
    ['supply-change', 20_000_000, 'fire-supply-change'],
  ] as const;

  test.each(changes)('%s of %d yen: under ten per cent, up or down', (subject, amount, row) => {
    const tenth = amount / 10;
    for (const change of [tenth - 1, 1 - tenth, 0]) {
      expect(who({ ...fire, subject, amount, change })).toBe(`director row ${row}`);
    }
    for (const change of [tenth, -tenth, amount]) {
      expect(who({ ...fire, subject, amount, change })).toBe('vice-mayor upward');
    }
  });

  test.each(changes)('%s of %d yen under the assembly goes up (%s)', (subject, amount, _row) => {
    const assembly = { ...fire, subject, amount, exclusions: ['assembly-contract'] };
    expect(who({ ...assembly, change: 1 })).toBe('vice-mayor upward');
  });

  test('the share of odd amounts is exact', () => {
    const odd = { ...fire, subject: 'works-change', amount: 130_000_009 };
    expect(who({ ...odd, change: 13_000_000 })).toBe('director row fire-works-change');
    expect(who({ ...odd, change: 13_000_001 })).toBe('vice-mayor upward');
    const large = { ...fire, subject: 'works-change', amount: 9_007_199_254_740_990 };
    expect(who({ ...large, change: 900_719_925_474_098 })).toBe('director row fire-works-change');
    expect(who({ ...large, change: 900_719_925_474_099 })).toBe('vice-mayor upward');
  });

  test('a smaller contract stays below while its changed sum does', () => {
    const small = { ...fire, subject: 'works-change', amount: 120_000_000 };
    expect(who({ ...small, change: 9_999_999 })).toBe('director row fire-works-change-small');
    expect(who({ ...small, change: 10_000_000 })).toBe('vice-mayor upward');
    expect(who({ ...small, change: -119_000_000 })).toBe('director row fire-works-change-small');
  });
});

test('damages for a person are never the director', () => {
  const injury = { ...fire, subject: 'damages', amount: 1, exclusions: ['personal-injury'] };
  expect(who(injury)).toBe('vice-mayor upward');
});

test('the order is that of the fire bureau: elsewhere it says nothing', () => {
  expect(who({ unit: 'zaisei', subject: 'works', amount: 1 })).toBe('mayor top');
});

test('what is passed over says why', () => {
  const found = ask({ ...fire, subject: 'works-change', amount: 130_000_000, change: 13_000_000 });
  if (isRefusal(found)) throw new Error(found.refused);
  expect(found.passedOver).toEqual([
    { row: 'fire-works-change-small', because: 'amount_over' },
    { row: 'fire-works-change', because: 'change_over' },
  ]);
});
