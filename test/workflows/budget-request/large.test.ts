/** A sheet of as many lines as a sheet may have, and what is looked up for it. */

import { describe, expect, test } from '@jest/globals';
import { linesPerRequest } from '../../../src/terms/command-budget-request.ts';
import {
  consultation,
  cycleId,
  entry,
  opened,
  type RequestPlay,
  requested,
} from './request-play.ts';

const many = Array.from({ length: linesPerRequest }, (_, at) =>
  entry({
    line: `p${at}`,
    request: 1,
    section: 'kita',
    reallotTo: 'minami',
    consultation: `K-${at % 7}`,
    funds: [{ fund: 'general', amount: 1 }],
  }),
);

const consultations = Object.fromEntries(
  Array.from({ length: 7 }, (_, at) => [
    `K-${at}`,
    consultation({ addressees: ['kita', 'minami'] }),
  ]),
);

const full = (): RequestPlay =>
  opened({ lane: 'gated' }).links(consultations).does('kita.clerk', 'put_lines', { lines: many });

const changed = (play: RequestPlay, before: RequestPlay['r']['lines']) =>
  play.r.lines.filter((line, at) => line !== before[at]).map(({ line }) => line);

describe('a sheet of 2,000 lines', () => {
  test('changes only the lines that a step names', () => {
    const play = full();
    const steps: (readonly [string, string, object])[] = [
      ['kita.clerk', 'put_lines', { lines: many }],
      ['kita.clerk', 'put_lines', { lines: [{ ...many[5], request: 2, funds: [] }] }],
      ['kita.clerk', 'put_lines', { lines: [many[5]] }],
      ['kita.clerk', 'hand_in', {}],
      ['kita.head', 'submit', {}],
    ];
    const names = steps.map(([who, type, fields]) => {
      const before = play.r.lines;
      return changed(play.does(who, type, fields), before);
    });
    expect(names).toEqual([[], ['p5'], ['p5'], [], []]);
    play.until('2026-12-28T17:30');
    const before = play.r.lines;
    play.does('somu.chief', 'assess', { lines: [{ line: 'p9', amount: 1, code: 'granted' }] });
    expect(changed(play, before)).toEqual(['p9']);
  });

  test('asks for each consultation and each unit once', () => {
    const play = full();
    const numbers = Array.from({ length: 7 }, (_, at) => ({ number: `K-${at}` }));
    const units = ['kita', 'minami'];
    const put = { type: 'put_lines', lines: many };
    const named = { kindsOf: units, linesOf: ['kita'] };
    expect(play.bound.needs(play.stored, put)).toEqual({ ...named, linked: numbers });
    for (const type of ['hand_in', 'coordinate', 'submit', 'submission_decided']) {
      expect(play.bound.needs(play.stored, { type })).toEqual({
        ...named,
        linked: [{ id: cycleId }, ...numbers],
      });
    }
  });
});

describe('what is looked up', () => {
  const needs = (play: RequestPlay, type: string, fields: object = {}) =>
    play.bound.needs(play.stored, { type, ...fields } as { type: string });

  test('is the cycle, where its windows count', () => {
    const play = requested();
    for (const type of ['recall', 'withdraw', 'finish_stage', 'accept_notice', 'appeal']) {
      expect(needs(play, type)).toEqual({ linked: [{ id: cycleId }] });
    }
    expect(needs(play, 'forward', { probe: true })).toEqual({ linked: [{ id: cycleId }] });
    expect(needs(play, 'timer', { name: 'requestsClose' })).toEqual({ linked: [{ id: cycleId }] });
    expect(needs(play, 'timer', { name: 'offices' })).toEqual({ overseersOf: ['kita'] });
  });

  test('is the consultation of each line that money is given to', () => {
    const lines = [{ line: 'p1' }, { line: 'p8' }, { line: 'p2' }, { line: 'none' }];
    const linked = [{ id: cycleId }, { number: 'K-1' }, { number: 'K-2' }];
    for (const type of ['assess', 'restore']) {
      expect(needs(full(), type, { lines })).toMatchObject({ linked });
      expect(needs(full(), type, { probe: true })).toEqual({ linked: [{ id: cycleId }] });
    }
    expect(needs(full(), 'forward').linked).toHaveLength(8);
  });

  test('is not repeated for a question of what could be done', () => {
    const play = full();
    expect(needs(play, 'hand_in', { probe: true })).toEqual({ linked: [{ id: cycleId }] });
    expect(needs(play, 'put_lines', { probe: true })).toEqual({});
    expect(play.probe('kita.clerk', 'put_lines')).toBe('possible');
  });

  test('is what the ward asks on the lane elsewhere in the year, where it has a cap', () => {
    const sheets = [{ initiator: 'kita', lane: 'own', fiscalYear: 2027 }];
    const capped = opened();
    for (const type of ['put_lines', 'hand_in', 'submit', 'submission_decided']) {
      expect(needs(capped, type, { lines: [entry()] })).toMatchObject({ sheets });
      expect(needs(opened({ lane: 'office' }), type, { lines: [] })).not.toHaveProperty('sheets');
    }
  });

  test('is who shares the cap, where a formula gives it', () => {
    const play = opened({ lane: 'shared' }).put({ request: 2000 });
    const put = { lines: [entry()] };
    expect(needs(play, 'put_lines', put)).toMatchObject({ unitsOfKinds: ['ward'] });
    expect(needs(play, 'submit', { probe: true })).toMatchObject({ unitsOfKinds: ['ward'] });
    const more = { lines: [entry({ line: 'p2', request: 1 })] };
    expect(play.refusal('kita.clerk', 'put_lines', more)).toBe('over_cap');
    expect(play.refusal('kita.clerk', 'hand_in')).toBe('accepted');
  });

  test('is the cycle and the unit at the opening, by number or by id', () => {
    const at = (cycle: string) =>
      opened().bound.needs(null, { type: 'open', cycle, initiator: 'kita' } as { type: string });
    expect(at('B-1')).toEqual({
      ...{ overseersOf: ['kita'], kindsOf: ['kita'] },
      linked: [{ number: 'B-1' }],
    });
    expect(at(cycleId).linked).toEqual([{ id: cycleId }]);
  });
});
