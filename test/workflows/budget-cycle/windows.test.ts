/** Windows that are over: nobody moves them, finance may open them again, none opens too late. */

import { describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../../src/terms/refusal.ts';
import {
  assessed,
  chief,
  closed,
  first,
  guided,
  guideline,
  noticed,
  planned,
  refusedPlan,
  requesting,
  second,
  settled,
  type YearPlay,
} from './year.ts';

const move = (play: YearPlay, dates: object) =>
  play.refusal(chief, 'reschedule', { dates, reason: 'late' });
const reopen = (play: YearPlay, until: string) =>
  play.refusal(chief, 'reopen_requests', { until, reason: 'too early' });

describe('a window whose instant has come', () => {
  test('is not moved any more, though its timer has not come yet', () => {
    const at = (clock: string) => requesting().now(`2027-01-15T${clock}`);
    expect(move(at('17:30'), { requestsClose: '2027-01-20' })).toBe('accepted');
    expect(move(at('17:31'), { requestsClose: '2027-01-20' })).toBe('cycle_window_passed');
    const appeals = (clock: string) => noticed().now(`2027-02-04T${clock}`);
    expect(move(appeals('17:30'), { appealsClose: '2027-02-08' })).toBe('accepted');
    expect(move(appeals('17:31'), { appealsClose: '2027-02-08' })).toBe('cycle_window_passed');
    const opening = (clock: string) => guided().now(`2027-01-05T${clock}`);
    expect(move(opening('08:29'), { requestsOpen: '2027-01-06' })).toBe('accepted');
    expect(move(opening('08:30'), { requestsOpen: '2027-01-06' })).toBe('cycle_window_passed');
  });

  test('may be moved as long as it has never been open', () => {
    const play = planned().now('2027-01-18T10:00');
    expect(move(play, { requestsClose: '2027-01-22' })).toBe('accepted');
    const undated = { kind: 'supplementary', dates: { requestsClose: '2026-12-23' } };
    const late = guided(undated).now('2026-12-24T10:00');
    expect(late.refusal(chief, 'open_requests')).toBe('cycle_windows_past');
    expect(move(late, { requestsClose: '2026-12-25' })).toBe('accepted');
    expect(late.refusal(chief, 'open_requests')).toBe('accepted');
  });
});

describe('a budget too late for its own windows', () => {
  test('is not planned, and the refusal names them', () => {
    const plan = (at: string, dates: object = {}) => refusedPlan({ dates }, undefined, chief, at);
    expect(plan('2027-01-15T17:30')).toBe('opened');
    expect(plan('2027-01-15T17:31')).toBe('cycle_windows_past');
    const dates = {
      ...{ requestsClose: '2027-01-29', notice: '2027-02-01', appealsClose: '2027-02-04' },
    };
    expect(plan('2027-01-15T17:31', dates)).toBe('opened');
    expect(plan('2027-03-10T10:00')).toBe('cycle_windows_past');
  });

  test('gets no guideline before it has others', () => {
    const play = planned().now('2027-01-18T10:00');
    expect(play.try(chief, 'notify_guideline', guideline) as Refusal).toMatchObject({
      refused: 'cycle_windows_past',
      details: { events: 'The requestsClose 2027-01-15', today: '2027-01-18' },
    });
    expect(move(play, { requestsClose: '2027-01-22' })).toBe('accepted');
    play.does(chief, 'notify_guideline', guideline).until('2027-01-18T10:01');
    expect(play.step).toBe('requesting');
  });
});

describe('requests that are received once more', () => {
  test('are told so, until the new day, and close again by themselves', () => {
    const play = closed().now('2027-01-18T10:00');
    play.does(chief, 'reopen_requests', { until: '2027-01-22', reason: 'closed too early' });
    expect(play.step).toBe('requesting');
    expect(play.words).toEqual([`${first} opened`, `${second} opened`]);
    expect(play.said[0]?.command['shown']).toMatchObject({
      requestsCloseAt: '2027-01-22T08:30:00.001Z',
    });
    expect(play.notice('budget_requests_reopened')?.about).toMatchObject({
      ...{ on: '2027-01-22', reason: 'closed too early' },
    });
    expect(play.told).not.toContain('budget_requests_open');
    expect(play.d.happened).not.toHaveProperty('requestsClose');
    expect(play.d.comments).toMatchObject([{ on: 'reopen_requests' }]);
    expect(play.until('2027-01-22T17:30').step).toBe('requesting');
    expect(play.until('2027-01-22T17:31').step).toBe('assessing');
    expect(play.words).toEqual([`${first} closed`, `${second} closed`]);
  });

  test('also after a window that was closed by hand, which counts no more', () => {
    const play = requesting().now('2027-01-12T10:00');
    play.does(chief, 'close_requests', { reason: 'by mistake' });
    play.does(chief, 'reopen_requests', { until: '2027-01-15', reason: 'by mistake' });
    expect(play.last.summary.shown).toMatchObject({
      requestsCloseAt: '2027-01-15T08:30:00.001Z',
    });
  });

  test('are so until the notice, on an open day to come, and before what follows', () => {
    expect(reopen(requesting(), '2027-01-18')).toBe('not_in_this_step');
    expect(reopen(noticed(), '2027-02-03')).toBe('not_in_this_step');
    const at = (clock: string) => assessed().now(`2027-01-18T${clock}`);
    expect(reopen(at('10:00'), '2027-01-18')).toBe('accepted');
    expect(reopen(at('17:31'), '2027-01-18')).toBe('cycle_date_past');
    expect(reopen(at('10:00'), '2027-01-23')).toBe('cycle_date_closed');
    expect(reopen(at('10:00'), '2027-02-01')).toBe('accepted');
    expect(reopen(at('10:00'), '2027-02-02')).toBe('cycle_dates_out_of_order');
    expect(reopen(at('10:00'), '2998-01-06')).toBe('fiscal_year_unknown');
    expect(at('10:00').probe(chief, 'reopen_requests')).toBe('possible');
  });
});

describe('the date of the law', () => {
  const late = 'late_for_assembly';

  test('is judged anew by a notice whose appeals reach beyond it', () => {
    const on = (day: string) => assessed().now(`${day}T10:00`).does(chief, 'give_notice');
    expect(on('2027-02-24').d.dates.appealsClose).toBe('2027-03-01');
    expect(on('2027-02-24').stuck).toEqual([]);
    const play = on('2027-02-25');
    expect(play.d.dates.appealsClose).toBe('2027-03-02');
    expect(play.stuck).toEqual([late]);
    expect(play.toldPlaces('budget_late_for_assembly')).toEqual(['somu/chief', 'kusei-sozo/clerk']);
    expect(play.notice('budget_late_for_assembly')?.about).toMatchObject({ on: '2027-03-02' });
  });

  test('is judged by every event that comes late, and told once', () => {
    const play = settled().until('2027-03-03T10:00');
    expect(play.stuck).toContain(late);
    const since = play.last.stuck.find(({ code }) => code === late)?.since;
    play.does(chief, 'give_final_notice');
    expect(play.stuck).toEqual([late]);
    expect(play.last.stuck[0]?.since).toBe(since);
    expect(play.told).not.toContain('budget_late_for_assembly');
  });

  test('is no trouble of events in time', () => {
    for (const play of [guided(), requesting(), closed(), noticed()]) {
      expect(play.stuck).not.toContain(late);
    }
  });
});
