/** What waits with an office on 1 April passes with it to another unit. */

import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../../src/terms/refusal.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { DecisionPlay, type People } from './play.ts';
import { deciding } from './rulebook.ts';
import { plain } from './ways.ts';

const since = { inForceOn: '2014-04-01', origin: 'productDefault' };
const reason = 'because';
const toVice = { stance: 'object', text: 'no means' };

/** The desk, whose head has a rank, moves from general affairs to the works bureau in April. */
const moving = (level: number, subject: object = {}) =>
  deciding((draft) => {
    const desk = { code: 'desk', title: 'desk', ...since };
    const { organisation, authority } = draft;
    organisation.offices.push({ ...desk, unit: 'somu' });
    organisation.offices.push({ ...desk, unit: 'doboku', inForceOn: '2027-04-01' });
    const at = { office: 'desk', role: 'head' };
    const rank = { code: 'desk-head', title: 'desk', level, at, circulates: level < 50 };
    authority.ranks.push({ ...rank, ...since });
    Object.assign(authority.subjects[0], subject);
  });

const heardAt = (who: object) => ({ concurrence: [{ who, binding: false }] });
const deskChief = { office: 'desk', role: 'chief' };

function opened(rulebook: Rulebook, people: Partial<People> = {}, who = 'kita.clerk') {
  const play = new DecisionPlay(rulebook, people).now('2027-03-30T10:00');
  const step = play.open(who, plain());
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

/** The chief and the deputy of the ward have seen it. */
const seen = (...given: Parameters<typeof opened>) =>
  opened(...given)
    .does('kita.clerk', 'submit')
    .does('kita.chief', 'assent')
    .does('kita.deputy', 'assent');

const april = '2027-04-01T09:00';
const circulating = moving(45, { ...heardAt(deskChief), report: [{ who: deskChief }] });

describe('when an office moves', () => {
  test('circulation and consent pass to its new unit at midnight, and their time runs on', () => {
    const play = seen(circulating);
    expect(play.duties).toEqual(['somu/chief concur', 'somu/head assent']);
    const dues = [play.due('assent'), play.due('concur')];
    expect(play.until('2027-03-31T23:59').duties).toContain('somu/head assent');
    play.until(april);
    expect(play.duties).toEqual(['doboku/chief concur', 'doboku/head assent']);
    expect([play.due('assent'), play.due('concur')]).toEqual(dues);
    expect([play.told, play.stuck]).toEqual([[], []]);
    expect(play.last.summary.readers).toEqual(expect.arrayContaining(['somu', 'doboku']));
    expect(play.refusal('somu.head', 'assent')).toBe('not_allowed');
    expect(play.refusal('somu.chief', 'concur', { stance: 'consent' })).toBe('not_allowed');
    play.until('2027-04-06T17:30');
    expect(play.stuck).toEqual(['step_overdue', 'concurrence_overdue doboku']);
    play.does('doboku.head', 'assent').does('doboku.chief', 'concur', { stance: 'consent' });
    play.does('kita.head', 'decide');
    expect(play.toldPlaces('decision_reported')).toEqual(['doboku/chief']);
  });

  test('what is done stays done, by whom it was; whoever is asked again is asked there', () => {
    const play = seen(circulating).does('somu.head', 'assent');
    play.does('somu.chief', 'concur', { stance: 'consent' }).until(april);
    expect([play.step, play.duties]).toEqual(['deciding', ['kita/head decide']]);
    expect(play.d.circulation.at(-1)).toMatchObject({ state: 'assented', by: { unit: 'somu' } });
    expect(play.d.hearings).toMatchObject([{ state: 'given', said: { by: { unit: 'somu' } } }]);
    play.does('kita.clerk', 'revise', { content: { title: 'Rent' } });
    expect(play.duties).toEqual(['doboku/chief concur']);
    expect(play.d.hearings[0]?.past).toMatchObject([{ by: { unit: 'somu' } }]);
  });

  test('a draft that comes back later finds it where it is now', () => {
    const play = seen(circulating).does('somu.head', 'return', { reason }).until(april);
    play.does('kita.clerk', 'submit').does('kita.chief', 'assent').does('kita.deputy', 'assent');
    expect(play.duties).toEqual(['doboku/chief concur', 'doboku/head assent']);
    const draft = opened(circulating).until(april);
    expect(draft.d.competence?.hearings[0]?.place).toEqual({ unit: 'doboku', role: 'chief' });
  });

  test('whoever asked there is answered there', () => {
    const play = seen(circulating).does('somu.head', 'ask', { question: 'why' }).until(april);
    play.does('kita.clerk', 'reply', { question: 'q1', text: reason });
    expect(play.toldPlaces('question_answered')).toEqual(['doboku/head']);
  });

  test('a review that is owed there is owed there', () => {
    const absences = [{ person: 'somu.head', from: '2027-03-29T00:00', until: '2027-04-10T00:00' }];
    const play = seen(circulating, { absences }).does('kita.clerk', 'pass_over').until(april);
    expect(play.duties).toContain('doboku/head review_after r1');
    const confirm = { review: 'r1', outcome: 'confirmed' };
    expect(play.refusal('doboku.head', 'review_after', confirm)).toBe('accepted');
  });

  test('an assent is taken back there, too', () => {
    const play = seen(circulating).does('somu.head', 'assent').until(april);
    expect(play.refusal('somu.head', 'recall')).toBe('not_allowed');
    expect(play.does('doboku.head', 'recall').duties).toContain('doboku/head assent');
  });
});

describe('when the office of the decider moves', () => {
  const above = moving(60, heardAt({ unit: 'toshi', role: 'chief' }));

  test('whoever it was sent up to decides where he is now', () => {
    const play = seen(above).does('toshi.chief', 'concur', { stance: 'no_opinion' });
    play.does('kita.head', 'send_up', { ground: 'precedent', reason });
    expect(play.duties).toEqual(['somu/head decide']);
    const due = play.due('decide');
    expect([play.until(april).duties, play.due('decide')]).toEqual([['doboku/head decide'], due]);
    expect(play.refusal('somu.head', 'decide')).toBe('not_allowed');
    play.does('doboku.head', 'decide');
    expect(play.d.decided?.authority).toMatchObject({ rank: 'desk-head' });
    expect(play.d.sentUp).toMatchObject([{ from: { place: { unit: 'kita' } } }]);
  });

  test('the common superior of an objection decides where he is now', () => {
    const play = seen(above).does('toshi.chief', 'concur', toVice).does('kita.head', 'assent');
    expect(play.duties).toEqual(['somu/head decide']);
    expect(play.until(april).duties).toEqual(['doboku/head decide']);
  });

  test('an objection after it goes to whoever stands above both by then', () => {
    const play = seen(above).until(april).does('toshi.chief', 'concur', toVice);
    expect(play.does('kita.head', 'assent').duties).toEqual(['doboku/head decide']);
  });

  const deskDecides = deciding((draft) => {
    Object.assign(draft, structuredClone(moving(60)));
    draft.authority.rows[0].rank = 'desk-head';
    draft.decision.hands.draft.push({ unit: 'doboku', role: 'head' });
  });

  test('the decider by the tables does, and a proposer who now has it is told of', () => {
    const play = seen(deskDecides).does('kita.head', 'assent');
    play.does('doboku.head', 'revise', { content: { title: 'Rent' } });
    expect([play.duties, play.stuck]).toEqual([['somu/head decide'], []]);
    play.until(april);
    expect([play.duties, play.stuck]).toEqual([['doboku/head decide'], ['decider_is_proposer']]);
  });

  test('a forecast says where he is, or was on the day that it is asked for', () => {
    const play = seen(deskDecides).until(april);
    const unit = (on?: string) => play.bound.forecast?.(play.stored, on as never)?.decider?.unit;
    expect([unit(), unit('2027-03-31')]).toEqual(['doboku', 'somu']);
  });
});

describe('when an office moves to where somebody is asked already', () => {
  const both = moving(45, {
    concurrence: [
      { who: { unit: 'doboku', role: 'chief' }, binding: false },
      { who: deskChief, binding: true },
    ],
  });

  test('he speaks once for both', () => {
    const play = seen(both).until(april);
    expect(play.duties).toEqual(['doboku/chief concur', 'doboku/head assent']);
    expect(play.timers.filter((name) => name.startsWith('hearing'))).toHaveLength(2);
    play.does('doboku.chief', 'concur', { stance: 'consent' }).does('doboku.head', 'assent');
    expect([play.step, play.d.hearings.map(({ state }) => state)]).toEqual([
      'deciding',
      ['given', 'given'],
    ]);
    expect(play.refusal('doboku.chief', 'concur', toVice)).toBe('not_in_this_step');
  });

  test('what he has said for himself is not said for the office', () => {
    const play = seen(both).does('doboku.chief', 'concur', { stance: 'consent' }).until(april);
    expect(play.duties).toEqual(['doboku/chief concur', 'doboku/head assent']);
    play.does('doboku.chief', 'concur', toVice);
    expect(play.stuck).toEqual(['consent_refused doboku']);
    play.does('kita.clerk', 'revise', { content: { title: 'Rent' } });
    expect(play.d.hearings).toMatchObject([{ state: 'again', binding: true }]);
  });
});
