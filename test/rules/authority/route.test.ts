import { describe, expect, test } from '@jest/globals';
import type { RankedPlace, Route } from '../../../src/rules/authority/competence.ts';
import { commonSuperior, ladderOf, nextAbove, topOf } from '../../../src/rules/authority/ladder.ts';
import { moneyLadder } from '../../../src/rules/authority/money-ladder.ts';
import { planRoute, routeTo } from '../../../src/rules/authority/plan-route.ts';
import type { Question } from '../../../src/rules/authority/question.ts';
import { Fault, isRefusal } from '../../../src/terms/refusal.ts';
import { lines, question, readTown, tablesOf } from './town.ts';

const tables = tablesOf(readTown());
const ladder = ladderOf(question('purchase'), tables);
const ranks = (places: readonly RankedPlace[]) => places.map(({ rank }) => rank);

function route(subject: string, rest: Partial<Question>, drafter: Parameters<typeof planRoute>[1]) {
  const found = planRoute(question(subject, rest), drafter, tables);
  if (isRefusal(found)) throw new Error(found.refused);
  return found;
}
const passes = ({ circulation }: Route) => ranks(circulation);

describe('the way to the decider', () => {
  const clerk = { unit: 'west-section', role: 'clerk' };

  test('passes the ranks of the line below the decider, lowest first', () => {
    expect(passes(route('purchase', { amount: 1 }, clerk))).toEqual([]);
    expect(passes(route('purchase', { amount: 500 }, clerk))).toEqual(['chief', 'second']);
    expect(passes(route('purchase', { amount: 500 }, null))).toEqual(['chief', 'second']);
  });

  test('begins above the place that drafts', () => {
    const chief = { unit: 'west-section', role: 'head' };
    expect(passes(route('purchase', { amount: 500 }, chief))).toEqual(['second']);
  });

  test('leaves out ranks that do not circulate', () => {
    const over = route('unlisted', { amount: 1 }, clerk);
    expect(passes(over)).toEqual(['chief', 'second', 'ward-head']);
  });

  test('takes a day count for each on the way, and for hearings the longer way', () => {
    expect(route('purchase', { amount: 500 }, clerk).days).toEqual({
      circulation: 4,
      hearings: 0,
      decision: 3,
      total: 7,
    });
    const heard = route('hearing', { amount: 50, fields: { size: 0 } }, clerk);
    expect(heard.days).toEqual({ circulation: 4, hearings: 5, decision: 3, total: 8 });
  });

  test('to one who stands higher the same way goes on', () => {
    const asked = question('purchase', { amount: 1 });
    const { competence } = route('purchase', { amount: 1 }, clerk);
    expect(passes(routeTo(topOf(ladder), competence, asked, clerk, tables))).toEqual([
      'chief',
      'second',
      'ward-head',
    ]);
  });

  test('a question that has no answer has no way', () => {
    expect(planRoute(question('magic'), null, tables)).toMatchObject({
      refused: 'unknown_subject',
    });
  });
});

describe('the ladder of a unit', () => {
  test('has the ranks of its line only', () => {
    expect(ranks(ladder)).toEqual(['chief', 'second', 'ward-head', 'vice', 'mayor']);
    const roads = ladderOf(question('purchase', { line: lines.roads }), tables);
    expect(ranks(roads)).toEqual(['chief', 'director', 'vice', 'mayor']);
    const hall = ladderOf(question('purchase', { line: lines.hall, overseers: {} }), tables);
    expect(ranks(hall)).toEqual(['mayor']);
  });

  test('leads upward one rank after the other', () => {
    expect(nextAbove(ladder, 0)?.rank).toBe('chief');
    expect(nextAbove(ladder, 30)?.rank).toBe('second');
    expect(nextAbove(ladder, 31)?.rank).toBe('second');
    expect(nextAbove(ladder, 90)).toBeNull();
    expect(topOf(ladder).rank).toBe('mayor');
    expect(() => topOf([])).toThrow(Fault);
  });

  test('meets that of another unit at the lowest rank above both', () => {
    const asked = (line: Question['line'], overseers?: Question['overseers']) =>
      ladderOf(question('purchase', { line, ...(overseers && { overseers }) }), tables);
    const sameWard = asked([
      { code: 'west-other', kind: 'section' },
      { code: 'west', kind: 'ward' },
    ]);
    expect(commonSuperior(ladder, 30, [sameWard]).rank).toBe('second');
    expect(commonSuperior(ladder, 50, [sameWard]).rank).toBe('ward-head');
    const roads = asked(lines.roads);
    expect(commonSuperior(ladder, 30, [roads]).rank).toBe('vice');
    const other = { roads: { unit: 'hall', role: 'other-vice' } };
    expect(commonSuperior(ladder, 30, [asked(lines.roads, other)]).rank).toBe('mayor');
    expect(commonSuperior(ladder, 30, [sameWard, roads]).rank).toBe('vice');
    expect(commonSuperior(ladder, 90, [roads]).rank).toBe('mayor');
  });
});

describe('the money ladder', () => {
  const bands = (subject: string, rest: Partial<Question> = {}) => {
    const found = moneyLadder(question(subject, rest), tables);
    if (isRefusal(found)) throw new Error(found.refused);
    return found.map(({ from, upTo, decider, row }) => [from, upTo, decider.rank, row]);
  };

  test('has no hole, and says who decides by which row', () => {
    expect(bands('purchase')).toEqual([
      [0, 100, 'chief', 'buy-chief'],
      [101, 499, 'second', 'buy-second'],
      [500, 1000, 'ward-head', 'buy-head'],
      [1001, null, 'vice', null],
    ]);
  });

  test('follows the qualifiers, the unit and the item', () => {
    expect(bands('purchase', { qualifiers: ['minor'] })).toEqual([
      [0, 100, 'chief', 'buy-chief'],
      [101, 200, 'chief', 'buy-minor'],
      [201, 499, 'vice', null],
      [500, 1000, 'ward-head', 'buy-head'],
      [1001, null, 'vice', null],
    ]);
    expect(bands('spending', { item: 'ink' })).toEqual([
      [0, 10, 'vice', null],
      [11, 20, 'ward-head', 'spend-any'],
      [21, null, 'vice', null],
    ]);
  });

  test('of a change begins where the share begins to cover it', () => {
    expect(bands('change', { change: 200 })).toEqual([
      [0, 799, 'ward-head', 'change-small'],
      [800, 1599, 'vice', null],
      [1600, null, 'ward-head', 'change-share'],
    ]);
  });

  test('marks where the amount falls', () => {
    const asked = (amount: number) => {
      const found = moneyLadder(question('purchase', { amount }), tables);
      return isRefusal(found)
        ? []
        : found.flatMap(({ isAsked }, index) => (isAsked ? [index] : []));
    };
    expect([0, 100, 101, 1001].map(asked)).toEqual([[0], [0], [1], [3]]);
  });

  test('is empty without amounts, and refuses what is refused', () => {
    expect(bands('relief', { wards: ['west'] })).toEqual([]);
    expect(moneyLadder(question('magic'), tables)).toMatchObject({ refused: 'unknown_subject' });
    const analogy = { row: 'nothing', reason: '似ている' };
    expect(moneyLadder(question('unlisted', { analogy }), tables)).toMatchObject({
      refused: 'unknown_row',
    });
  });
});
