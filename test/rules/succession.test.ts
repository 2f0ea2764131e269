import { expect, test } from '@jest/globals';
import { bindDirectory, type OrganisationRows } from '../../src/rules/directory.ts';
import { emptyPlaces } from '../../src/rules/empty-places.ts';
import type { PersonId, Place } from '../../src/terms/ids.ts';
import type { LocalDate } from '../../src/terms/units.ts';

const day = (text: string) => text as LocalDate;
const from = (text: string, until: string | null = null) => ({
  fromOn: day(text),
  until: until === null ? null : day(until),
});
const always = from('2020-04-01');

const unit = (code: string, parent: string | null, more: object = {}) => ({
  ...{ code, parent, kind: 'bureau', title: code },
  ...always,
  ...more,
});
const seat = (code: string, dates = always) => {
  const [at = '', role = ''] = code.split('.');
  return { ...dates, code, unit: at, role, title: code };
};

const reorganised = day('2027-04-01');
const untilThen = { until: reorganised };

/** Roads and Parks become Works, which a year later becomes part of Works and Water. */
const rows: OrganisationRows = {
  units: [
    unit('city', null),
    unit('roads', 'city', { ...untilThen, successor: 'works' }),
    unit('parks', 'city', { ...untilThen, successor: 'works' }),
    unit('trees', 'parks'),
    unit('works', 'city', { ...from('2027-04-01', '2028-04-01'), successor: 'water' }),
    unit('water', 'city', { kind: 'agency' }),
    unit('closed', 'city', untilThen),
  ],
  seats: [
    seat('roads.head'),
    seat('roads.clerk', { ...always, ...untilThen }),
    seat('closed.head', { ...always, ...untilThen }),
    seat('trees.gardener'),
    seat('works.head', from('2027-04-01')),
    seat('water.head'),
    seat('city.overseer'),
  ],
  holders: [
    { ...always, seat: 'roads.head', person: 'old' as PersonId, capacity: 'holder' },
    { ...always, seat: 'works.head', person: 'new' as PersonId, capacity: 'holder' },
    { ...always, seat: 'water.head', person: 'last' as PersonId, capacity: 'holder' },
  ],
  oversight: [{ ...from('2027-04-01'), seat: 'city.overseer', unit: 'works' }],
  acting: [],
  absences: [],
};

const directory = bindDirectory(rows);
const on = (date: string) => directory.on(day(date));
const dates = ['2027-03-31', '2027-04-01', '2028-03-31', '2028-04-01'] as const;
const head = (of: string): Place => ({ unit: of, role: 'head' });
const seatsAt = (date: string, place: Place) =>
  on(date)
    .seatsAt(place)
    .map(({ code }) => code);

test('a place of an abolished unit is that of its successor from the day on, not before', () => {
  expect(dates.map((date) => seatsAt(date, head('roads')))).toEqual([
    ['roads.head'],
    ['works.head'],
    ['works.head'],
    ['water.head'],
  ]);
  expect(seatsAt('2027-04-01', { unit: 'roads', role: 'clerk' })).toEqual([]);
});

test('a unit without a successor leaves its places vacant, and one that never was has none', () => {
  const vacant = (date: string, of: string) =>
    emptyPlaces([head(of)], on(date), new Set()).map(({ code }) => code);
  expect(vacant('2027-03-31', 'roads')).toEqual([]);
  expect(vacant('2027-04-01', 'roads')).toEqual([]);
  expect(vacant('2027-04-01', 'parks')).toEqual([]);
  expect(vacant('2027-04-01', 'closed')).toEqual(['seat_vacant']);
  expect(on('2027-04-01').currentUnit('closed')).toBeUndefined();
  expect(on('2027-04-01').currentUnit('moon')).toBeUndefined();
});

test('a seat acts at the places of all that its unit succeeded, and at no other', () => {
  const placesOf = (date: string, code: string) => {
    const held = on(date).seat(code);
    return held === undefined
      ? []
      : on(date)
          .placesOf(held)
          .map((place) => place.unit);
  };
  expect(placesOf('2027-03-31', 'roads.head')).toEqual(['roads', 'city']);
  expect(placesOf('2027-04-01', 'works.head')).toEqual(['works', 'parks', 'roads', 'city']);
  expect(placesOf('2028-03-31', 'water.head')).toEqual(['water', 'city']);
  expect(placesOf('2028-04-01', 'water.head')).toEqual([
    'water',
    ...['parks', 'roads', 'works'],
    'city',
  ]);
});

test.each(dates)('what a place says of a seat, the seat says of the place: %s', (date) => {
  const then = on(date);
  for (const held of rows.seats.flatMap(({ code }) => then.seat(code) ?? [])) {
    for (const { code } of rows.units) {
      const place = { unit: code, role: held.role };
      const acts = then.seatsAt(place).some((one) => one.code === held.code);
      const own = then.placesOf(held).some((one) => one.unit === code);
      expect({ seat: held.code, place, acts }).toEqual({ seat: held.code, place, acts: own });
    }
  }
});

test('seats end with their unit when it has a successor, also where their row does not', () => {
  expect(on('2027-03-31').seatsOf('old' as PersonId)).toHaveLength(1);
  expect(on('2027-04-01').seat('roads.head')).toBeUndefined();
  expect(on('2027-04-01').seatsOf('old' as PersonId)).toEqual([]);
  expect(on('2028-04-01').seat('works.head')).toBeUndefined();
});

test('lines, kinds and overseers of an abolished unit are those of its successor', () => {
  const then = on('2027-04-01');
  expect(on('2027-03-31').lineOf('roads')).toEqual(['roads', 'city']);
  expect(then.lineOf('roads')).toEqual(['works', 'city']);
  expect(then.unit('roads')).toBeUndefined();
  expect(on('2028-04-01').currentUnit('roads')?.kind).toBe('agency');
  expect(then.overseerOf('roads')).toEqual({ unit: 'city', role: 'overseer' });
  expect(on('2027-03-31').overseerOf('roads')).toBeUndefined();
  expect(then.unitsOfKind('bureau')).not.toContain('roads');
});

test('what lay below an abolished unit lies below its successor', () => {
  expect(on('2027-03-31').lineOf('trees')).toEqual(['trees', 'parks', 'city']);
  expect(on('2027-04-01').lineOf('trees')).toEqual(['trees', 'works', 'city']);
  expect(on('2027-04-01').below('parks')).toEqual(['works', 'trees']);
  expect(seatsAt('2027-04-01', { unit: 'roads', role: 'gardener' })).toEqual(['trees.gardener']);
  expect(on('2028-04-01').unit('trees')?.parent).toBe('water');
});

test('a unit may be succeeded by one of those below it', () => {
  const units = [
    unit('city', null),
    unit('parks', 'city', { ...untilThen, successor: 'trees' }),
    unit('trees', 'parks'),
  ];
  const then = bindDirectory({ ...rows, units }).on(reorganised);
  const place = { unit: 'parks', role: 'gardener' };
  expect(then.seatsAt(place).map(({ code }) => code)).toEqual(['trees.gardener']);
});

test('a unit that is there again has its own places, and gives them up with each end anew', () => {
  const units = [
    unit('roads', null, { ...untilThen, successor: 'works' }),
    unit('roads', null, { ...from('2028-04-01', '2029-04-01'), successor: 'water' }),
    unit('works', null, { ...from('2027-04-01', '2028-04-01'), successor: 'roads' }),
    unit('water', null),
  ];
  const currentOn = (date: string) =>
    bindDirectory({ ...rows, units })
      .on(day(date))
      .currentUnit('roads')?.code;
  expect([...dates, '2029-04-01'].map(currentOn)).toEqual([
    ...['roads', 'works', 'works', 'roads', 'water'],
  ]);
});

test('a succession that leads back to itself leads nowhere', () => {
  const units = [
    unit('roads', null, { ...untilThen, successor: 'parks' }),
    unit('parks', null, { ...untilThen, successor: 'roads' }),
  ];
  const then = bindDirectory({ ...rows, units }).on(reorganised);
  expect(then.currentUnit('roads')).toBeUndefined();
  expect(then.lineOf('roads')).toEqual(['roads']);
});
