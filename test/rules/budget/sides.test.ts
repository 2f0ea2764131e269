// Who reads what finance gives before the notice: the hands of the assessing side and the people of
// their units, and nobody who only stands above or below the asking unit.

import { describe, expect, test } from '@jest/globals';
import { bindRules } from '../../../src/rules/bound-rules.ts';
import { assessingFor } from '../../../src/rules/budget/sides.ts';
import { bindDirectory, type OrganisationRows } from '../../../src/rules/directory.ts';
import type { LocalDate } from '../../../src/terms/units.ts';
import { books } from '../../workflows/budget-request/rulebook.ts';

const day = '2026-12-01' as LocalDate;
const always = { fromOn: '2020-04-01' as LocalDate, until: null };
const unit = (code: string, kind: string, parent: string | null, more: object = {}) => ({
  ...{ ...always, code, kind, title: code, parent },
  ...more,
});
const seat = (at: string, role: string) => ({
  ...{ ...always, code: `${at}.${role}`, unit: at, role, title: role },
});

/** Finance (`somu`) lies below a bureau; a city of everything stands above wards and bureaus. */
const rows: OrganisationRows = {
  units: [
    unit('shicho', 'executive', null),
    unit('kita', 'ward', 'shicho'),
    unit('minami', 'ward', 'shicho'),
    unit('old', 'ward', 'shicho', { until: '2026-04-01' as LocalDate, successor: 'minami' }),
    unit('kita-section', 'section', 'kita'),
    unit('affairs', 'bureau', 'shicho'),
    unit('somu', 'section', 'affairs'),
    unit('somu-team', 'section', 'somu'),
    unit('people', 'section', 'affairs'),
    unit('toshi', 'bureau', 'shicho'),
  ],
  seats: [
    ...[seat('shicho', 'mayor'), seat('shicho', 'vice-mayor'), seat('kita', 'head')],
    ...[seat('kita-section', 'clerk'), seat('affairs', 'director'), seat('somu', 'chief')],
    ...[seat('somu', 'guest'), seat('somu-team', 'helper'), seat('people', 'director')],
    ...[seat('toshi', 'head'), seat('affairs', 'clerk')],
  ],
  ...{ holders: [], oversight: [{ ...always, seat: 'shicho.vice-mayor', unit: 'kita' }] },
  ...{ acting: [], absences: [] },
};

const organisation = bindDirectory(rows).on(day);

function sideOf(code: string, change?: Parameters<typeof books>[0]) {
  const [at = '', role = ''] = code.split('.');
  const reader = {
    cityWide: false,
    places: organisation.placesOf({ unit: at, role }),
    seatedIn: [at],
  };
  return assessingFor(reader, bindRules(books(change)), organisation);
}

describe('of the requests of everybody', () => {
  test.each([
    ['somu.chief', 'who plans and assesses'],
    ['somu.guest', 'a colleague without any hand of his own'],
    ['somu-team.helper', 'whoever sits below them'],
    ['shicho.mayor', 'who restores'],
  ])('%s: %s', (code) => expect(sideOf(code)).toBe('all'));

  test('who sees every case of the city', () => {
    const reader = { cityWide: true, places: [], seatedIn: [] };
    expect(assessingFor(reader, bindRules(books()), organisation)).toBe('all');
  });
});

describe('of nobody’s requests', () => {
  test.each([
    ['kita.head', 'the ward mayor'],
    ['kita-section.clerk', 'his section'],
    ['toshi.head', 'a bureau, also one that forwards'],
    ['people.director', 'another section of the bureau in which finance lies'],
    ['shicho.vice-mayor', 'whoever stands above the wards as well'],
  ])('%s: %s', (code) => expect(sideOf(code)).toEqual([]));

  test('somebody without a seat, and anybody in a city without a budget', () => {
    const nobody = { cityWide: false, places: [], seatedIn: [] };
    expect(assessingFor(nobody, bindRules(books()), organisation)).toEqual([]);
    const { budget: _, ...poor } = books();
    const reader = {
      ...{ cityWide: false, seatedIn: ['somu'] },
      places: [{ unit: 'somu', role: 'chief' }],
    };
    expect(assessingFor(reader, bindRules(poor), organisation)).toEqual([]);
  });
});

test('a superior of finance is on its side, except of what his own bureau asks', () => {
  expect(sideOf('affairs.director')).toEqual(['kita', 'minami', 'old', 'toshi']);
});

test('a vice mayor who assesses is on that side of the wards in his charge alone', () => {
  const overseen = sideOf('shicho.vice-mayor', ({ budget }) => {
    for (const stage of budget.stages) stage.by = [{ overseers: 'parties' }];
  });
  expect(overseen).toEqual(['kita']);
});
