/** An open consultation at the end of the fiscal year (継続). Source: scenario 40. */

import { describe, expect, test } from '@jest/globals';
import { accepted, concluded, drafted, screened } from './consultation.ts';

const next = { fiscalYear: 2027 };

describe('a consultation that is still open', () => {
  test('goes on in the next fiscal year from the last day of this one, as it is', () => {
    const play = accepted().now('2027-03-30T23:59');
    const number = play.last.number;
    expect(play.refusal('toshi.clerk', 'carry_over', next)).toBe('carry_over_too_early');
    const before = play.now('2027-03-31T00:00').last;
    play.does('toshi.clerk', 'carry_over', next);
    expect(play.last.summary).toEqual({ ...before.summary, fiscalYear: 2027 });
    expect([play.step, play.last.number]).toEqual(['consulting', number]);
    expect(play.last.duties).toEqual(before.duties);
    expect(play.last.timers).toEqual(before.timers);
    expect(play.told).toEqual(['carried_over']);
  });

  test('goes on a year at a time', () => {
    const play = accepted().now('2028-04-01T10:00');
    const to = (fiscalYear: number) => play.refusal('toshi.clerk', 'carry_over', { fiscalYear });
    expect([to(2026), to(2028), to(2025)]).toEqual(Array(3).fill('carry_over_other_year'));
    expect(to(2027)).toBe('accepted');
    expect(to(2027)).toBe('carry_over_other_year');
  });

  test('is carried over by whoever drafts for its initiator, or by the secretariat', () => {
    const play = accepted().now('2027-04-01T09:00');
    for (const who of ['toshi.clerk', 'kusei-sozo.clerk']) {
      expect(play.fork().refusal(who, 'carry_over', next)).toBe('accepted');
    }
    expect(play.refusal('kita.head', 'carry_over', next)).toBe('not_allowed');
    expect(play.probe('toshi.clerk', 'carry_over')).toBe('possible');
  });

  test('keeps its new year when the draft is revised, and takes a later one', () => {
    const play = drafted({ content: { title: 'Plan', fiscalYear: 2026 } });
    play.now('2027-03-31T10:00').does('toshi.clerk', 'carry_over', next);
    const revise = (fiscalYear?: number) =>
      play.does('toshi.clerk', 'revise', {
        content: { title: 'Plan', ...(fiscalYear && { fiscalYear }) },
      }).last.summary.fiscalYear;
    expect([revise(2026), revise(), revise(2030)]).toEqual([2027, 2027, 2030]);
  });

  test('may be held, drafted, screened or concluded', () => {
    const held = accepted().does('kusei-sozo.clerk', 'hold', { reason: 'storm' });
    for (const play of [held, drafted(), screened(), concluded()]) {
      play.now('2027-03-31T10:00');
      expect(play.refusal('toshi.clerk', 'carry_over', next)).toBe('accepted');
    }
  });
});
