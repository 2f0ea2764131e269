import { expect, test } from '@jest/globals';
import { findStanding, maySee, scopeOf } from '../../src/engine/authority.ts';
import { bindDirectory } from '../../src/rules/directory.ts';
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
const organisation = bindDirectory({
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
}).on(on);

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
  expect(scope(stranger)).toEqual({ places: [], units: [], cityWide: false, acting: [] });
  expect(scope(as(people.chief, { administrator: true })).cityWide).toBe(true);
});
