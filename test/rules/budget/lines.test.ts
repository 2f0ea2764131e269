/** What a line may not ask, and what a sheet may not ask in all. Source: rules.md 8.4, 10.1. */

import { describe, expect, test } from '@jest/globals';
import { bindRules } from '../../../src/rules/bound-rules.ts';
import {
  checkLines,
  isGated,
  type LineSetting,
  unitsNamed,
} from '../../../src/rules/budget/check-line.ts';
import type { BudgetLineEntry } from '../../../src/terms/budget-line.ts';
import { linesPerRequest } from '../../../src/terms/command-budget-request.ts';
import { errorText } from '../../../src/terms/errors.ts';
import type { LocalDate } from '../../../src/terms/units.ts';
import { consultation, entry } from '../../workflows/budget-request/request-play.ts';
import { books } from '../../workflows/budget-request/rulebook.ts';
import { kinds } from '../../workflows/city.ts';

const rules = bindRules(books());
const on = '2026-12-22' as LocalDate;

const setting = (lane: string, fields: Partial<LineSetting> = {}): LineSetting => {
  const found = rules.budget?.lanes.find(lane, on);
  if (found === undefined) throw new Error(lane);
  return {
    ...{ lane: found, unit: 'kita', on, rules, linked: {}, kinds, unitsByKind: undefined },
    ...fields,
  };
};

const faultsOf = (lane: string, lines: object[], fields: Partial<LineSetting> = {}) =>
  checkLines(lines.map(entry) as BudgetLineEntry[], setting(lane, fields));

const codesOf = (...asked: Parameters<typeof faultsOf>) =>
  faultsOf(...asked).map(({ code }) => code);

const wards = { unitsByKind: { ward: ['kita', 'higashi', 'minami', 'chuo-ku'] } };

describe('the gate by consultation (scenario 32)', () => {
  const repairs = { reallotTo: 'kita', consultation: '協議1', name: '集会所修繕' };
  const asked = (linked: LineSetting['linked'], fields: object = {}) =>
    faultsOf('gated', [{ ...repairs, ...fields }], { linked, unit: 'toshi' });
  const codes = (...args: Parameters<typeof asked>) => asked(...args).map(({ code }) => code);

  test('a line without a number, or with the number of nothing, is refused', () => {
    expect(codes({}, { consultation: undefined })).toEqual(['consultation_not_concluded']);
    const [fault] = asked({});
    expect(fault).toMatchObject({ line: 'p1', field: 'consultation' });
    expect(errorText(fault?.code ?? 'case_closed', fault?.details).ja).toContain(
      '行p1「集会所修繕」は、事前協議が完了していません',
    );
  });

  test('one that is under way, stopped or withdrawn is refused, with where it stands', () => {
    const open = consultation({ outcome: null, step: 'consulting' });
    expect(asked({ 協議1: open })[0]?.details).toMatchObject({ step: 'consulting' });
    for (const outcome of ['ruled_stop', 'withdrawn', 'unsettled', 'dropped']) {
      expect(codes({ 協議1: consultation({ outcome }) })).toEqual(['consultation_not_concluded']);
    }
  });

  test('one that ended in agreement, under conditions or in a ruling to go on is taken', () => {
    for (const outcome of ['agreed', 'agreed_with_conditions', 'settled', 'ruled_proceed']) {
      expect(codes({ 協議1: consultation({ outcome }) })).toEqual([]);
    }
  });

  test('a case of another procedure is none', () => {
    expect(codes({ 協議1: consultation({ procedure: 'decision' }) })).toEqual([
      'consultation_not_concluded',
    ]);
  });

  test('it is about the matter of the lane, and both sides of the money have taken part', () => {
    expect(codes({ 協議1: consultation({ matter: 'other' }) })).toEqual([
      'line_consultation_other_matter',
    ]);
    const others = consultation({ initiator: 'doboku' });
    expect(asked({ 協議1: others })).toMatchObject([
      { code: 'line_consultation_other_party', details: { unit: 'toshi' } },
    ]);
    const bySection = (above: string[]) => {
      const units = { doboku: ['doboku', ...above].map((code) => ({ code, kind: 'bureau' })) };
      const fields = { linked: { 協議1: others }, unit: 'toshi', units };
      return codesOf('gated', [{ ...repairs, section: 'doboku' }], fields);
    };
    expect(bySection(['toshi'])).toEqual([]);
    expect(bySection([])).toEqual(['line_consultation_other_party']);
    const ofMinami = { 協議1: consultation() };
    expect(asked(ofMinami, { reallotTo: 'minami' })).toMatchObject([
      { code: 'line_consultation_other_party', details: { unit: 'minami' } },
    ]);
  });

  test('a lane that gates every line, one that gates none, and an idea', () => {
    expect(codesOf('always', [{}])).toEqual(['consultation_not_concluded']);
    expect(codesOf('gated', [{}])).toEqual([]);
    expect(codesOf('own', [repairs])).toEqual([]);
    expect(codes({}, { included: false })).toEqual([]);
    const { lane } = setting('gated');
    expect(isGated(entry() as BudgetLineEntry, lane)).toBe(false);
  });
});

describe('what a ward cannot execute (scenario 33)', () => {
  test('is refused with the lane to take instead', () => {
    const [fault, ...more] = faultsOf('office', [{ needs: ['decision', 'concurrence'] }]);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({
      code: 'not_executable_by_ward',
      field: 'needs',
      details: { otherwise: 'long', needs: 'decision, concurrence' },
    });
  });

  test('is no question where nothing is needed, elsewhere, or of an idea', () => {
    expect(codesOf('office', [{ needs: [] }, { line: 'p2' }])).toEqual([]);
    expect(codesOf('own', [{ needs: ['decision'] }])).toEqual([]);
    expect(codesOf('office', [{ needs: ['decision'], included: false }])).toEqual([]);
  });
});

describe('the cap (scenario 34)', () => {
  const of = (...requests: number[]) =>
    requests.map((request, at) => ({ line: `p${at}`, request }));

  test('is kept to the last unit, and exceeded by one', () => {
    expect(codesOf('own', of(12_000, 8_000))).toEqual([]);
    expect(faultsOf('own', of(12_000, 8_001))).toMatchObject([
      { line: null, code: 'over_cap', details: { cap: 20_000, total: 20_001, excess: 1 } },
    ]);
  });

  test('counts lines that stay and other sheets of the ward, and no ideas', () => {
    const kept = of(19_000).map(entry) as BudgetLineEntry[];
    expect(codesOf('own', [{ request: 1000 }], { kept })).toEqual([]);
    expect(codesOf('own', [{ request: 1001 }], { kept })).toEqual(['over_cap']);
    expect(codesOf('own', [{ request: 1000 }], { kept, others: 1 })).toEqual(['over_cap']);
    expect(codesOf('own', [{ request: 9_999, included: false }], { kept })).toEqual([]);
  });

  test('is the part of the ward where a formula shares', () => {
    expect(codesOf('shared', [{ request: 2000 }], wards)).toEqual([]);
    expect(faultsOf('shared', [{ request: 2001 }], wards)).toMatchObject([
      { code: 'over_cap', details: { cap: 2000, excess: 1 } },
    ]);
    expect(codesOf('shared', [{ request: 6000 }], { ...wards, unit: 'higashi' })).toEqual([]);
    expect(codesOf('shared', [{ request: 1 }], { ...wards, unit: 'chuo-ku' })).toEqual([
      'over_cap',
    ]);
  });

  test('is never guessed: a formula that cannot be computed refuses the sheet', () => {
    expect(codesOf('shared', [{ request: 1 }])).toEqual(['no_wards_to_share']);
    const lost = books((draft) => {
      draft.budget.formulas = [];
    });
    expect(codesOf('shared', [{}], { ...wards, rules: bindRules(lost) })).toEqual([
      'unknown_formula',
    ]);
  });

  test('a total that yen cannot hold exactly is refused', () => {
    const much = of(...Array.from({ length: 10 }, () => 1_000_000_000_000));
    expect(codesOf('decided', much.slice(0, 9))).toEqual([]);
    expect(codesOf('decided', much)).toEqual(['total_too_large']);
  });
});

describe('what a line names', () => {
  test('is in the rulebook', () => {
    const line = {
      categories: ['a', 'x'],
      policies: ['p1', 'y'],
      funds: [
        { fund: 'general', amount: 1 },
        { fund: 'z', amount: 1 },
      ],
    };
    expect(faultsOf('own', [line])).toMatchObject([
      { code: 'unknown_category', details: { code: 'x', codes: 'a (a), c (c)' } },
      { code: 'unknown_policy', details: { code: 'y', codes: 'p1 (p1)' } },
      { code: 'unknown_fund', field: 'fund', details: { code: 'z' } },
    ]);
    expect(codesOf('own', [{ ...line, included: false }])).toHaveLength(3);
  });

  test('is a unit that exists', () => {
    const line = { section: 'kita', bureau: 'nowhere', reallotTo: 'minami' };
    expect(faultsOf('own', [line])).toMatchObject([
      { code: 'line_unknown_unit', field: 'bureau', details: { code: 'nowhere' } },
    ]);
    expect(unitsNamed(entry(line) as BudgetLineEntry)).toEqual(['kita', 'nowhere', 'minami']);
  });

  test('is each fund once', () => {
    const funds = [
      { fund: 'general', amount: 1 },
      { fund: 'general', amount: 2 },
    ];
    expect(codesOf('own', [{ funds }])).toEqual(['fund_named_twice']);
  });

  test('is an account without a gap from above; the kind of account may be left out', () => {
    expect(codesOf('own', [{ account: { kan: '2', kou: '1', moku: '3', setsu: '13' } }])).toEqual(
      [],
    );
    expect(faultsOf('own', [{ account: { kan: '2', moku: '3' } }])).toMatchObject([
      { code: 'account_gap', field: 'moku', details: { above: 'kou', below: 'moku' } },
    ]);
    expect(codesOf('own', [{ account: { account: 'general' } }, { line: 'p2' }])).toEqual([]);
  });
});

describe('a sheet', () => {
  test('names each line once', () => {
    expect(codesOf('own', [{}, {}])).toEqual(['line_named_twice']);
  });

  test('has so many lines and no more', () => {
    const lines = Array.from({ length: linesPerRequest + 1 }, (_, at) => ({
      line: `p${at}`,
      request: 0,
    }));
    expect(codesOf('own', lines.slice(1))).toEqual([]);
    expect(codesOf('own', lines)).toEqual(['too_many_lines']);
    expect(faultsOf('own', lines)[0]?.details).toEqual({ count: 2001, atMost: 2000 });
  });

  test('ranks no two lines alike where the lane ranks, ideas left aside', () => {
    const lines = [
      { line: 'p1', priority: 1 },
      { line: 'p2', priority: 1 },
    ];
    expect(faultsOf('long', lines)).toMatchObject([
      { line: 'p2', code: 'priority_twice', details: { priority: 1, other: 'p1' } },
    ]);
    expect(codesOf('own', lines)).toEqual([]);
    expect(codesOf('long', [lines[0] ?? {}, { ...lines[1], included: false }])).toEqual([]);
    const kept = [entry({ line: 'p0', priority: 1 })] as BudgetLineEntry[];
    expect(codesOf('long', lines.slice(0, 1), { kept })).toEqual(['priority_twice']);
  });

  test('of a city without budget rules has no cap and no codes', () => {
    const none = bindRules(
      books((draft) => {
        draft.budget = undefined;
      }),
    );
    expect(codesOf('own', [{ categories: ['x'], request: 99_999 }], { rules: none })).toEqual([]);
    expect(faultsOf('office', [{ needs: ['decision'] }], { rules: none })).toMatchObject([
      { details: { otherwise: 'long' } },
    ]);
  });

  test('tells every fault of every line at once', () => {
    const lines = [
      { line: 'p1', categories: ['x'] },
      { line: 'p2', policies: ['y'], request: 20_001 },
    ];
    expect(codesOf('own', lines)).toEqual(['unknown_category', 'unknown_policy', 'over_cap']);
  });
});
