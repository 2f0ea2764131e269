/** What a consultation shows of those who do not consent, to cases that rest on it. */

import { describe, expect, test } from '@jest/globals';
import { ladderIn, modeIn, variant } from './city.ts';
import {
  accepted,
  type ConsultationPlay,
  concluded,
  condition,
  dissent,
  mediating,
  ruling,
  unsettle,
} from './consultation.ts';

const shown = ({ last }: ConsultationPlay) =>
  (last.summary.shown as { dissents: object[] } | undefined)?.dissents;
const conditionsOf = (count: number, text: string) =>
  Array.from({ length: count }, () => ({ text, dueOn: '2027-05-31' }));

const higashi = { unit: 'higashi', reason: 'too small' };

describe('a dissent', () => {
  test('is shown as soon as it is said', () => {
    expect(shown(accepted())).toBeUndefined();
    expect(shown(mediating())).toEqual([higashi]);
  });

  test.each(['proceed', 'stop'])('stays when the ruling is to %s', (word) => {
    const given = { ruling: word, reason: 'needed' };
    const play = ruling().does('vice-a.vice-mayor', 'rule', given);
    expect(shown(play.does('vice-b.vice-mayor', 'rule', given))).toEqual([higashi]);
  });

  test('stays where it only stands on record', () => {
    const onRecord = variant((draft) => {
      modeIn(draft).dissent = 'record';
      modeIn(draft).conditions = 'record';
    });
    expect(shown(mediating(onRecord))).toEqual([higashi]);
  });

  test('is no more once both sides have settled, and nobody has one who agreed', () => {
    const play = mediating().does('toshi.head', 'propose_settlement', { text: 'half' });
    expect(shown(play)).toEqual([higashi]);
    expect(shown(play.does('higashi.head', 'confirm_settlement'))).toBeUndefined();
    expect(shown(concluded())).toBeUndefined();
  });
});

describe('a condition', () => {
  const toKita = (rulebook?: Parameters<typeof accepted>[1]) =>
    accepted({ addressees: ['kita'] }, rulebook).does('kita.head', 'answer', condition);
  const kita = { unit: 'kita', reason: 'after the school festival' };
  const noLadder = variant((draft) => {
    Object.assign(ladderIn(draft), { levels: [] });
    delete ladderIn(draft).ruling;
  });

  test('is a consent where it was accepted', () => {
    expect(shown(toKita())).toBeUndefined();
    expect(shown(toKita().does('toshi.head', 'accept_conditions'))).toBeUndefined();
  });

  test('is shown no longer than a text may be, however many were set', () => {
    const many = { answer: 'agree-if', conditions: conditionsOf(5, 'x'.repeat(1000)) };
    const play = accepted({ addressees: ['kita'] }, noLadder).does('kita.head', 'answer', many);
    play.does('toshi.head', 'decline_conditions', { reason: 'late' });
    const [one] = shown(play) as { reason: string }[];
    expect(one?.reason).toHaveLength(4000);
    expect(one?.reason.endsWith('x…')).toBe(true);
  });

  test('that was declined is none, in its own words', () => {
    const play = toKita(noLadder).does('toshi.head', 'decline_conditions', { reason: 'late' });
    expect([play.c.outcome, shown(play)]).toEqual(['unsettled', [kita]]);
  });

  test('is owed where another’s dissent was ruled against', () => {
    const play = accepted().does('kita.head', 'answer', condition);
    play.does('higashi.head', 'answer', dissent);
    while (play.step === 'mediating') unsettle(play);
    const stop = { ruling: 'proceed', reason: 'needed' };
    play.does('vice-a.vice-mayor', 'rule', stop).does('vice-b.vice-mayor', 'rule', stop);
    expect(shown(play)).toEqual([higashi]);
  });
});

test('silence is shown as no consent, without a reason, once the answers are collected', () => {
  const onRecord = variant((draft) => {
    modeIn(draft).dissent = 'record';
  });
  const play = accepted({}, onRecord).does('kita.head', 'answer', { answer: 'agree' });
  play.until('2027-02-15T10:00');
  expect(shown(play)).toBeUndefined();
  play.does('kusei-sozo.clerk', 'collect');
  expect([play.c.outcome, shown(play)]).toEqual([
    'unanswered',
    [{ unit: 'higashi', reason: null }],
  ]);
});
