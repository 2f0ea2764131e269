/** Scenario 18: a matter that asks for a consultation is decided only with one that permits it. */

import { describe, expect, test } from '@jest/globals';
import type { CaseId } from '../../../src/terms/ids.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { matterIn, modeIn } from '../city.ts';
import { DecisionPlay } from './play.ts';
import { city, deciding } from './rulebook.ts';
import { absent, offered, plain, submitted, urgent } from './ways.ts';

const id = '00000000-0000-4000-8000-0000000000c1' as CaseId;
const number = 'N-1';

const concluded = {
  id,
  procedure: 'prior_consultation',
  step: 'concluded',
  outcome: 'agreed',
  matter: 'ward-plan',
  initiator: 'kita',
  addressees: ['higashi', 'minami'],
  closed: false,
  waitsFor: [],
};
const linking = (change: object = {}, name: string = number) => ({
  linked: { [name]: { ...concluded, ...change } },
});

const content = { title: 'Plan', wards: ['higashi'] };
const gated = (fields: object = {}) => ({ ...plain({ content, ...fields }), subject: 'gated' });

/** What is said to the head who decides the draft. */
const said = (fields: object = {}, around = {}, rulebook = city): string =>
  offered(gated(fields), rulebook, around).refusal('kita.head', 'decide');

describe('the gate', () => {
  test.each([
    ['accepted', {}],
    ['accepted', { outcome: 'ruled_proceed' }],
    ['accepted', { outcome: 'deemed_unnecessary', closed: true }],
    ['consultation_unfinished', { outcome: null, step: 'consulting' }],
    ['consultation_unfinished', { outcome: 'unsettled' }],
    ['consultation_unfinished', { outcome: 'ruled_stop' }],
    ['consultation_unfinished', { outcome: 'withdrawn', closed: true }],
    ['consultation_other_matter', { matter: 'contact' }],
    ['consultation_missing', { procedure: 'meeting_session' }],
    ['consultation_other_party', { initiator: 'toshi' }],
    ['consultation_other_wards', { addressees: ['minami'] }],
  ])('says %s of a consultation that is %j', (expected, change) => {
    expect(said({ consultation: number }, linking(change))).toBe(expected);
  });

  test('stands without a consultation, and with a number that nobody knows', () => {
    expect(said()).toBe('consultation_missing');
    expect(said({ consultation: 'N-9' }, linking())).toBe('consultation_missing');
  });

  test('names what does not fit', () => {
    const details = (change: object) =>
      offered(gated({ consultation: number }), city, linking(change)).details(
        'kita.head',
        'decide',
      );
    expect(details({ addressees: [] })).toEqual({ number, units: 'higashi' });
    expect(details({ initiator: 'toshi' })).toEqual({ number, unit: 'toshi' });
    expect(details({ outcome: null, step: 'ruling' })).toEqual({ number, step: 'ruling' });
  });

  test('is not there for a subject that names no matter, nor for a matter without a gate', () => {
    expect(offered(plain()).refusal('kita.head', 'decide')).toBe('accepted');
    const open = deciding((draft) => Object.assign(matterIn(draft), { gate: false }));
    expect(said({}, {}, open)).toBe('accepted');
  });

  test('holds for whoever acts for the decider too', () => {
    const play = offered(gated(), city, absent()).now('2026-10-05T10:00');
    expect(play.refusal('kita.deputy', 'decide_acting', urgent)).toBe('consultation_missing');
  });

  test('opens when the drafter links a consultation by a revision', () => {
    const play = offered(gated(), city, linking());
    expect([play.step, play.probe('kita.head', 'decide')]).toEqual([
      'deciding',
      'consultation_missing',
    ]);
    play.does('kita.clerk', 'revise', { consultation: number });
    expect([play.step, play.probe('kita.head', 'decide')]).toEqual(['deciding', 'possible']);
    expect(play.does('kita.head', 'decide').d.outcome).toBe('approved');
  });

  test('finds the consultation by its number or by its id', () => {
    const needs = (consultation: string) => {
      const { bound, stored } = offered(gated({ consultation }), city, linking({}, consultation));
      return bound.needs(stored, { type: 'decide' }).linked;
    };
    expect([needs(number), needs(id)]).toEqual([[{ number }], [{ id }]]);
    expect(said({ consultation: id }, linking({}, id))).toBe('accepted');
  });
});

describe('the matter', () => {
  /** From the 2nd of October on it has a gate, or has none. */
  const changing = (gate: boolean) =>
    deciding((draft) => {
      const matter = matterIn(draft);
      draft.consultation.matters.push({ ...matter, gate, inForceOn: '2026-10-02' });
      matter.gate = !gate;
    });

  test('is the one in force on the day of the submission, whatever comes into force later', () => {
    for (const [gate, expected] of [
      [true, 'accepted'],
      [false, 'consultation_missing'],
    ] as const) {
      const early = offered(gated(), changing(gate)).now('2026-10-05T10:00');
      expect(early.refusal('kita.head', 'decide')).toBe(expected);
      early.does('kita.head', 'return', { reason: 'again' }).does('kita.clerk', 'submit');
      early.does('kita.chief', 'assent').does('kita.deputy', 'assent');
      expect(early.refusal('kita.head', 'decide')).toBe(expected);
    }
  });

  const withOwnPower = (mode: readonly object[]) =>
    deciding((draft) => {
      const decider = [{ office: 'mayor', role: 'mayor' }];
      const own = { ...modeIn(draft), code: 'own-power', opening: 'none', decider };
      draft.consultation.modes.push(own);
      matterIn(draft).mode = mode;
    });

  test('needs none where whoever has the power decides alone', () => {
    const rulebook = withOwnPower([
      { when: { addressees: { atMost: 1 } }, use: 'own-power' },
      { use: 'required' },
    ]);
    expect(said({}, {}, rulebook)).toBe('accepted');
    const two = { title: 'Plan', wards: ['higashi', 'minami'] };
    expect(said({ content: two }, {}, rulebook)).toBe('consultation_missing');
  });

  test('keeps the gate while a field that nobody asked could call for a consultation', () => {
    const rulebook = withOwnPower([
      { when: { field: 'amount', over: 1000 }, use: 'required' },
      { use: 'own-power' },
    ]);
    expect(said({}, {}, rulebook)).toBe('consultation_missing');
  });
});

test('a draft lies in the hands that the rulebook names, also those of offices and units', () => {
  const rulebook = deciding((draft) => {
    draft.decision.hands.draft = [
      { overseers: 'parties' },
      { office: 'secretariat', role: 'clerk' },
      { unit: 'somu', role: 'clerk' },
      { party: 'addressee', role: 'clerk' },
    ];
  });
  const open = (who: string) => {
    const step = new DecisionPlay(rulebook).open(who, gated());
    return isRefusal(step) ? step.refused : 'drafted';
  };
  expect(['kusei-sozo.clerk', 'somu.clerk'].map(open)).toEqual(['drafted', 'drafted']);
  expect(['kita.clerk', 'higashi.clerk'].map(open)).toEqual(['not_allowed', 'not_allowed']);
  const play = submitted(gated(), rulebook, {}, 'somu.clerk');
  expect(play.refusal('kusei-sozo.clerk', 'revise', { content })).toBe('accepted');
});
