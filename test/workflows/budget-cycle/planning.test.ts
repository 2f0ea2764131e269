/** The plan of a year's budget, its dates and its windows. */

import { describe, expect, test } from '@jest/globals';
import { parseInstant } from '../../../src/terms/units.ts';
import { wall } from '../play.ts';
import {
  chief,
  cityWithBudget,
  closed,
  first,
  guided,
  guideline,
  noticed,
  plan,
  planned,
  refusedPlan,
  requestIn,
  requesting,
  second,
  YearPlay,
} from './year.ts';

/** Of a budget whose fiscal year is nearly over. */
const lastDays = {
  ...{ requestsOpen: '2027-01-05', requestsClose: '2027-01-12', notice: '2027-01-13' },
  ...{ appealsClose: '2027-01-18', finalNotice: '2027-01-19', presented: '2027-01-20' },
};

const reschedule = (dates: object) => ({ dates, reason: 'late' });

describe('a plan', () => {
  test('takes the dates of the rulebook, and what is counted from them', () => {
    expect(planned().d.dates).toEqual({
      guideline: '2026-12-24',
      requestsOpen: '2027-01-05',
      requestsClose: '2027-01-15',
      notice: '2027-02-01',
      appealsClose: '2027-02-04',
      finalNotice: '2027-02-10',
      presented: '2027-02-22',
    });
  });

  test('waits for its guideline, and shows what requests judge by', () => {
    const play = planned();
    expect(play.duties).toEqual(['somu/chief notify_guideline']);
    expect(play.last.duties[0]?.dueAt).toBe(wall('2026-12-24T17:30'));
    expect(play.last.summary).toMatchObject({
      ...{ title: 'Budget 2027', step: 'preparing', fiscalYear: 2027, matter: 'initial' },
      shown: {
        ...{ fiscalYear: 2027, kind: 'initial', title: 'Budget 2027' },
        requestsOpenAt: wall('2027-01-05T08:30'),
        requestsCloseAt: '2027-01-15T08:30:00.001Z',
      },
    });
    expect(play.last.summary.readers).toEqual(['somu', 'kusei-sozo', 'shicho']);
    expect(play.last.number).toMatchObject({ prefix: 'B2026-' });
  });

  test('is made by whoever plans, and of his own unit', () => {
    expect(refusedPlan({}, undefined, 'kita.chief')).toBe('not_allowed');
    expect(refusedPlan({}, undefined, 'somu.clerk')).toBe('not_allowed');
    expect(refusedPlan({ initiator: 'kita' })).toBe('cycle_by_other_unit');
    const moving = cityWithBudget((draft) => {
      const { offices } = draft.organisation;
      const purse = { ...offices[0], code: 'purse' };
      offices.push(
        { ...purse, unit: 'somu' },
        { ...purse, unit: 'toshi', inForceOn: '2027-04-01' },
      );
      draft.budget.hands.plan = [{ office: 'purse', role: 'chief' }];
    });
    expect(refusedPlan({}, moving)).toBe('opened');
    expect(refusedPlan({ initiator: 'toshi' }, moving, 'toshi.chief')).toBe('not_allowed');
  });

  test('takes the one place of the first budget of its year until it is withdrawn', () => {
    const taken = { refused: 'cycle_exists', details: { fiscalYear: 2027 } };
    const play = planned();
    expect(play.last.summary.claim).toEqual({ key: 'initial 2027', taken });
    expect(planned({ kind: 'supplementary' }).last.summary).not.toHaveProperty('claim');
    expect(closed().last.summary.claim?.key).toBe('initial 2027');
    play.does(chief, 'withdraw', { reason: 'a' });
    expect(play.last.summary).not.toHaveProperty('claim');
  });

  test('needs budget rules, and a calendar that reaches so far', () => {
    const without = cityWithBudget((draft) => {
      delete draft.budget;
    });
    expect(refusedPlan({}, without)).toBe('not_allowed');
    expect(new YearPlay(without).openBySystem(plan())).toMatchObject({
      refused: 'no_budget_rules',
    });
    expect(refusedPlan({ fiscalYear: 2999 })).toBe('fiscal_year_unknown');
  });

  test('may give dates of its own, in order and on open days', () => {
    const { dates } = planned({ dates: { notice: '2027-01-25' } }).d;
    expect(dates).toMatchObject({ notice: '2027-01-25', appealsClose: '2027-01-28' });
    expect(refusedPlan({ dates: { requestsClose: '2027-01-04' } })).toBe(
      'cycle_dates_out_of_order',
    );
    expect(refusedPlan({ dates: { requestsClose: '2027-01-05' } })).toBe('opened');
    expect(refusedPlan({ dates: { requestsClose: '2027-01-16' } })).toBe('cycle_date_closed');
    expect(refusedPlan({ dates: { presented: '2027-02-27' } })).toBe('opened');
  });

  test('of a supplementary budget has the dates that it names, and no others', () => {
    const kind = 'supplementary';
    const play = planned({ kind, dates: { requestsClose: '2027-01-29' } });
    expect(play.d.dates).toEqual({ requestsClose: '2027-01-29' });
    play.does(chief, 'notify_guideline', guideline);
    expect(play.timers).toEqual([]);
    expect(play.duties).toEqual(['somu/chief open_requests']);
    play.does(chief, 'open_requests');
    expect(play.until('2027-01-29T17:31').step).toBe('assessing');
    expect(refusedPlan({ kind, dates: { requestsClose: '2027-01-30' } })).toBe('cycle_date_closed');
    const undated = planned({ kind }).does(chief, 'notify_guideline', guideline);
    undated.does(chief, 'open_requests');
    expect(undated.duties).toEqual(['somu/chief close_requests']);
    expect(undated.does(chief, 'close_requests').step).toBe('assessing');
  });
});

describe('the guideline', () => {
  test('is told to all who may ask and forward in the year, once each', () => {
    const play = guided();
    expect(play.toldPlaces('budget_guideline')).toEqual([
      'kusei-sozo/clerk',
      ...['kita/clerk', 'kita/head', 'toshi/head'],
      ...['higashi/clerk', 'higashi/head', 'minami/clerk', 'minami/head'],
      ...['chuo-ku/clerk', 'chuo-ku/head'],
    ]);
    expect(play.last.summary.readers).toContain('minami');
    expect(play.d.happened).toEqual({ guideline: '2026-12-22' });
  });

  test('reaches the bureaus in the years of their lane alone', () => {
    expect(guided().d.askers).not.toContainEqual({ unit: 'doboku', kind: 'bureau' });
    const year = guided({ fiscalYear: 2026, dates: lastDays });
    expect(year.d.askers).toContainEqual({ unit: 'doboku', kind: 'bureau' });
  });

  test('is late when its day is over, and told so', () => {
    const play = planned().until('2026-12-24T17:29');
    expect(play.stuck).toEqual([]);
    play.until('2026-12-24T17:30');
    expect(play.stuck).toEqual(['step_overdue']);
    expect(play.toldPlaces('step_overdue')).toEqual(['somu/chief', 'kusei-sozo/clerk']);
    expect(play.does(chief, 'notify_guideline', guideline).stuck).toEqual([]);
  });
});

describe('the window for requests', () => {
  test('opens by itself with the office hours of its day, once there is a guideline', () => {
    const play = guided().until('2027-01-05T08:29');
    expect(play.step).toBe('guided');
    expect(play.until('2027-01-05T08:30').step).toBe('requesting');
    expect(play.toldPlaces('budget_requests_open')).toContain('kita/head');
    const late = planned().until('2027-01-07T10:00');
    expect(late.step).toBe('preparing');
    late.does(chief, 'notify_guideline', guideline).until('2027-01-07T10:01');
    expect(late.step).toBe('requesting');
    expect(late.d.dates.requestsOpen).toBe('2027-01-05');
  });

  test('opens by hand before its day, and says since when', () => {
    const play = guided().now('2026-12-28T10:00').does(chief, 'open_requests');
    expect(play.d.dates.requestsOpen).toBe('2026-12-28');
    expect(play.last.summary.shown).toMatchObject({ requestsOpenAt: wall('2026-12-28T10:00') });
  });

  test('closes by itself after the last minute of its last day', () => {
    const play = requesting().until('2027-01-15T17:30');
    expect(play.step).toBe('requesting');
    expect(play.until('2027-01-15T17:31').step).toBe('assessing');
    expect(play.last.summary.shown).toMatchObject({ requestsCloseAt: '2027-01-15T08:30:00.001Z' });
  });

  test('closes by hand before that with a reason only', () => {
    const play = requesting().now('2027-01-12T10:00');
    expect(play.refusal(chief, 'close_requests')).toBe('early_close_needs_reason');
    expect(play.probe(chief, 'close_requests')).toBe('possible');
    const late = play.fork();
    late.at = parseInstant('2027-01-15T08:30:00.001Z');
    expect(late.refusal(chief, 'close_requests')).toBe('accepted');
    play.does(chief, 'close_requests', { reason: 'all are in' });
    expect(play.last.summary.shown).toMatchObject({ requestsCloseAt: wall('2027-01-12T10:00') });
    expect(play.d.comments).toMatchObject([{ on: 'close_requests', text: 'all are in' }]);
  });

  test('is told to the requests that are there: opened, closed', () => {
    const play = guided().request(first, 'drafting').request(second, 'closed');
    play.until('2027-01-05T08:30');
    const shown = {
      ...{ fiscalYear: 2027, kind: 'initial', title: 'Budget 2027' },
      requestsOpenAt: wall('2027-01-05T08:30'),
      requestsCloseAt: '2027-01-15T08:30:00.001Z',
      appealsCloseAt: '2027-02-04T08:30:00.001Z',
    };
    expect(play.said).toEqual([
      { to: first, command: { type: 'cycle_moved', to: 'opened', serial: 3, shown } },
    ]);
    play.until('2027-01-15T17:31');
    expect(play.words).toEqual([`${first} closed`]);
  });
});

describe('a request', () => {
  test('that is new hears how far the budget has come, and a known one nothing', () => {
    const words = (play: YearPlay) => play.request(first, 'drafting').words;
    expect(words(planned())).toEqual([`${first} rescheduled`]);
    expect(words(guided())).toEqual([`${first} rescheduled`]);
    expect(words(requesting())).toEqual([`${first} opened`]);
    expect(words(requesting().until('2027-01-15T18:00'))).toEqual([`${first} closed`]);
    expect(requesting().request(first, 'drafting').request(first, 'requested').words).toEqual([]);
    expect(requesting().request(first, 'closed').words).toEqual([]);
  });

  test('makes its unit a reader, and is shown to nobody who looks at the budget', () => {
    const play = requesting().request(first, 'drafting', { request: 70 });
    expect(play.last.summary.readers).toContain('kita');
    expect(play.last.summary.shown).not.toHaveProperty('sheets');
  });

  test('that says what it has said before moves nothing', () => {
    const play = requesting().request(first, 'drafting', { request: 70 });
    const again = (fields: object) =>
      play.fork().hears('request_moved', requestIn(first, 'drafting', fields));
    expect(again({ request: 70 })).toMatchObject({ refused: 'stale_wake_up' });
    expect(again({ request: 71 })).not.toHaveProperty('refused');
    expect(again({ request: 70, assessed: 0 })).not.toHaveProperty('refused');
    expect(again({ request: 70, undecided: 1 })).not.toHaveProperty('refused');
  });

  test('is known by what it last told', () => {
    const moved = requestIn(first, 'assessing', { assessed: 90, undecided: 1 });
    const play = closed().request(first, 'assessing', { assessed: 90, undecided: 1 });
    expect(play.d.requests).toHaveLength(2);
    expect(play.d.requests[0]).toEqual(moved);
  });
});

describe('a change of dates', () => {
  test('is told to every request and to all who may ask', () => {
    const play = requesting().request(first, 'drafting');
    play.does(chief, 'reschedule', reschedule({ requestsClose: '2027-01-20' }));
    expect(play.words).toEqual([`${first} rescheduled`]);
    expect(play.said[0]?.command['shown']).toMatchObject({
      requestsCloseAt: '2027-01-20T08:30:00.001Z',
    });
    expect(play.toldPlaces('budget_rescheduled')).toContain('minami/head');
    expect(play.notice('budget_rescheduled')?.about).toMatchObject({
      reason: 'late',
      on: '2027-01-20',
    });
    expect(play.until('2027-01-15T18:00').step).toBe('requesting');
    expect(play.until('2027-01-20T18:00').step).toBe('assessing');
  });

  test('moves what is counted from it, but no date given by hand and none that has come', () => {
    const moved = (play: YearPlay, dates: object) =>
      play.does(chief, 'reschedule', reschedule(dates)).d.dates;
    expect(moved(planned(), { notice: '2027-02-03' })).toMatchObject({
      appealsClose: '2027-02-08',
    });
    const own = planned({ dates: { appealsClose: '2027-02-05' } });
    expect(moved(own, { notice: '2027-02-03' })).toMatchObject({ appealsClose: '2027-02-05' });
    expect(moved(planned(), { presented: '2027-02-24' })).toMatchObject({
      appealsClose: '2027-02-04',
    });
  });

  test('is refused into the past, for what has come, out of order and onto a closed day', () => {
    const said = (play: YearPlay, dates: object) =>
      play.refusal(chief, 'reschedule', reschedule(dates));
    const play = requesting();
    expect(said(play, { requestsOpen: '2027-01-12' })).toBe('cycle_date_happened');
    expect(said(play, { guideline: '2027-01-12' })).toBe('cycle_date_happened');
    expect(said(play, { notice: '2027-01-04' })).toBe('cycle_date_past');
    expect(said(play, { requestsClose: '2027-01-16' })).toBe('cycle_date_closed');
    expect(said(play, { requestsClose: '2027-02-02' })).toBe('cycle_dates_out_of_order');
    expect(said(play, { requestsClose: '2027-02-01' })).toBe('accepted');
    expect(said(play, { presented: '2998-01-06' })).toBe('accepted');
    expect(said(play, { requestsClose: '2998-01-06' })).toBe('fiscal_year_unknown');
    expect(play.probe(chief, 'reschedule')).toBe('possible');
  });

  test('of a window is in time as long as the new one is', () => {
    const on = (clock: string, dates: object) =>
      requesting().now(`2027-01-12T${clock}`).refusal(chief, 'reschedule', reschedule(dates));
    expect(on('17:30', { requestsClose: '2027-01-12' })).toBe('accepted');
    expect(on('17:31', { requestsClose: '2027-01-12' })).toBe('cycle_date_past');
    const open = (clock: string) =>
      guided()
        .now(`2026-12-28T${clock}`)
        .refusal(chief, 'reschedule', reschedule({ requestsOpen: '2026-12-28' }));
    expect(open('08:29')).toBe('accepted');
    expect(open('08:30')).toBe('cycle_date_past');
  });

  test('may give wards more time for their appeals', () => {
    const play = noticed().request(first, 'noticed');
    play.does(chief, 'reschedule', reschedule({ appealsClose: '2027-02-08' }));
    expect(play.until('2027-02-04T18:00').d.appealsOver).toBe(false);
    expect(play.until('2027-02-08T18:00').d.appealsOver).toBe(true);
  });
});

describe('a withdrawal', () => {
  test('is told to the requests, and ends the year', () => {
    const play = closed().does(chief, 'withdraw', { reason: 'no need' });
    expect(play.last.summary.outcome).toBe('withdrawn');
    expect(play.words).toEqual([`${first} withdrawn`, `${second} withdrawn`]);
    expect(play.told).toEqual(['withdrawn']);
  });
});

describe('offices that move', () => {
  test('take the budget along', () => {
    const moving = cityWithBudget((draft) => {
      const { offices } = draft.organisation;
      const purse = { ...offices[0], code: 'purse' };
      offices.push(
        { ...purse, unit: 'somu' },
        { ...purse, unit: 'toshi', inForceOn: '2027-01-04' },
      );
      draft.budget.hands.plan = [{ office: 'purse', role: 'chief' }];
    });
    const play = planned({}, moving).until('2027-01-04T00:00');
    expect(play.duties).toEqual(['toshi/chief notify_guideline']);
  });
});
