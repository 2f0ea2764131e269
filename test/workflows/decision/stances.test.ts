/** What sections that are heard may say, in whose stead, and what follows for the way. */

import { describe, expect, test } from '@jest/globals';
import { deciding } from './rulebook.ts';
import { drafted, offered, submitted, works } from './ways.ts';

// biome-ignore lint/suspicious/noExplicitAny: a variant may change any part; the schema checks it.
type Draft = any;

const tuesday = '2026-10-06T10:00';
const consent = { stance: 'consent' };
const tied = { stance: 'conditional', text: 'within this budget' };

const worksWith = (change: (subject: Draft, draft: Draft) => void) =>
  deciding((draft) => {
    const isWorks = ({ code }: { code: string }) => code === 'works';
    change(draft.authority.subjects.find(isWorks), draft);
  });

const heardFrom = (role: string, binding = false) =>
  worksWith((subject) => {
    subject.concurrence = [{ who: { kind: 'ward', role }, binding }];
    delete subject.consult;
  });

const binding = worksWith((subject) => {
  subject.concurrence[0].binding = true;
});

describe('a binding consent (同意が必要な合議)', () => {
  const asked = () =>
    submitted(works(), binding)
      .does('kita.chief', 'assent')
      .does('kita.deputy', 'assent')
      .does('doboku.chief', 'advise', { stance: 'no_opinion' });

  test('is not given by having no opinion', () => {
    const play = asked();
    expect(play.refusal('somu.chief', 'concur', { stance: 'no_opinion' })).toBe('consent_needed');
    expect(submitted().refusal('somu.chief', 'concur', { stance: 'no_opinion' })).toBe('accepted');
    expect(play.does('somu.chief', 'concur', consent).step).toBe('deciding');
  });

  test('is given under a condition, which is put into words', () => {
    const play = asked();
    expect(play.refusal('somu.chief', 'concur', { stance: 'conditional' })).toBe(
      'stance_needs_text',
    );
    play.does('somu.chief', 'concur', tied);
    expect([play.step, play.d.hearings[0]?.said]).toMatchObject(['deciding', tied]);
  });

  test('a mere «no opinion» is asked for again where the consent comes to bind', () => {
    const sized = (large: boolean) => ({ ...works().content, fields: { large } });
    const whenLarge = worksWith((subject) => {
      const [first] = subject.concurrence;
      subject.fields = [{ code: 'large', title: 'large', type: 'boolean', required: false }];
      const when = { field: 'large', equals: true };
      subject.concurrence = [
        { ...first, concerns: ['item'], when, binding: true },
        { ...first, concerns: ['item'], when: { not: when }, binding: false },
      ];
    });
    const small = works({ content: sized(false) });
    const play = submitted(small, whenLarge).does('somu.chief', 'concur', {
      stance: 'no_opinion',
    });
    play.does('kita.clerk', 'revise', { content: sized(true) });
    expect(play.d.hearings[0]).toMatchObject({ state: 'again', binding: true });
    expect(play.duties).toContain('somu/chief concur');
  });
});

describe('a place from which it was proposed', () => {
  test.each([false, true])('has consented by that; binding: %s', (binds) => {
    const play = submitted(works(), heardFrom('chief', binds), {}, 'kita.chief');
    expect(play.d.hearings.map(({ state }) => state)).toEqual(['proposed']);
    expect(play.duties).toEqual(['kita/deputy assent']);
    expect(play.refusal('kita.chief', 'concur', consent)).toBe('heard_already');
    expect(play.does('kita.deputy', 'assent').step).toBe('deciding');
  });

  test('counts so from the revision on that it makes', () => {
    const play = submitted(works(), heardFrom('deputy', true));
    expect(play.duties).toEqual(['kita/chief assent', 'kita/deputy concur']);
    play.does('kita.deputy', 'revise', { content: { title: 'Feast', amount: 3_000_000 } });
    expect(play.duties).toEqual(['kita/chief assent']);
    expect(play.does('kita.chief', 'assent').step).toBe('deciding');
  });
});

describe('whoever has spoken in a hearing', () => {
  test('does not circulate as well', () => {
    const play = submitted(works(), heardFrom('deputy'));
    expect(play.d.circulation.map(({ rank }) => rank)).toEqual(['chief', 'deputy']);
    play.does('kita.deputy', 'concur', consent);
    expect(play.d.circulation.map(({ rank }) => rank)).toEqual(['chief']);
    expect(play.does('kita.chief', 'assent').step).toBe('deciding');
  });

  test('also not when the way is planned anew, nor when it was his turn', () => {
    const play = submitted(works(), heardFrom('deputy')).does('kita.chief', 'assent');
    expect(play.does('kita.deputy', 'concur', consent).step).toBe('deciding');
    play.does('kita.head', 'return', { reason: 'sum' }).does('kita.clerk', 'submit');
    expect(play.d.circulation.map(({ rank }) => rank)).toEqual(['chief']);
  });
});

describe('a section that is absent', () => {
  const absences = ['somu.chief', 'doboku.chief'].map((person) => ({
    ...{ person, from: '2026-10-05T00:00', until: '2026-10-08T00:00' },
  }));
  const asked = (around: object = { absences }) =>
    submitted(works(), deciding(), around).now(tuesday);

  test('is spoken for by the first in its order, and owed a post-review', () => {
    const play = asked().does('somu.deputy', 'concur_acting', tied);
    expect(play.d.hearings[0]).toMatchObject({
      state: 'given',
      said: { ...tied, by: { person: 'somu.deputy', capacity: 'acting', actsFor: 'somu.chief' } },
    });
    expect(play.d.reviews).toMatchObject([
      { because: 'concurrence', place: { unit: 'somu', role: 'chief' }, backOn: '2026-10-08' },
    ]);
    expect(play.due('review_after')).toBe('2026-10-14T08:30:00.000Z');
    play.does('doboku.deputy', 'advise_acting', { stance: 'opinion', text: 'mind the rain' });
    expect(play.duties).toContain('doboku/chief review_after r2');
    play.now('2026-10-08T10:00');
    const confirm = { review: 'r1', outcome: 'confirmed' };
    expect(play.refusal('somu.chief', 'review_after', confirm)).toBe('accepted');
  });

  test('refuses through him too, and somebody higher decides', () => {
    const play = asked().does('somu.deputy', 'concur_acting', { stance: 'object', text: 'no' });
    expect(play.d.hearings[0]?.superior?.rank).toBe('vice');
    expect(play.toldPlaces('concurrence_failed')).toContain('kita/clerk');
  });

  test('speaks itself while it is there, or while somebody earlier is', () => {
    expect(asked({}).refusal('somu.deputy', 'concur_acting', consent)).toBe('acting_not_absent');
    expect(asked({}).refusal('doboku.deputy', 'advise_acting', { stance: 'no_opinion' })).toBe(
      'acting_not_absent',
    );
    expect(asked().refusal('somu.head', 'concur_acting', consent)).toBe('acting_not_your_turn');
    expect(asked().refusal('kita.deputy', 'concur_acting', consent)).toBe('not_allowed');
    expect(asked().refusal('somu.deputy', 'advise_acting', { stance: 'no_opinion' })).toBe(
      'not_allowed',
    );
  });

  test('is not spoken for by a proposer, nor twice, nor without the words it needs', () => {
    const also = [{ person: 'kita.clerk', seat: 'somu.deputy' }];
    const own = submitted(works(), deciding(), { absences, also }, 'kita.clerk@kita.clerk');
    own.now(tuesday);
    expect(own.refusal('kita.clerk@somu.deputy', 'concur_acting', consent)).toBe('four_eyes');
    const play = asked();
    expect(play.refusal('somu.deputy', 'concur_acting', { stance: 'object' })).toBe(
      'stance_needs_text',
    );
    play.does('somu.deputy', 'concur_acting', consent);
    expect(play.refusal('somu.deputy', 'concur_acting', consent)).toBe('heard_already');
  });
});

describe('what is owed to somebody absent', () => {
  const chiefAway = {
    absences: [{ person: 'kita.chief', from: '2026-10-05T00:00', until: '2026-10-08T00:00' }],
  };

  test('is nothing where nobody has a seat to come back to', () => {
    const ghost = worksWith((_subject, draft) => {
      const [chief] = draft.authority.ranks;
      const at = { kind: 'ward', role: 'ghost' };
      draft.authority.ranks.push({ ...chief, code: 'ghost', level: 10, at });
    });
    const play = submitted(works(), ghost).now(tuesday).does('kita.clerk', 'pass_over');
    expect([play.d.reviews, play.d.circulation[0]?.state]).toEqual([[], 'passed_over']);
  });

  test('can be given while it lies with the drafter again', () => {
    const play = submitted(works(), deciding(), chiefAway).now(tuesday);
    play.does('kita.clerk', 'pass_over').does('kita.deputy', 'return', { reason: 'sum' });
    expect([play.step, play.duties]).toEqual([
      'drafting',
      ['kita/chief review_after r1', 'kita/clerk submit'],
    ]);
    const opinion = { review: 'r1', outcome: 'opinion', text: 'too dear' };
    play.now('2026-10-08T10:00').does('kita.chief', 'review_after', opinion);
    play.does('kita.clerk', 'report_correction', { review: 'r1', text: 'cut' });
    expect(play.duties).toEqual(['kita/clerk submit']);
  });
});

describe('a row that lapses while its decider is absent', () => {
  const lapsing = worksWith((_subject, draft) => {
    const isHead = ({ code }: { code: string }) => code === 'works-head';
    draft.authority.rows.find(isHead).lapsesInAbsence = true;
  });
  const journey = { person: 'kita.head', from: '2026-10-05T00:00', until: '2026-10-08T00:00' };
  const waiting = () => offered(works(), lapsing, { absences: [journey] }).now(tuesday);

  test('is decided by nobody in his stead', () => {
    const act = { urgency: 'the festival is on Sunday' };
    expect(waiting().refusal('kita.deputy', 'decide_acting', act)).toBe('acting_lapses');
    expect(waiting().details('kita.deputy', 'decide_acting', act)).toMatchObject({
      holders: 'vice-a/vice-mayor',
    });
  });

  test('is taken up by the next rank above, who decides it as his own', () => {
    const play = waiting().does('vice-a.vice-mayor', 'take_up', { reason: 'it cannot wait' });
    expect(play.toldPlaces('taken_up')).toContain('kita/clerk');
    expect([play.step, play.duties]).toEqual(['deciding', ['vice-a/vice-mayor decide']]);
    play.does('vice-a.vice-mayor', 'decide');
    expect(play.d.decided).toMatchObject({
      mark: null,
      authority: { kind: 'signature', rank: 'vice', row: null },
    });
    expect([play.d.reviews, play.d.takenUp]).toMatchObject([
      [],
      [{ from: { rank: 'head' }, to: { rank: 'vice' }, reason: 'it cannot wait' }],
    ]);
  });

  test('never comes down again, and is taken up once', () => {
    const play = waiting().does('vice-a.vice-mayor', 'take_up');
    play.now('2026-10-09T10:00');
    expect(play.refusal('kita.head', 'decide')).toBe('not_allowed');
    play.does('vice-a.vice-mayor', 'return', { reason: 'sum' }).does('kita.clerk', 'submit');
    expect(play.duties).not.toContain('kita/head decide');
    expect(play.refusal('vice-a.vice-mayor', 'take_up')).toBe('not_allowed');
  });

  test('stays where it is while he is there, before it has come to him, and elsewhere', () => {
    const there = offered(works(), lapsing).now(tuesday);
    expect(there.refusal('vice-a.vice-mayor', 'take_up')).toBe('acting_not_absent');
    const early = submitted(works(), lapsing, { absences: [journey] }).now(tuesday);
    expect(early.refusal('vice-a.vice-mayor', 'take_up')).toBe('decision_not_offered');
    expect(waiting().refusal('kita.deputy', 'take_up')).toBe('not_allowed');
    const usual = offered(works(), deciding(), { absences: [journey] }).now(tuesday);
    expect(usual.refusal('vice-a.vice-mayor', 'take_up')).toBe('case_not_found');
  });
});

describe('a revision', () => {
  test('takes back what it names as null, and leaves what it does not name', () => {
    const play = drafted(works({ hat: 'welfare' }));
    play.does('kita.clerk', 'revise', { consultation: 'C-1' });
    expect([play.d.hat, play.d.consultation]).toEqual(['welfare', 'C-1']);
    const before = play.d.digest;
    const analogy = { row: 'works-head', reason: 'alike' };
    Object.assign(play.d, { analogy, follows: 'F-1' });
    const all = { hat: null, analogy: null, consultation: null, follows: null };
    play.does('kita.clerk', 'revise', all);
    expect(play.d).toMatchObject(all);
    expect(play.d.digest).not.toBe(before);
  });
});
