/** A sheet on its way to finance: who passes it on, by hand or by decision, and until when. */

import { describe, expect, test } from '@jest/globals';
import { wall } from '../play.ts';
import {
  complete,
  consultation,
  coordinating,
  cycleId,
  decided,
  decidedOn,
  drafted,
  entry,
  forwarding,
  opened,
  opening,
  RequestPlay,
  requested,
  submitting,
  windows,
} from './request-play.ts';
import { books } from './rulebook.ts';

describe('the way to finance', () => {
  test('goes through coordinator, submitter and bureau, and all know who wrote what (38)', () => {
    const play = coordinating();
    expect(play.duties).toEqual(['kita/deputy coordinate']);
    play.does('kita.deputy', 'put_lines', { lines: [entry({ line: 'p3', priority: 3 })] });
    play.does('kita.head', 'opine', { stage: 'request', text: 'Needed as well' });
    play.does('kita.deputy', 'coordinate', { comment: 'Together' });
    expect(play.duties).toEqual(['kita/head submit']);
    play.does('kita.head', 'submit', { comment: 'For the ward' });
    expect(play.step).toBe('forwarding');
    expect(play.last.number).toMatchObject({ prefix: 'B2026-', width: 3 });
    expect(play.last.summary).toMatchObject({ addressees: ['toshi'] });
    const { lines, opinions } = play.r;
    play.does('toshi.head', 'forward', { comment: 'Passed on' });
    expect(play.step).toBe('requested');
    expect(play.r.lines).toBe(lines);
    expect(play.r.opinions).toBe(opinions);
    expect(play.line('p1').put.by.seat).toBe('kita.clerk');
    expect(play.line('p3').put.by.seat).toBe('kita.deputy');
    const { coordinated, submitted, forwarded } = play.r;
    expect([coordinated, submitted, forwarded]).toMatchObject([
      { by: { seat: 'kita.deputy' }, comment: 'Together' },
      { by: { seat: 'kita.head' }, comment: 'For the ward', decision: null },
      { by: { seat: 'toshi.head' }, comment: 'Passed on' },
    ]);
    expect(play.last.summary.readers).toEqual(['kita', 'somu', 'toshi', 'shicho']);
  });

  test('the bureau changes no word of the ward: it passes on or returns', () => {
    const play = forwarding();
    for (const type of ['put_lines', 'remove_lines', 'rank_lines', 'opine', 'withdraw']) {
      const fields = type === 'put_lines' ? { lines: [entry()] } : { lines: ['p1'] };
      const said = { ...fields, ...(type === 'opine' && { stage: 'request', text: 'a' }) };
      const sent = type === 'withdraw' ? { reason: 'a' } : said;
      expect([type, play.refusal('toshi.head', type, sent)]).toEqual([type, 'not_allowed']);
    }
    play.does('toshi.head', 'return', { reason: 'No sums' });
    expect(play.step).toBe('drafting');
    expect(play.toldPlaces('returned')).toEqual(['kita/clerk', 'kita/chief']);
    expect(play.notice('returned')?.about).toMatchObject({ reason: 'No sums' });
    expect(play.r).toMatchObject({ handedIn: null, coordinated: null, submitted: null });
    expect(play.r.opinions).toHaveLength(1);
  });

  test('nobody forwards what he wrote himself', () => {
    const play = forwarding();
    expect(play.refusal('toshi.head=kita.clerk', 'forward')).toBe('four_eyes');
    expect(play.refusal('toshi.head=kita.head', 'forward')).toBe('four_eyes');
    expect(play.refusal('toshi.head', 'forward')).toBe('accepted');
  });

  test('is recalled by whoever passed it on, until the window closes', () => {
    expect(coordinating().does('kita.clerk', 'recall').step).toBe('drafting');
    expect(coordinating().refusal('kita.deputy', 'recall')).toBe('not_allowed');
    expect(forwarding().does('kita.head', 'recall').step).toBe('drafting');
    const play = requested();
    expect(play.fork().does('kita.head', 'recall', { reason: 'A line' }).step).toBe('drafting');
    play.at = wall('2026-12-28T17:29');
    expect(play.probe('kita.head', 'recall')).toBe('possible');
    play.at = wall('2026-12-28T17:30');
    expect(play.refusal('kita.head', 'recall')).toBe('requests_closed');
    expect(play.refusal('kita.head', 'withdraw', { reason: 'a' })).toBe('requests_closed');
  });

  test('keeps its first number when it goes the way anew', () => {
    const play = requested();
    const { submittedOn } = play.r;
    play.does('kita.head', 'recall').now('2026-12-23T10:00');
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit');
    expect(play.r.submittedOn).toBe(submittedOn);
  });

  test('a draft follows the rulebook in force until it is first submitted', () => {
    const play = drafted();
    expect(play.bound.floats?.(play.stored)).toBe(true);
    const other = books((draft) => {
      draft.budget.lanes = draft.budget.lanes.slice(1);
    });
    expect(play.workflow.bind(other).floats?.(play.stored)).toBe(false);
    const later = books((draft) => {
      const [own] = draft.budget.lanes;
      own.inForceOn = '2026-12-23';
    });
    expect(play.workflow.bind(later).floats?.(play.stored)).toBe(false);
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit').does('kita.head', 'recall');
    expect(play.bound.floats?.(play.stored)).toBe(false);
  });
});

describe('a submission by decision', () => {
  test('waits for it, and shows what it must be about', () => {
    const play = submitting({ lane: 'decided' });
    expect(play.duties).toEqual(['kita/head submit']);
    const submission = { subject: 'budget-request', amountYen: 2_300_000 };
    expect(play.last.summary.shown).toMatchObject({ steps: { submission } });
    expect(play.why('kita.head', 'submit')).toMatchObject({
      refused: 'submitted_by_decision',
      details: {
        ...{ subject: 'budget-request', amount: 2_300_000, case: play.r.id },
        holders: 'kita/clerk, kita/chief',
      },
    });
    play.says('submission_decided', decidedOn(play));
    expect(play.step).toBe('requested');
    expect(play.r.submitted).toMatchObject({ by: null, decision: decided.decision });
    expect(play.last.summary.shown).not.toHaveProperty('steps');
  });

  test('shows who did not consent, and nothing once the window has closed', () => {
    const dissents = [{ unit: 'kita', reason: null }];
    const ruled = consultation({ outcome: 'ruled_proceed', shown: { dissents } });
    const city = books((draft) => {
      const gated = draft.budget.lanes.find(({ code }: { code: string }) => code === 'gated');
      gated.submit.decision = 'budget-request';
    });
    const line = { reallotTo: 'kita', consultation: 'K-1' };
    const play = opened({ lane: 'gated', initiator: 'toshi' }, city)
      .links({ 'K-1': ruled })
      .put({ line: 'p1', ...line }, { line: 'p2', ...line }, { line: 'p3' })
      .does('toshi.clerk', 'hand_in');
    expect(play.last.summary.shown).toMatchObject({ steps: { submission: { dissents } } });
    play.until('2026-12-28T17:30');
    expect(play.last.summary.shown).toEqual({ cycle: cycleId, opinions: [] });
    expect(play.duties).toEqual(['toshi/head withdraw']);
  });

  test('that was made in time counts, however late it is told', () => {
    const asked = submitting({ lane: 'decided' });
    const play = asked.fork().until('2026-12-28T17:30');
    expect(play.says('submission_decided', decidedOn(asked)).step).toBe('assessing');
  });

  test('counts on no sheet that was taken back, and submits none that waits for a hand', () => {
    const play = submitting({ lane: 'decided' }).does('kita.clerk', 'recall');
    expect(play.hears('submission_decided', decided)).toMatchObject({
      refused: 'not_in_this_step',
    });
    expect(submitting().hears('submission_decided', decided)).toMatchObject({
      refused: 'submitted_by_hand',
    });
  });
});

describe('the window', () => {
  test('is open from its opening to the last instant before it closes', () => {
    const play = complete();
    const handIn = () => play.why('kita.clerk', 'hand_in');
    play.cycle('guided');
    expect(handIn()).toMatchObject({ refused: 'requests_not_open', details: { on: '2026-12-01' } });
    play.cycle('requesting');
    play.at = wall('2026-12-28T17:29');
    expect(handIn().refused).toBe('accepted');
    play.at = wall('2026-12-28T17:30');
    expect(handIn()).toMatchObject({ refused: 'requests_closed', details: { on: '2026-12-28' } });
    play.now('2026-12-22T10:00').cycle('assessing');
    expect(handIn().refused).toBe('requests_closed');
  });

  test('is judged by the cycle as it stands, though its word is still on the way', () => {
    const later = { requestsCloseAt: wall('2026-12-30T17:30') };
    const play = complete().cycle('requesting', later);
    play.at = wall('2026-12-29T10:00');
    expect(play.refusal('kita.clerk', 'hand_in')).toBe('accepted');
    const woken = requested().cycle('requesting', later).until('2026-12-28T17:30');
    expect(woken.step).toBe('requested');
    expect(woken.r.cycle.requestsCloseAt).toBe(later.requestsCloseAt);
    expect(woken.until('2026-12-30T17:29').step).toBe('requested');
    expect(woken.until('2026-12-30T17:30').step).toBe('assessing');
  });

  test('closes when the cycle says so, before its time', () => {
    const play = requested().moves('closed', 'assessing');
    expect(play.step).toBe('assessing');
    expect(drafted().moves('closed', 'assessing').refusal('kita.clerk', 'hand_in')).toBe(
      'requests_closed',
    );
  });

  test('without a date stays open until the cycle closes it', () => {
    const play = opened().put({}).moves('rescheduled', 'requesting', {}, { requestsCloseAt: null });
    expect(play.timers).toEqual([]);
    play.now('2027-05-01T10:00').cycle('requesting', { requestsCloseAt: null });
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit');
    expect(play.step).toBe('requested');
  });

  test('without a look at the cycle, what was told counts', () => {
    const blind = (play: RequestPlay) => Object.assign(play, { around: { linked: {} } });
    expect(blind(drafted()).refusal('kita.clerk', 'hand_in')).toBe('accepted');
    expect(blind(requested()).until('2026-12-28T17:30').step).toBe('assessing');
    const guided = new RequestPlay().cycle('guided');
    guided.open('kita.clerk', opening());
    expect(blind(guided.put({})).refusal('kita.clerk', 'hand_in')).toBe('requests_not_open');
    guided.says('cycle_moved', { to: 'opened', shown: windows });
    expect(guided.refusal('kita.clerk', 'hand_in')).toBe('accepted');
  });

  test('that closed on a sheet which had not left makes it stuck until the end', () => {
    const play = drafted().until('2026-12-28T17:30');
    expect(play.stuck).toEqual(['window_missed']);
    expect(play.duties).toEqual(['kita/head withdraw']);
    expect(play.toldPlaces('request_missed')).toEqual(['kita/clerk', 'kita/chief', 'kita/head']);
    play.moves('noticed', 'noticed').moves('finalised', 'finalised');
    expect(play.last.summary.outcome).toBe('not_submitted');
    expect(play.heard).toMatchObject([{ type: 'request_moved', step: 'closed' }]);
  });
});
