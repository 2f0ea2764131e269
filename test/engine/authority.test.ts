import { expect, test } from '@jest/globals';
import { findActing, findStanding, mayActIn, maySee, scopeOf } from '../../src/engine/authority.ts';
import { bindDirectory, type OrganisationRows } from '../../src/rules/directory.ts';
import { isTurnIn } from '../../src/terms/acts-in-stead.ts';
import type { PersonId } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import { as, people, townRulebook } from './town.ts';

const on = '2026-11-20' as LocalDate;
const at = '2026-11-20T03:00:00.000Z' as Instant;
const always = { fromOn: '2020-04-01' as LocalDate, until: null };
const unit = (code: string, parent: string | null = null) => ({
  ...{ ...always, code, kind: 'bureau', title: code, parent },
});
const seat = (code: string, at: string, role: string) => ({
  ...{ ...always, code, unit: at, role, title: code },
});

/** A bureau with a section below it, and a city unit with two wards below it. */
const rows: OrganisationRows = {
  units: [unit('bureau'), unit('section', 'bureau'), unit('city'), unit('east', 'city')].concat(
    unit('west', 'city'),
    unit('office'),
  ),
  seats: [
    seat('bureau-chief', 'bureau', 'chief'),
    seat('section-chief', 'section', 'chief'),
    seat('section-clerk', 'section', 'clerk'),
    seat('city-chief', 'city', 'chief'),
    seat('east-chief', 'east', 'chief'),
  ],
  holders: [
    { ...always, seat: 'bureau-chief', person: people.chief, capacity: 'holder' },
    { ...always, seat: 'section-chief', person: people.below, capacity: 'holder' },
    { ...always, seat: 'section-clerk', person: people.clerk, capacity: 'holder' },
    { ...always, seat: 'east-chief', person: people.other, capacity: 'holder' },
  ],
  oversight: [],
  acting: [],
  absences: [],
};
const organisation = bindDirectory(rows).on(on);

const standing = (actor: ReturnType<typeof as>, at: string, role: string) => {
  const rights = [{ unit: at, role }];
  const found = findStanding(actor, {
    ...{ rights, command: 'approve', organisation, rulebook: townRulebook },
  });
  return isRefusal(found) ? found.refused : found.seat;
};

const scope = (actor: ReturnType<typeof as>) => scopeOf(actor, organisation, townRulebook, at);

test('the chief of a section does not act as chief of the bureau, which has its own', () => {
  expect(standing(as(people.below), 'bureau', 'chief')).toBe('not_allowed');
  expect(standing(as(people.chief), 'bureau', 'chief')).toBe('bureau-chief');
  expect(scope(as(people.below)).places).toEqual([{ unit: 'section', role: 'chief' }]);
});

test('the clerk of a section acts for the bureau, which has none', () => {
  expect(standing(as(people.clerk), 'bureau', 'clerk')).toBe('section-clerk');
  expect(scope(as(people.clerk)).places).toContainEqual({ unit: 'bureau', role: 'clerk' });
});

test('a ward does not act for the city unit above it, also while the seat there is vacant', () => {
  expect(standing(as(people.other), 'city', 'chief')).toBe('not_allowed');
  expect(standing(as(people.other), 'east', 'chief')).toBe('east-chief');
});

test('what is shown to a unit is shown below it, and not beside it', () => {
  const east = scope(as(people.other));
  expect(maySee(east, ['city'])).toBe(true);
  expect(maySee(east, ['east'])).toBe(true);
  expect(maySee(east, ['west'])).toBe(false);
  expect(maySee(scope(as(people.chief)), ['section'])).toBe(true);
});

test('whether an office sees all cases is data, and has its dates', () => {
  const date = (text: string) => text as LocalDate;
  const given = { inForceOn: date('2020-04-01'), origin: 'cityOrder', title: 'x' } as const;
  const scopeWith = (...offices: Rulebook['organisation']['offices']) => {
    const rulebook = {
      ...townRulebook,
      organisation: { ...townRulebook.organisation, offices },
    };
    return scopeOf(as(people.below), organisation, rulebook, at).cityWide;
  };
  const named = { code: 'secretariat', unit: 'section', ...given };
  expect(scopeWith(named)).toBe(false);
  expect(scopeWith({ ...named, code: 'desk', seesAll: true })).toBe(true);
  expect(scopeWith({ ...named, unit: 'bureau', seesAll: true })).toBe(true);
  expect(scopeWith({ ...named, unit: 'city', seesAll: true })).toBe(false);
  expect(scopeWith({ ...named, seesAll: true, until: date('2026-11-20') })).toBe(false);
  const moved = { ...named, unit: 'city', seesAll: true, inForceOn: date('2026-04-01') };
  expect(scopeWith({ ...named, seesAll: true }, moved)).toBe(false);
});

test('a person has neither seat nor office of administrator in a city that is not his', () => {
  const stranger = as(people.chief, { city: 'elsewhere', administrator: true });
  expect(standing(stranger, 'bureau', 'chief')).toBe('not_allowed');
  expect(scope(stranger)).toEqual({
    ...{ places: [], seatedIn: [], units: [], cityWide: false, acting: [] },
  });
  expect(scope(as(people.chief, { administrator: true })).cityWide).toBe(true);
});

const order = (who: string, position: number, actingSeat: string) => ({
  ...{ ...always, seat: who, position, actingSeat },
});
const away = (person: PersonId) => ({
  ...{ person, kind: 'trip' },
  fromAt: '2026-11-20T00:00:00.000Z' as Instant,
  until: '2026-11-21T00:00:00.000Z' as Instant,
});

/** The same with the section's chief, then its clerk, acting for the bureau's chief. */
const standIns = (...absent: PersonId[]) =>
  bindDirectory({
    ...rows,
    acting: [
      order('bureau-chief', 1, 'section-chief'),
      order('bureau-chief', 2, 'section-clerk'),
      order('city-chief', 1, 'east-chief'),
    ],
    absences: absent.map(away),
  }).on(on);

const turnsOf = (actor: ReturnType<typeof as>, ...absent: PersonId[]) =>
  scopeOf(actor, standIns(...absent), townRulebook, at).acting;
const actingOf = (...given: Parameters<typeof turnsOf>) =>
  turnsOf(...given).map(({ unit: code, role, ahead }) => [`${code}/${role}`, ...ahead].join(' '));

test('the first in order acts while the holder is away, the next when he is away too', () => {
  expect(actingOf(as(people.below))).toEqual([]);
  expect(actingOf(as(people.clerk))).toEqual([]);
  expect(actingOf(as(people.below), people.chief)).toEqual(['bureau/chief']);
  expect(actingOf(as(people.clerk), people.chief, people.below)).toEqual(['bureau/chief']);
  expect(actingOf(as(people.office), people.chief, people.below)).toEqual([]);
});

test('the next acts as well where the first, who is there, is the proposer and he is none', () => {
  const [turn] = turnsOf(as(people.clerk), people.chief);
  expect(turn).toMatchObject({ unit: 'bureau', role: 'chief', ahead: [people.below] });
  const holds = (...proposers: PersonId[]) => turn && isTurnIn(turn, { proposers });
  expect(holds()).toBe(false);
  expect(holds(people.office)).toBe(false);
  expect(holds(people.below)).toBe(true);
  expect(holds(people.below, people.clerk)).toBe(false);
  expect(turn?.since).toBe(away(people.chief).fromAt);
});

test('for a seat that nobody holds the first in order acts as for an absent one', () => {
  expect(actingOf(as(people.other))).toEqual(['city/chief']);
  expect(turnsOf(as(people.other))[0]?.since).toBeNull();
});

test('nobody acts for a seat as long as one of its holders is there', () => {
  const deputy = { ...always, seat: 'bureau-chief', person: people.office, capacity: 'deputy' };
  const organisation = bindDirectory({
    ...rows,
    holders: [...rows.holders, { ...deputy, capacity: 'deputy' as const }],
    acting: [order('bureau-chief', 1, 'section-chief')],
    absences: [away(people.chief)],
  }).on(on);
  expect(scopeOf(as(people.below), organisation, townRulebook, at).acting).toEqual([]);
});

test('who acts for an absent one does not see the cases of his unit for that', () => {
  const city = scopeOf(as(people.other), standIns(), townRulebook, at);
  expect(city.acting).toHaveLength(1);
  expect(maySee(city, ['west'])).toBe(false);
  expect(city.units).toEqual(scope(as(people.other)).units);
});

test('he sees those in which work waits that he may do', () => {
  const turn = scopeOf(as(people.other), standIns(), townRulebook, at);
  const sees = (act: string, role = 'chief', ...proposers: PersonId[]) => {
    const duties = () => [{ place: { unit: 'city', role }, act }];
    return mayActIn(turn, { proposers }, duties, new Set(['approve']));
  };
  expect(sees('approve')).toBe(true);
  expect(sees('answer')).toBe(false);
  expect(sees('approve', 'clerk')).toBe(false);
  expect(sees('approve', 'chief', people.other)).toBe(false);
  expect(mayActIn(turn, {}, () => [], new Set(['approve']))).toBe(false);
});

const acting = (actor: ReturnType<typeof as>, unit: string, role: string) => {
  const rights = [{ unit, role }];
  return findActing(actor, {
    ...{ rights, command: 'approve', organisation: standIns(), rulebook: townRulebook },
  });
};

test('an acting decision is made from the seat that an order names, and keeps for whom', () => {
  expect(acting(as(people.below), 'bureau', 'chief')).toEqual({
    ...{ person: people.below, seat: 'section-chief', unit: 'section', role: 'chief' },
    ...{ capacity: 'acting', as: { unit: 'bureau', role: 'chief' }, actsFor: 'bureau-chief' },
  });
});

test('without an order nobody acts, the holder himself and the administrator neither', () => {
  const code = (actor: ReturnType<typeof as>) => {
    const said = acting(actor, 'bureau', 'chief');
    return isRefusal(said) ? said.refused : said.seat;
  };
  expect(code(as(people.chief))).toBe('not_allowed');
  expect(code(as(people.other))).toBe('not_allowed');
  expect(code(as(people.office, { administrator: true }))).toBe('administrators_do_not_decide');
  expect(code(as(people.below, { seat: 'section-clerk' }))).toBe('seat_not_held');
  expect(code(as(people.below, { seat: 'moon' }))).toBe('unknown_seat');
  expect(code(as(people.below, { city: 'elsewhere' }))).toBe('not_allowed');
});

test('the order is asked of every seat that sits at the place, also below the unit', () => {
  const said = acting(as(people.other), 'city', 'chief');
  expect(isRefusal(said) ? said.refused : said.actsFor).toBe('city-chief');
});
