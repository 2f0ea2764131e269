import { describe, expect, test } from '@jest/globals';
import { ladderIn, variant } from './city.ts';
import {
  accepted,
  condition,
  drafted,
  mediating,
  screened,
  session,
  submitted,
} from './consultation.ts';
import { wall } from './play.ts';

const hold = { reason: 'storm' };
const agree = { answer: 'agree' };

describe('a case on hold', () => {
  test('refuses everything but to be resumed or withdrawn', () => {
    const play = accepted().does('kusei-sozo.clerk', 'hold', hold);
    expect(play.told).toEqual(['held']);
    expect(play.refusal('kita.head', 'answer', agree)).toBe('on_hold');
    expect(play.refusal('toshi.clerk', 'supply', { for: 'kita', text: 'a' })).toBe('on_hold');
    expect(play.refusal('kusei-sozo.clerk', 'hold', hold)).toBe('on_hold');
    expect(play.refusal('toshi.clerk', 'recall')).toBe('on_hold');
    expect(play.duties).toEqual(['kusei-sozo/clerk resume']);
    expect(play.timers).toEqual([]);
    expect(play.does('toshi.head', 'withdraw', { reason: 'a' }).c).toMatchObject({
      outcome: 'withdrawn',
      hold: null,
    });
    expect(accepted().refusal('kusei-sozo.clerk', 'resume')).toBe('not_on_hold');
  });

  test('runs no clock: every date moves by the days it stood still', () => {
    const play = accepted().now('2027-01-05T10:00').does('kusei-sozo.clerk', 'hold', hold);
    play.until('2027-01-12T10:00').does('kusei-sozo.clerk', 'resume');
    expect(play.due('kita')).toBe('2027-01-18');
    expect(play.reply('kita').clock?.stoppedAt).toBeNull();
  });

  test('moves the window of a notice, so that nobody loses his demand', () => {
    const play = accepted({ matter: 'citywide-programme' }).now('2027-01-12T10:00');
    play.does('kusei-sozo.clerk', 'hold', hold).until('2027-01-14T10:00');
    play.does('kusei-sozo.clerk', 'resume').until('2027-01-14T17:00');
    expect(play.step).toBe('notified');
    expect(play.reply('kita').windowUntil).toBe('2027-01-14');
    expect(play.does('kita.head', 'demand_consultation').step).toBe('consulting');
  });

  test('moves the time of the hand whose turn it is', () => {
    const play = submitted().now('2026-12-23T10:00').does('kusei-sozo.clerk', 'hold', hold);
    play.now('2026-12-25T10:00').does('kusei-sozo.clerk', 'resume');
    expect(play.last.timers).toEqual([{ name: 'step', dueAt: wall('2027-01-04T17:30') }]);
    const sameDay = submitted().does('kusei-sozo.clerk', 'hold', hold);
    sameDay.now('2026-12-22T15:00').does('kusei-sozo.clerk', 'resume');
    expect(sameDay.last.timers).toEqual([{ name: 'step', dueAt: wall('2026-12-25T17:30') }]);
  });

  test('leaves a clock standing that waits for material', () => {
    const play = accepted().now('2027-01-05T10:00').does('kita.clerk', 'ask', { question: 'a' });
    play.now('2027-01-06T10:00').does('kusei-sozo.clerk', 'hold', hold);
    play.now('2027-01-07T10:00').does('kusei-sozo.clerk', 'resume');
    expect(play.reply('kita').clock?.stoppedAt).toBe(wall('2027-01-05T10:00'));
    expect(play.due('higashi')).toBe('2027-01-13');
    play.now('2027-01-08T10:00').does('toshi.clerk', 'supply', { for: 'kita', text: 'b' });
    expect(play.due('kita')).toBe('2027-01-15');
  });

  test('leaves answers and late marks as they were', () => {
    const play = accepted().does('kita.head', 'answer', agree).until('2027-01-13T10:00');
    expect(play.stuck).toEqual(['answer_overdue higashi']);
    play.does('kusei-sozo.clerk', 'hold', hold).now('2027-01-14T10:00');
    play.does('kusei-sozo.clerk', 'resume');
    expect(play.stuck).toEqual(['answer_overdue higashi']);
    expect(play.reply('kita').answer?.kind).toBe('agree');
  });

  test('is watched until its own date, which reminds the secretariat', () => {
    const play = accepted().does('kusei-sozo.clerk', 'hold', { ...hold, until: '2027-01-08' });
    expect(play.last.duties[0]?.dueAt).toBe(wall('2027-01-08T17:30'));
    play.until('2027-01-08T08:30');
    expect(play.told).toEqual(['hold_overdue']);
    expect(play.stuck).toEqual(['hold_overdue']);
    expect(play.timers).toEqual([]);
    expect(play.c.hold).not.toBeNull();
  });

  test('moves the dates of conditions, and reminds of them again', () => {
    const play = accepted({ addressees: ['kita'] }).does('kita.head', 'answer', condition);
    play.does('toshi.head', 'accept_conditions').until('2027-05-26T08:30');
    expect(play.c.followUps).toMatchObject([{ dueOn: '2027-05-31', reminded: true }]);
    play.does('kusei-sozo.clerk', 'hold', hold).now('2027-06-09T10:00');
    play.does('kusei-sozo.clerk', 'resume');
    expect(play.c.followUps).toMatchObject([{ dueOn: '2027-06-14', reminded: false }]);
    expect(play.stuck).toEqual([]);
    expect(play.until('2027-06-14T17:30').stuck).toEqual(['follow_up_overdue 1-1']);
  });

  test('moves the filing after an emergency act', () => {
    const emergency = { reason: 'storm', actedAt: '2026-12-22T09:00:00+09:00', actedBy: 'head' };
    const play = drafted({ emergency });
    expect(play.c.emergency?.filingDueOn).toBe('2027-01-04');
    play.does('kusei-sozo.clerk', 'hold', hold).now('2026-12-24T10:00');
    play.does('kusei-sozo.clerk', 'resume');
    expect(play.c.emergency?.filingDueOn).toBe('2027-01-06');
  });

  test('moves the time of a hand by the days in which it is counted', () => {
    const rulebook = variant((draft) => {
      draft.consultation.handling.approval = { days: 3, count: 'calendar' };
    });
    const play = submitted({}, rulebook);
    expect(play.c.handleBy).toBe(wall('2026-12-25T17:30'));
    play.does('kusei-sozo.clerk', 'hold', hold).now('2027-01-05T10:00');
    play.does('kusei-sozo.clerk', 'resume');
    expect(play.c.handleBy).toBe(wall('2027-01-08T17:30'));
  });

  test('moves the date of an open question', () => {
    const play = accepted({ addressees: ['kita'] }).does('kita.clerk', 'ask', { question: 'a' });
    play.does('kusei-sozo.clerk', 'hold', hold).now('2026-12-24T10:00');
    play.does('kusei-sozo.clerk', 'resume');
    expect(play.reply('kita').supply?.by).toBe(wall('2027-01-04T17:30'));
  });

  test('is a hand of the secretariat in every step', () => {
    expect(screened().does('kusei-sozo.chief', 'hold', hold).step).toBe('screening');
    expect(accepted().refusal('toshi.head', 'hold', hold)).toBe('not_allowed');
  });
});

describe('a case on hold that stood on an agenda', () => {
  const placed = { level: 'chiefs', session, on: '2027-01-05' };
  const held = () =>
    mediating().says('agenda_placed', placed).does('kusei-sozo.clerk', 'hold', hold);
  const resumed = (play: ReturnType<typeof held>) =>
    play.now('2027-01-07T10:00').does('kusei-sozo.clerk', 'resume');

  test('leaves it, and goes to the next session when it is resumed', () => {
    const play = held();
    expect(play.last.effects).toContainEqual({
      kind: 'tell_case',
      caseId: session,
      command: { type: 'remove_item', case: play.c.id, level: 'chiefs', reason: 'storm' },
    });
    expect(play.last.summary.meetingOn).toBeNull();
    resumed(play);
    expect(play.c.mediation).toMatchObject({ placement: 'chiefs#2', agenda: null });
    expect(play.last.effects).toContainEqual(
      expect.objectContaining({ kind: 'place_on_agenda', level: 'chiefs#2' }),
    );
  });

  test('is not placed meanwhile: what comes late is refused, and taken off again', () => {
    const play = mediating().does('kusei-sozo.clerk', 'hold', hold);
    expect(play.hears('agenda_placed', placed)).toMatchObject({ refused: 'on_hold' });
    expect(play.hears('agenda_accepted', placed)).toMatchObject({ refused: 'on_hold' });
    expect(resumed(play).c.mediation).toMatchObject({ placement: 'chiefs#2', agenda: null });
    expect(play.hears('agenda_placed', placed)).toMatchObject({ refused: 'stale_wake_up' });
  });

  test('climbs when it is resumed, if the session ended without a settlement meanwhile', () => {
    const play = held().says('level_outcome', {
      ...{ level: 'chiefs', session, outcome: 'unsettled', minutes: 'split' },
    });
    expect(play.c.mediation).toMatchObject({ level: 0, met: true });
    resumed(play);
    expect(play.c.levels).toMatchObject([{ level: 'chiefs', outcome: 'unsettled', note: 'split' }]);
    expect(play.notice('level_unsettled')?.about).toMatchObject({ reason: 'split' });
    expect(play.c.mediation).toMatchObject({ level: 1, placement: 'deputies' });
  });

  test('is settled when it is resumed, where the meeting settles it alone', () => {
    const rulebook = variant((draft) => {
      ladderIn(draft).levels[0].confirmation = 'mediator';
    });
    const play = mediating(rulebook).says('agenda_placed', placed);
    play.does('kusei-sozo.clerk', 'hold', hold);
    play.says('level_outcome', { level: 'chiefs', session, outcome: 'settled', minutes: 'half' });
    expect(play.step).toBe('mediating');
    expect(resumed(play).c.outcome).toBe('settled');
  });

  test('keeps the sides’ turn to confirm what a session settled meanwhile', () => {
    const play = held().says('level_outcome', { level: 'chiefs', session, outcome: 'settled' });
    expect(play.refusal('toshi.head', 'confirm_settlement')).toBe('on_hold');
    resumed(play).does('toshi.head', 'confirm_settlement');
    expect(play.does('higashi.head', 'confirm_settlement').c.outcome).toBe('settled');
  });
});

describe('an item that the chair declined', () => {
  const declined = () =>
    mediating().says('agenda_declined', { level: 'chiefs', session, reason: 'not ripe' });

  test('is placed again by the secretariat, under a name of its own', () => {
    const play = declined().does('kusei-sozo.clerk', 'place_again');
    expect(play.c.mediation).toMatchObject({ level: 0, placement: 'chiefs#2' });
    expect(play.last.effects).toContainEqual(
      expect.objectContaining({ kind: 'place_on_agenda', level: 'chiefs#2' }),
    );
    expect(play.refusal('kusei-sozo.clerk', 'place_again')).toBe('placed_already');
    expect(
      play.says('agenda_placed', { level: 'chiefs#2', session, on: '2027-01-19' }).stuck,
    ).toEqual([]);
  });

  test('is no matter of the sides, nor of a level without a meeting', () => {
    expect(declined().refusal('toshi.head', 'place_again')).toBe('not_allowed');
    const rulebook = variant((draft) => {
      const [level] = ladderIn(draft).levels;
      level.by = { places: [{ office: 'secretariat', role: 'chief' }] };
    });
    expect(mediating(rulebook).refusal('kusei-sozo.clerk', 'place_again')).toBe(
      'level_by_no_meeting',
    );
  });
});
