// Who acts and who sees where the unit that is named was abolished: the same doors as for any unit.
import { expect, test } from '@jest/globals';
import { findActing, findStanding, maySee, scopeOf } from '../../src/engine/authority.ts';
import { bindDirectory, type OrganisationRows } from '../../src/rules/directory.ts';
import type { PersonId } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import { as, people, townRulebook } from './town.ts';

const day = (text: string) => text as LocalDate;
const always = { fromOn: day('2020-04-01'), until: null };
const from = { fromOn: day('2027-04-01'), until: null };
const unit = (code: string, more: object = {}) => ({
  ...{ ...always, code, kind: 'bureau', title: `The ${code}`, parent: null },
  ...more,
});
const seat = (code: string, dates = always) => {
  const [at = '', role = ''] = code.split('.');
  return { ...dates, code, unit: at, role, title: code };
};

/** From 1 April the bureau has the places of the desk. Its chief is away all year. */
const rows: OrganisationRows = {
  units: [
    unit('desk', { until: day('2027-04-01'), successor: 'bureau' }),
    unit('bureau'),
    unit('elsewhere'),
  ],
  seats: [seat('bureau.chief'), seat('bureau.clerk'), seat('elsewhere.chief'), seat('desk.chief')],
  holders: [
    { ...always, seat: 'bureau.chief', person: people.chief, capacity: 'holder' },
    { ...always, seat: 'bureau.clerk', person: people.clerk, capacity: 'holder' },
    { ...always, seat: 'elsewhere.chief', person: people.other, capacity: 'holder' },
    { ...from, seat: 'desk.chief', person: people.office, capacity: 'holder' },
  ],
  oversight: [],
  acting: [{ ...always, seat: 'bureau.chief', position: 1, actingSeat: 'bureau.clerk' }],
  absences: [
    {
      ...{ person: people.chief, kind: 'leave' },
      fromAt: '2027-01-01T00:00:00.000Z' as Instant,
      until: '2028-01-01T00:00:00.000Z' as Instant,
    },
  ],
};
const directory = bindDirectory(rows);
const before = day('2027-03-31');
const after = day('2027-04-01');

const asked = (on: LocalDate, rulebook: Rulebook = townRulebook) => ({
  rights: [{ unit: 'desk', role: 'chief' }],
  ...{ command: 'approve', organisation: directory.on(on), rulebook },
});
const scope = (person: PersonId, on: LocalDate, rulebook = townRulebook) =>
  scopeOf(as(person), directory.on(on), rulebook, `${on}T03:00:00.000Z` as Instant);

test('the act is done from the seat of the successor, in the name of the old place', () => {
  expect(findStanding(as(people.chief), asked(before))).toMatchObject({ refused: 'not_allowed' });
  expect(findStanding(as(people.chief), asked(after))).toMatchObject({
    ...{ seat: 'bureau.chief', unit: 'bureau' },
    as: { unit: 'desk', role: 'chief' },
  });
  expect(findStanding(as(people.office), asked(after))).toMatchObject({ refused: 'not_allowed' });
});

test('whoever may not is told of the unit that may now', () => {
  const holders = (on: LocalDate) => {
    const told = findStanding(as(people.other), asked(on));
    return isRefusal(told) ? told.details?.['holders'] : undefined;
  };
  expect(holders(before)).toContain('The desk');
  expect(holders(after)).toContain('The bureau');
});

test('the acting order of the successor holds at the old place too', () => {
  expect(findActing(as(people.clerk), asked(before))).toMatchObject({ refused: 'not_allowed' });
  expect(findActing(as(people.clerk), asked(after))).toMatchObject({
    ...{ seat: 'bureau.clerk', capacity: 'acting', actsFor: 'bureau.chief' },
    as: { unit: 'desk', role: 'chief' },
  });
  const turns = (on: LocalDate) => scope(people.clerk, on).acting.map((turn) => turn.unit);
  expect(turns(before)).toEqual(['bureau']);
  expect(turns(after)).toEqual(['bureau', 'desk']);
});

test('the cases of the old unit are seen in its successor, and nowhere else', () => {
  expect(maySee(scope(people.clerk, before), ['desk'])).toBe(false);
  expect(maySee(scope(people.clerk, after), ['desk'])).toBe(true);
  expect(maySee(scope(people.other, after), ['desk'])).toBe(false);
});

test('an office that sees all cases passes on with its unit', () => {
  const given = { inForceOn: day('2020-04-01'), origin: 'cityOrder', title: 'x' } as const;
  const offices = [{ code: 'desk', unit: 'desk', seesAll: true, ...given }];
  const rulebook = { ...townRulebook, organisation: { ...townRulebook.organisation, offices } };
  expect(scope(people.clerk, before, rulebook).cityWide).toBe(false);
  expect(scope(people.clerk, after, rulebook).cityWide).toBe(true);
  expect(scope(people.other, after, rulebook).cityWide).toBe(false);
});
