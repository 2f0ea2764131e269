/** What a budget names of an organisation, held against the organisation itself. */

import { expect, test } from '@jest/globals';
import { readOrganisation } from '../../../src/rules/read-organisation.ts';
import { organisationWarnings } from '../../../src/rules/warn-organisation.ts';
import { readPurse } from './purse.ts';

const lines = [
  'city: testville',
  'from: 2020-04-01',
  'units:',
  '  - { code: hall, kind: hall, title: 市長室 }',
  '  - { code: desk-unit, kind: bureau, title: 財政課 }',
  '  - { code: central, kind: ward, title: 中央区 }',
  '  - { code: west, kind: ward, title: 西区 }',
  '  - { code: east, kind: ward, title: 東区 }',
  'seats:',
  '  - { code: desk.clerk, unit: desk-unit, role: clerk, title: 財政課長 }',
  'people: [{ login: sato, name: 佐藤 }]',
  'holders: [{ seat: desk.clerk, login: sato }]',
  'oversight: []',
  'absences: []',
];
const file = (...changes: [string, string][]) => ({
  path: 'o.yaml',
  text: changes.reduce((text, [from, to]) => text.replace(from, to), lines.join('\n')),
});

const purse = readPurse();
const told = (rulebook = purse, ...changes: [string, string][]) => {
  const read = readOrganisation(file(...changes), { rulebook });
  const faults = 'faults' in read ? read.faults : [];
  return faults.map(({ key, problem, en }) => [`${key} ${problem}`, en]);
};

test('the organisation has every ward that the budget names', () => {
  expect(told()).toEqual([]);
  const [fault, ...others] = told(purse, ['code: east,', 'code: eastern,']);
  expect(others).toEqual([]);
  expect(fault?.[0]).toBe('units row_without_unit');
  const by = 'rows.buy-east, lanes.own, proposalLanes.ask-bureaus';
  const counted = 'indicators.people, indicators.roads';
  expect(fault?.[1]).toContain(`${by}, ${counted}, formulas.by-people, formulas.by-tier`);
});

test('what had ended when the file begins may name a ward that there was', () => {
  const since = 'inForceOn: 2020-04-01, origin: productDefault';
  const [from, until] = ['2019-04-01', '2020-04-01'];
  const ended =
    `{ code: old, title: 旧, asOf: 2015-10-01, values: { north: 1 }, ${since} }`.replace(
      '2020-04-01',
      `${from}, until: ${until}`,
    );
  const rulebook = readPurse(['budget.yaml', 'indicators:\n', `indicators:\n  - ${ended}\n`]);
  expect(told(rulebook)).toEqual([]);
  const later = readPurse([
    'budget.yaml',
    'indicators:\n',
    `indicators:\n  - ${ended.replace(until, '2020-04-02')}\n`,
  ]);
  expect(told(later).map(([at]) => at)).toEqual(['units row_without_unit']);
});

test('a ward of a lane is of a kind that may ask on it', () => {
  const [own, proposal, ...others] = told(purse, ['east, kind: ward', 'east, kind: bureau']);
  expect(others).toEqual([]);
  expect(own?.[0]).toBe('units.east.kind ward_of_other_kind');
  expect(own?.[1]).toContain('lanes.own');
  expect(proposal?.[1]).toContain('proposalLanes.ask-bureaus');
});

test('a seat on which the budget counts and that nobody holds is warned of', () => {
  const warnings = (...changes: [string, string][]) =>
    organisationWarnings(file(...changes), { rulebook: purse })
      .filter(({ problem }) => problem === 'seat_without_holder')
      .map(({ en }) => en);
  expect(warnings()).toEqual([]);
  const [warning] = warnings(['holders: [{ seat: desk.clerk, login: sato }]', 'holders: []']);
  expect(warning).toContain('hands.plan');
  expect(warning).toContain('stages.first');
});
