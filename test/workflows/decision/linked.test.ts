/** The draft itself, the tables it is judged by, and the other cases that it refers to. */

import { describe, expect, test } from '@jest/globals';
import type { CaseId } from '../../../src/terms/ids.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { digestOf } from '../../../workflows/parts/digest.ts';
import { city as bare } from '../city.ts';
import { DecisionPlay } from './play.ts';
import { city, deciding } from './rulebook.ts';
import { decided, drafted, offered, plain, submitted, works } from './ways.ts';

const other = '00000000-0000-4000-8000-0000000000c1' as CaseId;
const consultation = {
  id: other,
  procedure: 'prior_consultation',
  step: 'consulting',
  outcome: null,
  matter: 'ward-plan',
  initiator: 'toshi',
  addressees: ['kita', 'higashi'],
  closed: false,
  waitsFor: ['kita', 'higashi'].map((about) => ({
    ...{ act: 'answer', about, unit: about, role: 'head' },
  })),
};
const linking = (change: object, name: string = other) => ({
  linked: { [name]: { ...consultation, ...change } },
});

const opened = (command: object, around = {}, rulebook = city): string => {
  const play = new DecisionPlay(rulebook, around);
  const { initiator = 'kita' } = command as { initiator?: string };
  const step = play.open(`${initiator}.clerk`, command);
  return isRefusal(step) ? step.refused : 'accepted';
};

describe('a draft', () => {
  test('must be of a subject and of units that exist', () => {
    expect(opened({ ...plain(), subject: 'mood' })).toBe('unknown_subject');
    const content = { title: 'Lease', wards: ['nowhere'] };
    expect(opened(plain({ content }))).toBe('unknown_unit');
    expect(opened(plain({ information: [{ unit: 'nowhere', role: 'chief' }] }))).toBe(
      'unknown_unit',
    );
    expect(opened(plain({ content: { title: 'x', grounds: ['mood'] } }))).toBe('unknown_ground');
    expect(opened(plain({ hat: 'crown' }))).toBe('unknown_hat');
  });

  test('may be incomplete until it is submitted', () => {
    const play = drafted(works({ content: { title: 'Festival' } }));
    expect([play.d.competence, play.refusal('kita.clerk', 'submit')]).toEqual([
      null,
      'amount_missing',
    ]);
    play.does('kita.clerk', 'revise', { content: works().content });
    expect(play.d.competence?.decider.rank).toBe('head');
    expect(play.does('kita.clerk', 'submit').step).toBe('hearing');
  });

  test('is opened in a city with authority tables, by its drafting hand', () => {
    const { authority: _authority, decision: _decision, ...without } = bare;
    expect(opened(plain(), {}, without)).toBe('not_allowed');
    const play = new DecisionPlay(without);
    const event = { ...plain(), at: play.at, by: { system: 'case' as const }, facts: {} };
    expect(play.bound.begin(event, other)).toMatchObject({ refused: 'no_authority_rules' });
    const strange = new DecisionPlay().open('somu.clerk', plain());
    expect(strange).toMatchObject({ refused: 'not_allowed' });
  });

  test('keeps the rows of its first submission, whatever comes into force later', () => {
    const rulebook = deciding((draft) => {
      const { rows } = draft.authority;
      const lower = rows.find(({ code }: { code: string }) => code === 'works-head');
      rows.push({ ...lower, amount: { over: 300_000, under: 1_000_000 }, inForceOn: '2026-10-02' });
    });
    const early = submitted(works(), rulebook).now('2026-10-05T10:00');
    early.does('kita.clerk', 'recall').does('kita.clerk', 'submit');
    expect([early.d.pinnedOn, early.d.competence?.decider.rank]).toEqual(['2026-10-01', 'head']);
    const late = drafted(works(), rulebook).now('2026-10-02T10:00').does('kita.clerk', 'submit');
    expect([late.d.pinnedOn, late.d.competence?.decider.rank]).toEqual(['2026-10-02', 'mayor']);
  });

  test('under another hat bears the number of that capacity', () => {
    expect(submitted(plain({ hat: 'welfare' })).last.number?.prefix).toBe('F-2026-');
    expect(submitted(plain()).last.number?.prefix).toBe('kita-2026-');
  });
});

describe('whose authority it is', () => {
  test('power that was delegated is the head’s own, in one ward', () => {
    const one = { ...plain(), subject: 'disaster', content: { title: 'x', wards: ['kita'] } };
    expect(decided(one).d.decided?.authority).toEqual({
      kind: 'power',
      rank: 'head',
      row: null,
      powerRow: 'disaster-head',
    });
  });

  test('a row under that power lets decide in the name of the delegate', () => {
    const rulebook = deciding((draft) => {
      const { rows } = draft.authority;
      const [row] = rows;
      const { wardsAtMost: _wards, ...signature } = row;
      rows.push({ ...signature, code: 'disaster-deputy', subject: 'disaster', rank: 'deputy' });
    });
    const one = { ...plain(), subject: 'disaster', content: { title: 'x', wards: ['kita'] } };
    const play = submitted(one, rulebook).does('kita.chief', 'assent');
    expect(play.does('kita.deputy', 'decide').d.decided?.authority).toEqual({
      kind: 'signature',
      rank: 'deputy',
      row: 'disaster-deputy',
      powerRow: 'disaster-head',
    });
    const up = submitted(one, rulebook).does('kita.chief', 'assent');
    up.does('kita.deputy', 'send_up', { ground: 'precedent', reason: 'new' });
    up.does('kita.head', 'decide');
    expect(up.d.decided?.authority).toMatchObject({ kind: 'power', rank: 'head', row: null });
  });

  test('a row that names the delegate himself is a signature, as the navigator says', () => {
    const rulebook = deciding((draft) => {
      const { rows } = draft.authority;
      rows.push({ ...rows[0], code: 'disaster-self', subject: 'disaster' });
    });
    const one = { ...plain(), subject: 'disaster', content: { title: 'x', wards: ['kita'] } };
    expect(decided(one, rulebook).d.decided?.authority).toMatchObject({
      ...{ kind: 'signature', rank: 'head', row: 'disaster-self' },
    });
  });

  test('in two wards it is the mayor’s again', () => {
    const content = { title: 'x', wards: ['kita', 'higashi'] };
    const two = drafted({ ...plain(), subject: 'disaster', content });
    expect(two.d.competence?.decider.rank).toBe('mayor');
  });

  test('what nobody else has is the mayor’s own', () => {
    const rulebook = deciding((draft) => {
      draft.authority.rows = draft.authority.rows.filter(
        ({ subject }: { subject: string }) => subject !== 'plain',
      );
    });
    const play = submitted(plain(), rulebook);
    for (const one of ['kita.chief', 'kita.deputy', 'kita.head', 'vice-a.vice-mayor']) {
      play.does(one, 'assent');
    }
    play.does('shicho.mayor', 'decide');
    expect(play.d.decided?.authority.kind).toBe('own');
  });
});

describe('an earlier decision', () => {
  const earlier = { procedure: 'decision', initiator: 'kita', outcome: 'approved' };
  const follows = (change: object, name = 'F-1') =>
    opened(plain({ follows: name }), linking({ ...earlier, ...change }, name));

  test('may be followed once it is decided, by its own unit', () => {
    expect(follows({})).toBe('accepted');
    expect(follows({ procedure: 'prior_consultation' })).toBe('followed_case_unknown');
    expect(opened(plain({ follows: 'F-2' }))).toBe('followed_case_unknown');
    expect(follows({ initiator: 'toshi' })).toBe('followed_case_other_unit');
    expect(follows({ outcome: null })).toBe('followed_case_undecided');
    expect(follows({ outcome: 'rejected' })).toBe('followed_case_undecided');
  });

  test('is checked when a revision names it', () => {
    const around = linking({ ...earlier, outcome: null }, 'F-1');
    const play = submitted(plain(), city, around);
    expect(play.refusal('kita.clerk', 'revise', { follows: 'F-1' })).toBe(
      'followed_case_undecided',
    );
  });
});

describe('what follows a decision', () => {
  const execute = (executedOn: string) => ({ executedOn });

  test('is carried out on a day between the decision and the report', () => {
    const play = decided().now('2026-10-06T10:00');
    const refusal = (on: string) => play.refusal('kita.clerk', 'execute', execute(on));
    expect(refusal('2026-09-30')).toBe('execution_date_unusable');
    expect(refusal('2026-10-07')).toBe('execution_date_unusable');
    expect([refusal('2026-10-01'), refusal('2026-10-06')]).toEqual(['accepted', 'accepted']);
  });

  test('is late when nobody reports it', () => {
    const play = decided().until('2026-10-30T17:30');
    expect([play.stuck, play.toldPlaces('step_overdue')]).toEqual([
      ['step_overdue'],
      ['kita/clerk', 'kusei-sozo/clerk'],
    ]);
  });

  test('is not there where nothing is to be carried out', () => {
    expect(decided(plain()).step).toBe('closed');
    const around = {
      absences: [{ person: 'kita.head', from: '2026-10-01T00:00', until: '2026-10-02T00:00' }],
    };
    const play = offered(plain(), city, around).does('kita.deputy', 'decide_acting', {
      urgency: 'now',
    });
    expect(play.step).toBe('decided');
    expect(play.refusal('kita.clerk', 'execute', execute('2026-10-01'))).toBe('nothing_to_execute');
    const confirm = { review: 'r1', outcome: 'confirmed' };
    expect(play.refusal('kita.deputy', 'review_after', confirm)).toBe('not_allowed');
    expect(play.refusal('kita.head', 'review_after', { ...confirm, review: 'r2' })).toBe(
      'not_allowed',
    );
    expect(play.refusal('kita.head', 'review_after', { review: 'r1', outcome: 'opinion' })).toBe(
      'stance_needs_text',
    );
    expect(play.refusal('kita.clerk', 'report_correction', { review: 'r1', text: 'done' })).toBe(
      'no_correction',
    );
    expect(play.refusal('kita.clerk', 'report_correction', { review: 'r9', text: 'done' })).toBe(
      'unknown_review',
    );
  });

  test('a review once given is given', () => {
    const around = {
      absences: [{ person: 'kita.head', from: '2026-10-01T00:00', until: '2026-10-02T00:00' }],
    };
    const play = offered(works(), city, around).does('kita.deputy', 'decide_acting', {
      urgency: 'now',
    });
    const confirm = { review: 'r1', outcome: 'confirmed' };
    play.does('kita.head', 'review_after', confirm);
    expect(play.refusal('kita.head', 'review_after', confirm)).toBe('reviewed_already');
  });
});

describe('a forecast', () => {
  test('says who decides, who is heard, and by when', () => {
    const { bound, stored } = submitted();
    expect(bound.forecast?.(stored)).toEqual({
      decider: { unit: 'kita', role: 'head' },
      deciderTitle: 'head',
      route: [
        { as: 'circulation', place: { unit: 'kita', role: 'chief' } },
        { as: 'circulation', place: { unit: 'kita', role: 'deputy' } },
        { as: 'concurrence', place: { unit: 'somu', role: 'chief' } },
        { as: 'consult', place: { unit: 'doboku', role: 'chief' } },
      ],
      businessDays: 8,
      deadlines: { circulation: '2026-10-07', hearings: '2026-10-08', decision: '2026-10-14' },
      decidedInLine: true,
    });
  });

  test('under another rulebook says what that makes of the same draft', () => {
    const { stored } = submitted();
    const lower = deciding((draft) => {
      const { rows } = draft.authority;
      const row = rows.find(({ code }: { code: string }) => code === 'works-head');
      row.amount = { over: 300_000, under: 1_000_000 };
      rows.find(({ code }: { code: string }) => code === 'works-vice').amount = {
        atLeast: 1_000_000,
      };
    });
    const said = new DecisionPlay(lower).bound.forecast?.(stored);
    expect([said?.deciderTitle, said?.decidedInLine]).toEqual(['vice', false]);
    const { authority: _authority, decision: _decision, ...without } = bare;
    expect(new DecisionPlay(without).bound.forecast?.(stored)).toBeNull();
  });
});

describe('a digest', () => {
  test('does not depend on the order of members, and says what the content says', () => {
    expect(digestOf({ a: 1, b: [2, { c: null, d: 'x' }] })).toBe(
      digestOf({ b: [2, { d: 'x', c: null }], a: 1 }),
    );
    expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});
