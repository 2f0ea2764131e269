/** A decision that submits a budget request, or decides a step of a budget's execution. */

import { describe, expect, test } from '@jest/globals';
import type { LinkedCase } from '../../../src/terms/case.ts';
import type { CaseId } from '../../../src/terms/ids.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { DecisionPlay } from './play.ts';
import { city, deciding } from './rulebook.ts';
import { absent, drafted, offered, urgent, works } from './ways.ts';

const other = '00000000-0000-4000-8000-0000000000c2' as CaseId;

const linking = (change: Partial<LinkedCase>) => ({
  linked: {
    [other]: {
      ...{ id: other, step: 'executing', outcome: null, matter: null, closed: false },
      ...{ procedure: 'budget_execution', initiator: 'kita', addressees: [], waitsFor: [] },
      ...change,
    },
  },
});

/** Finance is asked for the transfer; the ward may draft the decision. */
const sheet = 'a'.repeat(64);
const transfer = { subject: 'works', amountYen: 3_000_000, digest: sheet };
const waits = (about: string) => [{ act: 'decide_step', about, unit: 'somu', role: 'chief' }];
const execution = (change: Partial<LinkedCase> = {}) =>
  linking({ shown: { steps: { t1: transfer } }, waitsFor: waits('t1'), ...change });

const request = (change: Partial<LinkedCase> = {}) =>
  linking({
    procedure: 'budget_request',
    step: 'submitting',
    shown: { steps: { submission: transfer } },
    waitsFor: [{ act: 'submit', about: '', unit: 'kita', role: 'head' }],
    ...change,
  });

const find = (list: { code: string }[], wanted: string) =>
  list.find(({ code }) => code === wanted) as { code: string };

/** Works may say so much elsewhere; in a bureau its director decides them. */
const money = (serves: string[] = ['step', 'submission']) =>
  deciding(({ authority: { subjects, rows } }) => {
    Object.assign(find(subjects, 'works'), { serves });
    rows.push({ ...find(rows, 'works-head'), code: 'works-director', rank: 'director' });
  });
const tables = money();

const step = (fields: object = {}) =>
  works({ serves: { as: 'step', case: other, item: 't1' }, ...fields });
const submission = (fields: object = {}) =>
  works({ serves: { as: 'submission', case: other }, ...fields });

const opened = (command: object, around: ReturnType<typeof linking>, rulebook = tables): string => {
  const { initiator = 'kita' } = command as { initiator?: string };
  const said = new DecisionPlay(rulebook, around).open(`${initiator}.clerk`, command);
  return isRefusal(said) ? said.refused : 'accepted';
};

/** What the case is told: of what, by whom and when. */
const made = ({ d, at }: DecisionPlay) => ({
  ...{ decision: d.id, digest: sheet, amountYen: 3_000_000, decidedAt: at },
  decidedBy: d.decided?.by,
});

const showing = (play: DecisionPlay, change: object): void => {
  const { linked } = execution({ shown: { steps: { t1: { ...transfer, ...change } } } });
  Object.assign(play.people.linked, linked);
};

const costing = (amount: number) => ({ content: { title: 'Festival', amount } });

describe('a step of an execution', () => {
  test('is decided by a decision about its subject and its amount', () => {
    const play = offered(step(), tables, execution()).does('kita.head', 'decide');
    expect(play.sent).toEqual([{ case: other, type: 'step_decided', item: 't1', ...made(play) }]);
    expect([play.step, play.d.serving?.state]).toEqual(['decided', 'told']);
    expect(play.last.effects).toContainEqual(
      expect.objectContaining({ kind: 'tell_case', answers: true }),
    );
  });

  test('a decision about another subject or amount is none of it', () => {
    const differs = execution({ shown: { steps: { t1: { ...transfer, subject: 'gated' } } } });
    expect(opened(step(), differs)).toBe('served_subject_differs');
    expect(opened(step(costing(2_999_999)), execution())).toBe('served_amount_differs');
    expect(opened(step(costing(3_000_001)), execution())).toBe('served_amount_differs');
    expect(opened(step(costing(3_000_000)), execution())).toBe('accepted');
    const said = new DecisionPlay(tables, execution()).open('kita.clerk', step(costing(1)));
    expect(said).toMatchObject({ details: { amount: 1, wanted: 3_000_000 } });
  });

  test('the amount is looked at again when it is submitted and when it is decided', () => {
    const less = { content: { title: 'Festival', amount: 2_000_000 } };
    const play = drafted(step({ content: { title: 'Festival' } }), tables, execution());
    expect(play.refusal('kita.clerk', 'submit')).toBe('amount_missing');
    play.does('kita.clerk', 'revise', less);
    expect(play.refusal('kita.clerk', 'submit')).toBe('served_amount_differs');
    const late = offered(step(), tables, execution());
    Object.assign(
      late.people.linked,
      execution({ shown: { steps: { t1: { ...transfer, amountYen: 4_000_000 } } } }).linked,
    );
    expect(late.refusal('kita.head', 'decide')).toBe('served_amount_differs');
  });

  test('is decided as it stood when it was proposed, and in no other form', () => {
    const play = offered(step(), tables, execution());
    const seen = play.d.digest;
    showing(play, { digest: 'b'.repeat(64) });
    expect(play.refusal('kita.head', 'decide')).toBe('served_content_changed');
    expect(play.details('kita.head', 'decide')).toEqual({ case: other });
    play.does('kita.head', 'return', { reason: 'the sheet was changed' });
    play.does('kita.clerk', 'submit');
    expect(play.d.served?.digest).toBe('b'.repeat(64));
    expect([play.d.digest === seen, play.d.contentVersion]).toEqual([false, 2]);
    expect(play.d.hearings.map(({ state }) => state)).toEqual(['again', 'again']);
    play.does('kita.chief', 'assent').does('kita.deputy', 'assent');
    play.does('somu.chief', 'concur', { stance: 'consent' });
    play.does('doboku.chief', 'advise', { stance: 'no_opinion' }).does('kita.head', 'decide');
    expect(play.sent).toMatchObject([{ digest: 'b'.repeat(64) }]);
  });

  test('submitted again about the same, it is the same', () => {
    const play = offered(step(), tables, execution());
    const { digest } = play.d;
    play.does('kita.head', 'return', { reason: 'a word' }).does('kita.clerk', 'submit');
    expect([play.d.digest, play.d.contentVersion]).toEqual([digest, 1]);
    expect(play.d.hearings.map(({ state }) => state)).toEqual(['given', 'given']);
  });

  test('is not decided by whoever asked for it, though he has not drafted the decision', () => {
    const asked = (...proposers: string[]) =>
      execution({ shown: { steps: { t1: { ...transfer, proposers } } } });
    const own = offered(step(), tables, asked('kita.head'));
    expect(own.refusal('kita.head', 'decide')).toBe('four_eyes');
    expect(own.stuck).toContain('decider_is_proposer');
    const others = offered(step(), tables, asked('somu.chief', 'kita.clerk'));
    expect(others.refusal('kita.head', 'decide')).toBe('accepted');
  });

  test('nor by one of these for an absent decider, who goes before nobody either', () => {
    const asked = (...proposers: string[]) => ({
      ...execution({ shown: { steps: { t1: { ...transfer, proposers } } } }),
      ...absent(),
    });
    const at = (play: DecisionPlay) => play.now('2026-10-05T10:00');
    const own = at(offered(step(), tables, asked('kita.deputy')));
    expect(own.refusal('kita.deputy', 'decide_acting', urgent)).toBe('four_eyes');
    expect(own.refusal('kita.chief', 'decide_acting', urgent)).toBe('accepted');
  });

  test('that its case would not take is neither drafted, submitted nor decided', () => {
    const refusal = { code: 'opinion_missing' as const };
    const unready = execution({ shown: { steps: { t1: { ...transfer, refusal } } } });
    expect(opened(step(), unready)).toBe('opinion_missing');
    const play = drafted(step(), tables, execution());
    showing(play, { refusal });
    expect(play.refusal('kita.clerk', 'submit')).toBe('opinion_missing');
    const late = offered(step(), tables, execution());
    showing(late, { refusal: { code: 'over_free', details: { line: 'l1', amount: 2, free: 1 } } });
    expect(late.refusal('kita.head', 'decide')).toBe('over_free');
    expect(late.details('kita.head', 'decide')).toEqual({ line: 'l1', amount: 2, free: 1 });
  });

  test.each([
    ['another item', { waitsFor: waits('t2') }],
    ['nothing', { waitsFor: [] }],
    ['nothing that it shows', { shown: { steps: {} } }],
    ['nothing that can be read', { shown: { steps: { t1: { subject: 'works' } } } }],
    ['it without showing anything', { shown: undefined as unknown as null }],
  ])('is not decided where the execution waits for %s', (_what, change) => {
    expect(opened(step(), execution(change))).toBe('served_case_not_waiting');
  });

  test('is asked of its own unit, or of the office that is waited for', () => {
    expect(opened(step(), execution({ initiator: 'toshi' }))).toBe('served_case_other_party');
    expect(opened(step({ initiator: 'somu' }), execution({ initiator: 'toshi' }))).toBe('accepted');
    expect(opened(step(), execution({ procedure: 'prior_consultation' }))).toBe(
      'served_case_unknown',
    );
    expect(opened(step(), execution({ procedure: 'budget_request' }))).toBe('served_case_unknown');
  });

  test('wants a subject that says so', () => {
    expect(opened(step(), execution(), money(['submission']))).toBe('subject_serves_nothing');
    expect(opened(step(), execution(), city)).toBe('subject_serves_nothing');
  });

  test('is decided by whom the tables name, also where another hand is asked for it', () => {
    const play = offered(step(), tables, execution());
    expect(play.refusal('kita.head', 'decide')).toBe('accepted');
  });

  test('brings who did not consent to its decider, whenever it comes to him', () => {
    const dissents = [
      { unit: 'higashi', reason: 'no room' },
      { unit: 'minami', reason: null },
    ];
    const with_ = execution({ shown: { steps: { t1: { ...transfer, dissents } } } });
    const play = offered(step(), tables, with_);
    expect(play.d.served?.dissents).toEqual(dissents);
    const heard = play.last.effects.flatMap((effect) =>
      effect.kind === 'notify' && effect.text === 'dissent_travels'
        ? [[effect.to.map(({ unit, role }) => `${unit}/${role}`), effect.about]]
        : [],
    );
    expect(heard).toMatchObject([
      [['kita/head'], { unit: 'higashi', reason: 'no room' }],
      [['kita/head'], { unit: 'minami', reason: '—' }],
    ]);
    expect(offered(step(), tables, execution()).told).not.toContain('dissent_travels');
  });
});

describe('the submission of a budget request', () => {
  test('is made by a decision about the amount that is asked', () => {
    const play = offered(submission(), tables, request()).does('kita.head', 'decide');
    expect(play.sent).toEqual([{ case: other, type: 'submission_decided', ...made(play) }]);
  });

  test('is of the unit that asks, and of what it asks', () => {
    expect(opened(submission(), request())).toBe('accepted');
    expect(opened(submission(costing(1)), request())).toBe('served_amount_differs');
    expect(opened(submission({ initiator: 'higashi' }), request())).toBe('served_case_other_party');
    expect(opened(submission({ initiator: 'somu' }), request({ initiator: 'toshi' }))).toBe(
      'served_case_other_party',
    );
    expect(opened(submission(), request({ waitsFor: [], step: 'drafting' }))).toBe(
      'served_case_not_waiting',
    );
    expect(opened(submission(), execution())).toBe('served_case_unknown');
  });

  test('of a subject without an amount asks for none', () => {
    const shown = { steps: { submission: { ...transfer, subject: 'plain', amountYen: 5_000 } } };
    const serving = deciding(({ authority }) => {
      Object.assign(find(authority.subjects, 'plain'), { serves: ['submission'] });
    });
    const plain = { ...submission(), subject: 'plain', content: { title: 'Request' } };
    expect(offered(plain, serving, request({ shown })).refusal('kita.head', 'decide')).toBe(
      'accepted',
    );
  });
});
