import { expect, test } from '@jest/globals';
import { bindDirectory, type OrganisationRows } from '../../../src/rules/directory.ts';
import {
  broken,
  brokenOrders,
  leaversOf,
  placesWithoutHands,
  rowsAfter,
  vacatedSeats,
} from '../../../src/rules/personnel/find-broken.ts';
import { planPersonnel } from '../../../src/rules/personnel/plan-changes.ts';
import { readPersonnelRows } from '../../../src/rules/personnel/read-rows.ts';
import type { PersonId } from '../../../src/terms/ids.ts';
import type { LocalDate } from '../../../src/terms/units.ts';

const day = (text: string) => text as LocalDate;
const always = { fromOn: day('2020-04-01'), until: null };
const unit = (code: string, parent: string | null = null) => ({
  ...{ ...always, code, kind: 'ward', title: code, parent },
});
const seat = (code: string, at: string, role: string) => ({
  ...{ ...always, code, unit: at, role, title: code },
});
const held = (code: string, name: string) => ({
  ...{ ...always, seat: code, person: name as PersonId, capacity: 'holder' as const },
});
const order = (
  code: string,
  position: number,
  actingSeat: string,
  until: string | null = null,
) => ({
  ...{ ...always, seat: code, position, actingSeat, until: until === null ? null : day(until) },
});

const rows: OrganisationRows = {
  units: [unit('ward'), unit('section', 'ward')],
  seats: [
    seat('head', 'ward', 'head'),
    seat('deputy', 'ward', 'deputy'),
    seat('clerk', 'section', 'clerk'),
  ],
  holders: [held('head', 'sato'), held('deputy', 'ito'), held('clerk', 'ono')],
  oversight: [],
  acting: [],
  absences: [],
};

/** The organisation before and after a file, around 1 April. */
function daysWith(lines: readonly string[], acting: OrganisationRows['acting'] = []) {
  const on = day('2027-04-01');
  const ground = {
    today: day('2027-03-01'),
    seats: rows.seats,
    people: ['sato', 'ito', 'ono'].map((name) => ({
      ...{ id: name as PersonId, login: name, name, mail: null, disabled: false },
    })),
    terms: rows.holders,
  };
  const text = ['seat,login,from,until', ...lines].join('\n');
  const plan = planPersonnel(readPersonnelRows(text), ground);
  expect(plan.errors).toEqual([]);
  const then = bindDirectory(rowsAfter({ ...rows, acting }, plan));
  return { on, before: then.on(day('2027-03-31')), after: then.on(on) };
}

const headLeaves = ['head,sato,,2027-04-01'];
const all = ['head', 'deputy', 'clerk'];

test('a seat that its holder leaves is vacant, one that changes hands is not', () => {
  expect(vacatedSeats(daysWith(headLeaves), all)).toEqual(['head']);
  expect(vacatedSeats(daysWith(['head,ito,2027-04-01,']), all)).toEqual([]);
  const moved = ['head,ito,2027-04-01,', 'deputy,ito,,2027-04-01'];
  expect(vacatedSeats(daysWith(moved), all)).toEqual(['deputy']);
});

const head = { unit: 'ward', role: 'head' };

test('a place is without hands when nobody holds it and nobody who acts for it is left', () => {
  const places = [head, { unit: 'ward', role: 'clerk' }];
  expect(placesWithoutHands(daysWith(headLeaves), places)).toEqual([head]);
  const covered = daysWith(headLeaves, [order('head', 1, 'deputy')]);
  expect(placesWithoutHands(covered, places)).toEqual([]);
  const bothLeave = [...headLeaves, 'deputy,ito,,2027-04-01'];
  const uncovered = daysWith(bothLeave, [order('head', 1, 'deputy')]);
  expect(placesWithoutHands(uncovered, places)).toEqual([head]);
  expect(placesWithoutHands(daysWith(['clerk,ono,,2027-04-01']), places)).toEqual([
    { unit: 'ward', role: 'clerk' },
  ]);
});

test('who leaves a seat is told with it, who stays or comes is not', () => {
  expect(leaversOf(daysWith(['head,ito,2027-04-01,']), all)).toEqual([
    { seat: 'head', person: 'sato' },
  ]);
  expect(leaversOf(daysWith(['head,sato,2027-04-01,']), all)).toEqual([]);
});

const codes = (...given: Parameters<typeof daysWith>) =>
  brokenOrders(daysWith(...given), all).map(({ code, details }) => [code, details['seat']]);

test('an order that ends on the day, and one whose seat falls vacant, are told', () => {
  const ending = [order('head', 1, 'deputy', '2027-04-01')];
  expect(codes(['head,sato,2027-04-01,'], ending)).toEqual([['acting_order_ends', 'head']]);
  expect(codes(['head,sato,2027-04-01,'], [order('head', 1, 'deputy', '2027-04-02')])).toEqual([]);
  const pointing = [order('head', 1, 'deputy'), order('head', 2, 'clerk')];
  expect(codes(['deputy,ito,,2027-04-01'], pointing)).toEqual([['acting_seat_vacant', 'head']]);
  expect(codes(['deputy,ono,2027-04-01,'], pointing)).toEqual([]);
});

test('a finding says in both languages what it is about', () => {
  const found = broken(day('2027-04-01'), 'seat_vacant', { seat: 'head', waiting: 3 });
  expect(found.ja).toContain('3件');
  expect(found.en).toContain('3 pieces of work');
  expect(found.details).toEqual({ seat: 'head', waiting: 3, on: '2027-04-01' });
});
