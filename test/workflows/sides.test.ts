/** One person speaks for one side of a case only, from whatever seat, and rules once. */

import { describe, expect, test } from '@jest/globals';
import { ladderIn, variant } from './city.ts';
import { accepted, concluded, dissent, mediating, ruling, submitted } from './consultation.ts';

const agree = { answer: 'agree' };
const change = { content: { title: 'Plan, second site' }, reason: 'a second site' };
const proceed = { ruling: 'proceed', reason: 'needed' };

describe('whoever has decided for one side', () => {
  test('does not answer for the other', () => {
    const play = accepted({ addressees: ['kita'] });
    expect(play.refusal('kita.head=toshi.head', 'answer', agree)).toBe('four_eyes');
    expect(play.refusal('kita.head=ann', 'answer', agree)).toBe('accepted');
  });

  test('does not decide for the other, in this round or a later one', () => {
    const play = concluded();
    expect(play.refusal('toshi.head=kita.head', 'implement')).toBe('four_eyes');
    expect(play.refusal('toshi.head=kita.head', 'drop', { reason: 'a' })).toBe('four_eyes');
    expect(play.refusal('toshi.head=kita.head', 'withdraw', { reason: 'a' })).toBe('four_eyes');
    play.does('toshi.head', 'change_materially', change);
    play.does('higashi.head', 'request_extension', { until: '2027-01-15', reason: 'a' });
    expect(play.refusal('toshi.head=kita.head', 'grant_extension', { for: 'higashi' })).toBe(
      'four_eyes',
    );
  });

  test('does not confirm a settlement for both', () => {
    const play = mediating().does('toshi.head=ann', 'propose_settlement', { text: 'half' });
    expect(play.refusal('higashi.head=ann', 'confirm_settlement')).toBe('four_eyes');
    expect(play.refusal('higashi.head=ann', 'propose_settlement', { text: 'b' })).toBe('four_eyes');
    expect(play.does('higashi.head', 'confirm_settlement').c.outcome).toBe('settled');
  });

  test('does not rule above both', () => {
    const play = ruling();
    expect(play.refusal('vice-a.vice-mayor=toshi.head', 'rule', proceed)).toBe('four_eyes');
    expect(play.refusal('vice-a.vice-mayor=higashi.head', 'rule', proceed)).toBe('four_eyes');
  });

  test('may decide for several addressees: they are one side', () => {
    const play = accepted().does('kita.head=ann', 'answer', agree);
    expect(play.does('higashi.head=ann', 'answer', agree).c.outcome).toBe('agreed');
  });

  test('has decided nothing by receiving, asking, or returning', () => {
    const play = submitted().does('toshi.head', 'return', { reason: 'a' });
    play.does('toshi.clerk', 'submit').does('toshi.head=ann', 'approve');
    play.does('kusei-sozo.clerk', 'accept').does('kita.clerk=bob', 'receive');
    expect(play.c.decided).toEqual({ initiator: ['ann'], addressee: [], ruling: [] });
  });
});

describe('a ruling', () => {
  test('is given once by each person, whatever his seats', () => {
    const play = ruling().does('vice-a.vice-mayor=ann', 'rule', proceed);
    expect(play.refusal('vice-b.vice-mayor=ann', 'rule', proceed)).toBe('already_ruled');
    play.does('vice-b.vice-mayor', 'rule', { ruling: 'stop', reason: 'a' });
    expect(play.refusal('shicho.mayor=ann', 'rule', proceed)).toBe('already_ruled');
  });

  test('of a later round is a new question', () => {
    const rulebook = variant((draft) => {
      ladderIn(draft).levels = [];
    });
    const play = ruling(rulebook).does('vice-a.vice-mayor', 'rule', proceed);
    play.does('vice-b.vice-mayor', 'rule', proceed);
    play.does('toshi.head', 'change_materially', change);
    play.does('kita.head', 'answer', agree).does('higashi.head', 'answer', dissent);
    expect(play.refusal('vice-a.vice-mayor', 'rule', proceed)).toBe('accepted');
  });
});

describe('a material change', () => {
  test('makes its author a proposer: another decides on it', () => {
    const play = concluded().does('toshi.head', 'change_materially', change);
    play.does('kita.head', 'answer', agree).does('higashi.head', 'answer', agree);
    expect(play.refusal('toshi.head', 'implement')).toBe('four_eyes');
    expect(play.does('toshi.head=ann', 'implement').step).toBe('implementing');
  });

  test('of a drafter is approved before it reaches the addressees', () => {
    const play = concluded().does('toshi.clerk', 'change_materially', change);
    expect(play.step).toBe('approval');
    expect(play.duties).toEqual(['toshi/head approve']);
    expect(play.reply('kita').status).toBe('pending');
    play.does('toshi.head', 'approve').does('kusei-sozo.clerk', 'accept');
    expect(play.step).toBe('consulting');
    play.does('kita.head', 'answer', agree).does('higashi.head', 'answer', agree);
    expect(play.does('toshi.head', 'implement').step).toBe('implementing');
  });

  test('of a drafter in the decider’s seat is approved by another', () => {
    const play = concluded().does('toshi.head=toshi.clerk', 'change_materially', change);
    expect(play.step).toBe('approval');
    expect(play.refusal('toshi.head=toshi.clerk', 'approve')).toBe('four_eyes');
  });
});
