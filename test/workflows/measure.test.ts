import { describe, expect, test } from '@jest/globals';
import type { LinkedCase } from '../../src/terms/case.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import { measure } from '../../workflows/measure/workflow.ts';
import { city, matterIn, modeIn, variant } from './city.ts';
import { Play } from './play.ts';

const id = '00000000-0000-4000-8000-00000000000c';

const consultation = (fields: Partial<LinkedCase> = {}): LinkedCase => ({
  id: id as CaseId,
  procedure: 'prior_consultation',
  step: 'concluded',
  outcome: 'agreed',
  matter: 'ward-plan',
  initiator: 'toshi',
  addressees: ['higashi', 'kita'],
  closed: false,
  ...fields,
});

const register = (fields: object = {}) => ({
  type: 'register',
  matter: 'ward-plan',
  initiator: 'toshi',
  addressees: ['kita'],
  title: 'Plan',
  ...fields,
});

function registered(fields: object = {}, linked?: LinkedCase, rulebook = city) {
  const name = (fields as { consultation?: string }).consultation ?? 'N-1';
  const play = new Play(measure, rulebook, linked && { linked: { [name]: linked } });
  const step = play.open('toshi.clerk', register(fields));
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

const deciding = (fields: object, linked?: LinkedCase, rulebook = city) =>
  registered(fields, linked, rulebook).refusal('toshi.head', 'decide');

describe('a measure', () => {
  test('without a consultation is not decided where its matter asks for one', () => {
    expect(deciding({})).toBe('consultation_missing');
    expect(deciding({ matter: 'contact' })).toBe('accepted');
  });

  test.each([
    ['accepted', {}],
    ['accepted', { outcome: 'ruled_proceed' }],
    ['accepted', { outcome: 'deemed_unnecessary', closed: true }],
    ['consultation_unfinished', { outcome: null, step: 'consulting' }],
    ['consultation_unfinished', { outcome: 'unsettled' }],
    ['consultation_unfinished', { outcome: 'ruled_stop' }],
    ['consultation_unfinished', { outcome: 'withdrawn', closed: true }],
    ['consultation_other_matter', { matter: 'contact' }],
    ['consultation_missing', { procedure: 'measure' }],
    ['consultation_other_party', { initiator: 'doboku' }],
    ['consultation_other_wards', { addressees: ['higashi'] }],
  ])('is %s with a consultation that is %j', (said, fields) => {
    expect(deciding({ consultation: 'N-1' }, consultation(fields))).toBe(said);
  });

  test('is not decided with a number that nobody knows', () => {
    expect(deciding({ consultation: 'N-9' })).toBe('consultation_missing');
  });

  test('names its consultation by number or by id', () => {
    expect(deciding({ consultation: id }, consultation())).toBe('accepted');
    const play = registered({}, consultation());
    play.does('toshi.clerk', 'link_consultation', { consultation: 'N-1' });
    expect(play.bound.needs(play.stored, { type: 'decide' })).toEqual({
      linked: [{ number: 'N-1' }],
    });
    expect(
      registered({ consultation: id }).bound.needs(registered({ consultation: id }).stored, {
        type: 'decide',
      }),
    ).toEqual({
      linked: [{ id }],
    });
    expect(play.does('toshi.head', 'decide').stored.status).toBe('done');
  });

  test('is decided by another than its drafter', () => {
    const play = registered({ matter: 'contact' });
    expect(play.refusal('toshi.head=toshi.clerk', 'decide')).toBe('four_eyes');
    expect(play.duties).toEqual(['toshi/head decide']);
    expect(play.last.summary).toMatchObject({ readers: ['toshi', 'kusei-sozo'], outcome: null });
    expect(play.does('toshi.head', 'withdraw', { reason: 'a' }).last.summary.outcome).toBe(
      'withdrawn',
    );
  });

  test.each([
    ['unknown_matter', { matter: 'nothing' }],
    ['unknown_unit', { addressees: ['atlantis'] }],
  ])('is not registered: %s', (said, fields) => {
    expect(new Play(measure, city).open('toshi.clerk', register(fields))).toMatchObject({
      refused: said,
    });
    expect(new Play(measure, city).openBySystem(register())).toMatchObject({
      refused: 'not_allowed',
    });
  });

  test('needs none where whoever has the power decides alone', () => {
    const rulebook = variant((draft) => {
      draft.consultation.modes.push({
        ...modeIn(draft),
        code: 'own-power',
        opening: 'none',
        decider: [{ office: 'mayor', role: 'mayor' }],
      });
      matterIn(draft).mode = [
        { when: { addressees: { atMost: 1 } }, use: 'own-power' },
        { use: 'required' },
      ];
    });
    expect(deciding({}, undefined, rulebook)).toBe('accepted');
    expect(deciding({ addressees: ['kita', 'higashi'] }, undefined, rulebook)).toBe(
      'consultation_missing',
    );
  });

  test('keeps the gate while a field that it does not know could ask for a consultation', () => {
    const rulebook = variant((draft) => {
      draft.consultation.modes.push({
        ...modeIn(draft),
        code: 'own-power',
        opening: 'none',
        decider: [{ office: 'mayor', role: 'mayor' }],
      });
      matterIn(draft).mode = [
        { when: { field: 'amount', over: 1000 }, use: 'required' },
        { use: 'own-power' },
      ];
    });
    expect(deciding({}, undefined, rulebook)).toBe('consultation_missing');
  });

  test('lies in the hands that the rulebook names, also those of offices and units', () => {
    const rulebook = variant((draft) => {
      draft.consultation.hands.draft = [
        { overseers: 'parties' },
        { office: 'secretariat', role: 'clerk' },
        { unit: 'somu', role: 'clerk' },
        { party: 'addressee', role: 'clerk' },
      ];
    });
    const open = (who: string) => {
      const step = new Play(measure, rulebook).open(who, register());
      return isRefusal(step) ? step.refused : 'registered';
    };
    expect(open('kusei-sozo.clerk')).toBe('registered');
    expect(open('somu.clerk')).toBe('registered');
    expect(open('kita.clerk')).toBe('not_allowed');
    expect(open('toshi.clerk')).toBe('not_allowed');
  });

  test('is decided by the office as it stands, not as it once stood', () => {
    const rulebook = variant((draft) => {
      const { offices } = draft.organisation;
      const old = offices.find(({ code }: { code: string }) => code === 'secretariat');
      offices.push({ ...old, unit: 'somu', inForceOn: '2026-12-01' });
      draft.consultation.hands.decide = [{ office: 'secretariat', role: 'chief' }];
    });
    const play = registered({ matter: 'contact' }, undefined, rulebook);
    expect(play.duties).toEqual(['somu/chief decide']);
    expect(play.refusal('kusei-sozo.chief', 'decide')).toBe('not_allowed');
    expect(play.refusal('somu.chief', 'decide')).toBe('accepted');
  });
});
