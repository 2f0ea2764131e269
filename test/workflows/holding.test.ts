import { describe, expect, test } from '@jest/globals';
import { accepted, mediating, screened, session, submitted, unsettle } from './consultation.ts';
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

  test('loses nothing that a session says meanwhile', () => {
    const play = mediating().does('kusei-sozo.clerk', 'hold', hold);
    play.says('agenda_placed', { level: 'chiefs', session, on: '2027-01-05' });
    expect(play.c.mediation?.agenda?.on).toBe('2027-01-05');
    play.now('2027-01-05T15:00');
    unsettle(play);
    expect(play.c.mediation).toMatchObject({ level: 1, placement: 'deputies' });
    expect(play.c.hold).not.toBeNull();
    play.now('2027-01-07T10:00').does('kusei-sozo.clerk', 'resume');
    expect(play.last.timers).toEqual([{ name: 'step', dueAt: wall('2027-01-15T17:30') }]);
  });

  test('is a hand of the secretariat in every step', () => {
    expect(screened().does('kusei-sozo.chief', 'hold', hold).step).toBe('screening');
    expect(accepted().refusal('toshi.head', 'hold', hold)).toBe('not_allowed');
  });
});
