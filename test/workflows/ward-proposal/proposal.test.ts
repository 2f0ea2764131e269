/** 区提案: it goes to several bureaus, each answers on its own clock, and the answers join again. */

import { describe, expect, test } from '@jest/globals';
import type { CaseId } from '../../../src/terms/ids.ts';
import {
  asked,
  books,
  closed,
  draft,
  drafted,
  half,
  no,
  ProposalPlay,
  partly,
  refusedDraft,
  submitted,
  yes,
} from './proposal-play.ts';

describe('a draft', () => {
  test('is the ward mayor’s to submit, and nobody outside reads it', () => {
    const play = drafted();
    expect([play.step, play.duties]).toEqual(['drafting', ['kita/head submit']]);
    expect(play.last.summary).toMatchObject({
      ...{ title: 'Light on the riverside path', outcome: null, matter: 'proposal' },
      ...{ initiator: 'kita', addressees: ['doboku', 'toshi'], fiscalYear: 2027, dueAt: null },
      readers: ['kita', 'somu'],
    });
    expect(play.bound.number(play.stored)).toBeNull();
    expect(play.refusal('kita.clerk', 'submit')).toBe('not_allowed');
    expect(play.refusal('toshi.head', 'answer', yes)).toBe('not_in_this_step');
  });

  test('is revised in whatever a revision names; the rest stays', () => {
    const play = drafted({ amount: 900, policies: ['safety'] }).does('kita.head', 'revise', {
      solution: 'Ten lamps',
      addressees: ['doboku', 'doboku'],
    });
    expect(play.p.content).toMatchObject({ title: draft().title, solution: 'Ten lamps' });
    expect(play.p.content).toMatchObject({ amount: 900, policies: ['safety'] });
    expect(Object.keys(play.p.addressed)).toEqual(['doboku']);
    expect(play.p.proposers).toEqual(['kita.clerk', 'kita.head']);
  });

  test('that never left the ward may be ended by whoever drafts it', () => {
    const play = drafted().does('kita.clerk', 'withdraw', { reason: 'a' });
    expect([play.step, play.p.closedAs]).toEqual(['closed', 'withdrawn']);
    expect(play.toldPlaces('withdrawn').sort()).toEqual(['kita/chief', 'kita/clerk', 'kita/head']);
  });

  test.each([
    ['unknown_lane', { lane: 'nothing' }],
    ['unknown_lane', { lane: 'ended' }],
    ['lane_not_for_ward', { lane: 'pilot', initiator: 'minami' }],
    ['unknown_unit', { initiator: 'nishi' }],
    ['unknown_unit', { addressees: ['doboku', 'nowhere'] }],
    ['proposal_not_to_unit', { addressees: ['doboku', 'minami'] }],
    ['proposal_policy_unknown', { policies: ['safety', 'beauty'] }],
  ])('is refused: %s', (code, fields) => {
    const who = `${'initiator' in fields ? fields.initiator : 'kita'}.clerk`;
    // Of a lane that is unknown nobody has a right: the system alone reads why.
    const play = new ProposalPlay();
    const step = play.openBySystem(draft(fields));
    expect('refused' in step ? step.refused : 'opened').toBe(code);
    expect(refusedDraft(fields, {}, who).refused).not.toBe('opened');
  });

  test('opens on a pilot lane for the ward that has it', () => {
    expect(refusedDraft({ lane: 'pilot' }).refused).toBe('opened');
    const initiator = 'minami';
    const told = refusedDraft({ lane: 'pilot', initiator }, {}, 'minami.clerk');
    expect(told).toMatchObject({
      refused: 'lane_not_for_ward',
      details: { lanes: 'proposal (proposal), desk (desk)' },
    });
  });

  test('is the work of the ward’s own drafting hands', () => {
    expect(refusedDraft({}, {}, 'kita.head').refused).toBe('not_allowed');
    expect(refusedDraft({}, {}, 'minami.clerk').refused).toBe('not_allowed');
  });

  test('with a revision to units that may not be asked is refused', () => {
    const play = drafted();
    expect(play.refusal('kita.clerk', 'revise', { addressees: ['minami'] })).toBe(
      'proposal_not_to_unit',
    );
    expect(play.refusal('kita.clerk', 'revise', { policies: ['x'] })).toBe(
      'proposal_policy_unknown',
    );
  });
});

describe('an earlier proposal', () => {
  const number = 'P2025-001';
  const id = '00000000-0000-4000-8000-00000000000a' as CaseId;
  const linkedAs = (fields: object = {}) => ({
    linked: {
      [number]: {
        ...{ id, procedure: 'ward_proposal', step: 'closed', outcome: 'none', matter: 'proposal' },
        ...{ initiator: 'kita', addressees: ['toshi'], closed: true, waitsFor: [] },
        ...fields,
      },
    },
  });

  test('is taken up again once it is over, whatever became of it', () => {
    expect(drafted({ follows: number }, linkedAs()).p.follows).toBe(id);
    expect(drafted().p.follows).toBeNull();
  });

  test.each([
    ['followed_proposal_unknown', {}],
    ['followed_proposal_unknown', linkedAs({ procedure: 'decision' })],
    ['followed_proposal_of_other', linkedAs({ initiator: 'minami' })],
    ['followed_proposal_open', linkedAs({ closed: false, step: 'answering' })],
  ])('%s', (code, around) => {
    expect(refusedDraft({ follows: number }, around).refused).toBe(code);
  });
});

describe('submitted', () => {
  test('it reaches every addressee at once, each by its own date', () => {
    const play = submitted();
    expect(play.step).toBe('answering');
    expect(play.notice('proposal_arrived')).toMatchObject({
      about: { unit: 'kita', due: '2027-01-12' },
    });
    expect(play.toldPlaces('proposal_arrived')).toEqual([
      ...['doboku/head', 'toshi/head', 'doboku/chief', 'toshi/chief'],
    ]);
    expect(play.duties).toEqual(['doboku/head answer doboku', 'toshi/head answer toshi']);
    expect(play.timers).toEqual(expect.arrayContaining(['due|doboku', 'due|toshi']));
    expect(play.last.summary.readers).toEqual(['kita', 'doboku', 'toshi', 'somu']);
    expect(play.last.summary.dueAt).toBe('2027-01-12T08:30:00.000Z');
    expect(play.bound.number(play.stored)).toMatchObject({ prefix: 'P2026-', width: 3 });
  });

  test('with the ward mayor’s opinion it carries that', () => {
    const play = drafted().does('kita.head', 'submit', { opinion: 'Most urgent' });
    expect(play.p.opinion).toMatchObject({ text: 'Most urgent', by: { seat: 'kita.head' } });
  });

  test('on a closed day it counts from the next open one', () => {
    // Saturday the 26th: day 0 is Monday the 28th, and ten open days later.
    const play = drafted().now('2026-12-26T10:00').does('kita.head', 'submit');
    expect(play.p.addressed['toshi']?.clock).toEqual({
      ...{ startedOn: '2026-12-28', dueOn: '2027-01-18', stoppedAt: null },
    });
  });

  test('it is recalled while no addressee has acted, and sent again', () => {
    const play = submitted().does('kita.head', 'recall', { reason: 'a typo' });
    expect([play.step, play.duties]).toEqual(['drafting', ['kita/head submit']]);
    expect(play.toldPlaces('proposal_recalled')).toContain('toshi/head');
    expect(play.timers.filter((name) => name.startsWith('due'))).toEqual([]);
    play.does('kita.clerk', 'revise', { addressees: ['toshi'] });
    expect(play.last.summary.readers).toContain('doboku');
    play.now('2027-01-05T10:00').does('kita.head', 'submit');
    expect([play.p.submission, play.p.submittedOn]).toEqual([2, '2026-12-22']);
    expect(play.dueOn('toshi')).toBe('2027-01-20');
    expect(asked().refusal('kita.head', 'recall')).toBe('recall_too_late');
    expect(half().refusal('kita.head', 'recall')).toBe('recall_too_late');
  });

  test('it is withdrawn by the ward mayor alone, and everybody hears of it', () => {
    const play = half();
    expect(play.refusal('kita.clerk', 'withdraw', { reason: 'a' })).toBe('not_allowed');
    play.does('kita.head', 'withdraw', { reason: 'Done otherwise' });
    expect(play.p.closedAs).toBe('withdrawn');
    expect(play.toldPlaces('withdrawn')).toEqual(
      expect.arrayContaining(['kita/clerk', 'toshi/head', 'doboku/head', 'somu/chief']),
    );
    expect(play.p.addressed['toshi']?.answer?.answer).toBe('full');
  });
});

describe('an answer', () => {
  test('is each addressee’s own, with its reason, and told to the ward', () => {
    const play = submitted().does('doboku.chief', 'answer', partly);
    expect(play.p.addressed['doboku']?.answer).toMatchObject({
      ...{ answer: 'part', reason: 'Half of it', amount: 500 },
      by: { seat: 'doboku.chief' },
    });
    expect(play.notice('proposal_answered')?.about).toMatchObject({
      ...{ unit: 'doboku', outcome: 'part', reason: 'Half of it' },
    });
    expect([play.step, play.duties]).toEqual(['answering', ['toshi/head answer toshi']]);
    expect(play.refusal('doboku.head', 'ask', { question: 'a' })).toBe('proposal_answered_already');
  });

  test('is put right by the same bureau until all have answered, and told anew', () => {
    const play = submitted().does('doboku.chief', 'answer', no);
    play.does('doboku.head', 'answer', partly);
    expect(play.p.addressed['doboku']?.answer).toMatchObject({
      ...{ answer: 'part', reason: 'Half of it', amount: 500 },
      by: { seat: 'doboku.head' },
    });
    expect(play.notice('proposal_answered')?.about).toMatchObject({ outcome: 'part' });
    expect([play.step, play.duties]).toEqual(['answering', ['toshi/head answer toshi']]);
    expect(play.refusal('toshi.head', 'answer', { ...yes, for: 'doboku' })).toBe('not_allowed');
    play.does('toshi.head', 'answer', partly);
    expect(play.p.closedAs).toBe('part');
    expect(play.refusal('doboku.head', 'answer', yes)).toBe('case_closed');
  });

  test('without a reason is malformed, whichever it is', () => {
    for (const answer of ['full', 'part', 'none']) {
      expect(submitted().refusal('toshi.head', 'answer', { answer })).toBe('malformed');
    }
  });

  test('that declines names no amount', () => {
    const play = submitted();
    expect(play.refusal('toshi.head', 'answer', { ...no, amount: 1 })).toBe('declined_with_amount');
    expect(play.refusal('toshi.head', 'answer', { ...no, amount: 0 })).toBe('accepted');
  });

  test('is not given by somebody who proposed it, from whatever seat', () => {
    const play = submitted();
    expect(play.refusal('toshi.head=kita.clerk', 'answer', yes)).toBe('four_eyes');
    expect(play.refusal('toshi.head=kita.head', 'answer', yes)).toBe('four_eyes');
  });

  test('is not given for another, nor for somebody who is not asked', () => {
    const play = submitted();
    expect(play.refusal('toshi.head', 'answer', { ...yes, for: 'doboku' })).toBe('not_allowed');
    expect(play.refusal('somu.head', 'answer', yes)).toBe('not_allowed');
    expect(play.refusal('toshi.head', 'answer', { ...yes, for: 'somu' })).toBe('unknown_addressee');
    expect(play.refusal('toshi.head', 'answer', { ...yes, for: 'toshi' })).toBe('accepted');
  });

  test('by a desk that answers for several says for whom', () => {
    const play = submitted({ lane: 'desk' });
    const desk = 'kusei-sozo.clerk';
    expect(play.duties).toEqual([
      'kusei-sozo/clerk answer doboku',
      'kusei-sozo/clerk answer toshi',
    ]);
    expect(play.refusal(desk, 'answer', yes)).toBe('which_addressee');
    expect(play.refusal(desk, 'ask', { question: 'a' })).toBe('which_addressee');
    play.does(desk, 'ask', { for: 'toshi', question: 'a' });
    expect(play.duties).toContain('kita/clerk reply toshi');
    play.does(desk, 'answer', { ...yes, for: 'toshi' });
    expect(play.probe(desk, 'answer')).toBe('possible');
    play.does(desk, 'answer', { ...no, for: 'doboku' });
    expect(play.p.closedAs).toBe('part');
  });
});

describe('the answers join', () => {
  test.each([
    [yes, yes, 'full'],
    [no, no, 'none'],
    [partly, partly, 'part'],
    [yes, no, 'part'],
    [no, partly, 'part'],
    [partly, yes, 'part'],
  ])('%j and %j', (one, other, joined) => {
    const play = submitted().does('toshi.head', 'answer', one);
    expect([play.step, play.p.closedAs]).toEqual(['answering', null]);
    play.does('doboku.head', 'answer', other);
    expect([play.step, play.last.summary.outcome]).toEqual(['closed', joined]);
    expect(play.notice('proposal_joined')?.about).toMatchObject({ outcome: joined });
    expect([play.duties, play.timers, play.stuck]).toEqual([[], [], []]);
  });

  test('to what the only addressee says', () => {
    const play = submitted({ addressees: ['toshi'] }).does('toshi.head', 'answer', partly);
    expect(play.p.closedAs).toBe('part');
    expect(closed().refusal('toshi.head', 'answer', yes)).toBe('case_closed');
  });
});

describe('a question', () => {
  test('stops the clock of who asks, and of nobody else', () => {
    const play = submitted().now('2026-12-24T14:00').does('toshi.head', 'ask', {
      question: 'How many lamps?',
    });
    expect(play.toldPlaces('proposal_asked')).toEqual(['kita/clerk', 'kita/chief', 'kita/head']);
    expect(play.notice('proposal_asked')?.about).toMatchObject({
      ...{ unit: 'toshi', reason: 'How many lamps?' },
    });
    expect(play.duties).toEqual([
      ...['doboku/head answer doboku', 'kita/clerk reply toshi', 'toshi/head answer toshi'],
    ]);
    expect(play.last.duties.find(({ about }) => about === 'toshi')?.dueAt).toBeUndefined();
    expect(play.timers.filter((name) => name.startsWith('due'))).toEqual(['due|doboku']);
    play.now('2026-12-28T10:00').does('kita.clerk', 'reply', { question: 'q1', text: 'Ten' });
    // The 25th and the 28th: two open days.
    expect([play.dueOn('toshi'), play.dueOn('doboku')]).toEqual(['2027-01-14', '2027-01-12']);
    expect(play.toldPlaces('proposal_replied')).toEqual(['toshi/head', 'toshi/chief']);
    expect(play.refusal('kita.clerk', 'reply', { question: 'q1', text: 'b' })).toBe(
      'unknown_question',
    );
  });

  test('answered within the same office hours moves nothing', () => {
    const play = asked().now('2026-12-22T17:30');
    expect(play.does('kita.clerk', 'reply', { question: 'q1', text: 'a' }).dueOn('toshi')).toBe(
      '2027-01-12',
    );
    const later = asked().now('2026-12-22T17:31');
    expect(later.does('kita.clerk', 'reply', { question: 'q1', text: 'a' }).dueOn('toshi')).toBe(
      '2027-01-13',
    );
  });

  test('of several, the last to be answered lets the clock run on', () => {
    const play = asked().does('toshi.chief', 'ask', { question: 'Which colour?' });
    play.now('2026-12-23T10:00').does('kita.head', 'reply', { question: 'q2', text: 'White' });
    expect(play.p.addressed['toshi']?.clock?.stoppedAt).not.toBeNull();
    play.now('2026-12-24T10:00').does('kita.head', 'reply', { question: 'q1', text: 'Ten' });
    expect(play.dueOn('toshi')).toBe('2027-01-14');
  });

  test('that is open keeps nobody from answering', () => {
    const play = asked().does('toshi.head', 'answer', yes);
    expect(play.duties).toEqual(['doboku/head answer doboku']);
  });
});

describe('an addressee that is late', () => {
  test('is told with those who watch over the budget; it may still answer', () => {
    const play = submitted().does('doboku.head', 'answer', yes);
    expect(play.until('2027-01-12T17:29').stuck).toEqual([]);
    play.until('2027-01-12T17:30');
    expect(play.stuck).toEqual(['answer_overdue toshi']);
    expect(play.toldPlaces('proposal_overdue')).toEqual([
      ...['toshi/head', 'toshi/chief', 'somu/chief'],
    ]);
    expect(play.notice('proposal_overdue')?.about).toMatchObject({
      ...{ unit: 'toshi', due: '2027-01-12' },
    });
    expect(play.timers.filter((name) => name.startsWith('due'))).toEqual([]);
    expect(play.step).toBe('answering');
    play.now('2027-02-01T10:00').does('toshi.head', 'answer', no);
    expect([play.p.closedAs, play.stuck]).toEqual(['part', []]);
  });

  test('that asks afterwards stays late: its time was over before it stood still', () => {
    const play = submitted().until('2027-01-12T17:30').now('2027-01-13T10:00');
    play.does('toshi.head', 'ask', { question: 'a' });
    expect(play.stuck).toEqual(['answer_overdue doboku', 'answer_overdue toshi']);
    play.now('2027-01-15T10:00').does('kita.clerk', 'reply', { question: 'q1', text: 'b' });
    // Two open days after the 12th; nobody is woken again for it.
    expect([play.dueOn('toshi'), play.stuck.length]).toEqual(['2027-01-14', 2]);
    expect(play.timers.filter((name) => name.startsWith('due'))).toEqual([]);
  });
});

test('what waits at an office follows it on the day on which it moves', () => {
  const office = (unit: string, inForceOn: string) => ({
    ...{ code: 'desk', title: 'Desk', unit, inForceOn, origin: 'cityOrder' },
  });
  const moving = books((draft) => {
    draft.organisation.offices.push(
      office('kusei-sozo', '2014-04-01'),
      office('somu', '2027-01-05'),
    );
    const lane = draft.budget.proposalLanes.find(({ code }: { code: string }) => code === 'desk');
    lane.answer = [{ office: 'desk', role: 'clerk' }];
  });
  const play = new ProposalPlay({}, moving);
  play.open('kita.clerk', draft({ lane: 'desk', addressees: ['toshi'] }));
  play.does('kita.head', 'submit');
  expect(play.duties).toEqual(['kusei-sozo/clerk answer toshi']);
  expect(play.until('2027-01-04T23:59').duties).toEqual(['kusei-sozo/clerk answer toshi']);
  expect(play.until('2027-01-05T00:00').duties).toEqual(['somu/clerk answer toshi']);
  expect(play.dueOn('toshi')).toBe('2027-01-12');
});
