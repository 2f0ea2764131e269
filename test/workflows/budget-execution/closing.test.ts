/** The year's end: what becomes of each line, who confirms it, and the end. Scenario 40. */

import { describe, expect, test } from '@jest/globals';
import { wall } from '../play.ts';
import {
  closing,
  consulting,
  cycle,
  executing,
  passed,
  passedLines,
  reallotment,
  reported,
  transfer,
} from './play.ts';
import { budgeting, byHolders } from './rulebook.ts';

const reason = 'storm';
const all = passedLines.map(({ entry }) => entry.line);
const lapsing = (...codes: readonly string[]) => ({
  lines: codes.map((line) => ({ line, outcome: 'lapsed' })),
});
const carried = (line: string, fields: object = {}) => ({
  lines: [{ line, outcome: 'carried_accident', reason, ...fields }],
});

/** Committed work that a storm kept unfinished. */
const lastDay = () =>
  executing()
    .does('toshi.clerk', 'report', reported('l1', 1000, 400))
    .does('toshi.clerk', 'report', reported('l2', 1100))
    .until('2028-03-31T10:00');

describe('the last day of the year', () => {
  test('asks for what becomes of each line, and is not the end of it', () => {
    const play = executing().until('2028-03-30T23:59');
    expect(play.duties).toEqual([]);
    play.until('2028-03-31T00:00');
    expect([play.step, play.told]).toEqual(['executing', ['year_ends']]);
    expect(play.duties).toEqual(['toshi/head close_lines']);
    expect(play.last.duties[0]?.dueAt).toBe(wall('2028-03-31T17:30'));
    expect(play.refusal('toshi.clerk', 'report', reported('l1', 1))).toBe('accepted');
    play.until('2028-04-01T00:00');
    expect([play.step, play.told]).toEqual(['closing', ['year_over']]);
    expect(play.last.timers).toEqual([]);
  });

  test('what is committed and unfinished is carried over by accident, the rest is not', () => {
    const play = lastDay();
    expect(play.refusal('toshi.head', 'close_lines', carried('l3'))).toBe('not_committed');
    const listed = { lines: [{ line: 'l3', outcome: 'carried_approved' }] };
    expect(play.refusal('toshi.head', 'close_lines', listed)).toBe('not_listed_for_carryover');
    play.does('toshi.head', 'close_lines', carried('l1'));
    expect(play.line('l1').yearEnd).toMatchObject({
      ...{ outcome: 'carried_accident', amount: 600, lapsed: 0, reason, confirmed: null },
    });
    const again = { lines: [{ line: 'l4', outcome: 'asked_again' }] };
    play
      .does('toshi.head', 'close_lines', { ...lapsing('l3') })
      .does('toshi.head', 'close_lines', again);
    expect(play.line('l4').yearEnd).toMatchObject({ amount: 1300, lapsed: 1300 });
  });

  test('a day before, only what is finished is closed', () => {
    const play = executing().until('2028-03-30T10:00');
    play.does('toshi.clerk', 'report', reported('l1', 1000, 400));
    expect(play.refusal('toshi.head', 'close_lines', carried('l1'))).toBe('year_not_over');
    expect(play.details('toshi.head', 'close_lines', carried('l1'))).toMatchObject({
      last: '2028-03-31',
    });
    expect(play.refusal('toshi.head', 'close_lines', lapsing('l3'))).toBe('accepted');
  });
});

describe('what the budget lists to be carried over', () => {
  test('is carried over up to its amount; the later word counts', () => {
    const play = lastDay().says('carryover_listed', { lines: [{ line: 'l3', amount: 100 }] });
    expect(play.toldPlaces('carryover_listed')).toEqual(['toshi/head']);
    play.says('carryover_listed', { lines: [{ line: 'l3', amount: 500 }] });
    const amount = (most: number) => ({
      lines: [{ line: 'l3', outcome: 'carried_approved', amount: most }],
    });
    expect(play.refusal('toshi.head', 'close_lines', amount(501))).toBe('not_listed_for_carryover');
    play.does('toshi.head', 'close_lines', amount(500));
    expect(play.line('l3')).toMatchObject({ carriable: 500, yearEnd: { amount: 500 } });
    const fewer = play.fork().says('carryover_listed', { lines: [{ line: 'l3', amount: 499 }] });
    const lines = { lines: ['l3'] };
    expect(fewer.refusal('somu.head', 'confirm_close', lines)).toBe('not_listed_for_carryover');
    expect(play.fork().refusal('somu.head', 'confirm_close', lines)).toBe('accepted');
    const other = { lines: [{ line: 'l9', amount: 1 }] };
    expect(play.hears('carryover_listed', other)).toMatchObject({ refused: 'line_not_in_budget' });
  });
});

describe('after the year', () => {
  const pay = (committed: number, spent: number, on = '2028-04-01') => ({
    ...{ line: 'l2', committed, spent, on },
  });

  test('what was committed is paid, and nothing new is committed, whatever day it names', () => {
    const play = closing();
    const refusal = (...given: Parameters<typeof pay>) =>
      play.fork().refusal('toshi.clerk', 'report', pay(...given));
    expect([refusal(800, 800), refusal(801, 800)]).toEqual([
      ...['accepted', 'commitment_after_year_end'],
    ]);
    expect(refusal(801, 800, '2028-03-31')).toBe('commitment_after_year_end');
    expect(play.details('toshi.clerk', 'report', pay(801, 800))).toEqual({
      ...{ line: 'l2', before: 800, last: '2028-03-31' },
    });
  });

  test('nothing is moved, passed on or released any more', () => {
    const play = closing();
    for (const [who, type, fields] of [
      ['toshi.chief', 'transfer', transfer('l1', 'l2')],
      ['toshi.head', 'reallot', reallotment()],
      ['somu.head', 'release', { lines: [{ line: 'l1', amount: 1 }], reason }],
    ] as const) {
      expect(play.refusal(who, type, fields)).toBe('not_in_this_step');
    }
  });
});

describe('a closed line', () => {
  const closed = () =>
    executing({}, byHolders, consulting()).does('toshi.head', 'close_lines', lapsing('l1'));

  test('stands still', () => {
    const play = closed();
    for (const [who, type, fields] of [
      ['toshi.clerk', 'report', reported('l1', 1)],
      ['toshi.chief', 'transfer', transfer('l1', 'l2')],
      ['toshi.chief', 'transfer', transfer('l2', 'l1')],
      ['toshi.head', 'reallot', reallotment()],
    ] as const) {
      expect(play.refusal(who, type, fields)).toBe('line_closed');
    }
  });

  test('gets no more of what is withheld', () => {
    const withhold = [{ line: 'l1', amount: 100, reason }];
    const play = passed().does('somu.head', 'allot', { withhold }).until('2027-05-10T10:00');
    play.does('toshi.head', 'close_lines', lapsing('l1'));
    const release = { lines: [{ line: 'l1', amount: 100 }], reason };
    expect(play.refusal('somu.head', 'release', release)).toBe('line_closed');
  });

  test('is closed anew until it is confirmed', () => {
    const play = closed().now('2027-05-11T10:00');
    play.does('toshi.head', 'close_lines', lapsing('l1'));
    expect(play.line('l1').yearEnd?.at).toBe(play.at);
    play.does('somu.head', 'confirm_close', { lines: ['l1'] });
    expect(play.refusal('toshi.head', 'close_lines', lapsing('l1'))).toBe('line_closed');
    expect(play.refusal('somu.head', 'return_close', { lines: ['l1'], reason })).toBe(
      'nothing_to_confirm',
    );
  });

  test('is not closed while something of it waits for a decision', () => {
    const play = executing().does('toshi.chief', 'transfer', transfer('l1', 'l3'));
    expect(play.refusal('toshi.head', 'close_lines', lapsing('l1'))).toBe('step_waiting');
    expect(play.refusal('toshi.head', 'close_lines', lapsing('l3'))).toBe('step_waiting');
    expect(play.refusal('toshi.head', 'close_lines', lapsing('l2'))).toBe('accepted');
  });

  test('is one of this budget, and ends as the rulebook knows', () => {
    const said = (...codes: string[]) =>
      executing().refusal('toshi.head', 'close_lines', lapsing(...codes));
    expect([said('l9'), said('l1', 'l1')]).toEqual(['line_not_in_budget', 'line_named_twice']);
    const few = budgeting((rules) => {
      rules.yearEnd.outcomes = ['completed'];
    });
    expect(executing({}, few).refusal('toshi.head', 'close_lines', lapsing('l1'))).toBe(
      'year_end_not_known',
    );
  });
});

describe('a confirmation', () => {
  const said = () => closing().does('toshi.head', 'close_lines', lapsing('l3', 'l4'));

  test('is another person’s, and closes what was said', () => {
    const play = said();
    expect(play.duties).toEqual(['toshi/head close_lines', 'somu/head confirm_close']);
    expect(play.toldPlaces('lines_to_confirm')).toEqual(['somu/head', 'somu/chief']);
    expect(play.notice('lines_to_confirm')?.about).toMatchObject({
      reason: 'work l3 不用 / work l4 不用',
    });
    const lines = { lines: ['l3'] };
    expect(play.refusal('somu.head=toshi.head', 'confirm_close', lines)).toBe('four_eyes');
    expect(play.probe('somu.head', 'confirm_close')).toBe('possible');
    play.does('somu.chief', 'confirm_close', lines);
    expect(play.line('l3').yearEnd?.confirmed).toMatchObject({ by: { person: 'somu.chief' } });
    expect(play.refusal('somu.head', 'confirm_close', lines)).toBe('nothing_to_confirm');
    expect(play.refusal('somu.head', 'confirm_close', { lines: ['l1'] })).toBe(
      'nothing_to_confirm',
    );
    expect(play.refusal('somu.head', 'confirm_close', { lines: ['l9'] })).toBe(
      'line_not_in_budget',
    );
    expect(closing().probe('somu.head', 'confirm_close')).toBe('nothing_to_confirm');
  });

  test('may be refused, with a reason, and is then said anew', () => {
    const play = said().does('somu.head', 'return_close', { lines: ['l3'], reason: 'too early' });
    expect([play.line('l3').yearEnd, play.line('l4').yearEnd]).toMatchObject([
      ...[null, { outcome: 'lapsed' }],
    ]);
    expect(play.notice('lines_returned')?.about).toMatchObject({
      ...{ reason: 'work l3 / too early', unit: 'somu' },
    });
  });
});

describe('the end', () => {
  test('comes when every line is confirmed, and the cycle hears of it', () => {
    const play = closing().does('toshi.clerk', 'report', {
      ...{ line: 'l2', committed: 800, spent: 800, on: '2028-04-01' },
    });
    const lines = [
      ...[
        { line: 'l1', outcome: 'completed' },
        { line: 'l2', outcome: 'completed' },
      ],
      ...lapsing('l3', 'l4', 'l5').lines,
    ];
    play.does('toshi.head', 'close_lines', { lines });
    play.does('somu.head', 'confirm_close', { lines: all.slice(1) });
    expect(play.step).toBe('closing');
    play.does('somu.head', 'confirm_close', { lines: ['l1'] });
    expect([play.step, play.stored.status, play.d.outcome]).toEqual(['closed', 'done', 'closed']);
    expect(play.effects('tell_case')).toMatchObject([
      { caseId: cycle, command: { type: 'execution_moved', open: false } },
    ]);
    expect(play.toldPlaces('execution_closed')).toContain('somu/clerk');
  });

  test('may come before the end of the year', () => {
    const play = executing().does('toshi.head', 'close_lines', lapsing(...all));
    expect(play.does('somu.head', 'confirm_close', { lines: all }).step).toBe('closed');
  });
});
