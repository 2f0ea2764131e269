/** A decision that answers or submits for a consultation by being made. */

import { describe, expect, test } from '@jest/globals';
import type { CaseId } from '../../../src/terms/ids.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { DecisionPlay } from './play.ts';
import { city, deciding } from './rulebook.ts';
import { decided, offered, plain, submitted } from './ways.ts';

const other = '00000000-0000-4000-8000-0000000000c1' as CaseId;
const asksHead = (about: string) => ({ act: 'answer', about, unit: about, role: 'head' });
const linking = (change: object) => ({
  linked: {
    [other]: {
      id: other,
      procedure: 'prior_consultation',
      step: 'consulting',
      outcome: null,
      matter: 'ward-plan',
      initiator: 'toshi',
      addressees: ['kita', 'higashi'],
      closed: false,
      waitsFor: [asksHead('kita'), asksHead('higashi')],
      ...change,
    },
  },
});
const asking = linking({
  step: 'approval',
  waitsFor: [{ act: 'approve', about: '', unit: 'toshi', role: 'head' }],
});
const onlyHigashi = linking({ waitsFor: [asksHead('higashi')] });
const onHold = linking({
  waitsFor: [{ act: 'resume', about: '', unit: 'kusei-sozo', role: 'clerk' }],
});

const reply = (fields: object) => ({ ...plain(fields), subject: 'reply' });
const answer = { serves: { as: 'answer', case: other, answer: 'agree', reason: 'fine' } };
const submission = { initiator: 'toshi', serves: { as: 'submission', case: other } };

const opened = (command: object, around = {}, rulebook = city): string => {
  const { initiator = 'kita' } = command as { initiator?: string };
  const step = new DecisionPlay(rulebook, around).open(`${initiator}.clerk`, command);
  return isRefusal(step) ? step.refused : 'accepted';
};

/** What the consultation waits for changes under way. */
const whileItWaitsFor = (play: DecisionPlay, change: ReturnType<typeof linking>) => {
  Object.assign(play.people.linked, change.linked);
  return play;
};

describe('a subject', () => {
  const serving = (serves?: string[]) =>
    deciding((draft) => {
      draft.authority.subjects.find(({ code }: { code: string }) => code === 'reply').serves =
        serves;
    });

  test('says which of both its decisions may do', () => {
    expect(opened(reply(answer), linking({}), serving(['answer']))).toBe('accepted');
    expect(opened(reply(answer), linking({}), serving(['submission']))).toBe(
      'subject_serves_nothing',
    );
    expect(opened(reply(submission), asking, serving(['submission']))).toBe('accepted');
    expect(opened(reply(submission), asking, serving(['answer']))).toBe('subject_serves_nothing');
    expect(opened(reply(answer), linking({}), serving())).toBe('subject_serves_nothing');
  });

  test('that serves is named to whoever chose another', () => {
    const step = new DecisionPlay(city, linking({})).open('kita.clerk', plain(answer));
    expect(step).toMatchObject({
      refused: 'subject_serves_nothing',
      details: { subject: 'plain', as: 'answer', subjects: 'reply (reply)' },
    });
  });
});

describe('a consultation that waits for it', () => {
  test('is answered by the decision, for the addressee, in the name of who decided', () => {
    const play = decided(reply(answer), city, linking({}));
    expect(play.sent).toEqual([
      {
        ...{ case: other, type: 'answer_decided', for: 'kita', answer: 'agree', reason: 'fine' },
        ...{ decision: play.d.id, decidedBy: play.d.decided?.by },
      },
    ]);
  });

  test('is submitted by it', () => {
    const play = submitted(reply(submission), city, asking);
    play.does('toshi.head', 'decide');
    expect(play.sent).toMatchObject([{ type: 'submission_decided', case: other }]);
  });

  test('must be one, and the unit a party of it', () => {
    expect(opened(reply(answer))).toBe('served_case_unknown');
    expect(opened(reply(answer), linking({ procedure: 'meeting_session' }))).toBe(
      'served_case_unknown',
    );
    expect(opened(reply(answer), linking({ addressees: ['higashi'] }))).toBe(
      'served_case_other_party',
    );
    expect(opened(reply({ ...submission, initiator: 'somu' }), asking)).toBe(
      'served_case_other_party',
    );
  });

  test.each([
    ['approval', asking],
    ['another addressee', onlyHigashi],
    ['nobody, on hold', onHold],
  ])('waits for this very answer, and not for %s', (_what, around) => {
    expect(opened(reply(answer), around)).toBe('served_case_not_waiting');
    const draft = new DecisionPlay(city, linking({}));
    expect(isRefusal(draft.open('kita.clerk', reply(answer)))).toBe(false);
    expect(whileItWaitsFor(draft, around).refusal('kita.clerk', 'submit')).toBe(
      'served_case_not_waiting',
    );
    const play = whileItWaitsFor(offered(reply(answer), city, linking({})), around);
    expect(play.refusal('kita.head', 'decide')).toBe('served_case_not_waiting');
  });

  test('waits for an approval, and not for an answer', () => {
    expect(opened(reply(submission), linking({}))).toBe('served_case_not_waiting');
  });

  test('waits for its own hand: a lower seat does not decide for it', () => {
    const lower = deciding((draft) => {
      const row = draft.authority.rows.find(({ code }: { code: string }) => code === 'reply-head');
      row.rank = 'deputy';
    });
    const play = submitted(reply(answer), lower, linking({})).does('kita.chief', 'assent');
    expect(play.refusal('kita.deputy', 'decide')).toBe('served_by_other_seat');
    expect(play.details('kita.deputy', 'decide')).toEqual({ holders: 'kita/head' });
    play.does('kita.deputy', 'send_up', { ground: 'precedent', reason: 'new' });
    expect(play.refusal('kita.head', 'decide')).toBe('accepted');
  });

  test('hears nothing of a rejection', () => {
    const play = offered(reply(answer), city, linking({}));
    expect(play.does('kita.head', 'reject', { reason: 'no' }).sent).toEqual([]);
    expect(play.step).toBe('closed');
  });
});

describe('what it made of it', () => {
  const made = () => decided(reply(answer), city, linking({}));
  const refused = () => {
    const play = made();
    play.hears('serving_refused', { code: 'already_answered' });
    return play;
  };

  test('is waited for, and ends the case when it was taken', () => {
    const play = made();
    expect([play.step, play.duties, play.stuck]).toEqual(['decided', [], []]);
    play.hears('serving_taken');
    expect([play.step, play.d.serving?.state]).toEqual(['closed', 'taken']);
  });

  test('a refusal comes back to the drafter, and stays in sight until he has seen it', () => {
    const play = refused();
    expect([play.step, play.duties, play.stuck]).toEqual([
      'decided',
      ['kita/clerk acknowledge'],
      ['serving_refused already_answered'],
    ]);
    expect(play.toldPlaces('serving_refused')).toContain('kita/clerk');
    expect(play.sent).toEqual([]);
    expect(play.refusal('kita.head', 'acknowledge')).toBe('accepted');
    expect(play.refusal('somu.chief', 'acknowledge')).toBe('case_not_found');
    play.does('kita.clerk', 'acknowledge');
    expect([play.step, play.last.summary.outcome, play.d.serving]).toMatchObject([
      'closed',
      'approved',
      { state: 'acknowledged', code: 'already_answered' },
    ]);
  });

  test('is heard once, and acknowledged only where it was refused', () => {
    expect(refused().hears('serving_taken')).toMatchObject({ refused: 'stale_wake_up' });
    expect(made().refusal('kita.clerk', 'acknowledge')).toBe('nothing_to_acknowledge');
    const never = offered(plain());
    expect(never.refusal('kita.clerk', 'acknowledge')).toBe('not_in_this_step');
    expect(made().refusal('kita.clerk', 'serving_taken')).toBe('system_command');
  });
});
