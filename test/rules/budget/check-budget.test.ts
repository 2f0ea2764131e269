import { describe, expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/rules/read.ts';
import { defaultTexts, faultsIn, faultsOf } from '../read-city.ts';
import { purseWith } from './purse.ts';

type Fault = readonly [statement: string, from: string, to: string, faults: readonly string[]];

const since = 'inForceOn: 2020-04-01, origin: productDefault';

const places: readonly Fault[] = [
  [
    'a plan in the hand of a party',
    'plan: [{ office: desk, role: clerk }]',
    'plan: [{ party: initiator, role: clerk }]',
    ['hands.plan[0].party budget_party_not_here'],
  ],
  [
    'supervision by a role that nobody has',
    'supervise: [{ unit: central, role: head }]',
    'supervise: [{ unit: central, role: boss }]',
    ['hands.supervise[0].role unknown_reference'],
  ],
  [
    'a stage at an office that there is not',
    'title: 課長査定, by: [{ office: desk,',
    'title: 課長査定, by: [{ office: purse,',
    ['stages.first.by[0].office unknown_reference'],
  ],
  [
    'a stage in the hand of whoever asks',
    'title: 課長査定, by: [{ office: desk,',
    'title: 課長査定, by: [{ party: initiator,',
    ['stages.first.by[0].party budget_party_not_here'],
  ],
  [
    'an appeal by an addressee',
    'appeal: [{ party: initiator,',
    'appeal: [{ party: addressee,',
    ['restoration.appeal[0].party budget_party_not_here'],
  ],
  [
    'an appeal by the overseers',
    'appeal: [{ party: initiator, role: head }]',
    'appeal: [{ overseers: parties }]',
    ['restoration.appeal[0] overseers_elsewhere'],
  ],
  [
    'a proposal that its own ward answers',
    'answer: [{ party: addressee,',
    'answer: [{ party: initiator,',
    ['proposalLanes.ask-bureaus.answer[0].party budget_party_not_here'],
  ],
  [
    'an answer in no time',
    'period: { days: 20, count: business }\n    inForceOn',
    'period: { days: 0, count: business }\n    inForceOn',
    ['proposalLanes.ask-bureaus.period.days period_zero'],
  ],
  [
    'a warning on the very day',
    'warnBefore: { days: 10',
    'warnBefore: { days: 0',
    ['presentation.warnBefore.days period_zero'],
  ],
  [
    'a moment of opinions twice',
    'at: [request, assessment]',
    'at: [request, request]',
    ['opinions.at[1] repeated'],
  ],
  [
    'an outcome of the year twice',
    'outcomes: [completed, lapsed]',
    'outcomes: [lapsed, lapsed]',
    ['yearEnd.outcomes[1] repeated'],
  ],
  [
    'no code of assessment for a time',
    `granted, title: 要求どおり, reason: false, ${since} }
  - { code: cut, title: 減額, reason: true, inForceOn: 2020-04-01`,
    `granted, title: 要求どおり, reason: false, until: 2024-04-01, ${since} }
  - { code: cut, title: 減額, reason: true, inForceOn: 2024-04-02`,
    ['assessmentCodes nothing_in_force'],
  ],
];

const lanes: readonly Fault[] = [
  [
    'a kind that there is not',
    'kinds: [ward]',
    'kinds: [shire]',
    ['lanes.own.kinds[0] unknown_reference'],
  ],
  ['a ward twice', 'wards: [east, west]', 'wards: [east, east]', ['lanes.own.wards[1] repeated']],
  [
    'years that end before they begin',
    '{ from: 2021, until: 2030 }',
    '{ from: 2021, until: 2020 }',
    ['lanes.own.fiscalYears.until fiscal_years_crossed'],
  ],
  ['one year alone', '{ from: 2021, until: 2030 }', '{ from: 2021, until: 2021 }', []],
  [
    'a matter that there is not',
    'matter: plan\n',
    'matter: plot\n',
    ['lanes.own.matter unknown_reference'],
  ],
  [
    'a budget of the year twice',
    'cycles: [supplementary]',
    'cycles: [supplementary, supplementary]',
    ['lanes.joint.cycles[1] repeated'],
  ],
  ...['cycles: [initial]', 'cycles: [supplementary, initial]', ''].map(
    (cycles): Fault => [
      `consultations after the fact in a first budget (${cycles})`,
      'cycles: [supplementary]',
      cycles,
      ['lanes.joint.cycles after_the_fact_in_initial'],
    ],
  ),
  [
    'a lane that there is not',
    'otherwise: joint',
    'otherwise: joined',
    ['lanes.own.executable.otherwise unknown_reference'],
  ],
  [
    'a lane that sends to itself',
    'otherwise: joint',
    'otherwise: own',
    ['lanes.own.executable.otherwise otherwise_in_circle'],
  ],
  [
    'lanes that send to each other',
    'cap: { amount: 100 }',
    'executable: { otherwise: own }\n    cap: { amount: 100 }',
    [
      'lanes.own.executable.otherwise otherwise_in_circle',
      'lanes.joint.executable.otherwise otherwise_in_circle',
    ],
  ],
  [
    'a subject that there is not',
    'decision: ask',
    'decision: asking',
    ['lanes.own.submit.decision unknown_reference'],
  ],
  [
    'a subject that serves something else',
    'decision: ask',
    'decision: move',
    ['lanes.own.submit.decision subject_serves_not'],
  ],
  [
    'a cap by a formula that there is not',
    'cap: { formula: by-people }',
    'cap: { formula: by-heads }',
    ['lanes.own.cap.formula unknown_reference'],
  ],
  [
    'a cap by a formula without a total',
    'total: 1000\n',
    '\n',
    ['lanes.own.cap.formula cap_unknown'],
  ],
  [
    'a cap by a formula without a weight',
    '{ by: people, weight: 3 }',
    '{ by: people }',
    ['lanes.own.cap.formula cap_unknown'],
  ],
  ['a cap by tiers', 'formula: by-people', 'formula: by-tier', []],
  ['a cap by add-ons', 'formula: by-people', 'formula: by-road', []],
];

const method =
  /method: \{ kind: shares[^\n]*/.exec(
    purseWith().find(({ path }) => path === 'budget.yaml')?.text ?? '',
  )?.[0] ?? '';

const caps: readonly (readonly [method: string, known: boolean])[] = [
  ['{ kind: flat, each: 20 }', true],
  ['{ kind: flat }', true],
  ['{ kind: cap, each: 20 }', true],
  ['{ kind: cap }', false],
  ['{ kind: tiers, tiers: [{ code: large, title: 大, each: 50, count: 2 }] }', false],
  ['{ kind: baseAndAddOns, addOns: [] }', true],
  ['{ kind: baseAndAddOns, base: 1, addOns: [{ by: people }] }', false],
  ['{ kind: asked, by: plan }', false],
];

const money: readonly Fault[] = [
  [
    'a transfer decided by a subject that there is not',
    'moku: { subject: move }',
    'moku: { subject: shift }',
    ['transfers.moku.subject unknown_reference'],
  ],
  [
    'a re-allotment decided by a subject that serves something else',
    'subject: move, gate: true',
    'subject: ask, gate: true',
    ['reallotment.subject subject_serves_not'],
  ],
  [
    'a provision within one 項',
    'to: "3"',
    'to: "1"',
    ['transfers.kou.provisions[0].to provision_same'],
  ],
  [
    'a provision twice',
    'provisions: [',
    'provisions: [{ fiscalYear: 2027, kan: "2", from: "1", to: "3", rule: 同条 }, ',
    ['transfers.kou.provisions[1] repeated'],
  ],
  [
    'a confirmation by a party of a consultation',
    'confirm: [{ office: mayor, role: mayor }]',
    'confirm: [{ party: dissenters, role: head }]',
    ['yearEnd.confirm[0].party budget_party_not_here'],
  ],
];

const formulas: readonly Fault[] = [
  [
    'an indicator that there is not',
    '{ by: people, weight: 3 }',
    '{ by: heads, weight: 3 }',
    ['formulas.by-people.method.shares[1].by unknown_reference'],
  ],
  [
    'an indicator twice',
    '{ by: equal, weight: 1 }',
    '{ by: people, weight: 1 }',
    ['formulas.by-people.method.shares[1] repeated'],
  ],
  [
    'an indicator with the name of the equal part',
    'code: roads',
    'code: equal',
    [
      'indicators.equal.code code_reserved',
      'formulas.by-road.method.addOns[0].by unknown_reference',
    ],
  ],
  [
    'an indicator that is nothing everywhere',
    'values: { east: 5, west: 5 }',
    'values: { east: 0, west: 0 }',
    ['formulas.by-road.method.addOns[0].by indicator_zero'],
  ],
  [
    'weights of nothing',
    'shares: [{ by: equal, weight: 1 }, { by: people, weight: 3 }]',
    'shares: [{ by: equal, weight: 0 }, { by: people, weight: 0 }]',
    ['formulas.by-people.method.shares weights_zero'],
  ],
  [
    'an indicator without a ward that shares',
    'values: { east: 10, west: 30 }',
    'values: { east: 10 }',
    ['formulas.by-people.method indicator_lacks'],
  ],
  [
    'indicators of different wards, where no lane says which share',
    'addOns: [{ by: roads, total: 10 }]',
    'addOns: [{ by: roads, total: 10 }, { by: north, total: 1 }]',
    ['formulas.by-road.method indicator_lacks', 'formulas.by-road.method indicator_lacks'],
  ],
  [
    'a cushion of a ward that is none',
    'previous: { east: 400,',
    'previous: { north: 0, east: 400,',
    ['formulas.by-people.cushion.previous.north formula_ward_unknown'],
  ],
  [
    'a cushion without a ward that shares',
    'previous: { east: 400,',
    'previous: {',
    ['formulas.by-people.cushion.previous cushion_lacks'],
  ],
  [
    'a cushion without bounds',
    ', atLeastPermille: 900',
    '',
    ['formulas.by-people.cushion cushion_empty'],
  ],
  [
    'a remainder for a ward without a part',
    'remainder: { ward: east }',
    'remainder: { ward: north }',
    ['formulas.by-tier.rounding.remainder formula_ward_unknown'],
  ],
  [
    'a ward in two tiers',
    'wards: [east] }',
    'wards: [east, west] }',
    ['formulas.by-tier.method.tiers.small.wards[1] tier_ward_twice'],
  ],
  [
    'a tier twice',
    'code: small, title: 小',
    'code: large, title: 小',
    ['formulas.by-tier.method.tiers.large@1 repeated'],
  ],
  [
    'tiers without a ward that asks by them',
    'cap: { amount: 100 }',
    'wards: [east, north]\n    cap: { formula: by-tier }',
    ['formulas.by-tier.method.tiers tier_lacks'],
  ],
  ['a total that is the sum of the tiers', 'method:\n', 'total: 90\n    method:\n', []],
  [
    'a total that is not the sum of the tiers',
    'method:\n',
    'total: 91\n    method:\n',
    ['formulas.by-tier.total total_differs'],
  ],
  [
    'a total that is not what base and add-ons come to',
    'method: { kind: baseAndAddOns',
    'total: 21\n    method: { kind: baseAndAddOns',
    ['formulas.by-road.total total_differs'],
  ],
  [
    'a share of no weight by what is nothing',
    '{ by: people, weight: 3 }',
    '{ by: nought, weight: 0 }',
    [],
  ],
  [
    'a tier of another number',
    'count: 1',
    'count: 2',
    ['formulas.by-tier.method.tiers.large.count tier_count_differs'],
  ],
];

const sheets: readonly Fault[] = [
  [
    'a column of a fund that there is not',
    'of: general',
    'of: special',
    ['sheets.request.columns[2].of unknown_reference'],
  ],
  [
    'a column of a stage that there is not',
    'of: first',
    'of: third',
    ['sheets.request.columns[3].of unknown_reference'],
  ],
  [
    'a column of no fund',
    'field: fund, of: general,',
    'field: fund,',
    ['sheets.request.columns[2] column_of_missing'],
  ],
  [
    'a column of something that a line has once',
    'field: request,',
    'field: request, of: general,',
    ['sheets.request.columns[1].of column_of_unexpected'],
  ],
  [
    'a field twice',
    'field: request, title: 要求額',
    'field: name, title: 要求額',
    ['sheets.request.columns[1] column_repeated'],
  ],
  [
    'a heading twice but for its width',
    'title: うち一般財源',
    'title: "事務　事業名"',
    ['sheets.request.columns[2].title column_title_twice'],
  ],
  [
    'a word of totals twice',
    'totals: [合計, 計]',
    'totals: [計, 計]',
    ['sheets.request.totals[1] repeated'],
  ],
];

const more = `indicators:
  - { code: north, title: 北, asOf: 2020-10-01, values: { east: 1, north: 1 }, ${since} }
  - { code: nought, title: 無, asOf: 2020-10-01, values: { east: 0, west: 0 }, ${since} }`;

test('the town with its budget has no fault and no warning', () => {
  const read = readRulebook(purseWith(), defaultTexts);
  expect('faults' in read ? read.faults : read.warnings).toEqual([]);
});

describe.each([
  ['places and periods', places],
  ['lanes', lanes],
  ['money', money],
  ['formulas', formulas],
  ['sheets', sheets],
] as const)('of %s the check refuses', (_group, faults) => {
  test.each(faults)('%s', (_statement, from, to, expected) => {
    const files = purseWith(['budget.yaml', from, to], ['budget.yaml', 'indicators:', more]);
    expect(faultsIn(files)).toEqual(expected.map((fault) => `budget.yaml ${fault}`));
  });
});

test.each(caps)('a cap by %s is known: %p', (text, isKnown) => {
  const found = faultsIn(purseWith(['budget.yaml', method, `method: ${text}`]));
  const caught = found.filter((fault) => fault.endsWith('cap_unknown'));
  expect(caught).toEqual(isKnown ? [] : ['budget.yaml lanes.own.cap.formula cap_unknown']);
});

describe('what stands in another file', () => {
  test('a subject that asks no amount decides no amount', () => {
    const files = purseWith([
      'authority.yaml',
      'title: ask, amount: true',
      'title: ask, amount: false',
    ]);
    expect(faultsIn(files)).toEqual([
      'budget.yaml lanes.own.submit.decision subject_without_amount',
    ]);
  });

  test('a matter without an emergency opens nothing after the fact', () => {
    const files = purseWith(['consultation.yaml', '    emergencyMode: after\n', '']);
    expect(faultsIn(files)).toEqual([
      'budget.yaml lanes.joint.afterTheFact.matter matter_without_emergency',
    ]);
  });

  test('a city without tables decides nothing', () => {
    const files = purseWith().filter(({ path }) => !/^(authority|decision)/.test(path));
    expect(faultsIn(files)).toEqual([
      'budget.yaml lanes.own.submit.decision decision_without_tables',
      'budget.yaml transfers.kou.subject decision_without_tables',
      'budget.yaml transfers.moku.subject decision_without_tables',
      'budget.yaml reallotment.subject decision_without_tables',
    ]);
  });

  test('tables that cannot be read are faulty themselves, and nothing that refers to them', () => {
    const broken = { path: 'authority.yaml', text: 'ranks: [' };
    const files = [...purseWith().filter(({ path }) => path !== broken.path), broken];
    expect(faultsIn(files).filter((fault) => fault.startsWith('budget.yaml'))).toEqual([]);
  });
});

test('a fault names its line and speaks both languages', () => {
  const [fault] = faultsOf(purseWith(['budget.yaml', 'until: 2030', 'until: 2020']));
  expect(fault).toMatchObject({ file: 'budget.yaml', key: 'lanes.own.fiscalYears.until' });
  expect(fault?.line).toBe(38);
  expect(fault?.ja).toContain('2021');
  expect(fault?.en).toContain('2021');
});
