/** From the assessment to the end of the year: notices, the assembly, carry-over, closing. */

import { describe, expect, test } from '@jest/globals';
import { parseInstant } from '../../../src/terms/units.ts';
import { wall } from '../play.ts';
import {
  assessed,
  chief,
  cityWithBudget,
  closed,
  executing,
  finalised,
  first,
  idOf,
  noticed,
  passed,
  planned,
  presented,
  second,
  settled,
  type YearPlay,
  yearOver,
} from './year.ts';

describe('the notice', () => {
  test('waits for the assessment of every request that is with finance', () => {
    const play = closed();
    expect(play.duties).toEqual([]);
    expect(play.try(chief, 'give_notice')).toMatchObject({
      refused: 'requests_unassessed',
      details: { count: 2, units: 'kita, higashi' },
    });
    play.request(first, 'assessed').request(second, 'assessing');
    expect(play.refusal(chief, 'give_notice')).toBe('requests_unassessed');
    play.request(second, 'closed');
    expect(play.duties).toEqual(['somu/chief give_notice']);
    expect(play.refusal(chief, 'give_notice')).toBe('accepted');
  });

  test('does not wait for what no ward has submitted', () => {
    const play = assessed().request(idOf(3), 'drafting').request(idOf(4), 'submitting');
    expect(play.refusal(chief, 'give_notice')).toBe('accepted');
  });

  test('is late after its day, though requests still keep it', () => {
    const play = closed().until('2027-02-01T17:30');
    expect(play.stuck).toEqual(['step_overdue']);
    expect(play.toldPlaces('step_overdue')).toEqual(['somu/chief', 'kusei-sozo/clerk']);
  });

  test('gives the wards their days from itself on, whenever it is given', () => {
    const closeOf = (play: YearPlay) => play.does(chief, 'give_notice').d.dates;
    const early = assessed().now('2027-01-20T10:00');
    expect(closeOf(early)).toMatchObject({ notice: '2027-01-20', appealsClose: '2027-01-25' });
    const late = assessed().now('2027-02-02T18:00');
    expect(closeOf(late)).toMatchObject({ notice: '2027-02-02', appealsClose: '2027-02-08' });
    const saturday = assessed().now('2027-01-23T10:00');
    expect(closeOf(saturday)).toMatchObject({ notice: '2027-01-23', appealsClose: '2027-01-28' });
  });

  test('is told to every request', () => {
    const play = noticed();
    expect(play.words).toEqual([`${first} noticed`, `${second} noticed`]);
    expect(play.said[0]?.command['shown']).toMatchObject({
      appealsCloseAt: '2027-02-04T08:30:00.001Z',
    });
  });

  test('is refused when its window for appeals is over by then', () => {
    const own = { dates: { appealsClose: '2027-02-04' } };
    const at = (text: string) => assessed(own).now(text).refusal(chief, 'give_notice');
    expect(at('2027-02-04T17:30')).toBe('accepted');
    expect(at('2027-02-04T17:31')).toBe('appeals_window_over');
    expect(at('2027-02-05T09:00')).toBe('appeals_window_over');
    const play = assessed(own);
    play.at = parseInstant('2027-02-04T08:30:00.001Z');
    expect(play.refusal(chief, 'give_notice')).toBe('appeals_window_over');
  });

  test('after office hours leaves even a window of one day open', () => {
    const sameDay = cityWithBudget((draft) => {
      draft.budget.milestones[4].date.period.days = 0;
    });
    const play = assessed({}, sameDay).now('2027-02-01T18:00').does(chief, 'give_notice');
    expect(play.d.dates).toMatchObject({ notice: '2027-02-01', appealsClose: '2027-02-02' });
  });

  test('gives time to appeal in every kind of budget', () => {
    const play = planned({ kind: 'supplementary' });
    play.does(chief, 'notify_guideline', { text: 'a', attachments: [] });
    play.does(chief, 'open_requests').request(first, 'requested');
    play.does(chief, 'close_requests').request(first, 'assessed');
    expect(play.try(chief, 'give_notice')).toMatchObject({
      refused: 'appeals_date_missing',
      details: { event: 'The appealsClose' },
    });
    const dates = { appealsClose: '2026-12-24' };
    play.does(chief, 'reschedule', { dates, reason: 'time to appeal' }).does(chief, 'give_notice');
    expect(play.timers).toEqual(['appealsClose']);
    expect(play.request(first, 'noticed').duties).toEqual([]);
    expect(play.refusal(chief, 'give_final_notice')).toBe('appeals_open');
    play.until('2026-12-24T17:31').request(first, 'settled');
    expect(play.duties).toEqual(['somu/chief give_final_notice']);
    expect(play.refusal(chief, 'give_final_notice')).toBe('accepted');
  });
});

describe('the final notice', () => {
  test('waits for the window, unless every ward has accepted', () => {
    const play = noticed();
    const open = { refused: 'appeals_open', details: { until: '2027-02-04', count: 2 } };
    expect(play.try(chief, 'give_final_notice')).toMatchObject(open);
    play.request(first, 'noticed').request(second, 'settled', { initiator: 'higashi' });
    expect(play.duties).toEqual([]);
    expect(play.try(chief, 'give_final_notice')).toMatchObject({ details: { units: 'kita' } });
    expect(play.now('2027-02-04T17:30').refusal(chief, 'give_final_notice')).toBe('appeals_open');
    const over = play.fork().until('2027-02-04T17:31');
    expect(over.toldPlaces('budget_appeals_closed')).toEqual(['somu/chief']);
    expect(over.refusal(chief, 'give_final_notice')).toBe('requests_unsettled');
    over.request(first, 'settled');
    expect(over.refusal(chief, 'give_final_notice')).toBe('accepted');
    expect(settled().refusal(chief, 'give_final_notice')).toBe('accepted');
  });

  test('waits for every appeal and every line that was held back', () => {
    const play = noticed().request(first, 'restoring', { undecided: 2 });
    play.request(second, 'restoring', { initiator: 'higashi', undecided: 1 });
    expect(play.try(chief, 'give_final_notice')).toMatchObject({
      refused: 'appeals_undecided',
      details: { count: 2, units: 'kita, higashi' },
    });
    play.request(first, 'settled').request(second, 'closed', { undecided: 1 });
    expect(play.duties).toEqual(['somu/chief give_final_notice']);
    expect(play.does(chief, 'give_final_notice', { comment: 'done' }).words).toEqual([
      `${first} finalised`,
    ]);
    expect(play.d.comments).toMatchObject([{ on: 'give_final_notice', text: 'done' }]);
  });
});

describe('the presentation', () => {
  test('is recorded on its day or later, and never ahead', () => {
    const on = (day: string) =>
      finalised().now('2027-02-22T10:00').refusal(chief, 'present', { on: day });
    expect(on('2027-02-23')).toBe('event_in_future');
    expect(on('2027-02-22')).toBe('accepted');
    const play = presented();
    expect(play.d).toMatchObject({ presented: { on: '2027-02-22', late: false } });
    expect(play.told).toEqual(['budget_presented']);
    expect(play.duties).toEqual(['somu/chief record_vote']);
    expect(play.last.duties[0]?.dueAt).toBe(wall('2027-03-31T17:30'));
  });

  test('after the date of the law is a fact, and marked as late', () => {
    const presentedOn = (on: string) =>
      finalised().until('2027-03-05T10:00').does(chief, 'present', { on }).d.presented;
    expect(presentedOn('2027-03-02')).toMatchObject({ late: false });
    expect(presentedOn('2027-03-03')).toMatchObject({ late: true });
  });
});

describe('the vote of the assembly', () => {
  const vote = (fields: object) => ({ outcome: 'passed', on: '2027-03-19', ...fields });
  const amended = (...changes: object[]) => vote({ outcome: 'amended', changes });
  const at = () => presented().now('2027-03-19T15:00');
  const lines = { p1: { included: true, final: 80 }, p2: { included: true, final: 20 } };
  const voting = () => at().has(first, lines).has(second, lines);
  const said = (fields: object) => voting().refusal(chief, 'record_vote', fields);

  test('comes after the presentation only, and is no prophecy', () => {
    expect(finalised().refusal(chief, 'record_vote', vote({}))).toBe('not_in_this_step');
    expect(said(vote({ on: '2027-02-21' }))).toBe('vote_before_presentation');
    expect(said(vote({ on: '2027-02-22' }))).toBe('accepted');
    expect(said(vote({ on: '2027-03-20' }))).toBe('event_in_future');
  });

  test('is told to each request, with the changes of its own lines', () => {
    const [one, two] = [
      { case: first, line: 'p1', amount: 4000 },
      { case: second, line: 'p1', amount: 0 },
    ];
    const play = voting().does(chief, 'record_vote', amended(one, two));
    expect(play.step).toBe('executing');
    expect(play.words).toEqual([`${first} voted`, `${second} voted`]);
    const changes = play.said.map(({ command }) => command['changes']);
    expect(changes).toEqual([[{ line: 'p1', amount: 4000 }], [{ line: 'p1', amount: 0 }]]);
    expect(play.said[0]?.command).toMatchObject({ outcome: 'amended', on: '2027-03-19' });
    expect(passed().said[0]?.command).not.toHaveProperty('changes');
    expect(play.told).toEqual(['budget_passed']);
  });

  test('changes lines of its own requests, each once, and only by an amendment', () => {
    const change = { case: first, line: 'p1', amount: 1 };
    expect(said(vote({ changes: [change] }))).toBe('changes_only_when_amended');
    expect(said(vote({ changes: [] }))).toBe('accepted');
    expect(said(amended(change, change))).toBe('budget_line_named_twice');
    expect(said(amended(change, { ...change, line: 'p2' }))).toBe('accepted');
    expect(said(amended({ ...change, case: idOf(99) }))).toBe('not_a_line_of_this');
    expect(said(amended())).toBe('accepted');
    const gone = at().request(first, 'closed');
    expect(gone.refusal(chief, 'record_vote', amended(change))).toBe('not_a_line_of_this');
  });

  test('against it leads back: it may be presented again, on a day to be planned', () => {
    const play = at().does(chief, 'record_vote', vote({ outcome: 'rejected', text: 'too much' }));
    expect(play.step).toBe('finalised');
    expect(play.said.map(({ command }) => command['outcome'])).toEqual(['rejected', 'rejected']);
    expect(play.notice('budget_rejected')?.about).toMatchObject({ reason: 'too much' });
    expect(play.d).toMatchObject({ presented: null, votes: [{ outcome: 'rejected' }] });
    expect(play.d.dates).not.toHaveProperty('presented');
    expect([play.stuck, play.timers]).toEqual([[], []]);
    play.does(chief, 'reschedule', { dates: { presented: '2027-03-24' }, reason: 'again' });
    expect([play.stuck, play.timers]).toEqual([[], ['step']]);
    play.until('2027-03-24T10:00').does(chief, 'present', { on: '2027-03-24' });
    play.until('2027-03-29T10:00').does(chief, 'record_vote', vote({ on: '2027-03-29' }));
    expect(play.step).toBe('executing');
    expect(play.d.votes).toHaveLength(2);
  });

  test('and how far the budget has come is told to a request that is new', () => {
    const fresh = passed().request(idOf(5), 'drafting');
    expect(fresh.words).toEqual([`${idOf(5)} voted`]);
    expect(fresh.said[0]?.command).toMatchObject({ outcome: 'passed', on: '2027-03-19' });
    const before = finalised().request(idOf(5), 'drafting');
    expect(before.words).toEqual([`${idOf(5)} finalised`]);
    expect(noticed().request(idOf(5), 'drafting').words).toEqual([`${idOf(5)} noticed`]);
  });
});

describe('what is carried over', () => {
  const line = (fields: object = {}) => ({ case: idOf(11), line: 'p1', amount: 5, ...fields });
  const listed = (...lines: object[]) => ({ lines });
  const withLines = (play: YearPlay) =>
    [idOf(11), idOf(12)].reduce(
      (one, id) => one.has(id, { p1: { passed: 100 }, p2: { passed: 20, carried: 5 } }),
      play,
    );

  test('is told to each execution with its own lines; the last word on a line counts', () => {
    const play = withLines(executing()).execution(idOf(12), true);
    const lines = listed(line(), line({ case: idOf(12) }), line({ line: 'p2' }));
    play.does(chief, 'list_carryover', lines);
    expect(play.said).toEqual([
      {
        to: idOf(11),
        command: {
          type: 'carryover_listed',
          lines: [
            { line: 'p1', amount: 5 },
            { line: 'p2', amount: 5 },
          ],
        },
      },
      { to: idOf(12), command: { type: 'carryover_listed', lines: [{ line: 'p1', amount: 5 }] } },
    ]);
    play.does(chief, 'list_carryover', listed(line({ amount: 0 })));
    expect(play.d.carriable).toEqual([
      line({ amount: 0 }),
      line({ case: idOf(12) }),
      line({ line: 'p2' }),
    ]);
  });

  test('belongs to open executions, each line once', () => {
    const said = (...lines: object[]) =>
      withLines(executing()).refusal(chief, 'list_carryover', listed(...lines));
    expect(said(line({ case: first }))).toBe('not_a_line_of_this');
    expect(said(line(), line())).toBe('budget_line_named_twice');
    const ended = executing().execution(idOf(11), false);
    expect(ended.refusal(chief, 'list_carryover', listed(line()))).toBe('not_a_line_of_this');
  });
});

describe('the end of the year', () => {
  test('comes after its last day, when no execution is open', () => {
    const play = executing().until('2028-03-31T23:59');
    expect(play.duties).toEqual([]);
    expect(play.try(chief, 'close_year')).toMatchObject({
      refused: 'executions_open',
      details: { count: 1, units: 'kita' },
    });
    const done = play.fork().execution(idOf(11), false);
    expect(done.try(chief, 'close_year')).toMatchObject({
      refused: 'fiscal_year_not_over',
      details: { until: '2028-03-31' },
    });
    play.until('2028-04-01T00:00');
    expect(play.toldPlaces('budget_year_over')).toEqual(['somu/chief', 'kusei-sozo/clerk']);
    expect([play.duties, play.timers]).toEqual([[], []]);
    play.execution(idOf(11), false);
    expect(play.duties).toEqual(['somu/chief close_year']);
    play.does(chief, 'close_year');
    expect(play.last.summary).toMatchObject({ step: 'closed', outcome: 'closed', dueAt: null });
    expect(play.last.summary.shown).toMatchObject({ fiscalYear: 2027 });
  });

  test('is that of the city, whatever its first month', () => {
    const autumn = cityWithBudget((draft) => {
      draft.calendar.fiscalYearStartMonth = 10;
    });
    const play = planned({}, autumn);
    const warning = play.last.timers.find(({ name }) => name === 'assemblyWarning');
    // 30 days before 1 October 2027 is 1 September: in any case the day before it.
    expect(warning?.dueAt).toBe(wall('2027-08-24T08:30'));
    expect(yearOver().d.yearOver).toBe(true);
  });
});
