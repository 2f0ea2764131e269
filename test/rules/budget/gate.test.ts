/** The gate before money is asked for and passed on is one gate. Source: rules.md 8.4. */

import { describe, expect, test } from '@jest/globals';
import { type Asking, findGateFault, opensGate } from '../../../src/rules/budget/gate.ts';
import type { CaseId } from '../../../src/terms/ids.ts';

const linked = (change: object = {}) => ({
  ...{ id: '00000000-0000-4000-8000-000000000001' as CaseId, procedure: 'prior_consultation' },
  ...{ step: 'closed', outcome: 'agreed', matter: 'plan', closed: true, waitsFor: [] },
  ...{ initiator: 'toshi', addressees: ['kita'], ...change },
});

const unit = (code: string) => ({ code, kind: 'bureau' });

const asking = (change: Partial<Asking> = {}): Asking => ({
  ...{ lane: { matter: 'plan' }, unit: 'toshi', to: 'kita', lines: undefined },
  ...change,
});

const said = (change: object = {}, by: Partial<Asking> = {}) =>
  findGateFault(linked(change), asking(by))?.lacks ?? 'open';

describe('the gate', () => {
  test('is opened by consent, consent under conditions and a ruling to do it', () => {
    const permits = ['agreed', 'agreed_with_conditions', 'settled', 'ruled_proceed', 'ruled_amend'];
    expect(permits.map((outcome) => said({ outcome }))).toEqual(Array(5).fill('open'));
    const others = [
      ...[null, 'answered', 'unanswered', 'no_request', 'deemed_unnecessary', 'recorded'],
      ...['ruled_stop', 'unsettled', 'withdrawn', 'discarded', 'dropped'],
    ];
    expect(others.filter(opensGate)).toEqual([]);
    expect(findGateFault(linked({ outcome: null, step: 'consulting' }), asking())).toEqual({
      ...{ lacks: 'outcome', step: 'consulting' },
    });
  });

  test('is opened by no other case, and by none', () => {
    expect(findGateFault(undefined, asking())).toEqual({ lacks: 'consultation' });
    expect(said({ procedure: 'decision' })).toBe('consultation');
  });

  test('asks for a matter of the lane, or the one held afterwards, where it names any', () => {
    expect(said({ matter: 'other' })).toBe('matter');
    const late = { matter: 'plan', afterTheFact: { matter: 'urgent' } };
    expect(said({ matter: 'urgent' }, { lane: late })).toBe('open');
    expect(said({ matter: 'other' }, { lane: { afterTheFact: { matter: 'urgent' } } })).toBe(
      'open',
    );
  });

  test('asks for both sides, whoever asked whom', () => {
    expect(said({ initiator: 'kita', addressees: ['toshi', 'higashi'] })).toBe('open');
    expect(findGateFault(linked({ initiator: 'doboku' }), asking())).toEqual({
      ...{ lacks: 'party', unit: 'toshi' },
    });
    expect(findGateFault(linked({ addressees: ['higashi'] }), asking())).toEqual({
      ...{ lacks: 'party', unit: 'kita' },
    });
    expect(said({ addressees: ['higashi'] }, { to: null })).toBe('open');
  });

  test('takes what a section of the unit held, or what the unit is part of, no stranger', () => {
    const lines = {
      toshi: [unit('toshi'), unit('hall')],
      roads: [unit('roads'), unit('toshi')],
      doboku: [unit('doboku')],
    };
    const by = (section: string | undefined, initiator: string) =>
      said({ initiator }, { section, lines });
    expect([by('roads', 'roads'), by(undefined, 'hall')]).toEqual(['open', 'open']);
    expect([by('doboku', 'doboku'), by(undefined, 'roads')]).toEqual(['party', 'party']);
    expect(said({ initiator: 'roads' }, { section: 'roads' })).toBe('party');
  });
});
