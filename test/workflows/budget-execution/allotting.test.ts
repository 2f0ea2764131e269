/** Allotment, what is withheld of it, and what is reported as executed. Source: rules.md 5.5. */

import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { rulebookSchema } from '../../../src/terms/rulebook.ts';
import { city as base } from '../city.ts';
import { wall } from '../play.ts';
import {
  consulting,
  cycle,
  ExecutionPlay,
  executing,
  opening,
  passed,
  passedLines,
  reallotment,
  reported,
} from './play.ts';
import { budgeting, byHolders, city } from './rulebook.ts';

const reason = 'tender open';
const withhold = [{ line: 'l2', amount: 300, reason }];

describe('an execution', () => {
  test('is opened by the system alone, and its cycle hears of it', () => {
    const play = new ExecutionPlay();
    expect(play.open('somu.chief', opening())).toMatchObject({ refused: 'not_allowed' });
    const opened = passed();
    expect(opened.step).toBe('allotting');
    expect(opened.effects('tell_case')).toEqual([
      {
        kind: 'tell_case',
        caseId: cycle,
        command: {
          ...{ type: 'execution_moved', case: opened.d.id, initiator: 'toshi' },
          ...{ lane: 'bureau', open: true },
        },
      },
    ]);
    expect(opened.toldPlaces('allotment_asked')).toEqual(['somu/head']);
    expect(opened.last.summary).toMatchObject({
      ...{ title: 'Roads', matter: 'bureau', fiscalYear: 2027, initiator: 'toshi' },
      shown: { cycle, steps: {} },
    });
    expect(opened.d.lines.map(({ line, passed: amount }) => [line, amount])).toEqual([
      ...[
        ['l1', 1000],
        ['l2', 1100],
        ['l3', 1200],
        ['l4', 1300],
        ['l5', 1400],
      ],
    ]);
  });

  test('needs a budget and lines that differ; its lane may be gone', () => {
    const said = (fields: object, rulebook = city) => {
      const step = new ExecutionPlay(rulebook).openBySystem(opening(fields));
      return isRefusal(step) ? step.refused : 'opened';
    };
    const { budget: _budget, ...without } = base;
    expect(said({}, rulebookSchema.parse(without))).toBe('no_budget_rules');
    expect(said({ lane: 'other' })).toBe('opened');
    expect(said({ lines: [...passedLines, passedLines[0]] })).toBe('line_named_twice');
    const ended = budgeting(({ lanes }) => {
      lanes[1].until = '2027-01-01';
    });
    expect(said({}, ended)).toBe('opened');
    const gone = executing({ lane: 'other' });
    expect(gone.toldPlaces('money_flows')).toEqual(['toshi/head']);
    expect(gone.refusal('toshi.clerk', 'report', reported('l1', 1))).toBe('not_allowed');
    expect(gone.refusal('toshi.head', 'report', reported('l1', 1))).toBe('accepted');
  });

  test('brings who did not consent to whoever allots, each once', () => {
    const dissents = [{ unit: 'kita', reason: 'no hands' }];
    const lines = passedLines.map((one) => ({
      ...one,
      consulted: { number: 'K-1', outcome: 'ruled_proceed', dissents },
    }));
    const heard = passed({ lines }).last.effects.filter(
      (effect) => effect.kind === 'notify' && effect.text === 'dissent_travels',
    );
    expect(heard).toMatchObject([
      { to: [{ unit: 'somu', role: 'head' }], about: { unit: 'kita', reason: 'no hands' } },
    ]);
    expect(passed().told).not.toContain('dissent_travels');
  });

  test('follows the rulebook in force, as long as that has its lane', () => {
    const play = passed();
    expect(play.bound.floats?.(play.stored)).toBe(true);
    const other = budgeting(({ lanes }) => {
      lanes.splice(1, 1);
    });
    expect(new ExecutionPlay(other).bound.floats?.(play.stored)).toBe(false);
    const { budget: _budget, ...without } = base;
    const none = new ExecutionPlay(rulebookSchema.parse(without)).bound;
    expect(none.floats?.(play.stored)).toBe(false);
    expect(none.number(play.stored)).toBeNull();
  });
});

describe('the first budget of a year', () => {
  test('is allotted before the year, and its money flows on the first day', () => {
    const play = passed();
    expect(play.duties).toEqual(['somu/head allot']);
    expect(play.last.duties[0]?.dueAt).toBe(wall('2027-04-01T00:00'));
    play.does('somu.head', 'allot');
    expect([play.step, play.duties, play.told]).toEqual(['allotting', [], ['money_allotted']]);
    expect(play.notice('money_allotted')?.about).toMatchObject({ on: '2027-04-01' });
    expect(play.line('l1').allotted).toBe(0);
    expect(play.refusal('toshi.clerk', 'report', reported('l1', 1))).toBe('not_in_this_step');
    play.until('2027-03-31T23:59');
    expect(play.step).toBe('allotting');
    play.until('2027-04-01T00:00');
    expect([play.step, play.told]).toEqual(['executing', ['money_flows']]);
    expect(play.d.lines.map(({ allotted }) => allotted)).toEqual([1000, 1100, 1200, 1300, 1400]);
  });

  test('allotted in its year flows at once', () => {
    const play = passed().until('2027-04-01T09:00').does('somu.head', 'allot');
    expect([play.step, play.line('l1').allotted]).toEqual(['executing', 1000]);
    expect(play.d.allotment?.flowsOn).toBe('2027-04-01');
  });

  test('flows when it is passed, where the rulebook says so, and so does any later one', () => {
    const atOnce = budgeting((rules) => {
      rules.allotment.initial = 'passed';
    });
    for (const play of [passed({}, atOnce), passed({ kind: 'supplementary' })]) {
      expect(play.last.duties[0]).not.toHaveProperty('dueAt');
      expect(play.does('somu.head', 'allot').step).toBe('executing');
      expect(play.d.allotment?.flowsOn).toBe('2027-03-24');
    }
  });

  test('is allotted by whom the rulebook names, and said anew until the money flows', () => {
    expect(passed().refusal('somu.chief', 'allot')).toBe('not_allowed');
    const play = passed().does('somu.head', 'allot', { withhold });
    play.does('somu.head', 'allot').until('2027-04-01T00:00');
    expect(play.line('l2').withheld).toBe(0);
    expect(play.refusal('somu.head', 'allot')).toBe('not_in_this_step');
  });

  test('that was never allotted lapses at the end of its year', () => {
    const play = passed().until('2028-04-01T09:00');
    expect(play.step).toBe('closing');
    const lines = passedLines.map(({ entry }) => ({ line: entry.line, outcome: 'lapsed' }));
    play.does('toshi.head', 'close_lines', { lines });
    play.does('somu.head', 'confirm_close', { lines: lines.map(({ line }) => line) });
    expect(play.d.outcome).toBe('closed');
    expect(play.d.lines.map(({ yearEnd }) => yearEnd?.lapsed)).toEqual([
      ...[1000, 1100, 1200, 1300, 1400],
    ]);
  });
});

/** Scenario 46. */
describe('money that is withheld', () => {
  const withheld = () => passed().does('somu.head', 'allot', { withhold });

  test('is seen as such, and not executed before it is released', () => {
    const play = withheld();
    expect(play.toldPlaces('money_withheld')).toEqual(['toshi/clerk', 'toshi/head']);
    expect(play.notice('money_withheld')?.about).toMatchObject({
      ...{ on: '2027-04-01', reason: `work l2 300千円 ${reason}` },
    });
    play.until('2027-05-10T10:00');
    expect(play.line('l2')).toMatchObject({ allotted: 1100, withheld: 300 });
    expect(play.refusal('toshi.clerk', 'report', reported('l2', 801))).toBe('over_allotment');
    expect(play.details('toshi.clerk', 'report', reported('l2', 801))).toEqual({
      ...{ line: 'l2', committed: 801, available: 800, excess: 1 },
    });
    const release = (amount: number) => ({ lines: [{ line: 'l2', amount }], reason: 'signed' });
    expect(play.refusal('somu.head', 'release', release(301))).toBe('release_over_withheld');
    expect(play.refusal('toshi.head', 'release', release(300))).toBe('not_allowed');
    play.does('somu.head', 'release', release(300));
    expect(play.toldPlaces('money_released')).toEqual(['toshi/clerk', 'toshi/head']);
    expect(play.line('l2').withheld).toBe(0);
    expect(play.refusal('toshi.clerk', 'report', reported('l2', 1100))).toBe('accepted');
  });

  test('is told when it flows too, and to the wards that receive it', () => {
    const lines = passedLines.map((one) => ({
      ...one,
      entry: { ...one.entry, ...(one.entry.line === 'l2' && { reallotTo: 'kita' }) },
    }));
    const play = passed({ lines }).does('somu.head', 'allot', { withhold });
    play.until('2027-04-01T00:00');
    expect(play.told).toEqual(['money_flows', 'money_withheld']);
    expect(play.toldPlaces('money_withheld')).toContain('kita/head');
    expect(play.last.summary).toMatchObject({ addressees: ['kita'] });
    expect(play.last.summary.readers).toEqual(expect.arrayContaining(['toshi', 'kita', 'somu']));
  });

  test('is at most what was passed, of a line of this budget, each once', () => {
    const said = (line: string, amount: number) =>
      passed().refusal('somu.head', 'allot', { withhold: [{ line, amount, reason }] });
    expect([said('l2', 1100), said('l2', 1101)]).toEqual(['accepted', 'withheld_over_passed']);
    expect(said('l9', 1)).toBe('line_not_in_budget');
    const twice = { withhold: [...withhold, ...withhold] };
    expect(passed().refusal('somu.head', 'allot', twice)).toBe('line_named_twice');
  });

  test('is known only where the rulebook knows it', () => {
    const without = budgeting((rules) => {
      rules.allotment.withholding = false;
    });
    const play = passed({}, without);
    expect(play.refusal('somu.head', 'allot', { withhold })).toBe('withholding_not_known');
    expect(play.refusal('somu.head', 'allot', { withhold: [] })).toBe('accepted');
  });
});

describe('a report', () => {
  const said = (fields: object) => executing().refusal('toshi.clerk', 'report', fields);

  test('says totals so far, within the allotment and its commitment', () => {
    expect([said(reported('l1', 1000)), said(reported('l1', 1001))]).toEqual([
      ...['accepted', 'over_allotment'],
    ]);
    expect(said(reported('l1', 500, 501))).toBe('spent_over_commitment');
    expect(said(reported('l9', 1))).toBe('line_not_in_budget');
    const play = executing().does('toshi.clerk', 'report', reported('l1', 500, 300));
    const less = (text?: string) => ({ ...reported('l1', 400, 400), ...(text && { text }) });
    play.does('toshi.clerk', 'report', less('the contract was cut'));
    expect(play.line('l1').spending).toMatchObject([
      ...[{ unit: 'toshi', committed: 500, spent: 300, text: null }, { committed: 400 }],
    ]);
  });

  test('that says less than the one before says why', () => {
    const play = executing().does('toshi.clerk', 'report', reported('l1', 500, 300));
    const now = (committed: number, spent: number, more: object = {}) =>
      play
        .fork()
        .refusal('toshi.clerk', 'report', { ...reported('l1', committed, spent), ...more });
    expect([now(500, 300), now(499, 300), now(500, 299)]).toEqual([
      ...['accepted', 'report_falls', 'report_falls'],
    ]);
    expect(now(500, 0, { text: 'refunded' })).toBe('accepted');
    expect(play.details('toshi.clerk', 'report', reported('l1', 0))).toEqual({
      ...{ line: 'l1', committed: 500, spent: 300 },
    });
  });

  test('is of a day between the allotment and today', () => {
    const on = (day: string) => said({ ...reported('l1', 1), on: day });
    expect([on('2027-03-31'), on('2027-04-01')]).toEqual(['report_before_allotment', 'accepted']);
    expect([on('2027-05-10'), on('2027-05-11')]).toEqual(['accepted', 'report_in_future']);
  });

  test('is of the unit that holds the money, and of a ward about what it received', () => {
    const play = executing({}, byHolders, consulting());
    expect(play.refusal('kita.clerk', 'report', reported('l1', 1))).toBe('not_allowed');
    play.does('toshi.head', 'reallot', reallotment());
    expect(play.refusal('kita.clerk', 'report', reported('l2', 1))).toBe('not_allowed');
    expect(play.refusal('kita.clerk', 'report', reported('l1', 401))).toBe('over_allotment');
    play.does('kita.clerk', 'report', reported('l1', 400, 300));
    expect(play.refusal('toshi.clerk', 'report', reported('l1', 601))).toBe('over_allotment');
    play.does('toshi.clerk', 'report', reported('l1', 600));
    expect(play.line('l1').spending.map(({ unit, spent }) => [unit, spent])).toEqual([
      ...[
        ['kita', 300],
        ['toshi', 600],
      ],
    ]);
  });
});

describe('the account of a line', () => {
  const bare = passedLines.map(({ entry, ...rest }, index) => {
    const { account: _account, ...without } = entry;
    return { ...rest, entry: index === 0 ? without : entry };
  });
  const whole = { account: '1', kan: '2', kou: '1', moku: '1' };
  const set = (account: object, line = 'l1') => ({ line, account });

  test('is added by whoever plans where it is missing, and money moves then', () => {
    const play = executing({ lines: bare });
    const move = { from: 'l1', to: 'l2', amount: 1, reason };
    expect(play.refusal('toshi.chief', 'transfer', move)).toBe('account_missing');
    expect(play.refusal('toshi.chief', 'set_account', set(whole))).toBe('not_allowed');
    play.does('somu.chief', 'set_account', set(whole));
    expect(play.line('l1').entry.account).toEqual(whole);
    expect(play.toldPlaces('account_set')).toContain('toshi/head');
    expect(play.refusal('toshi.chief', 'transfer', move)).toBe('accepted');
  });

  test('stays where it is given, has no gaps, and waits for what waits on it', () => {
    const said = (account: object, line?: string) =>
      passed({ lines: bare }).refusal('somu.chief', 'set_account', set(account, line));
    expect([said({ kan: '3' }, 'l2'), said({ kan: '2' }, 'l2')]).toEqual([
      ...['account_given', 'account_given'],
    ]);
    expect([said({ setsu: '1' }, 'l3'), said({}, 'l1')]).toEqual(['accepted', 'account_given']);
    expect([said({ kou: '1' }), said(whole, 'l9')]).toEqual(['account_gap', 'line_not_in_budget']);
    const play = executing();
    play.does('toshi.chief', 'transfer', { from: 'l1', to: 'l3', amount: 1, reason });
    expect(play.refusal('somu.chief', 'set_account', set({ setsu: '1' }, 'l3'))).toBe(
      'step_waiting',
    );
  });
});

describe('an opinion at the allotment', () => {
  test('is kept, and told to whoever allots, also when a ward says it of its money', () => {
    const lines = [{ ...passedLines[0], entry: { ...passedLines[0]?.entry, reallotTo: 'kita' } }];
    const play = passed({ lines });
    play.does('kita.head', 'opine', { text: 'soon, please', lines: ['l1'] });
    expect(play.d.opinions).toMatchObject([{ text: 'soon, please', lines: ['l1'] }]);
    expect(play.toldPlaces('allotment_opinion')).toEqual(['somu/head', 'somu/clerk']);
    play.does('toshi.head', 'opine', { text: 'all of it' }).does('somu.head', 'allot');
    expect(play.d.opinions.map(({ lines: of }) => of)).toEqual([['l1'], null]);
    expect(play.refusal('higashi.head', 'opine', { text: 'a' })).toBe('not_allowed');
    const other = { text: 'a', lines: ['l9'] };
    expect(play.refusal('toshi.head', 'opine', other)).toBe('line_not_in_budget');
  });

  test('is asked where the rulebook asks for it', () => {
    const without = budgeting((rules) => {
      rules.opinions.at = ['request'];
    });
    const play = passed({}, without);
    expect(play.refusal('toshi.head', 'opine', { text: 'a' })).toBe('opinion_not_asked');
    expect(play.probe('toshi.head', 'opine')).toBe('opinion_not_asked');
  });
});

test('a hand that is an office follows the office, and overseers oversee the holder', () => {
  const moved = budgeting((rules, draft) => {
    rules.allotment.by = [{ office: 'pay', role: 'head' }];
    rules.hands.supervise = [{ overseers: 'parties' }];
    const entry = { code: 'pay', title: 'pay', inForceOn: '2014-04-01', origin: 'cityOrder' };
    draft.organisation.offices.push({ ...entry, unit: 'somu', until: '2027-03-30' });
    draft.organisation.offices.push({ ...entry, unit: 'doboku', inForceOn: '2027-03-30' });
  });
  const play = passed({}, moved);
  expect(play.duties).toEqual(['somu/head allot']);
  expect(play.last.summary.readers).toContain('vice-a');
  expect(play.until('2027-03-30T09:00').duties).toEqual(['doboku/head allot']);
  play.does('doboku.head', 'allot').until('2027-05-01T09:00');
  expect(play.step).toBe('executing');
});
