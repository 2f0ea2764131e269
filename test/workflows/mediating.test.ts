import { describe, expect, test } from '@jest/globals';
import { bindRules } from '../../src/rules/bound-rules.ts';
import { resolve } from '../../workflows/prior-consultation/parties.ts';
import { city, ladderIn, modeIn, variant } from './city.ts';
import {
  accepted,
  concluded,
  condition,
  dissent,
  mediating,
  otherSession,
  session,
  unsettle,
} from './consultation.ts';
import { wall } from './play.ts';

const agree = { answer: 'agree' };
const proposal = { text: 'half of it' };

/** The first level of the ladder is the two deputies, or another hand. */
const atPlaces = (confirmation: 'both' | 'mediator', places: object[]) =>
  variant((draft) => {
    const [level] = ladderIn(draft).levels;
    ladderIn(draft).levels = [{ ...level, by: { places }, confirmation }];
  });
const bySecretariat = (confirmation: 'both' | 'mediator') =>
  atPlaces(confirmation, [{ office: 'secretariat', role: 'chief' }]);

describe('answers', () => {
  test('that all consent, or have nothing against it, are an agreement', () => {
    expect(concluded().c.outcome).toBe('agreed');
    const play = accepted().does('kita.head', 'answer', { answer: 'no-opinion' });
    expect(play.does('higashi.head', 'answer', { answer: 'no-need' }).c.outcome).toBe('agreed');
  });

  test('with a dissent climb the ladder, and all of them stay visible', () => {
    const play = mediating();
    expect(play.step).toBe('mediating');
    expect(play.last.effects).toContainEqual({
      kind: 'place_on_agenda',
      meeting: 'chiefs',
      item: 'consultation',
      level: 'chiefs',
      title: 'Plan',
      notBefore: '2026-12-22',
      readers: ['toshi', 'higashi', 'kita'],
    });
    expect(play.notice('mediation_started')?.about).toMatchObject({ step: '課長グループ会議' });
    expect(play.last.summary.readers).toContain('chuo-ku');
    expect(play.reply('kita').answer?.kind).toBe('agree');
    expect(play.reply('higashi').answer?.kind).toBe('disagree');
  });

  test('with conditions and no dissent are settled by the initiator', () => {
    const play = accepted({ addressees: ['kita', 'higashi', 'minami'] });
    play.does('kita.head', 'answer', agree).does('higashi.head', 'answer', condition);
    play.does('minami.head', 'answer', { answer: 'opinion', reason: 'mind the school' });
    expect(play.step).toBe('settling');
    expect(play.duties).toEqual(['toshi/head accept_conditions']);
    expect(play.refusal('toshi.head=toshi.clerk', 'accept_conditions')).toBe('four_eyes');
    play.does('toshi.head', 'accept_conditions');
    expect(play.c.outcome).toBe('agreed_with_conditions');
    expect(play.c.followUps).toMatchObject([{ id: '1-1', unit: 'higashi', dueOn: '2027-05-31' }]);
  });

  test('with opinions alone, once settled, are an agreement', () => {
    const play = accepted({ addressees: ['kita'] });
    play.does('kita.head', 'answer', { answer: 'opinion', reason: 'a' });
    expect(play.does('toshi.head', 'accept_conditions').c.outcome).toBe('agreed');
  });

  test('whose conditions are declined climb: who set them is the other side', () => {
    const play = accepted()
      .does('kita.head', 'answer', agree)
      .does('higashi.head', 'answer', condition);
    play.does('toshi.head', 'decline_conditions', { reason: 'too late' });
    expect(play.step).toBe('mediating');
    play.does('toshi.head', 'propose_settlement', proposal);
    expect(play.duties).toEqual(['higashi/head confirm_settlement higashi']);
    const opinions = accepted().does('kita.head', 'answer', agree);
    opinions.does('higashi.head', 'answer', { answer: 'opinion', reason: 'a' });
    opinions.does('toshi.head', 'decline_conditions', { reason: 'no' });
    opinions.does('toshi.head', 'propose_settlement', proposal);
    expect(opinions.duties).toEqual(['higashi/head confirm_settlement higashi']);
  });

  test('on record only conclude with what was said', () => {
    const rulebook = variant((draft) => {
      Object.assign(modeIn(draft), { dissent: 'record', conditions: 'record' });
    });
    const say = (kita: object, higashi: object) =>
      accepted({}, rulebook)
        .does('kita.head', 'answer', kita)
        .does('higashi.head', 'answer', higashi);
    expect(say(agree, dissent).c.outcome).toBe('answered');
    expect(say(agree, condition).c.outcome).toBe('answered');
    expect(say(agree, agree).c.outcome).toBe('agreed');
  });

  test('where only dissent stands on record, a condition declined does too', () => {
    const rulebook = variant((draft) => {
      modeIn(draft).dissent = 'record';
    });
    const settle = (kita: object) =>
      accepted({}, rulebook)
        .does('kita.head', 'answer', kita)
        .does('higashi.head', 'answer', condition);
    const declined = { reason: 'no' };
    expect(settle(agree).does('toshi.head', 'decline_conditions', declined).c.outcome).toBe(
      'answered',
    );
    expect(settle(dissent).does('toshi.head', 'decline_conditions', declined).c.outcome).toBe(
      'answered',
    );
    const accept = settle(dissent).does('toshi.head', 'accept_conditions');
    expect(accept.c.outcome).toBe('answered');
    expect(accept.c.followUps).toHaveLength(1);
  });
});

describe('a settlement', () => {
  test('counts when both sides’ deciders have confirmed it', () => {
    const play = mediating().does('toshi.head', 'propose_settlement', proposal);
    expect(play.notice('settlement_proposed')?.about).toMatchObject({ reason: 'half of it' });
    expect(play.refusal('toshi.head', 'confirm_settlement')).toBe('already_confirmed');
    expect(play.duties).toEqual(['higashi/head confirm_settlement higashi']);
    play.does('higashi.head', 'confirm_settlement');
    expect(play.c.outcome).toBe('settled');
    expect(play.c.levels).toMatchObject([{ level: 'chiefs', outcome: 'settled' }]);
  });

  test('is confirmed by nobody for the other side', () => {
    const play = mediating();
    expect(play.refusal('toshi.head', 'confirm_settlement')).toBe('no_settlement_proposed');
    play.does('toshi.head', 'propose_settlement', proposal);
    expect(play.refusal('toshi.head', 'confirm_settlement', { for: 'higashi' })).toBe(
      'which_addressee',
    );
    expect(play.refusal('kita.head', 'confirm_settlement', { for: 'higashi' })).toBe('not_allowed');
    expect(play.refusal('higashi.head', 'confirm_settlement', { for: 'toshi' })).toBe(
      'which_addressee',
    );
    expect(play.step).toBe('mediating');
  });

  test('is confirmed by no proposer of the case, nor by his proposal', () => {
    const play = mediating().does('toshi.head=toshi.clerk', 'propose_settlement', proposal);
    expect(play.c.mediation?.settlement?.confirmed).toEqual([]);
    expect(play.refusal('toshi.head=toshi.clerk', 'confirm_settlement')).toBe('four_eyes');
    expect(play.refusal('higashi.head=toshi.clerk', 'confirm_settlement')).toBe('four_eyes');
  });

  test('proposed anew asks everybody anew', () => {
    const play = mediating().does('toshi.head', 'propose_settlement', proposal);
    play.does('higashi.head', 'propose_settlement', { text: 'a third' });
    expect(play.c.mediation?.settlement?.confirmed).toEqual(['higashi']);
    expect(play.does('toshi.head', 'confirm_settlement').c.outcome).toBe('settled');
  });

  test('proposed by the secretariat counts as nobody’s word', () => {
    const rulebook = variant((draft) => {
      for (const level of ladderIn(draft).levels) level.confirmation = 'mediator';
    });
    const play = mediating(rulebook).does('kusei-sozo.clerk', 'propose_settlement', proposal);
    expect(play.step).toBe('mediating');
    expect(play.duties).toEqual([
      'toshi/head confirm_settlement',
      'higashi/head confirm_settlement higashi',
    ]);
    expect(play.refusal('kusei-sozo.clerk', 'leave_unsettled', { reason: 'a' })).toBe(
      'level_by_meeting',
    );
    const level = { level: 'chiefs', session, outcome: 'settled', minutes: 'half' };
    expect(play.says('level_outcome', level).c.outcome).toBe('settled');
  });

  test('takes the case off the agenda it stands on', () => {
    const play = mediating().says('agenda_placed', { level: 'chiefs', session, on: '2027-01-05' });
    play
      .does('toshi.head', 'propose_settlement', proposal)
      .does('higashi.head', 'confirm_settlement');
    expect(play.last.effects).toContainEqual(
      expect.objectContaining({
        kind: 'tell_case',
        caseId: session,
        command: expect.objectContaining({ type: 'remove_item' }),
      }),
    );
    expect(play.last.summary.meetingOn).toBeNull();
  });
});

describe('a level of places', () => {
  test('is the mediator’s: he proposes, and records where that is enough', () => {
    const play = mediating(bySecretariat('mediator'));
    expect(play.duties).toEqual(['kusei-sozo/chief propose_settlement']);
    expect(play.toldPlaces('mediation_started')).toContain('kusei-sozo/chief');
    expect(play.last.effects.map(({ kind }) => kind)).toEqual(['notify', 'notify']);
    expect(play.does('kusei-sozo.chief', 'propose_settlement', proposal).c.outcome).toBe('settled');
  });

  test('settles by the sides’ confirmation where the rulebook asks for both', () => {
    const play = mediating(bySecretariat('both')).does(
      'kusei-sozo.chief',
      'propose_settlement',
      proposal,
    );
    expect(play.step).toBe('mediating');
    play.does('toshi.head', 'confirm_settlement').does('higashi.head', 'confirm_settlement');
    expect(play.c.outcome).toBe('settled');
  });

  test('settles by both sides also where the level alone could', () => {
    const play = mediating(bySecretariat('mediator')).does(
      'toshi.head',
      'propose_settlement',
      proposal,
    );
    expect(play.step).toBe('mediating');
    expect(play.does('higashi.head', 'confirm_settlement').c.outcome).toBe('settled');
  });

  test('of deputies lets a deputy propose, and his side’s decider confirm', () => {
    const deputies = [
      { party: 'initiator', role: 'deputy' },
      { party: 'dissenters', role: 'deputy' },
      { party: 'silent', role: 'deputy' },
    ];
    const play = mediating(atPlaces('both', deputies));
    expect(play.duties).toEqual([
      'toshi/deputy propose_settlement',
      'higashi/deputy propose_settlement',
    ]);
    play.does('toshi.deputy', 'propose_settlement', proposal);
    expect(play.c.mediation?.settlement).toMatchObject({ ofLevel: true, by: null, confirmed: [] });
  });

  test('counts the silent among the dissenters, and only once it has come to a level', () => {
    const deputies = [{ party: 'dissenters', role: 'deputy' }] as const;
    const late = accepted({}, atPlaces('both', [...deputies])).until('2027-02-01T09:00');
    late.does('kita.head', 'answer', dissent);
    expect(resolve(deputies, late.c, bindRules(city))).toEqual([{ unit: 'kita', role: 'deputy' }]);
    late.does('kusei-sozo.clerk', 'collect');
    expect(late.duties).toEqual([
      'higashi/deputy propose_settlement',
      'kita/deputy propose_settlement',
    ]);
  });

  test('is left when it cannot settle, by the secretariat once it is late', () => {
    const play = mediating(bySecretariat('both')).until('2027-01-04T17:30');
    expect(play.stuck).toEqual(['step_overdue']);
    expect(play.duties).toContain('kusei-sozo/clerk leave_unsettled');
    play.does('kusei-sozo.chief', 'leave_unsettled', { reason: 'no way' });
    expect(play.step).toBe('ruling');
    expect(play.c.levels).toMatchObject([{ outcome: 'unsettled', note: 'no way' }]);
  });
});

describe('a level at a meeting', () => {
  const placed = { level: 'chiefs', session, on: '2027-01-05' };

  test('runs its time from the session, and waits with nobody late', () => {
    const play = mediating().says('agenda_placed', placed);
    expect(play.c.mediation?.agenda).toEqual({ session, on: '2027-01-05', accepted: false });
    expect(play.last.summary.meetingOn).toBe('2027-01-05');
    expect(play.last.timers).toEqual([{ name: 'step', dueAt: wall('2027-01-13T17:30') }]);
    expect(play.notice('agenda_placed')?.about).toMatchObject({
      meeting: '課長グループ会議',
      on: '2027-01-05',
    });
    expect(play.duties).toEqual([]);
    expect(play.says('agenda_accepted', placed).c.mediation?.agenda?.accepted).toBe(true);
    expect(play.hears('agenda_accepted', { ...placed, session: otherSession })).toMatchObject({
      refused: 'stale_wake_up',
    });
  });

  test('is placed by its acceptance, where that overtakes the placement', () => {
    const play = mediating().says('agenda_accepted', placed);
    const agenda = { session, on: '2027-01-05', accepted: true };
    expect(play.c.mediation?.agenda).toEqual(agenda);
    expect(play.says('agenda_placed', placed).c.mediation?.agenda).toEqual(agenda);
    expect(play.last.timers).toEqual([{ name: 'step', dueAt: wall('2027-01-13T17:30') }]);
  });

  test('that no session takes becomes late, and the secretariat may move it on', () => {
    const play = mediating();
    expect(play.timers).toEqual(['step']);
    expect(play.refusal('kusei-sozo.clerk', 'leave_unsettled', { reason: 'a' })).toBe(
      'level_by_meeting',
    );
    play.until('2027-01-04T17:30');
    expect(play.duties).toEqual(['kusei-sozo/clerk leave_unsettled']);
    expect(
      play.does('kusei-sozo.clerk', 'leave_unsettled', { reason: 'a' }).c.mediation?.level,
    ).toBe(1);
  });

  test('settles only with the sides’ confirmation; without it the secretariat moves it on', () => {
    const play = mediating().says('agenda_placed', placed);
    play.says('level_outcome', { level: 'chiefs', session, outcome: 'settled', minutes: 'half' });
    expect(play.step).toBe('mediating');
    expect(play.notice('settlement_proposed')?.about).toMatchObject({ reason: 'half' });
    expect(play.duties).toEqual([
      'toshi/head confirm_settlement',
      'higashi/head confirm_settlement higashi',
    ]);
    play.does('toshi.head', 'confirm_settlement').until('2027-01-13T17:30');
    expect(play.duties).toEqual([
      'higashi/head confirm_settlement higashi',
      'kusei-sozo/clerk leave_unsettled',
    ]);
    play.does('higashi.head', 'propose_settlement', { text: 'nothing' });
    play.does('kusei-sozo.clerk', 'leave_unsettled', { reason: 'higashi refuses' });
    expect(play.c.mediation?.level).toBe(1);
    expect(play.last.effects.filter(({ kind }) => kind === 'tell_case')).toEqual([]);
  });

  test('climbs when the meeting does not settle', () => {
    const play = mediating().says('agenda_placed', placed);
    play.says('level_outcome', {
      level: 'chiefs',
      session,
      outcome: 'unsettled',
      minutes: 'split',
    });
    expect(play.c.levels).toMatchObject([{ level: 'chiefs', outcome: 'unsettled', note: 'split' }]);
    expect(play.c.mediation).toMatchObject({ level: 1, placement: 'deputies', agenda: null });
    expect(play.notice('level_unsettled')?.about).toMatchObject({
      step: '課長グループ会議',
      reason: 'split',
    });
  });

  test('takes the outcome of a session that it had not heard of yet', () => {
    const play = unsettle(mediating());
    expect(play.hears('agenda_placed', placed)).toMatchObject({ refused: 'stale_wake_up' });
    expect(play.c.mediation?.level).toBe(1);
  });

  test('keeps the later word when a move overtakes the placement', () => {
    const play = mediating().says('agenda_moved', { ...placed, on: '2027-01-08' });
    play.says('agenda_placed', placed);
    expect(play.c.mediation?.agenda?.on).toBe('2027-01-08');
    expect(play.says('agenda_moved', { ...placed, on: '2027-01-07' }).c.mediation?.agenda?.on).toBe(
      '2027-01-07',
    );
  });

  test('declined by the chair is left to the secretariat, whatever arrives late', () => {
    const play = mediating().says('agenda_declined', {
      level: 'chiefs',
      session,
      reason: 'not ripe',
    });
    expect(play.stuck).toEqual(['agenda_carried']);
    expect(play.hears('agenda_placed', placed)).toMatchObject({ refused: 'stale_wake_up' });
    expect(play.duties).toEqual(['kusei-sozo/clerk leave_unsettled']);
    expect(
      play.does('kusei-sozo.clerk', 'leave_unsettled', { reason: 'a' }).c.mediation?.level,
    ).toBe(1);
  });

  test('carried over is sent once to the next session, and its clock shows that it waits', () => {
    const play = mediating().says('agenda_placed', placed).now('2027-01-05T12:00');
    play.says('agenda_carried', { level: 'chiefs', session, reason: 'no time' });
    const asked = play.last.effects.filter(({ kind }) => kind === 'place_on_agenda');
    expect(asked).toEqual([
      expect.objectContaining({ level: 'chiefs#2', notBefore: '2027-01-05' }),
    ]);
    expect(play.stuck).toEqual(['agenda_carried']);
    const again = { level: 'chiefs', session, reason: 'no time' };
    expect(play.hears('agenda_carried', again)).toMatchObject({ refused: 'stale_wake_up' });
    expect(play.hears('agenda_placed', placed)).toMatchObject({ refused: 'stale_wake_up' });
    play.says('agenda_placed', { level: 'chiefs#2', session: otherSession, on: '2027-01-19' });
    expect(play.stuck).toEqual([]);
    expect(play.last.summary.meetingOn).toBe('2027-01-19');
  });
});

describe('the end of a ladder', () => {
  test('without a ruling keeps both opinions, and nothing is implemented', () => {
    const rulebook = variant((draft) => {
      delete ladderIn(draft).ruling;
      ladderIn(draft).levels = [];
    });
    const play = mediating(rulebook);
    expect(play.c.outcome).toBe('unsettled');
    expect(play.duties).toEqual(['toshi/head drop']);
    expect(play.refusal('toshi.head', 'implement')).toBe('unsettled_not_implemented');
    expect(play.reply('higashi').answer?.kind).toBe('disagree');
    expect(play.does('toshi.head', 'drop', { reason: 'a' }).c.outcome).toBe('dropped');
  });

  test('between wards is the meeting of their mayors', () => {
    const play = accepted({ matter: 'ward-policy', initiator: 'kita', addressees: ['higashi'] });
    play.does('higashi.head', 'answer', dissent);
    while (play.step === 'mediating') unsettle(play);
    expect(play.c.levels.map(({ level }) => level)).toEqual(['chiefs', 'deputies', 'ward-mayors']);
    expect(play.c.outcome).toBe('unsettled');
  });

  test('without any ladder is there at once', () => {
    const rulebook = variant((draft) => {
      delete modeIn(draft).ladder;
    });
    expect(mediating(rulebook).c.outcome).toBe('unsettled');
    expect(mediating(city).c.outcome).toBeNull();
  });
});
