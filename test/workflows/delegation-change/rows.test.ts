/** What is wrong with proposed rows: at the opening, at a revision and at the submission. */

import { describe, expect, test } from '@jest/globals';
import { DelegationPlay, proposal, proposed, refusedProposal, row, tables } from './tables.ts';

const code = (fields: object, rulebook = tables()) => refusedProposal(fields, rulebook).refused;

describe('a proposal is refused', () => {
  test('under a scheme that the rulebook does not have on the day', () => {
    expect(code({ scheme: 'unheard' })).toBe('not_allowed');
    const later = tables((draft) => {
      for (const one of draft.decision.schemes) one.inForceOn = '2027-01-01';
    });
    expect(code({}, later)).toBe('unknown_scheme');
    const without = tables((draft) => {
      delete draft.decision;
      delete draft.authority;
    });
    expect(code({}, without)).toBe('not_allowed');
    const bySystem = new DelegationPlay(without).openBySystem(proposal());
    expect(bySystem).toMatchObject({ refused: 'no_authority_rules' });
  });

  test('by whoever may not propose, also when he might on another day', () => {
    const moving = tables((draft) => {
      const mayor = { ...draft.organisation.offices[1], code: 'proposer' };
      draft.organisation.offices.push({ ...mayor, unit: 'somu' });
      draft.organisation.offices.push({ ...mayor, unit: 'toshi', inForceOn: '2027-04-01' });
      draft.decision.schemes[1].propose = [{ office: 'proposer', role: 'head' }];
    });
    const open = (who: string) =>
      new DelegationPlay(moving).open(who, proposal({ scheme: 'short', initiator: 'somu' }));
    expect(open('toshi.head')).toMatchObject({ refused: 'not_allowed' });
    expect(open('kita.head')).toMatchObject({ refused: 'not_allowed' });
    expect(open('somu.head')).not.toHaveProperty('refused');
  });

  test('when it changes nothing, or names a row twice', () => {
    expect(code({ rows: [] })).toBe('nothing_changed');
    expect(code({ ends: ['print'] })).toBe('row_named_twice');
    expect(code({ ends: ['leave', 'leave'] })).toBe('row_named_twice');
    expect(code({ rows: [row('print'), row('print')] })).toBe('row_named_twice');
  });

  test('with dates in the wrong order', () => {
    const until = (on: string) => ({ rows: [row('print', { until: on })] });
    expect(code(until('2027-03-31'))).toBe('dates_out_of_order');
    expect(code(until('2027-04-01'))).toBe('dates_out_of_order');
    expect(code(until('2027-04-02'))).toBe('opened');
  });

  test('when a row shall end that is not in force on that date', () => {
    expect(code({ ends: ['unheard'] })).toBe('unknown_row');
    const ending = tables((draft) => {
      draft.authority.rows[1].until = '2027-04-01';
    });
    expect(code({ ends: ['leave'] }, ending)).toBe('unknown_row');
    expect(code({ ends: ['leave'], inForceOn: '2027-03-31' }, ending)).toBe('opened');
  });

  test('with rows that a rulebook file could not hold, each by its code', () => {
    const faulty = (fields: object) => {
      const refused = refusedProposal({ rows: [row('odd', fields)] });
      return [refused.refused, JSON.stringify('details' in refused ? refused.details : '')];
    };
    const [unknown, details] = faulty({ rank: 'emperor' });
    expect(unknown).toBe('rows_faulty');
    expect(details).toContain('odd');
    expect(details).toContain('emperor');
    expect(faulty({ table: 'no-table' })[0]).toBe('rows_faulty');
    expect(faulty({ subject: 'no-subject' })[0]).toBe('rows_faulty');
    expect(faulty({ amount: { over: 10, under: 11 } })[0]).toBe('rows_faulty');
  });

  test('when the row has an entry for that very date', () => {
    const dated = tables((draft) => {
      draft.authority.rows.push({ ...draft.authority.rows[0], inForceOn: '2027-04-01' });
    });
    expect(code({}, dated)).toBe('rows_faulty');
    expect(code({ inForceOn: '2027-04-02' }, dated)).toBe('opened');
  });
});

test('a revision is judged as it leaves the proposal, and the submission once more', () => {
  const play = proposed();
  expect(play.refusal('kita.clerk', 'revise', { rows: [] })).toBe('nothing_changed');
  expect(play.refusal('kita.clerk', 'revise', { rows: [], ends: ['leave'] })).toBe('accepted');
  expect(play.probe('kita.clerk', 'revise')).toBe('possible');
  expect(play.probe('kita.clerk', 'submit')).toBe('possible');
});

describe('redelegation', () => {
  const own = { wards: ['kita'] };
  const passed = (fields: object = {}) =>
    row('chief-print', {
      rank: 'chief',
      for: own,
      until: '2028-04-01',
      amount: { upTo: 1_000_000 },
      ...fields,
    });
  const redelegated = (fields: object = {}, rulebook = tables()) =>
    code({ scheme: 'pass-on', rows: [passed(fields)] }, rulebook);

  test('passes on what a row of the proposing seat gives, for its unit and for a period', () => {
    expect(redelegated()).toBe('opened');
    expect(redelegated({ until: undefined })).toBe('redelegation_needs_end');
  });

  test('is for the proposing unit alone', () => {
    expect(redelegated({ for: undefined })).toBe('redelegation_not_own_unit');
    expect(redelegated({ for: { kinds: ['ward'] } })).toBe('redelegation_not_own_unit');
    expect(redelegated({ for: { wards: ['kita', 'higashi'] } })).toBe('redelegation_not_own_unit');
  });

  test('goes to ranks below its giver only', () => {
    expect(redelegated({ rank: 'head' })).toBe('redelegation_rank');
    expect(redelegated({ rank: 'mayor' })).toBe('redelegation_rank');
    expect(redelegated({ rank: 'unheard' })).toBe('rows_faulty');
  });

  test('goes to a rank below its unit too, which the ladder of that unit does not have', () => {
    const withSections = (level: number) =>
      tables((draft) => {
        const [chief] = draft.authority.ranks;
        const at = { kind: 'bureau', role: 'chief' };
        draft.authority.ranks.push({ ...chief, code: 'section-chief', level, at });
      });
    expect(redelegated({ rank: 'section-chief' }, withSections(39))).toBe('opened');
    expect(redelegated({ rank: 'section-chief' }, withSections(40))).toBe('redelegation_rank');
    const beyond = { rank: 'section-chief', amount: { upTo: 3_000_001 } };
    expect(redelegated(beyond, withSections(39))).toBe('redelegation_not_held');
  });

  test('passes on no more than is held: amount, conditions and time', () => {
    expect(redelegated({ amount: { upTo: 3_000_000 } })).not.toBe('redelegation_not_held');
    expect(redelegated({ amount: { under: 3_000_001 } })).not.toBe('redelegation_not_held');
    expect(redelegated({ amount: { upTo: 3_000_001 } })).toBe('redelegation_not_held');
    expect(redelegated({ amount: undefined })).toBe('redelegation_not_held');
    expect(redelegated({ kind: 'power' })).toBe('redelegation_not_held');
    expect(redelegated({ subject: 'unheard' })).toBe('redelegation_not_held');
    const limited = tables((draft) => {
      draft.authority.rows[0].until = '2028-04-01';
      draft.authority.rows[0].excludes = ['disputed'];
      draft.authority.exclusions = [
        { code: 'disputed', title: 'Disputed', inForceOn: '2014-04-01', origin: 'cityOrder' },
      ];
    });
    const excludes = ['disputed'];
    expect(redelegated({ excludes }, limited)).toBe('opened');
    expect(redelegated({}, limited)).toBe('redelegation_not_held');
    const longer = { excludes, until: '2028-04-02' };
    expect(redelegated(longer, limited)).toBe('redelegation_not_held');
  });

  test('ends only rows of its own unit', () => {
    const ends = { scheme: 'pass-on', rows: [passed()], ends: ['leave'] };
    expect(code(ends)).toBe('redelegation_only_own');
    const withOwn = tables((draft) => {
      draft.authority.rows.push({ ...draft.authority.rows[1], code: 'leave-kita', for: own });
    });
    expect(code({ ...ends, ends: ['leave-kita'] }, withOwn)).not.toBe('redelegation_only_own');
  });

  test('is decided by whoever gives, when another proposed it', () => {
    const play = proposed({ scheme: 'pass-on', rows: [passed()] }).does('kita.clerk', 'submit');
    play.does('somu.head', 'concur', { stance: 'consent' });
    expect(play.duties).toEqual(['kita/head decide']);
    expect(play.refusal('kita.head', 'decide', play.digest())).toBe('accepted');
  });
});
