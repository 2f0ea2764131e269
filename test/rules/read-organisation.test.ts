import { expect, test } from '@jest/globals';
import { readRulebook } from '../../src/rules/read.ts';
import { readOrganisation } from '../../src/rules/read-organisation.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import { cityWith, defaultTexts } from './read-city.ts';

const lines = [
  'city: testville',
  'from: 2020-04-01',
  'units:',
  '  - { code: desk-unit, kind: bureau, title: 調整課 }',
  '  - { code: kita, kind: ward, title: 北区 }',
  'seats:',
  '  - { code: kita.head, unit: kita, role: head, title: 北区長 }',
  'people:',
  '  - { login: sato, name: 佐藤 }',
  'holders:',
  '  - { seat: kita.head, login: sato }',
  'oversight:',
  '  - { seat: kita.head, units: [kita] }',
  'absences:',
  '  - login: sato',
  '    from: 2026-10-05T08:30:00+09:00',
  '    until: 2026-10-06T08:30:00+09:00',
  '    kind: 出張',
];

const result = readRulebook(cityWith(), defaultTexts);
if ('faults' in result) throw new Error('the city of the tests has faults');
const { rulebook } = result;

/** The file with a line replaced or, after the `+`, added to. */
const withLine = (line: number, text: string): string =>
  lines.map((old, at) => (at + 1 === line ? text.replace(/^\+/, `${old}\n`) : old)).join('\n');

const faultsOf = (text: string | null, ground?: Parameters<typeof readOrganisation>[1]) => {
  const read = readOrganisation({ path: 'o.yaml', text }, ground);
  return 'faults' in read ? read.faults : [];
};
const told = (...given: Parameters<typeof faultsOf>): string[] =>
  faultsOf(...given).map(({ file, line, key, problem }) => `${file}:${line} ${key} ${problem}`);

test('an organisation without fault is read', () => {
  expect(faultsOf(lines.join('\n'), { rulebook })).toEqual([]);
});

test.each([
  [1, 'city: [', 'o.yaml:2  yaml_unclosed'],
  [2, 'from: soon', 'o.yaml:2 from form_date'],
  [
    4,
    '  - { code: desk-unit, knd: x, kind: bureau, title: a }',
    '4 units.desk-unit.knd key_unknown',
  ],
  [5, '  - { code: kita, kind: ward, title: a, parent: moon }', '5 units.kita.parent not_in_file'],
  [5, '+  - { code: kita, kind: ward, title: a }', '6 units.kita@2 duplicate'],
  [
    5,
    '  - { code: kita, kind: ward, title: a, until: 2019-04-01 }',
    '5 units.kita.until ends_before',
  ],
  [
    5,
    '  - { code: kita, kind: ward, title: a, until: 2027-04-01, successor: moon }',
    '5 units.kita.successor not_in_file',
  ],
  [
    5,
    '  - { code: kita, kind: ward, title: a, successor: desk-unit }',
    '5 units.kita.successor successor_without_end',
  ],
  [
    5,
    '  - { code: kita, kind: ward, title: a, until: 2027-04-01, successor: kita }',
    '5 units.kita.successor succession_circle',
  ],
  [7, '  - { code: kita.head, unit: moon, role: head, title: a }', '7 seats.kita.head.unit not_in'],
  [9, '+  - { login: sato, name: 藤 }', '10 people[1] repeated'],
  [11, '  - { seat: moon, login: sato }', '11 holders[0].seat not_in_file'],
  [11, '  - { seat: kita.head, login: ito }', '11 holders[0].login not_in_file'],
  [11, '+  - { seat: kita.head, login: sato, from: 2020-04-01 }', '12 holders[1] duplicate'],
  [13, '  - { seat: moon, units: [kita] }', '13 oversight[0].seat not_in_file'],
  [13, '  - { seat: kita.head, units: [kita, moon] }', '13 oversight[0].units[1] not_in_file'],
  [13, '  - { seat: kita.head, units: [kita, kita] }', '13 oversight[0].units[1] duplicate'],
  [15, '  - login: ito', '15 absences[0].login not_in_file'],
  [17, '    until: 2026-10-05T08:00:00+09:00', '17 absences[0].until ends_before_it_begins'],
])('what is wrong in line %i is told there: %s', (line, text, expected) => {
  const faults = told(withLine(line, text));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(expected);
});

/** The file with these units, each a code and what else is said of it, below the first. */
const withUnits = (...units: readonly string[]): string[] => {
  const rows = units.map((one) => `  - { kind: ward, title: a, code: ${one} }`);
  return faultsOf(withLine(4, `+${rows.join('\n')}`)).map(
    ({ key, problem, en }) => `${key} ${problem} ${en}`,
  );
};

test('a successor is there on the day on which it takes over', () => {
  const ends = 'until: 2027-04-01, successor: new';
  expect(withUnits(`old, ${ends}`, 'new, from: 2027-04-01')).toEqual([]);
  expect(withUnits(`old, ${ends}`, 'new, from: 2026-04-01, until: 2027-04-02')).toEqual([]);
  for (const dates of ['from: 2027-04-02', 'from: 2026-04-01, until: 2027-04-01']) {
    const [fault] = withUnits(`old, ${ends}`, `new, ${dates}`);
    expect(fault).toMatch(/^units.old.successor successor_not_there .* on 2027-04-01/);
  }
});

test('units may succeed each other in a chain, and in no circle', () => {
  const chain = [
    'a, until: 2027-04-01, successor: b',
    'b, until: 2028-04-01, successor: c',
  ] as const;
  expect(withUnits(...chain, 'c')).toEqual([]);
  const circle = withUnits(...chain, 'c, until: 2029-04-01, successor: a');
  expect(circle).toHaveLength(1);
  expect(circle[0]).toMatch(/^units.c.successor succession_circle .* a, b, c /);
  const back = 'a, from: 2029-04-01';
  expect(withUnits(...chain, 'c, until: 2029-04-01, successor: a', back)).toEqual([]);
});

test('a file in another encoding is told, and every text stands in both languages', () => {
  expect(told(null)).toEqual(['o.yaml:1  not_utf8']);
  const [fault] = faultsOf(withLine(11, '  - { seat: kita.head, login: ito }'));
  expect(fault?.ja).toContain('「ito」');
  expect(fault?.en).toContain('no "ito"');
});

test('an organisation is held against the rulebook of its city', () => {
  const against = (line: number, text: string) => told(withLine(line, text), { rulebook });
  expect(against(1, 'city: elsewhere')).toEqual(['o.yaml:1 city other_city']);
  expect(against(5, '  - { code: kita, kind: moon, title: a }')).toEqual([
    'o.yaml:5 units.kita.kind unknown_reference',
  ]);
  expect(against(7, '  - { code: kita.head, unit: kita, role: boss, title: a }')).toEqual([
    'o.yaml:7 seats.kita.head.role unknown_reference',
  ]);
  const without = withLine(4, '  - { code: other, kind: bureau, title: a }');
  expect(told(without, { rulebook })).toEqual(['o.yaml:3 units office_without_unit']);
  expect(told(without, { rulebook, units: ['desk-unit'] })).toEqual([]);
});

test('every unit that a row or a subject of the tables names has to be there', () => {
  const dated = { inForceOn: '2020-04-01', origin: 'cityOrder' } as const;
  const withTables = (rows: readonly object[], subjects: readonly object[] = []) => ({
    ...rulebook,
    authority: {
      ranks: [],
      rows: rows.map((row) => ({ ...dated, ...row })),
      subjects: subjects.map((subject) => ({ ...dated, ...subject })),
    } as unknown as NonNullable<Rulebook['authority']>,
  });
  const against = (...tables: Parameters<typeof withTables>) =>
    faultsOf(lines.join('\n'), { rulebook: withTables(...tables) }).map(({ en }) => en);
  const fault = (by: string) =>
    `The rulebook names the unit "moon" in ${by}, and there is none. ` +
    'Check its spelling there, or add it.';
  const forWards = (...wards: string[]) => ({ code: 'works', for: { wards } });
  const heard = { who: { unit: 'moon', role: 'head' } };

  expect(against([forWards('kita', 'desk-unit')])).toEqual([]);
  expect(against([forWards('kita', 'moon', 'moon')])).toEqual([fault('rows.works')]);
  expect(against([forWards('moon'), { code: 'large', for: { wards: ['moon'] } }])).toEqual([
    fault('rows.works, rows.large'),
  ]);
  expect(against([], [{ code: 'works', report: [heard] }])).toEqual([fault('subjects.works')]);
  for (const list of ['concurrence', 'consult', 'report']) {
    expect(against([{ code: 'works', [list]: [heard] }])).toEqual([fault('rows.works')]);
  }
  // What had ended when the file begins may name a unit that was there then.
  expect(against([{ ...forWards('moon'), inForceOn: '2019-04-01', until: '2020-04-01' }])).toEqual(
    [],
  );
  expect(against([{ ...forWards('moon'), inForceOn: '2019-04-01' }, forWards('kita')])).toEqual([]);
  expect(against([{ ...forWards('moon'), until: '2020-04-02' }])).toEqual([fault('rows.works')]);
});
