/** Acting decisions (代決), and what is owed to whoever was absent (後閲). rules.md 4.3. */

import { describe, expect, test } from '@jest/globals';
import { deciding, withAbsence, withActing } from './rulebook.ts';
import {
  absent,
  circulated,
  drafted,
  journey,
  offered,
  plain,
  submitted,
  urgent,
  works,
} from './ways.ts';

const tuesday = '2026-10-06T10:00';
const important = (command: object = works()) => ({
  ...(command as ReturnType<typeof works>),
  content: { ...works().content, grounds: ['important'] },
});
const ordered = { ordered: { at: '2026-10-02T09:00:00+09:00', text: 'decide it as drafted' } };

const away = (rulebook = deciding(), command = works()) =>
  offered(command, rulebook, absent()).now(tuesday);

/** Before he leaves, the head has put on record what is to be done. */
const instructed = (rulebook = deciding(), command = works()) =>
  offered(command, rulebook, absent()).does('kita.head', 'instruct', { text: 'as drafted' });

describe('scenario 20: the head of the ward is on a journey', () => {
  const acted = () => away().does('kita.deputy', 'decide_acting', urgent);

  test('the first in the order decides, with the mark', () => {
    const { d } = acted();
    expect(d.decided).toMatchObject({
      mark: 'acting',
      urgency: urgent.urgency,
      by: { person: 'kita.deputy', capacity: 'acting', actsFor: 'kita.head' },
      authority: { kind: 'signature', rank: 'head', row: 'works-head' },
    });
    expect(d.outcome).toBe('approved');
  });

  test('the post-review is owed to the head, three working days after the return', () => {
    const play = acted();
    expect(play.duties).toEqual(['kita/clerk execute', 'kita/head review_after r1']);
    expect(play.due('review_after')).toBe('2026-10-14T08:30:00.000Z');
    play.until('2026-10-08T08:29');
    expect(play.told).toContain('decided');
    play.until('2026-10-08T08:30');
    expect(play.toldPlaces('review_owed')).toEqual(['kita/head']);
    play.until('2026-10-14T17:30');
    expect(play.stuck).toEqual(['review_overdue r1']);
  });

  test('an opinion leaves the decision valid and asks for a correction', () => {
    const play = acted().does('kita.clerk', 'execute', { executedOn: '2026-10-06' });
    play.now('2026-10-08T10:00');
    const opinion = { review: 'r1', outcome: 'opinion', text: 'mind the noise' };
    play.does('kita.head', 'review_after', opinion);
    expect([play.d.outcome, play.step, play.duties]).toEqual([
      'approved',
      'decided',
      ['kita/clerk report_correction r1'],
    ]);
    expect(play.due('report_correction')).toBe('2026-10-16T08:30:00.000Z');
    play.does('kita.clerk', 'report_correction', { review: 'r1', text: 'done' });
    expect([play.step, play.last.summary.outcome]).toEqual(['closed', 'approved']);
  });

  test('a review that confirms ends it', () => {
    const play = acted().does('kita.clerk', 'execute', { executedOn: '2026-10-06' });
    play.now('2026-10-08T10:00');
    play.does('kita.head', 'review_after', { review: 'r1', outcome: 'confirmed' });
    expect(play.step).toBe('closed');
  });

  test('an absence prolonged or cut short later neither loses nor moves the review', () => {
    const longer = acted().away('kita.head', '2026-10-08T00:00', '2026-10-20T00:00');
    expect(longer.until('2026-10-15T10:00').stuck).toEqual(['review_overdue r1']);
    const shorter = acted();
    shorter.people.absences.length = 0;
    shorter.does('kita.head', 'review_after', { review: 'r1', outcome: 'confirmed' });
    expect(shorter.duties).toEqual(['kita/clerk execute']);
  });

  test('nobody reviews what he did himself, and others may', () => {
    const play = acted();
    play.people.also.push({ person: 'kita.deputy', seat: 'kita.head' });
    const confirm = { review: 'r1', outcome: 'confirmed' };
    expect(play.refusal('kita.deputy@kita.head', 'review_after', confirm)).toBe('reviews_own_act');
    play.people.also.push({ person: 'kita.clerk', seat: 'kita.head' });
    expect(play.refusal('kita.clerk@kita.head', 'review_after', confirm)).toBe('accepted');
  });

  test('none is owed where the decider had recorded his order, unless the rulebook asks', () => {
    const play = instructed();
    expect(play.toldPlaces('decision_instructed')).toContain('kita/clerk');
    play.now(tuesday).does('kita.deputy', 'decide_acting');
    expect([play.d.reviews, play.d.decided?.ordered]).toEqual([
      [],
      { at: '2026-10-01T01:00:00.000Z', text: 'as drafted', recorded: true },
    ]);
    const asks = instructed(withActing({ reviewAfterOrder: true })).now(tuesday);
    expect(asks.does('kita.deputy', 'decide_acting').d.reviews).toHaveLength(1);
  });

  test('what is merely said of an order suffices to act, and waives no review', () => {
    const play = away().does('kita.deputy', 'decide_acting', ordered);
    expect(play.d.decided?.ordered).toEqual({
      at: '2026-10-02T00:00:00.000Z',
      text: 'decide it as drafted',
      recorded: false,
    });
    expect(play.d.reviews).toMatchObject([{ because: 'decision' }]);
  });

  test('a deputy by record decides in full, without mark and review', () => {
    const also = [{ person: 'bob', seat: 'kita.head', capacity: 'deputy' as const }];
    const play = offered(works(), deciding(), { ...absent(), also }).now(tuesday);
    expect(play.refusal('kita.deputy', 'decide_acting', urgent)).toBe('acting_not_absent');
    play.does('bob', 'decide');
    expect([play.d.decided?.mark, play.d.reviews]).toEqual([null, []]);
    expect(play.d.decided?.by.capacity).toBe('deputy');
  });
});

describe('scenario 21: what counts as absent', () => {
  const refusedIn = (from: string, until: string, rulebook = deciding(), fields: object = urgent) =>
    offered(works(), rulebook)
      .away('kita.head', from, until)
      .now(tuesday)
      .refusal('kita.deputy', 'decide_acting', fields);

  test.each([
    ['2026-10-06T08:30', '2026-10-06T17:30', 'accepted'],
    ['2026-10-06T08:31', '2026-10-06T17:30', 'acting_not_absent'],
    ['2026-10-06T08:30', '2026-10-06T17:29', 'acting_not_absent'],
    ['2026-10-06T09:00', '2026-10-06T12:00', 'acting_not_absent'],
  ])('all working hours: from %s until %s: %s', (from, until, code) => {
    expect(refusedIn(from, until)).toBe(code);
  });

  test.each([
    ['2026-10-06T00:00', '2026-10-07T00:00', 'acting_not_absent'],
    ['2026-10-06T00:00', '2026-10-07T00:01', 'accepted'],
  ])('more than one day: from %s until %s: %s', (from, until, code) => {
    expect(refusedIn(from, until, withAbsence({ definition: 'moreThanOneDay' }))).toBe(code);
  });

  test('an accident at that very moment, where the rulebook says so', () => {
    const any = withAbsence({ definition: 'any' });
    expect(refusedIn('2026-10-06T09:00', '2026-10-06T12:00', any)).toBe('accepted');
    expect(refusedIn('2026-10-06T09:00', '2026-10-06T10:00', any)).toBe('acting_not_absent');
  });

  test('urgency suffices where the rulebook says so, and somebody is away at all', () => {
    const rulebook = withAbsence({ urgencySuffices: true });
    expect(refusedIn('2026-10-06T09:00', '2026-10-06T12:00', rulebook)).toBe('accepted');
    expect(refusedIn('2026-10-06T09:00', '2026-10-06T12:00', rulebook, ordered)).toBe(
      'acting_not_absent',
    );
    expect(refusedIn('2026-10-06T11:00', '2026-10-06T12:00', rulebook)).toBe('acting_not_absent');
  });

  test('the refusal says which definition did not hold', () => {
    const play = offered().away('kita.head', '2026-10-06T09:00', '2026-10-06T12:00').now(tuesday);
    expect(play.details('kita.deputy', 'decide_acting', urgent)).toMatchObject({
      definition: 'allWorkingHours',
      inJapanese: '勤務時間のすべてにわたる不在',
    });
  });

  test('a vacant seat is absent; its review waits for whoever takes it', () => {
    const play = offered(works(), deciding(), { vacant: ['kita.head'] }).now(tuesday);
    play.does('kita.deputy', 'decide_acting', urgent);
    expect(play.d.reviews[0]).toMatchObject({
      backOn: '2026-10-06',
      clock: { dueOn: '2026-10-09' },
    });
  });

  test('one of two who is there suffices', () => {
    const also = [{ person: 'bob', seat: 'kita.head' }];
    const play = offered(works(), deciding(), { ...absent(), also }).now(tuesday);
    expect(play.refusal('kita.deputy', 'decide_acting', urgent)).toBe('acting_not_absent');
  });
});

describe('scenario 22: when it is barred', () => {
  test('a consent was refused; no order lifts that', () => {
    const play = circulated(works(), deciding(), { ...absent(), ...{} });
    play.does('doboku.chief', 'advise', { stance: 'no_opinion' });
    play.does('somu.chief', 'concur', { stance: 'object', text: 'no means' }).now(tuesday);
    play.does('kita.head', 'assent');
    play.away('vice-a.vice-mayor', '2026-10-05T00:00', '2026-10-08T00:00');
    const act = (fields: object) => play.refusal('vice-b.vice-mayor', 'decide_acting', fields);
    expect([act(urgent), act(ordered)]).toEqual(['acting_barred', 'acting_barred']);
    expect(play.details('vice-b.vice-mayor', 'decide_acting', urgent)).toMatchObject({
      ground: 'concurrence',
      inJapanese: '合議不調',
    });
  });

  test('grounds that bar it, unless its decider has recorded his order', () => {
    const play = away(deciding(), important());
    expect(play.refusal('kita.deputy', 'decide_acting', urgent)).toBe('acting_barred');
    expect(play.refusal('kita.deputy', 'decide_acting', ordered)).toBe('acting_barred');
    expect(play.details('kita.deputy', 'decide_acting', urgent)).toEqual({
      ...{ ground: 'important', inJapanese: 'important', inEnglish: 'ground important' },
    });
    const knows = instructed(deciding(), important()).now(tuesday);
    expect(knows.refusal('kita.deputy', 'decide_acting')).toBe('accepted');
    const never = instructed(withActing({ orderLiftsGrounds: false }), important()).now(tuesday);
    expect(never.refusal('kita.deputy', 'decide_acting', ordered)).toBe('acting_barred');
    const other = { ...works(), content: { ...works().content, grounds: ['precedent'] } };
    expect(away(deciding(), other).refusal('kita.deputy', 'decide_acting', urgent)).toBe(
      'accepted',
    );
  });

  test('a matter that was sent up', () => {
    const play = offered().does('kita.head', 'send_up', { ground: 'precedent', reason: 'new' });
    play.away('vice-a.vice-mayor', '2026-10-05T00:00', '2026-10-08T00:00').now(tuesday);
    expect(play.refusal('vice-b.vice-mayor', 'decide_acting', urgent)).toBe('acting_barred');
    expect(play.refusal('vice-b.vice-mayor', 'decide_acting', ordered)).toBe('acting_barred');
    play.does('vice-a.vice-mayor', 'instruct', { text: 'go on' });
    expect(play.refusal('vice-b.vice-mayor', 'decide_acting')).toBe('accepted');
  });

  test('an order holds for the content it was given on, and of the decider as he is now', () => {
    const play = instructed(deciding(), important());
    const content = { ...important().content, purpose: 'another' };
    play.does('kita.clerk', 'revise', { content }).does('doboku.chief', 'advise', {
      stance: 'no_opinion',
    });
    expect(play.now(tuesday).step).toBe('deciding');
    expect(play.refusal('kita.deputy', 'decide_acting', urgent)).toBe('acting_barred');
    const up = instructed().does('kita.head', 'send_up', { ground: 'precedent', reason: 'new' });
    up.away('vice-a.vice-mayor', '2026-10-05T00:00', '2026-10-08T00:00').now(tuesday);
    expect(up.refusal('vice-b.vice-mayor', 'decide_acting', urgent)).toBe('acting_barred');
  });

  test('an order is the decider’s own, of what he has seen, and none of a proposer', () => {
    const play = submitted();
    const order = { text: 'as drafted' };
    expect(play.refusal('kita.deputy', 'instruct', order)).toBe('not_allowed');
    expect(play.refusal('kita.head', 'instruct', order)).toBe('accepted');
    const stale = { ...order, digest: '0'.repeat(64) };
    expect(play.refusal('kita.head', 'instruct', stale)).toBe('content_changed');
    const own = submitted(works(), deciding(), {}, 'kita.head');
    expect(own.refusal('kita.head', 'instruct', order)).toBe('four_eyes');
    expect(drafted().refusal('kita.head', 'instruct', order)).toBe('accepted');
    const done = offered().does('kita.head', 'decide');
    expect(done.refusal('kita.head', 'instruct', order)).toBe('decision_frozen');
  });

  test('without urgency and without an order, where the rulebook asks for one', () => {
    expect(away().refusal('kita.deputy', 'decide_acting')).toBe('acting_needs_reason');
    expect(away(withActing({ needs: 'nothing' })).refusal('kita.deputy', 'decide_acting')).toBe(
      'accepted',
    );
  });

  test('an order that is still to come', () => {
    const later = { ordered: { at: '2026-10-06T10:00:01+09:00', text: 'decide' } };
    expect(away().refusal('kita.deputy', 'decide_acting', later)).toBe('order_in_future');
    const now = { ordered: { at: '2026-10-06T10:00:00+09:00', text: 'decide' } };
    expect(away().refusal('kita.deputy', 'decide_acting', now)).toBe('accepted');
  });

  test('an order from before the case was there', () => {
    const early = { ordered: { at: '2026-10-01T09:59:59+09:00', text: 'decide' } };
    expect(away().refusal('kita.deputy', 'decide_acting', early)).toBe('order_before_opening');
    const opening = { ordered: { at: '2026-10-01T10:00:00+09:00', text: 'decide' } };
    expect(away().refusal('kita.deputy', 'decide_acting', opening)).toBe('accepted');
  });
});

describe('scenario 23: whose turn it is', () => {
  test('the drafter never acts, and the next in the order does', () => {
    const play = submitted(plain(), deciding(), absent(), 'kita.deputy').now(tuesday);
    expect([play.step, play.refusal('kita.deputy', 'decide_acting', urgent)]).toEqual([
      'deciding',
      'four_eyes',
    ]);
    play.does('kita.chief', 'decide_acting', urgent);
    expect(play.d.decided?.by.person).toBe('kita.chief');
  });

  test('whoever comes first in the order and is there acts himself', () => {
    expect(away().refusal('kita.chief', 'decide_acting', urgent)).toBe('acting_not_your_turn');
    const both = away().away('kita.deputy', '2026-10-06T08:30', '2026-10-06T17:30');
    expect(both.refusal('kita.chief', 'decide_acting', urgent)).toBe('accepted');
  });

  test('whoever is away for less than counts as absent is still the one to act', () => {
    const briefly = away().away('kita.deputy', '2026-10-06T09:00', '2026-10-06T11:00');
    expect(briefly.refusal('kita.chief', 'decide_acting', urgent)).toBe('acting_not_your_turn');
    const any = away(withAbsence({ definition: 'any' }));
    any.away('kita.deputy', '2026-10-06T09:00', '2026-10-06T11:00');
    expect(any.refusal('kita.chief', 'decide_acting', urgent)).toBe('accepted');
    const urged = away(withAbsence({ urgencySuffices: true }));
    urged.away('kita.deputy', '2026-10-06T09:00', '2026-10-06T11:00');
    expect(urged.refusal('kita.chief', 'decide_acting', urgent)).toBe('accepted');
    expect(urged.refusal('kita.chief', 'decide_acting', ordered)).toBe('acting_not_your_turn');
  });

  test('who stands in no order has no right to it', () => {
    expect(away().refusal('kita.clerk', 'decide_acting', urgent)).toBe('not_allowed');
    expect(away().refusal('somu.head', 'decide_acting', urgent)).toBe('not_allowed');
    expect(away().refusal('higashi.head', 'decide_acting', urgent)).toBe('case_not_found');
  });

  test('nor does the drafter under another hat', () => {
    const also = [{ person: 'kita.clerk', seat: 'kita.deputy' }];
    const play = offered(works(), deciding(), { ...absent(), also }).now(tuesday);
    expect(play.refusal('kita.clerk@kita.deputy', 'decide_acting', urgent)).toBe('four_eyes');
  });
});

describe('an explanation', () => {
  test('says whether he could act, before he says why', () => {
    expect(away().probe('kita.deputy', 'decide_acting')).toBe('possible');
    expect(away().probe('kita.chief', 'decide_acting')).toBe('acting_not_your_turn');
    expect(offered().probe('kita.deputy', 'decide_acting')).toBe('acting_not_absent');
  });
});

describe('a circulator who is absent', () => {
  const journeyOf = (person: string) => [{ ...journey, person }];

  test('is passed over by the drafter, and owed a post-review of his own kind', () => {
    const play = submitted(works(), deciding(), { absences: journeyOf('kita.chief') }).now(tuesday);
    play.does('kita.clerk', 'pass_over', { reason: 'the festival is on Sunday' });
    expect(play.d.reviews).toMatchObject([
      { because: 'circulation', place: { unit: 'kita', role: 'chief' }, backOn: '2026-10-08' },
    ]);
    expect(play.due('review_after')).toBe('2026-10-13T08:30:00.000Z');
    expect(play.duties).toContain('kita/deputy assent');
    play.now('2026-10-08T09:00');
    play.does('kita.chief', 'review_after', { review: 'r1', outcome: 'confirmed' });
    expect(play.d.reviews[0]?.outcome?.is).toBe('confirmed');
  });

  test('is passed over by the next, by nobody else, and not while he is there', () => {
    const around = { absences: journeyOf('kita.chief') };
    const clerksDraft = deciding((draft) => {
      draft.decision.hands.draft.length = 1;
    });
    const play = submitted(works(), clerksDraft, around).now(tuesday);
    expect(play.refusal('kita.deputy', 'pass_over')).toBe('accepted');
    expect(play.refusal('kita.head', 'pass_over')).toBe('not_your_turn');
    expect(submitted().now(tuesday).refusal('kita.clerk', 'pass_over')).toBe(
      'circulator_not_absent',
    );
  });
});
