import { expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/rules/read.ts';
import { readOrganisation } from '../../../src/rules/read-organisation.ts';
import { organisationWarnings } from '../../../src/rules/warn-organisation.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { cityWith, defaultTexts } from '../read-city.ts';

const result = readRulebook(cityWith(), defaultTexts);
if ('faults' in result) throw new Error('the city of the tests has faults');
const given = { inForceOn: '2020-04-01', origin: 'cityOrder', title: 'x' } as const;

/** The city of the tests with two ranks, and with kinds of absence. */
const rulebook = {
  ...result.rulebook,
  authority: {
    ranks: [
      { code: 'ward-head', level: 2, at: { kind: 'ward', role: 'head' }, ...given },
      { code: 'top', level: 9, at: { overseers: 'unit' }, ...given },
    ],
  },
  decision: { absence: { kinds: [{ code: 'trip', title: '出張' }] } },
} as unknown as Rulebook;

const head = [
  'city: testville',
  'from: 2020-04-01',
  'units:',
  '  - { code: desk-unit, kind: bureau, title: 調整課 }',
  '  - { code: kita, kind: ward, title: 北区 }',
  'seats:',
  '  - { code: kita.head, unit: kita, role: head, title: 区長 }',
  '  - { code: kita.deputy, unit: kita, role: clerk, title: 副区長 }',
  '  - { code: desk.clerk, unit: desk-unit, role: clerk, title: 担当 }',
  'people:',
  '  - { login: sato, name: 佐藤 }',
  'oversight: [{ seat: kita.head, units: [desk-unit, kita] }]',
];
const nobodyAway = ['absences: []'];
const everySeat = [
  'holders:',
  ...['kita.head', 'kita.deputy', 'desk.clerk'].map((seat) => `  - { seat: ${seat}, login: sato }`),
];
const order = (seat: string, order: string, more = '') =>
  `  - { seat: ${seat}, order: [${order}]${more} }`;
const orders = (...acting: string[]) =>
  [...head, ...everySeat, ...nobodyAway, 'acting:', ...acting].join('\n');

const faults = (text: string, ground?: Parameters<typeof readOrganisation>[1]) => {
  const read = readOrganisation({ path: 'o.yaml', text }, ground);
  return 'faults' in read ? read.faults.map(({ key, problem }) => `${key} ${problem}`) : [];
};
const warnings = (text: string) =>
  organisationWarnings({ path: 'o.yaml', text }, { rulebook }).map(
    ({ line, key, problem }) => `${line} ${key} ${problem}`,
  );

test('a seat does not act for itself, and stands once in an order', () => {
  expect(faults(orders(order('kita.head', 'kita.head, kita.deputy')))).toEqual([
    'acting[0].order[0] acts_for_itself',
  ]);
  expect(faults(orders(order('kita.head', 'kita.deputy, kita.deputy')))).toEqual([
    'acting[0].order[1] repeated',
  ]);
  expect(faults(orders(order('kita.head', 'moon')))).toEqual(['acting[0].order[0] not_in_file']);
});

test('seats that have only each other are a circle, of two and of three', () => {
  const two = [order('kita.head', 'kita.deputy'), order('kita.deputy', 'kita.head')];
  expect(faults(orders(...two))).toEqual(['acting[0].order acting_circle']);
  const three = [
    order('kita.head', 'kita.deputy'),
    order('kita.deputy', 'desk.clerk'),
    order('desk.clerk', 'kita.head'),
  ];
  expect(faults(orders(...three))).toEqual(['acting[0].order acting_circle']);
});

test('two may act for each other while somebody outside is named for one of them', () => {
  const open = [order('kita.head', 'kita.deputy'), order('kita.deputy', 'kita.head, desk.clerk')];
  expect(faults(orders(...open))).toEqual([]);
  expect(faults(orders(order('kita.head', 'kita.deputy')))).toEqual([]);
});

test('a circle counts on the days on which it is one', () => {
  const apart = [
    order('kita.head', 'kita.deputy', ', until: 2026-04-01'),
    order('kita.deputy', 'kita.head', ', from: 2026-04-01'),
  ];
  expect(faults(orders(...apart))).toEqual([]);
  const together = [
    order('kita.head', 'kita.deputy', ', until: 2026-04-02'),
    order('kita.deputy', 'kita.head', ', from: 2026-04-01'),
  ];
  expect(faults(orders(...together))).toEqual(['acting[0].order acting_circle']);
  const ended = [
    order('kita.head', 'kita.deputy'),
    order('kita.deputy', 'kita.head'),
    order('kita.deputy', 'desk.clerk', ', from: 2026-04-01'),
  ];
  expect(faults(orders(...ended))).toEqual(['acting[0].order acting_circle']);
});

test('an order that ends before it begins is a fault with its place', () => {
  const backwards = order('kita.head', 'kita.deputy', ', from: 2026-04-01, until: 2026-04-01');
  expect(faults(orders(backwards))).toEqual(['acting[0].until ends_before_it_begins']);
});

test('an order that outlasts a seat in it is a warning, and no fault', () => {
  const ending = orders(order('kita.head', 'kita.deputy', ', until: 2026-04-02')).replace(
    'title: 副区長',
    'title: 副区長, until: 2026-04-01',
  );
  expect(faults(ending)).toEqual([]);
  expect(warnings(ending)).toEqual(['19 acting[0].order[0] acting_seat_not_throughout']);
  expect(warnings(ending.replace('2026-04-02', '2026-04-01'))).toEqual([]);
  const beginning = ending.replace('until: 2026-04-01 }', 'from: 2020-04-02 }');
  expect(warnings(beginning)).toEqual(['19 acting[0].order[0] acting_seat_not_throughout']);
});

test('a seat that a rank or a hand counts on and nobody holds is a warning', () => {
  const vacant = (acting: string) =>
    [...head, 'holders:', '  - { seat: kita.deputy, login: sato }', ...nobodyAway, acting].join(
      '\n',
    );
  expect(faults(vacant('acting: []'), { rulebook })).toEqual([]);
  expect(warnings(vacant('acting: []'))).toEqual([
    '7 seats.kita.head seat_without_holder',
    '9 seats.desk.clerk seat_without_holder',
  ]);
  const covered = vacant(`acting:\n${order('kita.head', 'kita.deputy')}`);
  expect(warnings(covered)).toEqual(['9 seats.desk.clerk seat_without_holder']);
});

test('a unit that drafts and that nobody oversees is a warning, by rank of overseer', () => {
  const overseen = (units: string) =>
    [...head, ...everySeat, ...nobodyAway]
      .join('\n')
      .replace('units: [desk-unit, kita]', `units: [${units}]`);
  expect(warnings(overseen('desk-unit, kita'))).toEqual([]);
  expect(warnings(overseen('desk-unit'))).toEqual(['5 units.kita unit_without_overseer']);
});

test('a kind of absence is one of the rulebook, where it has them', () => {
  const away = (kind: string) =>
    [
      ...head,
      ...everySeat,
      'absences:',
      '  - login: sato',
      '    from: 2026-10-05T08:30:00+09:00',
      '    until: 2026-10-06T08:30:00+09:00',
      `    kind: ${kind}`,
    ].join('\n');
  expect(faults(away('trip'), { rulebook })).toEqual([]);
  expect(faults(away('tea'), { rulebook })).toEqual(['absences[0].kind unknown_reference']);
  expect(faults(away('tea'), { rulebook: result.rulebook })).toEqual([]);
});

test('a file that cannot be read has faults and no warnings', () => {
  expect(warnings('city: [')).toEqual([]);
  expect(warnings('city: 1')).toEqual([]);
});
