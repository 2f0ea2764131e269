/** On the way to the decider: circulation, concurrence, revision, returns, questions, holds. */

import { describe, expect, test } from '@jest/globals';
import { deciding } from './rulebook.ts';
import { circulated, decided, drafted, offered, plain, submitted, works } from './ways.ts';

const consent = { stance: 'consent' };
const objection = { stance: 'object', text: 'no means' };
const reason = 'because';

describe('circulation (回議)', () => {
  test('goes from one to the next', () => {
    const play = submitted();
    expect(play.toldPlaces('assent_requested')).toEqual(['kita/chief']);
    expect(play.refusal('kita.deputy', 'assent')).toBe('not_your_turn');
    play.does('kita.chief', 'assent', { comment: 'fine' });
    expect(play.toldPlaces('assent_requested')).toEqual(['kita/deputy']);
    expect(play.refusal('kita.chief', 'assent')).toBe('not_your_turn');
  });

  test('passes over the drafter and who stands below him', () => {
    const play = submitted(plain(), deciding(), {}, 'kita.chief');
    expect(play.d.circulation.map(({ rank }) => rank)).toEqual(['deputy']);
  });

  test('asks no assent of the seat from which it was revised', () => {
    const play = submitted(plain()).does('kita.deputy', 'revise', { content: { title: 'Rent' } });
    expect(play.d.circulation.map(({ state }) => state)).toEqual(['waiting', 'proposed']);
    expect(play.does('kita.chief', 'assent').duties).toEqual(['kita/head decide']);
  });

  test('passes over a circulator who drafted it from another seat, and owes him nothing', () => {
    const also = [{ person: 'kita.clerk', seat: 'kita.chief' }];
    const around = { vacant: ['kita.chief'], also };
    const play = submitted(plain(), deciding(), around, 'kita.clerk@kita.clerk');
    expect(play.refusal('kita.clerk@kita.chief', 'assent')).toBe('four_eyes');
    expect(play.does('kita.clerk@kita.clerk', 'pass_over').d.reviews).toEqual([]);
    expect(play.duties).toEqual(['kita/deputy assent']);
  });

  test('lets a late circulator be reminded, and his duty stay', () => {
    const play = submitted().until('2026-10-05T17:30');
    expect(play.toldPlaces('step_overdue')).toEqual(['kita/chief', 'kusei-sozo/clerk']);
    expect([play.stuck, play.duties]).toEqual([
      ['step_overdue'],
      ['doboku/chief advise', 'kita/chief assent', 'somu/chief concur'],
    ]);
  });
});

describe('concurrence (合議)', () => {
  test('is asked side by side, each on a clock of its own', () => {
    const play = submitted();
    expect(play.timers).toEqual([
      'hearing|concurrence|somu/chief',
      'hearing|consult|doboku/chief',
      'turn',
    ]);
    play.until('2026-10-08T17:30');
    expect(play.stuck).toEqual([
      'step_overdue',
      'concurrence_overdue somu',
      'concurrence_overdue doboku',
    ]);
  });

  test('is given once by who is asked, with a reason where it is refused', () => {
    const play = submitted();
    expect(play.refusal('somu.chief', 'concur', { stance: 'object' })).toBe('stance_needs_text');
    expect(play.refusal('doboku.chief', 'advise', { stance: 'opinion' })).toBe('stance_needs_text');
    expect(play.refusal('somu.chief', 'advise', { stance: 'no_opinion' })).toBe('not_allowed');
    const elsewhere = { ...consent, for: { unit: 'doboku', role: 'chief' } };
    expect(play.refusal('somu.chief', 'concur', elsewhere)).toBe('not_allowed');
    play.does('somu.chief', 'concur', { ...consent, for: { unit: 'somu', role: 'chief' } });
    expect(play.refusal('somu.chief', 'concur', consent)).toBe('heard_already');
  });

  test('is not offered for decision before all have spoken', () => {
    const play = circulated();
    expect(play.step).toBe('hearing');
    for (const type of ['decide', 'reject']) {
      expect(play.refusal('kita.head', type, { reason })).toBe(
        type === 'reject' ? 'decision_not_offered' : 'malformed',
      );
    }
    expect(play.refusal('kita.head', 'decide')).toBe('decision_not_offered');
    const up = { ground: 'precedent', reason };
    expect(play.refusal('kita.head', 'send_up', up)).toBe('decision_not_offered');
    expect(play.details('kita.head', 'decide')).toEqual({ holders: 'somu/chief, doboku/chief' });
  });

  test('refused, it goes to the next common superior, past whoever stands between', () => {
    const play = submitted().does('somu.chief', 'concur', objection);
    expect(play.toldPlaces('concurrence_failed')).toContain('vice-a/vice-mayor');
    play.does('doboku.chief', 'advise', { stance: 'no_opinion' });
    for (const role of ['chief', 'deputy', 'head']) play.does(`kita.${role}`, 'assent');
    expect([play.step, play.duties]).toEqual(['deciding', ['vice-a/vice-mayor decide']]);
    expect(play.refusal('kita.head', 'decide')).toBe('not_allowed');
    play.does('vice-a.vice-mayor', 'decide');
    expect(play.d.decided?.authority).toMatchObject({ rank: 'vice', row: null });
  });

  test('of a ward under another vice mayor, only the mayor is above both', () => {
    const play = submitted(works({ initiator: 'higashi' }));
    play.does('somu.chief', 'concur', objection).does('doboku.chief', 'advise', {
      stance: 'no_opinion',
    });
    for (const role of ['chief', 'deputy', 'head']) play.does(`higashi.${role}`, 'assent');
    play.does('vice-b.vice-mayor', 'assent');
    expect(play.duties).toEqual(['shicho/mayor decide']);
  });

  test('given again after a change, the decision comes back to who has it by the tables', () => {
    const play = submitted().does('somu.chief', 'concur', objection);
    play.does('kita.clerk', 'revise', { content: { title: 'Festival', amount: 2_000_000 } });
    play.does('somu.chief', 'concur', consent);
    play.does('doboku.chief', 'advise', { stance: 'no_opinion' });
    play.does('kita.chief', 'assent').does('kita.deputy', 'assent');
    expect(play.duties).toEqual(['kita/head decide']);
    expect(play.d.hearings[0]?.past).toMatchObject([{ stance: 'object', text: 'no means' }]);
  });
});

describe('scenario 28: a binding consent', () => {
  const sections = (after: readonly string[], subject = 'sections') => ({
    ...plain(),
    subject,
    content: { title: 'Sections', fields: { before: ['a', 'b'], after } },
  });

  test('with more sections it is not offered until general affairs consents', () => {
    const play = circulated(sections(['a', 'b', 'c']));
    expect(play.refusal('kita.head', 'decide')).toBe('decision_not_offered');
    play.does('somu.head', 'concur', consent);
    expect(play.duties).toEqual(['kita/head decide']);
  });

  test('refused, it stays with the drafter, who mends or withdraws it', () => {
    const play = circulated(sections(['a', 'b', 'c'])).does('somu.head', 'concur', objection);
    expect([play.step, play.duties, play.stuck]).toEqual([
      'hearing',
      ['kita/clerk revise'],
      ['consent_refused somu'],
    ]);
    expect(play.refusal('kita.head', 'decide')).toBe('decision_not_offered');
    expect(play.fork().does('kita.clerk', 'withdraw', { reason }).d.outcome).toBe('withdrawn');
    play.does('kita.clerk', 'revise', { content: sections(['a', 'c']).content });
    expect(play.duties).toEqual(['kita/head decide']);
  });

  test('with as many sections the head decides, and general affairs is told', () => {
    const play = circulated(sections(['a', 'c'])).does('kita.head', 'decide');
    expect(play.toldPlaces('decision_reported')).toEqual(['somu/head']);
    expect(play.step).toBe('closed');
  });

  test('nothing that grows is filed as a renaming', () => {
    const draft = () => drafted(sections(['a', 'b', 'c'], 'renaming'));
    expect(draft).toThrow('subject_not_admitted');
    expect(drafted(sections(['a', 'c'], 'renaming')).step).toBe('drafting');
  });
});

describe('a revision on the way', () => {
  const revised = (content: object) =>
    offered().does('kita.clerk', 'revise', { content: { ...works().content, ...content } });

  test('asks only the sections whose part has changed; the others are told', () => {
    const play = revised({ purpose: 'for the children' });
    expect(play.duties).toEqual(['doboku/chief advise']);
    expect(play.toldPlaces('consent_again')).toEqual(['doboku/chief']);
    expect(play.toldPlaces('content_revised')).toEqual(['kita/chief', 'kita/deputy', 'somu/chief']);
    play.does('doboku.chief', 'advise', { stance: 'no_opinion' });
    expect(play.duties).toEqual(['kita/head decide']);
  });

  test('of the amount asks both, and may lead to another decider', () => {
    const play = revised({ amount: 6_000_000 });
    expect(play.duties).toEqual(['doboku/chief advise', 'kita/head assent', 'somu/chief concur']);
  });

  test('that changes nothing changes no digest and asks nobody', () => {
    const before = offered();
    const play = before.fork().does('kita.clerk', 'revise', { content: works().content });
    expect([play.step, play.d.digest, play.d.contentVersion]).toEqual([
      'deciding',
      before.d.digest,
      1,
    ]);
    expect(play.d.turn).toEqual(before.d.turn);
  });

  test('refuses the decision of who saw it before', () => {
    const play = offered(plain());
    const { digest } = play.d;
    play.does('kita.clerk', 'revise', { content: { title: 'Other' } });
    expect(play.step).toBe('deciding');
    expect(play.refusal('kita.head', 'decide', { digest })).toBe('content_changed');
    expect(play.refusal('kita.head', 'reject', { digest, reason })).toBe('content_changed');
    expect(play.refusal('kita.head', 'decide')).toBe('accepted');
  });

  test('makes its author a proposer, and must stay complete', () => {
    const play = offered(plain()).does('kita.head', 'revise', { content: { title: 'Other' } });
    expect(play.refusal('kita.head', 'decide')).toBe('four_eyes');
    expect(submitted().refusal('kita.clerk', 'revise', { content: { title: 'x' } })).toBe(
      'amount_missing',
    );
  });
});

describe('giving it back', () => {
  test('to the drafter; a new submission circulates anew, and what was consented stays', () => {
    const play = circulated().does('somu.chief', 'concur', consent);
    play.does('doboku.chief', 'advise', { stance: 'no_opinion' });
    play.does('kita.head', 'return', { reason });
    expect([play.step, play.timers, play.duties]).toEqual(['drafting', [], ['kita/clerk submit']]);
    play.does('kita.clerk', 'revise', { content: { ...works().content, purpose: 'x' } });
    play.does('kita.clerk', 'submit');
    expect([play.duties, play.d.submission]).toEqual([
      ['doboku/chief advise', 'kita/chief assent'],
      2,
    ]);
  });

  test('to a circulator who has seen it', () => {
    const play = offered().does('kita.head', 'return', { to: 2, reason });
    expect([play.step, play.duties]).toEqual(['hearing', ['kita/deputy assent']]);
    expect(offered().refusal('kita.head', 'return', { to: 3, reason })).toBe('unknown_circulator');
    expect(submitted().refusal('kita.chief', 'return', { to: 1, reason })).toBe(
      'unknown_circulator',
    );
    expect(submitted().refusal('kita.deputy', 'return', { reason })).toBe('not_your_turn');
  });

  test('recalled by its sender, while nobody has acted after him', () => {
    expect(drafted().refusal('kita.clerk', 'recall')).toBe('nothing_to_recall');
    expect(submitted().does('kita.clerk', 'recall').step).toBe('drafting');
    const play = submitted(plain()).does('kita.chief', 'assent');
    expect(play.fork().does('kita.chief', 'recall').duties).toEqual(['kita/chief assent']);
    expect(play.refusal('kita.clerk', 'recall')).toBe('recall_not_sender');
    expect(play.refusal('kita.deputy', 'recall')).toBe('recall_not_sender');
    play.does('kita.deputy', 'assent');
    expect(play.fork().does('kita.deputy', 'recall').duties).toEqual(['kita/deputy assent']);
    const heard = submitted().does('somu.chief', 'concur', consent);
    expect(heard.refusal('kita.clerk', 'recall')).toBe('recall_overtaken');
  });

  test('recalled by nobody else', () => {
    const play = submitted(works({ content: { title: 'Festival', amount: 10_000_000 } }));
    for (const role of ['chief', 'deputy', 'head']) play.does(`kita.${role}`, 'assent');
    play.does('somu.chief', 'concur', objection);
    expect(play.refusal('kita.head', 'recall')).toBe('recall_overtaken');
  });
});

describe('sending up (返れい), scenario 27', () => {
  const up = { ground: 'precedent', reason };
  const small = () => submitted(works({ content: { title: 'Paint', amount: 200_000 } }));
  const heard = (play: ReturnType<typeof small>) =>
    play.does('somu.chief', 'concur', consent).does('doboku.chief', 'advise', {
      stance: 'no_opinion',
    });

  test('the next rank decides, and it never comes down again', () => {
    const play = heard(small());
    expect(play.duties).toEqual(['kita/chief decide']);
    play.does('kita.chief', 'send_up', up);
    expect([play.step, play.duties]).toEqual(['deciding', ['kita/deputy decide']]);
    expect(play.refusal('kita.chief', 'decide')).toBe('not_allowed');
    play.does('kita.deputy', 'return', { reason }).does('kita.clerk', 'submit');
    play.does('kita.chief', 'assent');
    expect(play.duties).toEqual(['kita/deputy decide']);
    play.does('kita.deputy', 'decide');
    expect(play.d.decided?.by.person).toBe('kita.deputy');
  });

  test('with a ground that the rulebook knows, and somebody above', () => {
    const play = heard(small());
    expect(play.refusal('kita.chief', 'send_up', { ...up, ground: 'mood' })).toBe('unknown_ground');
    for (const role of ['kita.chief', 'kita.deputy', 'kita.head', 'vice-a.vice-mayor']) {
      play.does(role, 'send_up', up);
    }
    expect(play.duties).toEqual(['shicho/mayor decide']);
    expect(play.refusal('shicho.mayor', 'send_up', up)).toBe('no_rank_above');
  });

  test('a decider who drafted it himself sends it up; until then it is stuck', () => {
    const play = submitted(plain(), deciding(), {}, 'kita.head');
    expect([play.step, play.stuck]).toEqual(['deciding', ['decider_is_proposer']]);
    expect(play.refusal('kita.head', 'decide')).toBe('four_eyes');
    expect(play.refusal('kita.head', 'reject', { reason })).toBe('four_eyes');
    play.does('kita.head', 'send_up', up);
    expect([play.stuck, play.duties]).toEqual([[], ['vice-a/vice-mayor decide']]);
    expect(play.does('vice-a.vice-mayor', 'decide').step).toBe('closed');
  });
});

describe('questions and holds', () => {
  test('a question stops the clocks of the step, and its answer lets them run on', () => {
    const play = submitted().does('somu.chief', 'ask', { question: 'why so dear?' });
    expect(play.toldPlaces('question_asked')).toEqual([
      'kita/clerk',
      'kita/chief',
      'kita/deputy',
      'kita/head',
    ]);
    expect(play.timers).toEqual(['question|q1']);
    expect(play.duties).toContain('kita/clerk reply q1');
    play.now('2026-10-06T10:00');
    expect(play.refusal('kita.clerk', 'reply', { question: 'q2', text: 'x' })).toBe(
      'unknown_question',
    );
    play.does('kita.clerk', 'reply', { question: 'q1', text: 'so many stalls' });
    expect(play.toldPlaces('question_answered')).toEqual(['somu/chief']);
    expect(play.d.turn?.dueOn).toBe('2026-10-08');
    expect(play.d.hearings[0]?.clock?.dueOn).toBe('2026-10-14');
  });

  test('a question that is late is on record; only who has it may ask', () => {
    const play = submitted().does('kita.chief', 'ask', { question: 'why?' });
    expect(play.until('2026-10-05T17:30').stuck).toEqual(['reply_overdue q1']);
    expect(submitted().refusal('kita.deputy', 'ask', { question: 'why?' })).toBe('not_your_turn');
    expect(offered().refusal('kita.head', 'ask', { question: 'why?' })).toBe('accepted');
  });

  test('a hold stops everything until its date, and ends by itself', () => {
    const hold = { reason: 'the council sits', until: '2026-10-09' };
    const play = offered(plain()).does('kita.head', 'hold', hold);
    expect([play.timers, play.duties]).toEqual([['hold'], ['kusei-sozo/clerk resume']]);
    expect(play.refusal('kita.head', 'decide')).toBe('on_hold');
    expect(play.refusal('kita.head', 'hold', hold)).toBe('on_hold');
    play.until('2026-10-09T08:30');
    expect([play.d.hold, play.d.turn?.dueOn, play.duties]).toEqual([
      null,
      '2026-10-15',
      ['kita/head decide'],
    ]);
    expect(play.refusal('kita.head', 'resume')).toBe('not_on_hold');
  });

  test('a hold ends on a later day, or by hand', () => {
    const today = { reason, until: '2026-10-01' };
    expect(offered().refusal('kita.head', 'hold', today)).toBe('hold_needs_later_date');
    const play = offered().does('kita.head', 'hold', { reason, until: '2026-10-02' });
    expect(play.does('kusei-sozo.clerk', 'resume').duties).toEqual(['kita/head decide']);
  });
});

describe('information (供覧)', () => {
  const readers = [{ unit: 'toshi', role: 'chief' }];

  test('is read from the submission on, and never waited for', () => {
    const play = drafted(works({ information: readers }));
    expect(play.last.summary.readers).toEqual(['kita', 'kusei-sozo']);
    play.does('kita.clerk', 'submit');
    expect(play.toldPlaces('decision_shared')).toEqual(['toshi/chief']);
    expect(play.last.summary.readers).toEqual(
      expect.arrayContaining(['kita', 'kusei-sozo', 'toshi', 'somu', 'doboku']),
    );
    expect(play.duties.filter((duty) => duty.startsWith('toshi'))).toEqual([]);
  });

  test('is shared later with units that exist', () => {
    const play = submitted(plain()).does('kita.clerk', 'share', { with: readers });
    expect(play.toldPlaces('decision_shared')).toEqual(['toshi/chief']);
    const nowhere = { with: [{ unit: 'nowhere', role: 'chief' }] };
    expect(play.refusal('kita.clerk', 'share', nowhere)).toBe('unknown_unit');
  });
});

describe('ends', () => {
  test('a draft never submitted is discarded, one submitted withdrawn', () => {
    expect(drafted().does('kita.clerk', 'discard').d.outcome).toBe('discarded');
    const returned = submitted().does('kita.clerk', 'recall');
    expect(returned.refusal('kita.clerk', 'discard')).toBe('submitted_already');
    expect(offered().does('kita.clerk', 'withdraw', { reason }).d.outcome).toBe('withdrawn');
  });

  test('rejected by its decider', () => {
    const play = offered().does('kita.head', 'reject', { reason });
    expect([play.step, play.d.outcome, play.told]).toEqual([
      'closed',
      'rejected',
      ['decision_rejected'],
    ]);
  });

  test('what is decided is frozen', () => {
    const play = decided();
    const said = ['revise', 'submit', 'recall', 'withdraw', 'return', 'decide', 'reject', 'hold'];
    const fields = { reason, until: '2026-10-09' };
    const known = { revise: {}, submit: {}, recall: {}, decide: {}, hold: fields };
    const codes = said.map((type) =>
      play.refusal(
        ['decide', 'reject', 'return', 'hold'].includes(type) ? 'kita.head' : 'kita.clerk',
        type,
        type in known ? known[type as keyof typeof known] : { reason },
      ),
    );
    expect(new Set(codes)).toEqual(new Set(['decision_frozen']));
  });
});
