import { describe, expect, test } from '@jest/globals';
import { findCompetence } from '../../../src/rules/authority/find-competence.ts';
import { moneyLadder } from '../../../src/rules/authority/money-ladder.ts';
import type { Question } from '../../../src/rules/authority/question.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { lines, question, readTown, row, tablesOf } from './town.ts';

/** The town with rows of its one subject that has none. */
function townOf(...rows: readonly (readonly string[])[]) {
  const added = rows.map(([code = '', ...rest]) => row(code, 'unlisted', ...rest)).join('\n');
  const tables = tablesOf(readTown(['authority.yaml', 'rows:\n', `rows:\n${added}\n`]));
  const ask = (amount: number, line: Question['line'] = lines.west) => {
    const answer = findCompetence(question('unlisted', { amount, line }), tables);
    if (isRefusal(answer)) throw new Error(answer.refused);
    return answer;
  };
  return {
    tables,
    who: (amount: number, line?: Question['line']) => {
      const { decider, by, row: found } = ask(amount, line);
      return `${decider.rank} ${by} ${found ?? '—'}`;
    },
    missed: (amount: number, line?: Question['line']) =>
      Object.fromEntries(ask(amount, line).passedOver.map((one) => [one.row, one.because])),
    lapses: (amount: number) => ask(amount).lapses,
  };
}

const ofWest = 'for: { wards: [west] }';
const ofSchools = 'for: { kinds: [school] }';

describe('a band that the ward mayor has passed on', () => {
  const city = [
    ['chief-m', 'rank: chief', 'amount: { upTo: 1000000 }'],
    ['head-m', 'rank: ward-head', 'amount: { over: 1000000, upTo: 5000000 }'],
  ];
  const passedOn = ['second-m', 'rank: second', 'amount: { over: 1000000, upTo: 3000000 }'];
  const town = townOf(...city, [...passedOn, ofWest]);

  test.each([
    [0, 'chief row chief-m'],
    [1_000_000, 'chief row chief-m'],
    [1_000_001, 'second row second-m'],
    [3_000_000, 'second row second-m'],
    [3_000_001, 'ward-head row head-m'],
    [5_000_000, 'ward-head row head-m'],
    [5_000_001, 'vice upward —'],
    [900_000_000, 'vice upward —'],
  ])('%d yen', (amount, answer) => {
    expect(town.who(amount)).toBe(answer);
  });

  test('leaves the ladder of other wards alone', () => {
    expect(town.who(2_000_000, lines.east)).toBe('ward-head row head-m');
  });

  test('tells of every row why it does not decide', () => {
    expect(town.missed(2_000_000)).toEqual({
      'chief-m': 'special_rule',
      'head-m': 'special_rule',
    });
    expect(town.missed(4_000_000)).toEqual({ 'chief-m': 'amount_over', 'second-m': 'amount_over' });
    expect(town.missed(1)).toEqual({ 'second-m': 'amount_below', 'head-m': 'amount_below' });
  });

  test('shows in the bands of amount', () => {
    const bands = moneyLadder(question('unlisted'), town.tables);
    if (isRefusal(bands)) throw new Error(bands.refused);
    expect(bands.map(({ from, upTo, decider }) => [from, upTo, decider.rank])).toEqual([
      [0, 1_000_000, 'chief'],
      [1_000_001, 3_000_000, 'second'],
      [3_000_001, 5_000_000, 'ward-head'],
      [5_000_001, null, 'vice'],
    ]);
  });

  test('is beside what its receiver had below it', () => {
    const own = ['second-own', 'rank: second', 'amount: { over: 500000, upTo: 1000000 }'];
    const low = ['chief-low', 'rank: chief', 'amount: { upTo: 500000 }'];
    const [, head = []] = city;
    const more = townOf(low, own, head, [...passedOn, ofWest]);
    expect(more.who(500_000)).toBe('chief row chief-low');
    expect(more.who(800_000)).toBe('second row second-own');
    expect(more.who(1_000_001)).toBe('second row second-m');
    expect(more.who(3_000_001)).toBe('ward-head row head-m');
  });
});

describe('a limit of its own', () => {
  test('raised for one ward goes before the band of the next rank, and gives way above', () => {
    const town = townOf(
      ['head-50', 'rank: ward-head', 'amount: { upTo: 50000000 }'],
      ['vice-200', 'rank: vice', 'amount: { over: 50000000, upTo: 200000000 }'],
      ['head-80', 'rank: ward-head', 'amount: { upTo: 80000000 }', ofWest],
    );
    expect(town.who(60_000_000)).toBe('ward-head row head-80');
    expect(town.who(80_000_000)).toBe('ward-head row head-80');
    expect(town.who(80_000_001)).toBe('vice row vice-200');
    expect(town.who(100_000_000)).toBe('vice row vice-200');
    expect(town.who(200_000_001)).toBe('mayor upward —');
    expect(town.who(60_000_000, lines.east)).toBe('vice row vice-200');
    expect(town.missed(100_000_000)).toEqual({
      'head-50': 'special_rule',
      'head-80': 'amount_over',
    });
  });

  test('lowered shadows the general limit of that rank, and goes up', () => {
    const town = townOf(
      ['chief-300', 'rank: chief', 'amount: { upTo: 300000 }'],
      ['chief-200', 'rank: chief', 'amount: { upTo: 200000 }', ofSchools],
    );
    expect(town.who(200_000, lines.school)).toBe('chief row chief-200');
    expect(town.who(250_000, lines.school)).toBe('second upward —');
    expect(town.missed(250_000, lines.school)).toEqual({
      'chief-300': 'special_rule',
      'chief-200': 'amount_over',
    });
    expect(town.who(250_000)).toBe('chief row chief-300');
  });

  test('shadows what lies above an exclusion of its own', () => {
    const town = townOf(
      ['chief-any', 'rank: chief'],
      ['chief-west', 'rank: chief', 'excludes: [assembly]', ofWest],
    );
    const claimed = { amount: 1, exclusions: ['assembly'] };
    expect(findCompetence(question('unlisted', claimed), town.tables)).toMatchObject({
      by: 'upward',
      decider: { rank: 'second' },
    });
  });
});

describe('a signature that lapses in absence', () => {
  test('is told with the decider, and is not the case where the row does not decide', () => {
    const town = townOf([
      'chief-l',
      'rank: chief',
      'amount: { upTo: 10 }',
      'lapsesInAbsence: true',
    ]);
    expect(town.lapses(10)).toBe(true);
    expect(town.lapses(11)).toBe(false);
  });
});
