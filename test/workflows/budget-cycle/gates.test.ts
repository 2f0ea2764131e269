/**
 * What must stand before a budget goes on: requests and executions are looked up where a phase
 * ends, and a word of theirs that is still on its way changes nothing.
 */

import { describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../../src/terms/refusal.ts';
import {
  assessed,
  chief,
  closed,
  executing,
  finalised,
  first,
  idOf,
  noticed,
  passed,
  presented,
  rejected,
  requesting,
  second,
  settled,
  type YearPlay,
  yearOver,
} from './year.ts';

const higashi = { initiator: 'higashi' };
const unseen = idOf(7);
const vote = { outcome: 'passed', on: '2027-03-19' };
const saidTo = (play: YearPlay, type: string, fields: object = {}) =>
  play.fork().try(chief, type, fields) as Refusal;

describe('the notice', () => {
  test('is not given while a request stands at finance, whatever it last told', () => {
    for (const step of ['forwarding', 'requested', 'assessing']) {
      const play = assessed().stands(second, step, higashi);
      expect(saidTo(play, 'give_notice')).toMatchObject({
        refused: 'requests_unassessed',
        details: { count: 1, units: 'higashi' },
      });
    }
    const told = closed().stands(first, 'assessed').stands(second, 'closed', higashi);
    expect(told.refusal(chief, 'give_notice')).toBe('accepted');
  });

  test('waits for a request that has never told of itself, and tells it with the others', () => {
    const play = assessed().stands(unseen, 'requested');
    expect(play.refusal(chief, 'give_notice')).toBe('requests_unassessed');
    play.stands(unseen, 'assessed').does(chief, 'give_notice');
    expect(play.words).toEqual([`${first} noticed`, `${second} noticed`, `${unseen} noticed`]);
    expect(play.d.requests.map((one) => one.case)).toEqual([first, second, unseen]);
  });
});

describe('the final notice', () => {
  test('waits for an appeal that the budget has not heard of', () => {
    const play = settled().until('2027-02-10T10:00').stands(first, 'restoring');
    expect(saidTo(play, 'give_final_notice')).toMatchObject({
      refused: 'appeals_undecided',
      details: { count: 1, units: 'kita' },
    });
    play.stands(first, 'settled');
    expect(play.refusal(chief, 'give_final_notice')).toBe('accepted');
  });

  test('is not given over a request that finance still has, also after the window', () => {
    for (const step of ['forwarding', 'requested', 'assessing', 'assessed', 'noticed']) {
      const play = settled().until('2027-02-10T10:00').stands(unseen, step);
      expect([step, saidTo(play, 'give_final_notice').refused]).toEqual([
        step,
        'requests_unsettled',
      ]);
    }
  });

  test('passes over what no ward has submitted', () => {
    for (const step of ['drafting', 'coordinating', 'submitting', 'closed']) {
      const play = settled().until('2027-02-10T10:00').stands(unseen, step);
      expect(play.refusal(chief, 'give_final_notice')).toBe('accepted');
    }
  });

  test('is nobody’s duty before every request has told that it is settled', () => {
    const play = noticed().until('2027-02-05T09:00');
    expect([play.d.appealsOver, play.duties]).toEqual([true, []]);
    play.request(first, 'settled').request(second, 'settled', higashi);
    expect(play.duties).toEqual(['somu/chief give_final_notice']);
  });
});

describe('the assembly', () => {
  const at = () => finalised().until('2027-02-22T10:00');
  const voting = () => presented().until('2027-03-19T15:00');

  test('is asked for no money of a request that does not stand', () => {
    for (const step of ['drafting', 'submitting', 'assessing', 'noticed', 'restoring']) {
      const play = at().stands(unseen, step);
      expect(saidTo(play, 'present', { on: '2027-02-22' })).toMatchObject({
        refused: 'requests_unsettled',
        details: { count: 1, units: 'kita' },
      });
    }
    const play = at().stands(first, 'finalised').stands(unseen, 'closed');
    expect(play.refusal(chief, 'present', { on: '2027-02-22' })).toBe('accepted');
  });

  test('votes on none of it either, whatever becomes of the budget', () => {
    const play = voting().stands(unseen, 'assessing');
    for (const outcome of ['passed', 'amended', 'rejected']) {
      expect(saidTo(play, 'record_vote', { ...vote, outcome }).refused).toBe('requests_unsettled');
    }
    play.stands(unseen, 'closed');
    expect(play.refusal(chief, 'record_vote', vote)).toBe('accepted');
  });

  test('waits without anybody’s duty as long as a request has told otherwise', () => {
    expect(finalised().request(first, 'restoring').duties).toEqual([]);
    expect(presented().request(first, 'restoring').duties).toEqual([]);
  });

  test('amends lines that are asked for, and no others: all that are wrong are named', () => {
    const play = voting().has(first, { p1: { included: true }, idea: { included: false } });
    const amended = (...lines: string[]) => ({
      ...vote,
      outcome: 'amended',
      changes: lines.map((line) => ({ case: first, line, amount: 1 })),
    });
    expect(saidTo(play, 'record_vote', amended('p1', 'P1', 'idea'))).toMatchObject({
      refused: 'unknown_budget_lines',
      details: { count: 2, lines: 'P1 (kita), idea (kita)' },
    });
    expect(play.refusal(chief, 'record_vote', amended('p1'))).toBe('accepted');
  });

  test('has it presented once it stands, and again once it was refused', () => {
    const on = (play: YearPlay, day: string) => play.refusal(chief, 'present', { on: day });
    expect(on(at(), '2027-02-09')).toBe('presented_before_notice');
    expect(on(at(), '2027-02-10')).toBe('accepted');
    expect(on(rejected(), '2027-03-18')).toBe('presented_before_rejection');
    expect(on(rejected(), '2027-03-19')).toBe('accepted');
  });
});

describe('a refused budget', () => {
  const line = (fields: object = {}) => ({ case: first, line: 'a', amount: 60, ...fields });
  const revise = (...lines: object[]) => ({ lines, reason: 'less' });

  test('may be presented with other amounts, which the requests concerned are told', () => {
    const play = rejected().does(chief, 'revise', revise(line()));
    expect(play.words).toEqual([`${first} revised`]);
    expect(play.said[0]?.command['changes']).toEqual([{ line: 'a', amount: 60 }]);
    expect(play.notice('budget_revised')?.about).toMatchObject({ reason: 'less' });
    expect(play.d.comments.at(-1)).toMatchObject({ on: 'revise', text: 'less' });
    play.does(chief, 'revise', revise(line({ amount: 70 })));
    expect(play.d.revisions).toEqual([line({ amount: 70 })]);
  });

  test('is voted on with them, and an amendment goes before a revision', () => {
    const again = () =>
      rejected()
        .has(first, { a: { included: true }, b: { included: true } })
        .does(chief, 'revise', revise(line(), line({ line: 'b', amount: 5 })))
        .does(chief, 'present', { on: '2027-03-19' });
    const passes = again().does(chief, 'record_vote', vote);
    expect(passes.said.map(({ command }) => command['changes'])).toEqual([
      [
        { line: 'a', amount: 60 },
        { line: 'b', amount: 5 },
      ],
      undefined,
    ]);
    const changes = [line({ amount: 55 })];
    const amends = again().does(chief, 'record_vote', { ...vote, outcome: 'amended', changes });
    expect(amends.said[0]?.command['changes']).toEqual([
      { line: 'a', amount: 55 },
      { line: 'b', amount: 5 },
    ]);
    const refused = again().does(chief, 'record_vote', { ...vote, outcome: 'rejected' });
    expect(refused.said[0]?.command).not.toHaveProperty('changes');
  });

  test('is revised in its lines alone, and never before it was refused', () => {
    expect(finalised().refusal(chief, 'revise', revise(line()))).toBe('nothing_rejected');
    expect(rejected().refusal(chief, 'revise', revise(line({ line: 'x' })))).toBe(
      'unknown_budget_lines',
    );
    expect(rejected().refusal(chief, 'revise', revise(line({ case: idOf(99) })))).toBe(
      'not_a_line_of_this',
    );
  });
});

describe('carried over', () => {
  const list = (play: YearPlay, fields: object) =>
    play.refusal(chief, 'list_carryover', {
      lines: [{ case: idOf(11), line: 'a', amount: 100, ...fields }],
    });

  test('is a line that is there, up to what was passed', () => {
    expect(list(executing(), { line: 'A' })).toBe('unknown_budget_lines');
    expect(list(executing(), { amount: 100 })).toBe('accepted');
    expect(list(executing(), { amount: 101 })).toBe('carryover_over_passed');
  });

  test('is not less than what is confirmed already', () => {
    const play = () => executing().has(idOf(11), { a: { passed: 100, carried: 30 } });
    expect(list(play(), { amount: 29 })).toBe('carryover_below_confirmed');
    expect(list(play(), { amount: 30 })).toBe('accepted');
  });

  test('is nothing of an execution that is closed, though it has not told so', () => {
    expect(list(executing().runs(idOf(11), false), {})).toBe('not_a_line_of_this');
  });
});

describe('the end of the year', () => {
  const over = () => yearOver().execution(idOf(11), false);

  test('waits for the execution of every request that was passed', () => {
    const play = over().stands(second, 'closed', { ...higashi, outcome: 'passed' });
    expect(saidTo(play, 'close_year')).toMatchObject({
      refused: 'executions_missing',
      details: { count: 1, units: 'higashi' },
    });
    play.execution(idOf(12), false, higashi);
    expect(play.refusal(chief, 'close_year')).toBe('accepted');
    const twins = over().stands(unseen, 'closed', { outcome: 'passed' });
    expect(saidTo(twins, 'close_year').refused).toBe('executions_missing');
  });

  test('waits for an execution that is open again in truth', () => {
    expect(saidTo(over().runs(idOf(11), true), 'close_year').refused).toBe('executions_open');
  });

  test('is not reached with a request still open', () => {
    const play = over().stands(unseen, 'assessing');
    expect(saidTo(play, 'close_year')).toMatchObject({
      refused: 'requests_still_open',
      details: { count: 1, units: 'kita' },
    });
    expect(over().request(unseen, 'assessing').duties).toEqual([]);
    expect(over().refusal(chief, 'close_year')).toBe('accepted');
  });
});

describe('words to the requests', () => {
  test('are counted, so that one that comes late is known to be old', () => {
    const play = requesting().request(first, 'drafting');
    const serials: unknown[] = [play.said[0]?.command['serial']];
    const hear = () => serials.push(play.said[0]?.command['serial']);
    const dates = { requestsClose: '2027-01-18' };
    play.does(chief, 'reschedule', { dates, reason: 'a' });
    hear();
    play.until('2027-01-18T17:31');
    hear();
    play.stands(first, 'closed', { outcome: null }).request(second, 'drafting', higashi);
    hear();
    expect(serials).toEqual(serials.toSorted((a, b) => Number(a) - Number(b)));
    expect(new Set(serials).size).toBe(4);
  });

  test('of a withdrawal go to those as well that have not told of themselves', () => {
    const play = closed().stands(unseen, 'drafting').does(chief, 'withdraw', { reason: 'no need' });
    expect(play.words).toContain(`${unseen} withdrawn`);
    const gone = passed().stands(unseen, 'drafting');
    expect(gone.refusal(chief, 'withdraw', { reason: 'a' })).toBe('not_in_this_step');
  });
});
