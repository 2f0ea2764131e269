/** A condition that was accepted, or passed over on the way up, is owed until it is confirmed. */

import { describe, expect, test } from '@jest/globals';
import { ladderIn, matterIn, modeIn, variant } from './city.ts';
import { accepted, type ConsultationPlay, condition, dissent } from './consultation.ts';

const agree = { answer: 'agree' };
const about = { followUp: '1-1' };
const change = { content: { title: 'Plan, second site' }, reason: 'a second site' };

const withoutImplementation = variant((draft) => {
  modeIn(draft).implementation = false;
});

const fulfil = (play: ConsultationPlay) =>
  play
    .does('toshi.clerk', 'report_follow_up', { ...about, text: 'done' })
    .does('kita.clerk', 'confirm_follow_up', about);

describe('where no implementation follows', () => {
  const conditional = () =>
    accepted({ addressees: ['kita'] }, withoutImplementation)
      .does('kita.head', 'answer', condition)
      .does('toshi.head', 'accept_conditions');

  test('the case stays open until its conditions are confirmed', () => {
    const play = conditional();
    expect(play.step).toBe('concluded');
    expect(play.duties).toEqual(['toshi/clerk report_follow_up 1-1']);
    expect(fulfil(play).stored.status).toBe('done');
    expect(play.c.outcome).toBe('agreed_with_conditions');
  });

  test('nobody ends it otherwise', () => {
    const play = conditional();
    expect(play.refusal('toshi.head', 'implement')).toBe('no_implementation');
    expect(play.refusal('toshi.head', 'drop', { reason: 'a' })).toBe('no_implementation');
    expect(play.refusal('toshi.head', 'withdraw', { reason: 'a' })).toBe('withdraw_too_late');
  });

  test('the case closes at once where nothing is owed', () => {
    const play = accepted({ addressees: ['kita'] }, withoutImplementation);
    expect(play.does('kita.head', 'answer', agree).stored.status).toBe('done');
  });
});

describe('a condition beside another’s dissent', () => {
  const disputed = () =>
    accepted().does('kita.head', 'answer', condition).does('higashi.head', 'answer', dissent);
  const owed = [{ id: '1-1', unit: 'kita', dueOn: '2027-05-31', state: 'open' }];

  test('is owed after a settlement', () => {
    const play = disputed().does('toshi.head', 'propose_settlement', { text: 'half' });
    play.does('kita.head', 'confirm_settlement').does('higashi.head', 'confirm_settlement');
    expect(play.c).toMatchObject({ outcome: 'settled', followUps: owed });
    expect(play.duties).toContain('toshi/clerk report_follow_up 1-1');
  });

  const ruled = (ruling: string) => {
    const rulebook = variant((draft) => {
      ladderIn(draft).levels = [];
    });
    const play = accepted({}, rulebook).does('kita.head', 'answer', condition);
    play.does('higashi.head', 'answer', dissent);
    for (const vice of ['a', 'b']) {
      play.does(`vice-${vice}.vice-mayor`, 'rule', { ruling, reason: 'needed' });
    }
    return play.c.followUps;
  };

  test('is owed after a ruling to proceed or to amend, and not after one to stop', () => {
    expect(ruled('proceed')).toMatchObject(owed);
    expect(ruled('amend')).toMatchObject(owed);
    expect(ruled('stop')).toEqual([]);
  });

  test('is not owed when it was declined and settled otherwise', () => {
    const play = accepted({ addressees: ['kita'] }).does('kita.head', 'answer', condition);
    play.does('toshi.head', 'decline_conditions', { reason: 'no' });
    play.does('toshi.head', 'propose_settlement', { text: 'half' });
    expect(play.does('kita.head', 'confirm_settlement').c.followUps).toEqual([]);
  });
});

describe('a condition of an earlier round', () => {
  const rulebook = variant((draft) => {
    matterIn(draft).mode = [
      { when: { addressees: { atLeast: 2 } }, use: 'notice' },
      { use: 'required' },
    ];
  });

  const noticed = () =>
    accepted({ addressees: ['kita'] }, rulebook)
      .does('kita.head', 'answer', condition)
      .does('toshi.head', 'accept_conditions')
      .does('toshi.head', 'change_materially', { ...change, addressees: ['kita', 'higashi'] });

  test('is owed also when nobody demands a consultation on the change', () => {
    const play = noticed().until('2027-01-13T17:30');
    expect(play.c.outcome).toBe('no_request');
    expect(play.step).toBe('concluded');
    expect(play.duties).toContain('toshi/clerk report_follow_up 1-1');
  });
});

describe('a withdrawal', () => {
  test('is too late once an earlier round was decided to be implemented', () => {
    const play = accepted({ addressees: ['kita'] }).does('kita.head', 'answer', agree);
    play.does('toshi.head', 'implement').does('toshi.clerk', 'change_materially', change);
    expect(play.refusal('toshi.head', 'withdraw', { reason: 'a' })).toBe('withdraw_too_late');
  });
});
