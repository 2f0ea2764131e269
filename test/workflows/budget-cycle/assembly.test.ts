/** The last date for the assembly (自治法211条1項), warned of in time; scenario 39. */

import { describe, expect, test } from '@jest/globals';
import { wall } from '../play.ts';
import { chief, finalised, planned, presented, refusedPlan, type YearPlay } from './year.ts';

const late = { dates: { finalNotice: '2027-03-05', presented: '2027-03-08' } };
const move = (play: YearPlay, dates: object) =>
  play.does(chief, 'reschedule', { dates, reason: 'for the assembly' });

describe('a plan too late for the assembly', () => {
  test('is told at once to all who plan and supervise, and counts as stuck', () => {
    const play = planned(late);
    expect(play.stuck).toEqual(['late_for_assembly']);
    expect(play.last.stuck[0]?.since).toBe(play.at);
    expect(play.toldPlaces('budget_late_for_assembly')).toEqual(['somu/chief', 'kusei-sozo/clerk']);
    expect(play.notice('budget_late_for_assembly')?.about).toMatchObject({
      ...{ due: '2027-03-01', on: '2027-03-08' },
    });
  });

  test('is one after the last open day before the date of the law', () => {
    const planFor = (presentedOn: string) => planned({ dates: { presented: presentedOn } });
    expect(planFor('2027-03-01').stuck).toEqual([]);
    expect(planFor('2027-03-01').told).toEqual([]);
    expect(planFor('2027-03-02').stuck).toEqual(['late_for_assembly']);
  });

  test('is so by its final notice where no presentation is planned', () => {
    const kind = { kind: 'initial', fiscalYear: 2027 };
    const own = planned({ ...kind, dates: { finalNotice: '2027-03-05', presented: '2027-03-05' } });
    expect(own.stuck).toEqual(['late_for_assembly']);
  });

  test('is none of a supplementary budget', () => {
    expect(planned({ kind: 'supplementary', ...late }).stuck).toEqual([]);
    expect(planned({ kind: 'supplementary', ...late }).timers).toEqual([]);
    expect(refusedPlan({ kind: 'supplementary', fiscalYear: 2999 })).toBe('opened');
  });

  test('is mended by an earlier date, and told again while it is not', () => {
    const play = planned(late);
    const since = play.last.stuck[0]?.since;
    move(play.now('2027-01-04T10:00'), { presented: '2027-03-09' });
    expect(play.told).toContain('budget_late_for_assembly');
    expect(play.last.stuck[0]?.since).toBe(since);
    move(play, { finalNotice: '2027-02-19', presented: '2027-03-01' });
    expect(play.stuck).toEqual([]);
    expect(play.told).toEqual(['budget_rescheduled']);
    move(play, { presented: '2027-03-02' });
    expect(play.last.stuck[0]?.since).toBe(wall('2027-01-04T10:00'));
  });
});

describe('the last date', () => {
  test('is told of ahead, and is no trouble as long as the plan is in time', () => {
    const play = finalised();
    const warning = play.last.timers.find(({ name }) => name === 'assemblyWarning');
    // Five working days before 1 March 2027; 23 February is a holiday.
    expect(warning?.dueAt).toBe(wall('2027-02-19T08:30'));
    play.until('2027-02-19T08:30');
    expect(play.toldPlaces('budget_assembly_near')).toEqual(['somu/chief', 'kusei-sozo/clerk']);
    expect(play.notice('budget_assembly_near')?.about).toMatchObject({
      ...{ due: '2027-03-01', on: '2027-02-22' },
    });
    expect(play.stuck).toEqual([]);
  });

  test('is told of when it has gone by, until the budget is presented', () => {
    const play = finalised().until('2027-03-01T17:29');
    expect(play.stuck).toEqual(['step_overdue']);
    play.until('2027-03-01T17:30');
    expect(play.stuck).toEqual(['step_overdue', 'late_for_assembly']);
    expect(play.told).toEqual(['budget_late_for_assembly']);
    move(play, { presented: '2027-03-04' });
    expect(play.stuck).toEqual(['late_for_assembly']);
    play.until('2027-03-04T10:00').does(chief, 'present', { on: '2027-03-04' });
    expect(play.stuck).toEqual([]);
    expect(play.timers).toEqual(['step']);
  });

  test('wakes nobody after the presentation', () => {
    expect(presented().timers).toEqual(['step']);
  });

  test('of a year long past is told at once, and once more when the clock comes to it', () => {
    const play = planned({
      fiscalYear: 2026,
      dates: {
        ...{ guideline: '2026-12-23', requestsOpen: '2027-01-05', requestsClose: '2027-01-12' },
        ...{ notice: '2027-01-13', appealsClose: '2027-01-18' },
        ...{ finalNotice: '2027-01-19', presented: '2027-01-20' },
      },
    });
    expect(play.told).toEqual(['budget_late_for_assembly']);
    expect(play.until('2026-12-22T10:00').stuck).toEqual(['late_for_assembly']);
    expect(play.timers).toEqual(['step']);
  });
});
