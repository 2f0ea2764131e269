import { expect, test } from '@jest/globals';
import { bindDirectory, type OrganisationRows } from '../../src/rules/directory.ts';
import type { PersonId } from '../../src/terms/ids.ts';
import type { LocalDate } from '../../src/terms/units.ts';

const day = (text: string) => text as LocalDate;
const person = (name: string) => name as PersonId;
const always = { fromOn: day('2020-04-01'), until: null };
const unit = (code: string, parent: string | null = null, kind = 'section') => ({
  ...always,
  code,
  kind,
  title: code,
  parent,
});
const seat = (code: string, at: string, role: string) => ({
  ...always,
  code,
  unit: at,
  role,
  title: code,
});

const rows: OrganisationRows = {
  units: [
    unit('ward', null, 'ward'),
    unit('affairs', 'ward'),
    unit('planning', 'affairs'),
    { ...unit('old', 'ward'), until: day('2026-04-01') },
    unit('loop-a', 'loop-b'),
    unit('loop-b', 'loop-a'),
    unit('hall', null, 'hall'),
  ],
  seats: [
    seat('ward-chief', 'ward', 'chief'),
    seat('planning-clerk', 'planning', 'clerk'),
    seat('old-clerk', 'old', 'clerk'),
    seat('vice-mayor', 'hall', 'overseer'),
  ],
  holders: [
    { ...always, seat: 'ward-chief', person: person('sato'), capacity: 'deputy' },
    { ...always, seat: 'planning-clerk', person: person('sato'), capacity: 'holder' },
    {
      seat: 'ward-chief',
      person: person('ito'),
      capacity: 'holder',
      fromOn: day('2026-04-01'),
      until: day('2027-04-01'),
    },
  ],
  oversight: [{ ...always, seat: 'vice-mayor', unit: 'ward' }],
  acting: [],
  absences: [],
};

const on = (date: string) => bindDirectory(rows).on(day(date));
const today = on('2026-11-20');

test('what lies above is found nearest first, what lies below in full', () => {
  expect(today.lineOf('planning')).toEqual(['planning', 'affairs', 'ward']);
  expect([...today.below('ward')].sort()).toEqual(['affairs', 'planning', 'ward']);
  expect(today.lineOf('nowhere')).toEqual(['nowhere']);
});

test('a parent that leads back to itself ends the line', () => {
  expect(today.lineOf('loop-a')).toEqual(['loop-a', 'loop-b']);
  expect(today.below('loop-a')).toEqual(['loop-a', 'loop-b']);
});

test('a unit is in force from its first day until the day before its last', () => {
  expect(on('2026-03-31').unit('old')?.code).toBe('old');
  expect(on('2026-04-01').unit('old')).toBeUndefined();
  expect(on('2020-03-31').unit('ward')).toBeUndefined();
});

test('a holding counts on its days alone, and own seats come before those of a deputy', () => {
  const chiefs = (date: string) =>
    on(date)
      .holdersOf('ward-chief')
      .map((holding) => holding.person);
  expect(chiefs('2026-03-31')).toEqual(['sato']);
  expect(chiefs('2026-04-01')).toEqual(['sato', 'ito']);
  expect(chiefs('2027-04-01')).toEqual(['sato']);
  expect(today.seatsOf(person('sato')).map(({ code }) => code)).toEqual([
    'planning-clerk',
    'ward-chief',
  ]);
  expect(today.seatsOf(person('nobody'))).toEqual([]);
});

test('a place without a seat of its own is that of the seats below it', () => {
  expect(today.seatsAt({ unit: 'ward', role: 'chief' }).map(({ code }) => code)).toEqual([
    'ward-chief',
  ]);
  expect(today.seatsAt({ unit: 'ward', role: 'clerk' }).map(({ code }) => code)).toEqual([
    'planning-clerk',
  ]);
});

test('a seat acts above its unit only where the unit there has no seat of that role', () => {
  const city = bindDirectory({
    units: [unit('city'), unit('bureau', 'city'), unit('section', 'bureau'), unit('east', 'city')],
    seats: [
      seat('bureau-head', 'bureau', 'head'),
      seat('section-head', 'section', 'head'),
      { ...seat('section-clerk', 'section', 'clerk'), until: day('2026-04-01') },
      { ...seat('bureau-clerk', 'bureau', 'clerk'), fromOn: day('2026-04-01') },
      seat('east-head', 'east', 'head'),
    ],
    holders: [],
    oversight: [],
    acting: [],
    absences: [],
  });
  for (const date of ['2026-03-31', '2026-04-01']) {
    const then = city.on(day(date));
    const seats = ['bureau-head', 'section-head', 'section-clerk', 'bureau-clerk', 'east-head'];
    for (const held of seats.flatMap((code) => then.seat(code) ?? [])) {
      for (const code of ['city', 'bureau', 'section', 'east']) {
        const place = { unit: code, role: held.role };
        const acts = then.seatsAt(place).some((one) => one.code === held.code);
        expect({ place, acts }).toEqual({
          place,
          acts: then.placesOf(held).some((own) => own.unit === code),
        });
      }
    }
  }
  const then = city.on(day('2026-04-01'));
  const codes = (code: string, role: string) =>
    then.seatsAt({ unit: code, role }).map((one) => one.code);
  expect(codes('bureau', 'head')).toEqual(['bureau-head']);
  expect(codes('city', 'head')).toEqual(['bureau-head', 'east-head', 'section-head']);
  expect(codes('bureau', 'clerk')).toEqual(['bureau-clerk']);
  const before = city.on(day('2026-03-31'));
  expect(before.seatsAt({ unit: 'bureau', role: 'clerk' })).toHaveLength(1);
});

test('who oversees a unit oversees all below it that has no overseer of its own', () => {
  const place = { unit: 'hall', role: 'overseer' };
  expect(today.overseerOf('ward')).toEqual(place);
  expect(today.overseerOf('planning')).toEqual(place);
  expect(today.overseerOf('hall')).toBeUndefined();
});

test('units are listed by kind', () => {
  expect(today.unitsOfKind('ward')).toEqual(['ward']);
  expect(today.unitsOfKind('moon')).toEqual([]);
});
