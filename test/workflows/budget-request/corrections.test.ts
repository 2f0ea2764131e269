/** What may be corrected, what may not be taken away, and what is looked at once more. */

import { describe, expect, test } from '@jest/globals';
import { wall } from '../play.ts';
import {
  assessed,
  assessing,
  consultation,
  held,
  noticed,
  opened,
  type RequestPlay,
  restoring,
} from './request-play.ts';

const given = (fields: object = {}) => ({ line: 'p1', amount: 1200, code: 'granted', ...fields });
const lines = (...given: object[]) => ({ lines: given });

describe('the last stage', () => {
  const better = lines(given({ amount: 1400, reason: 'Counted again' }));

  test('corrects what it gave until the notice, and the cycle hears of it', () => {
    const play = assessed();
    play.does('somu.head', 'assess', better);
    expect(play.step).toBe('assessed');
    expect(play.line('p1').assessments.map(({ stage, amount }) => [stage, amount])).toEqual([
      ['first', 1200],
      ['second', 1400],
    ]);
    expect(play.heard).toMatchObject([{ step: 'assessed', assessed: 2200 }]);
    expect(play.refusal('somu.chief', 'assess', better)).toBe('not_allowed');
    expect(play.refusal('somu.head=kita.clerk', 'assess', better)).toBe('four_eyes');
    expect(play.moves('noticed', 'noticed').line('p1').assessments.at(-1)?.amount).toBe(1400);
  });

  test('corrects nothing of what was noticed', () => {
    expect(assessed().cycle('assessing').refusal('somu.head', 'assess', better)).toBe('accepted');
    expect(assessed().cycle('noticed').refusal('somu.head', 'assess', better)).toBe('notice_given');
    expect(noticed().refusal('somu.head', 'assess', better)).toBe('not_in_this_step');
  });
});

describe('the restoration', () => {
  const restore = (line: string, amount: number) =>
    restoring().why('shicho.mayor', 'restore', lines({ line, amount, reason: 'a' }));

  test('takes nothing away from what was noticed; a line held back may get nothing', () => {
    expect(restore('p1', 1199)).toMatchObject({
      refused: 'restored_below_notice',
      details: { line: 'p1', amount: 1199, noticed: 1200 },
    });
    expect(restore('p1', 1200).refused).toBe('accepted');
    expect(restore('p2', 0).refused).toBe('accepted');
  });

  test('is waited for by whoever has appealed: he does not accept the notice as well', () => {
    const play = noticed(held).does('kita.head', 'appeal', {
      lines: [{ line: 'p1', amount: 300, reason: 'a' }],
    });
    expect(play.why('kita.head', 'accept_notice')).toMatchObject({
      refused: 'appeal_pending',
      details: { line: 'p1', count: 1 },
    });
    play.does('kita.head', 'withdraw_appeal', { lines: ['p1'] });
    expect(play.refusal('kita.head', 'accept_notice')).toBe('accepted');
  });
});

describe('a question', () => {
  test('is answered by today at the earliest', () => {
    const ask = (dueOn: string) =>
      assessing()
        .now('2027-01-08T18:00')
        .why('somu.chief', 'ask', { line: 'p1', question: 'a', dueOn });
    expect(ask('2027-01-07')).toMatchObject({
      refused: 'question_due_past',
      details: { on: '2027-01-07', today: '2027-01-08' },
    });
    expect(ask('2027-01-08').refused).toBe('accepted');
    expect(assessing().refusal('somu.chief', 'ask', { line: 'p1', question: 'a' })).toBe(
      'accepted',
    );
  });
});

describe('a consultation', () => {
  const asking = { line: 'p1', reallotTo: 'kita', consultation: 'K-1' };
  const gated = (): RequestPlay =>
    opened({ lane: 'gated', initiator: 'toshi' })
      .links({ 'K-1': consultation() })
      .put(asking, { line: 'p2' })
      .does('toshi.clerk', 'hand_in')
      .does('toshi.head', 'submit')
      .until('2026-12-28T17:30')
      .cycle('assessing');
  const lapsed = consultation({ outcome: 'withdrawn' });
  const grant = (line: string, amount: number | null) =>
    lines({ line, amount, code: 'special', reason: 'a' });

  test('that stands no more by the assessment gets no money', () => {
    const play = gated().links({ 'K-1': lapsed });
    expect(play.why('somu.chief', 'assess', grant('p1', 1))).toMatchObject({
      refused: 'consultation_not_concluded',
      details: { line: 'p1' },
    });
    for (const amount of [0, null]) {
      expect(play.refusal('somu.chief', 'assess', grant('p1', amount))).toBe('accepted');
    }
    expect(play.refusal('somu.chief', 'assess', grant('p2', 1000))).toBe('accepted');
    expect(gated().refusal('somu.chief', 'assess', grant('p1', 1000))).toBe('accepted');
  });

  test('that stands no more by the restoration gets none either', () => {
    const play = gated();
    for (const who of ['somu.chief', 'somu.head']) {
      play.does(who, 'assess', lines(given(held), given({ line: 'p2', amount: 1000 })));
      play.does(who, 'finish_stage');
    }
    play.moves('noticed', 'noticed').until('2027-01-25T17:30').links({ 'K-1': lapsed });
    expect(play.step).toBe('restoring');
    const restore = (amount: number) => lines({ line: 'p1', amount, reason: 'a' });
    expect(play.refusal('shicho.mayor', 'restore', restore(1))).toBe('consultation_not_concluded');
    expect(play.refusal('shicho.mayor', 'restore', restore(0))).toBe('accepted');
  });

  test('is looked at once more when the sheet is passed on', () => {
    const dissents = [{ unit: 'kita', reason: 'Not so' }];
    const ruled = consultation({ outcome: 'ruled_proceed', shown: { dissents } });
    const line = { line: 'p1', priority: 1, consultation: 'K-1' };
    const play = opened({ lane: 'long' })
      .links({ 'K-1': consultation() })
      .put(line)
      .does('kita.head', 'opine', { stage: 'request', text: 'a' })
      .does('kita.clerk', 'hand_in')
      .does('kita.deputy', 'coordinate')
      .does('kita.head', 'submit')
      .links({ 'K-1': ruled });
    expect(play.line('p1').consulted).toMatchObject({ outcome: 'agreed', dissents: [] });
    play.does('toshi.head', 'forward');
    expect(play.line('p1').consulted).toMatchObject({ outcome: 'ruled_proceed', dissents });
  });

  test('of others tells nothing to whoever names its number', () => {
    const dissents = [{ unit: 'minami', reason: 'A secret' }];
    const others = consultation({ addressees: ['minami'], shown: { dissents } });
    const idea = { line: 'p1', included: false, consultation: 'K-1' };
    const play = opened().links({ 'K-1': others }).put(idea);
    expect(play.line('p1').consulted).toBeNull();
    play.put({ ...idea, section: 'minami' });
    expect(play.line('p1').consulted).toBeNull();
    const own = opened({ initiator: 'minami' }).links({ 'K-1': others }).put(idea);
    expect(own.line('p1').consulted?.dissents).toEqual(dissents);
    expect(own.at).toBe(wall('2026-12-22T10:00'));
  });
});
