/** A budget that goes on without a request, or comes back: nothing is lost or slips in. */

import { describe, expect, test } from '@jest/globals';
import { wall } from '../play.ts';
import {
  assessed,
  assessing,
  coordinating,
  cycleId,
  drafted,
  finalised,
  forwardingLate,
  noticed,
  type RequestPlay,
  requested,
  restoring,
  settled,
  submitting,
  voted,
} from './request-play.ts';

const closesAt = '2026-12-28T17:30';
const passes = { outcome: 'passed', on: '2027-03-19' };
const given = { line: 'p1', amount: 1500, code: 'granted' };

describe('a sheet that its ward submitted in time (局経由)', () => {
  test('is passed on after the window, which is late and seen to be', () => {
    const play = forwardingLate();
    expect(play.step).toBe('forwarding');
    expect(play.stuck).toEqual(['forward_overdue']);
    expect(play.duties).toEqual(['toshi/head forward']);
    expect(play.last.duties[0]?.dueAt).toBe(wall(closesAt));
    expect(play.told).toEqual(['request_forward_late']);
    expect(play.toldPlaces('request_forward_late')).toEqual(
      expect.arrayContaining(['toshi/head', 'somu/clerk', 'kita/head']),
    );
    play.now('2027-01-08T10:00').does('toshi.head', 'forward');
    expect(play.step).toBe('assessing');
    expect(play.stuck).toEqual([]);
  });

  test('is not sent back then, since it could not come again', () => {
    const play = forwardingLate();
    expect(play.refusal('toshi.head', 'return', { reason: 'a' })).toBe('requests_closed');
    expect(play.refusal('kita.head', 'recall')).toBe('requests_closed');
    expect(play.refusal('kita.head', 'withdraw', { reason: 'a' })).toBe('accepted');
  });

  test('is passed on until the notice, whether or not its word has come', () => {
    const play = forwardingLate().cycle('noticed');
    expect(play.why('toshi.head', 'forward').refused).toBe('notice_given');
    play.now('2027-01-20T10:00').moves('noticed', 'noticed');
    expect(play.refusal('toshi.head', 'forward')).toBe('notice_given');
    expect(play.stuck).toEqual(['left_behind']);
    expect(play.duties).toEqual(['somu/chief withdraw']);
    expect(play.told).toContain('request_behind');
    play.moves('finalised', 'finalised');
    expect(play.step).toBe('forwarding');
    expect(play.does('somu.chief', 'withdraw', { reason: 'Too late' }).r.closedAs).toBe(
      'withdrawn',
    );
  });
});

describe('a request that hears of the final notice or the vote before it has come so far', () => {
  const states: Readonly<Record<string, () => RequestPlay>> = {
    requested: () => requested(),
    assessing: () => assessing(),
    assessed: () => assessed(),
    noticed: () => noticed(),
    restoring,
  };
  const words: Readonly<Record<string, object>> = { finalised: {}, voted: passes };

  test.each(Object.keys(states).flatMap((state) => Object.keys(words).map((to) => [state, to])))(
    'gets nothing and is seen by finance: in %s, told %s',
    (state, to) => {
      const play = (states[state] as () => RequestPlay)();
      play.moves(to, to === 'voted' ? 'executing' : to, words[to]);
      expect(play.stuck).toEqual(['left_behind']);
      expect(play.duties).toEqual(['somu/chief withdraw']);
      expect(play.toldPlaces('request_behind')).toEqual(
        expect.arrayContaining(['somu/chief', 'kita/head']),
      );
      play.until('2027-03-30T10:00');
      expect(play.step).toBe(state);
      expect(play.r.lines.every(({ final, passed }) => final === null && passed === null)).toBe(
        true,
      );
      expect(play.refusal('kita.clerk', 'withdraw', { reason: 'a' })).toBe('not_allowed');
      expect(play.fork().does('kita.head', 'withdraw', { reason: 'a' }).r.closedAs).toBe(
        'withdrawn',
      );
      play.does('somu.chief', 'withdraw', { reason: 'a' });
      expect(play.heard).toMatchObject([{ to: cycleId, step: 'closed' }]);
    },
  );

  test('is given nothing any more, though its word is still on the way', () => {
    const restore = { lines: [{ line: 'p1', amount: 1500 }] };
    expect(restoring().cycle('noticed').refusal('shicho.mayor', 'restore', restore)).toBe(
      'accepted',
    );
    for (const step of ['finalised', 'presented', 'executing', 'closed']) {
      const play = restoring().cycle(step);
      expect(play.refusal('shicho.mayor', 'restore', restore)).toBe('final_notice_given');
      const late = assessing().cycle(step);
      expect(late.refusal('somu.chief', 'assess', { lines: [given] })).toBe('final_notice_given');
      expect(late.probe('somu.chief', 'finish_stage')).toBe('final_notice_given');
    }
    expect(
      assessing()
        .cycle('noticed')
        .refusal('somu.chief', 'assess', { lines: [given] }),
    ).toBe('accepted');
  });

  test('neither appeals nor accepts what nobody can change', () => {
    const appeal = { lines: [{ line: 'p1', amount: 1, reason: 'a' }] };
    const play = noticed().moves('finalised', 'finalised');
    expect(play.refusal('kita.head', 'appeal', appeal)).toBe('final_notice_given');
    expect(play.refusal('kita.head', 'accept_notice')).toBe('final_notice_given');
    expect(noticed().cycle('finalised').refusal('kita.head', 'appeal', appeal)).toBe(
      'final_notice_given',
    );
  });

  test('is not withdrawn while finance has it in hand', () => {
    for (const enter of [assessing, assessed, noticed, restoring]) {
      const why = enter().refusal('kita.head', 'withdraw', { reason: 'a' });
      expect(why).toBe('withdraw_not_now');
      expect(enter().refusal('somu.chief', 'withdraw', { reason: 'a' })).toBe('not_allowed');
    }
  });

  test('settled in time goes its way, whichever word comes first', () => {
    expect(settled().moves('voted', 'executing', passes).r.closedAs).toBe('passed');
    expect(voted().r.closedAs).toBe('passed');
  });
});

describe('words of the cycle that carry numbers', () => {
  const later = { requestsCloseAt: wall('2027-01-15T17:30') };
  const reopen = (play: RequestPlay, serial = 5) =>
    play.now('2027-01-05T10:00').moves('opened', 'requesting', { serial }, later);

  test('older than the last one heard change nothing, whatever they say', () => {
    const play = reopen(drafted().until(closesAt).moves('closed', 'assessing', { serial: 4 }));
    expect(play.r.cycle).toMatchObject({ phase: 'opened', closedAt: null });
    play.moves('closed', 'requesting', { serial: 4 });
    expect(play.r.cycle).toMatchObject({ phase: 'opened', ...later });
    play.moves('closed', 'requesting', { serial: 5 });
    expect(play.r.cycle.phase).toBe('opened');
    play.moves('closed', 'assessing', { serial: 6 });
    expect(play.r.cycle.phase).toBe('closed');
  });

  test('of its dates overtake no word of its course', () => {
    const play = noticed();
    play.moves(
      'rescheduled',
      'noticed',
      { serial: 8 },
      { appealsCloseAt: wall('2027-01-27T17:30') },
    );
    expect(play.r.cycle.appealsCloseAt).toBe(wall('2027-01-27T17:30'));
    const told = assessed().moves('rescheduled', 'noticed', { serial: 8 }, later);
    told.moves('noticed', 'noticed', { serial: 7 });
    expect(told.step).toBe('noticed');
    expect(told.r.cycle.requestsCloseAt).toBe(later.requestsCloseAt);
  });

  test('open the window again: what is in the ward goes on', () => {
    const draft = reopen(drafted().until(closesAt));
    expect(draft.told).toEqual(['request_reopened']);
    expect(draft.stuck).toEqual([]);
    expect(draft.timers).toContain('requestsClose');
    expect(draft.refusal('kita.clerk', 'hand_in')).toBe('accepted');
    const waiting = reopen(coordinating().until(closesAt));
    expect(waiting.refusal('kita.deputy', 'coordinate')).toBe('accepted');
    const last = reopen(submitting().until(closesAt)).does('kita.head', 'submit');
    expect(last.step).toBe('requested');
    expect(last.cycle('assessing', later).until('2027-01-15T17:30').step).toBe('assessing');
  });

  test('take back what nobody has assessed yet, and leave the rest with finance', () => {
    const play = reopen(assessing());
    expect(play.step).toBe('requested');
    expect(play.r).toMatchObject({ stage: null, handleBy: null });
    expect(play.told).toContain('request_reopened');
    play.does('kita.head', 'recall').does('kita.clerk', 'hand_in').does('kita.head', 'submit');
    expect(play.until('2027-01-15T17:30').step).toBe('assessing');
    const begun = assessing().does('somu.chief', 'assess', { lines: [given] });
    expect(reopen(begun).step).toBe('assessing');
    expect(reopen(assessed()).step).toBe('assessed');
  });

  test('that open a window which is over again open nothing', () => {
    const play = drafted().until(closesAt).now('2027-01-20T10:00');
    play.moves('opened', 'requesting', { serial: 5 }, later);
    expect(play.r.cycle.phase).toBe('closed');
  });

  test('revise a refused budget, and the ward hears of it', () => {
    const play = finalised().moves('voted', 'finalised', {
      ...{ outcome: 'rejected', on: '2027-03-19', serial: 8 },
    });
    const changes = [{ line: 'p1', amount: 900 }];
    play.moves('revised', 'finalised', { serial: 9, changes });
    expect(play.step).toBe('finalised');
    expect(play.r.lines.map(({ final }) => final)).toEqual([900, 800]);
    expect(play.told).toContain('request_revised');
    play.moves('revised', 'finalised', { serial: 9, changes: [{ line: 'p2', amount: 1 }] });
    expect(play.line('p2').final).toBe(800);
    play.moves('revised', 'finalised', { serial: 10, changes: [{ line: 'p2', amount: 700 }] });
    expect(play.r.lines.map(({ final }) => final)).toEqual([900, 700]);
    play.moves('voted', 'executing', { ...passes, on: '2027-03-26', serial: 11 });
    expect(play.r.lines.map(({ passed }) => passed)).toEqual([900, 700]);
  });

  test('that revise count for a request that has not heard of the final notice yet', () => {
    const changes = [{ line: 'p1', amount: 900 }];
    const play = settled().moves('revised', 'finalised', { serial: 9, changes });
    expect(play.step).toBe('finalised');
    expect(play.line('p1').final).toBe(900);
  });
});
