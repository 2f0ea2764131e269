import { describe, expect, test } from '@jest/globals';
import { findCompetence } from '../../../src/rules/authority/find-competence.ts';
import { moneyLadder } from '../../../src/rules/authority/money-ladder.ts';
import {
  amountsOfTurn,
  isCrossed,
  missOfChange,
  percentWithin,
} from '../../../src/rules/authority/yen.ts';
import { readRulebook } from '../../../src/rules/read.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { defaultTexts, faultsIn } from '../read-city.ts';
import { question, tablesOf, townWith } from './town.ts';

describe('a share of the amount before', () => {
  test.each([
    [{ over: 20 }, 200, 'below'],
    [{ over: 20 }, 201, null],
    [{ atLeast: 20 }, 199, 'below'],
    [{ atLeast: 20 }, 200, null],
    [{ upTo: 20 }, 200, null],
    [{ upTo: 20 }, 201, 'over'],
    [{ under: 20 }, 199, null],
    [{ under: 20 }, 200, 'over'],
    [{ over: 20, upTo: 30 }, 200, 'below'],
    [{ over: 20, upTo: 30 }, -201, null],
    [{ over: 20, upTo: 30 }, -300, null],
    [{ over: 20, upTo: 30 }, -301, 'over'],
  ])('%j holds a change of %d in 1000: %s', (band, change, miss) => {
    expect(missOfChange(band, change, 1000)).toBe(miss);
    expect(missOfChange(band, -change, 1000)).toBe(miss);
  });

  test('is reckoned in whole numbers, however large and however fine', () => {
    const amount = 9_007_199_254_740_000;
    expect(missOfChange({ over: 0.07 }, 6_305_039_478_318, amount)).toBe('below');
    expect(missOfChange({ over: 0.07 }, 6_305_039_478_319, amount)).toBeNull();
    expect(missOfChange({ atLeast: 33.33 }, 3_333, 10_000)).toBeNull();
    expect(missOfChange({ atLeast: 33.34 }, 3_333, 10_000)).toBe('below');
    expect(missOfChange({ over: 20 }, 0, 0)).toBe('below');
    expect(missOfChange({ over: 20 }, 1, 0)).toBeNull();
  });

  test.each([
    { over: 20 },
    { atLeast: 20 },
    { under: 12.5 },
    { upTo: 12.5 },
    { over: 10, under: 30 },
  ])('%j turns at the very amounts at which the answer changes', (band) => {
    for (const change of [100, -7]) {
      const turns = new Set(amountsOfTurn(band, change));
      for (let amount = 1; amount <= 1100; amount += 1) {
        const [before, at] = [amount - 1, amount].map((one) => missOfChange(band, change, one));
        expect([amount, before === at]).toEqual([amount, !turns.has(amount)]);
      }
    }
  });

  test('no change lies between bounds that cross', () => {
    expect(isCrossed({ over: 20, upTo: 20 })).toBe(true);
    expect(isCrossed({ atLeast: 20, under: 20 })).toBe(true);
    expect(isCrossed({ atLeast: 20, upTo: 20 })).toBe(false);
    expect(isCrossed({ over: 20.01, upTo: 20 })).toBe(true);
    expect(isCrossed({ over: 20, under: 20.01 })).toBe(false);
    expect(isCrossed({ over: 20 })).toBe(false);
  });

  test('nobody passes on a wider share than he has', () => {
    expect(percentWithin({ over: 20, upTo: 30 }, { over: 20 })).toBe(true);
    expect(percentWithin({ atLeast: 20 }, { over: 20 })).toBe(false);
    expect(percentWithin({ over: 20 }, { atLeast: 20 })).toBe(true);
    expect(percentWithin({ upTo: 20 }, { under: 20 })).toBe(false);
    expect(percentWithin({ under: 20 }, { upTo: 20 })).toBe(true);
    expect(percentWithin({ upTo: 21 }, { upTo: 20 })).toBe(false);
    expect(percentWithin({ upTo: 20 }, { over: 1, upTo: 20 })).toBe(false);
    expect(percentWithin(undefined, { upTo: 20 })).toBe(false);
    expect(percentWithin(undefined, undefined)).toBe(true);
  });
});

describe('rows parted by a share', () => {
  const beyond = (percents: string) =>
    townWith([
      'authority.yaml',
      'rows:\n',
      `rows:
  - { code: change-more, table: strict, kind: signature, subject: change, rank: director,
      amount: { atLeast: 1000 }, changePercent: ${percents},
      inForceOn: 2020-04-01, origin: productDefault }\n`,
    ]);

  test('give each his part, and the ladder of amounts turns where the share does', () => {
    const read = readRulebook(beyond('{ over: 12.5 }'), defaultTexts);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const tables = tablesOf(read.rulebook);
    const rowFor = (amount: number, change: number) => {
      const found = findCompetence(question('change', { amount, change }), tables);
      if (isRefusal(found)) throw new Error(found.refused);
      return [found.row, found.passedOver.find(({ row }) => row === 'change-more')?.because];
    };
    expect(rowFor(1000, 125)).toEqual(['change-share', 'change_below']);
    expect(rowFor(1000, 126)[0]).not.toBe('change-share');
    const ladder = moneyLadder(question('change', { amount: 1000, change: 250 }), tables);
    expect(ladder).toContainEqual(expect.objectContaining({ from: 2000, row: 'change-share' }));
  });

  test('are told where no share is in them', () => {
    expect(faultsIn(beyond('{ over: 20, upTo: 20 }'))).toEqual([
      'authority.yaml rows.change-more.changePercent percents_crossed',
    ]);
    expect(faultsIn(beyond('{ atLeast: 20, upTo: 20 }'))).toEqual([]);
  });
});
