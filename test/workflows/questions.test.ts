/** A question waits for its answer by a date, and a late one holds nobody up. */

import { describe, expect, test } from '@jest/globals';
import { variant } from './city.ts';
import { accepted } from './consultation.ts';
import { wall } from './play.ts';

const question = { question: 'how many?' };

/** Asked on 22 December: three open days to supply the material. */
const asking = () => accepted({ addressees: ['kita'] }).does('kita.clerk', 'ask', question);

describe('a question', () => {
  test('is to be answered by a date', () => {
    const play = asking();
    const [supply] = play.last.duties.filter(({ act }) => act === 'supply');
    expect(supply).toMatchObject({ dueAt: wall('2026-12-25T17:30'), about: 'kita' });
    expect(play.last.timers).toContainEqual({
      name: 'supply|kita',
      dueAt: wall('2026-12-25T17:30'),
    });
  });

  test('that stays unanswered reminds the initiator and counts as stuck', () => {
    const play = asking().until('2026-12-25T17:30');
    expect(play.stuck).toEqual(['supply_overdue kita']);
    expect(play.toldPlaces('supply_overdue')).toEqual([
      'toshi/clerk',
      'toshi/chief',
      'kusei-sozo/clerk',
      'kusei-sozo/chief',
    ]);
    play.does('toshi.clerk', 'supply', { for: 'kita', text: 'two' });
    expect(play.stuck).toEqual([]);
    expect(play.reply('kita').supply).toBeNull();
  });

  test('asked once more keeps the date of the first', () => {
    const play = asking().now('2026-12-24T10:00').does('kita.clerk', 'ask', question);
    expect(play.reply('kita').supply?.by).toBe(wall('2026-12-25T17:30'));
  });

  test('loses its date with the answer, and has none without a period', () => {
    const answered = asking().does('kita.head', 'answer', { answer: 'opinion', reason: 'a' });
    expect(answered.timers).not.toContain('supply|kita');
    const rulebook = variant((draft) => {
      delete draft.consultation.handling.supply;
    });
    const play = accepted({ addressees: ['kita'] }, rulebook).does('kita.clerk', 'ask', question);
    expect(play.timers).not.toContain('supply|kita');
  });

  test('asked after the deadline leaves the secretariat its hand', () => {
    const play = accepted({ addressees: ['kita'] }).until('2027-01-20T10:00');
    play.does('kita.clerk', 'ask', question);
    expect(play.duties).toContain('kusei-sozo/clerk collect');
    expect(play.does('kusei-sozo.clerk', 'collect').step).toBe('mediating');
  });

  test('asked in time keeps the answers open', () => {
    const play = asking().until('2027-03-01T10:00');
    expect(play.refusal('kusei-sozo.clerk', 'collect')).toBe('answers_outstanding');
  });
});

describe('an extension', () => {
  test('ends after today, also for whoever is late', () => {
    const play = accepted({ addressees: ['kita'] }).now('2027-01-13T10:00');
    const until = (on: string) =>
      play.refusal('kita.head', 'request_extension', { until: on, reason: 'a' });
    expect(until('2027-01-13')).toBe('extension_past');
    expect(until('2027-01-14')).toBe('accepted');
  });
});
