import { expect, test } from '@jest/globals';
import { bindDirectory, type OrganisationRows } from '../../src/rules/directory.ts';
import type { PersonId } from '../../src/terms/ids.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';

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

const order = (who: string, position: number, actingSeat: string, from = '2020-04-01') => ({
  ...{ ...always, seat: who, position, actingSeat },
  fromOn: day(from),
});
const withOrders = (...acting: OrganisationRows['acting']) => bindDirectory({ ...rows, acting });
const orderOf = (acting: OrganisationRows['acting'], date: string): string[] =>
  withOrders(...acting)
    .on(day(date))
    .actingFor('ward-chief')
    .map(({ code }) => code);

test('an acting order is read by its positions, from both sides', () => {
  const acting = [order('ward-chief', 2, 'vice-mayor'), order('ward-chief', 1, 'planning-clerk')];
  expect(orderOf(acting, '2026-11-20')).toEqual(['planning-clerk', 'vice-mayor']);
  const acted = withOrders(...acting)
    .on(day('2026-11-20'))
    .actedFor('vice-mayor');
  expect(acted.map(({ code }) => code)).toEqual(['ward-chief']);
  expect(today.actingFor('ward-chief')).toEqual([]);
});

test('of two orders of a seat the one that began later holds, and as a whole', () => {
  const acting = [
    order('ward-chief', 1, 'planning-clerk'),
    order('ward-chief', 2, 'vice-mayor'),
    order('ward-chief', 1, 'vice-mayor', '2026-04-01'),
  ];
  expect(orderOf(acting, '2026-03-31')).toEqual(['planning-clerk', 'vice-mayor']);
  expect(orderOf(acting, '2026-04-01')).toEqual(['vice-mayor']);
  expect(orderOf(acting, '2020-03-31')).toEqual([]);
});

test('an order that has ended holds no more, and the one before it comes back', () => {
  const until = day('2026-06-01');
  const acting = [
    order('ward-chief', 1, 'planning-clerk'),
    { ...order('ward-chief', 1, 'vice-mayor', '2026-04-01'), until },
  ];
  expect(orderOf(acting, '2026-05-31')).toEqual(['vice-mayor']);
  expect(orderOf(acting, '2026-06-01')).toEqual(['planning-clerk']);
});

test('a seat that is no more is passed over in an order', () => {
  const acting = [order('ward-chief', 1, 'old-clerk'), order('ward-chief', 2, 'planning-clerk')];
  const seats = rows.seats.map((one) =>
    one.code === 'old-clerk' ? { ...one, until: day('2026-04-01') } : one,
  );
  const codes = bindDirectory({ ...rows, seats, acting })
    .on(day('2026-04-01'))
    .actingFor('ward-chief')
    .map(({ code }) => code);
  expect(codes).toEqual(['planning-clerk']);
});

const time = (text: string) => `${text}:00.000Z` as Instant;
const away = (who: string, from: string, until: string, kind = 'trip') => ({
  ...{ person: person(who), kind },
  fromAt: time(from),
  until: time(until),
});
const absentAt = (absences: OrganisationRows['absences'], at: string, who = 'sato') =>
  bindDirectory({ ...rows, absences })
    .on(day('2026-11-20'))
    .awayAt(person(who), time(at));

test('somebody is away from the first moment of his absence until before its last', () => {
  const trip = [away('sato', '2026-11-20T01:00', '2026-11-20T09:00')];
  const span = { from: time('2026-11-20T01:00'), until: time('2026-11-20T09:00'), kind: 'trip' };
  expect(absentAt(trip, '2026-11-20T00:59')).toBeNull();
  expect(absentAt(trip, '2026-11-20T01:00')).toEqual(span);
  expect(absentAt(trip, '2026-11-20T08:59')).toEqual(span);
  expect(absentAt(trip, '2026-11-20T09:00')).toBeNull();
  expect(absentAt(trip, '2026-11-20T02:00', 'ito')).toBeNull();
});

test('absences without a gap are one, on both sides and over several', () => {
  const absences = [
    away('sato', '2026-11-22T00:00', '2026-11-23T00:00', 'ill'),
    away('sato', '2026-11-20T00:00', '2026-11-21T00:00'),
    away('sato', '2026-11-21T00:00', '2026-11-22T00:00', 'leave'),
    away('sato', '2026-11-23T00:01', '2026-11-24T00:00'),
  ];
  const joined = { from: time('2026-11-20T00:00'), until: time('2026-11-23T00:00') };
  expect(absentAt(absences, '2026-11-20T12:00')).toEqual({ ...joined, kind: 'trip' });
  expect(absentAt(absences, '2026-11-22T12:00')).toEqual({ ...joined, kind: 'ill' });
  expect(absentAt(absences, '2026-11-23T12:00')).toMatchObject({
    from: time('2026-11-23T00:01'),
    until: time('2026-11-24T00:00'),
  });
});
