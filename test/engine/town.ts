// A town for the tests of the engine: a bureau, a hall whose only clerk sits in its division, two
// more units, five people.

import type { Db } from '../../src/db/open.ts';
import { inTransaction } from '../../src/db/open.ts';
import { publishRulebook } from '../../src/db/rulebooks.ts';
import type { Actor } from '../../src/terms/actor.ts';
import type { PersonId } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { LocalDate } from '../../src/terms/units.ts';

export const town = 'testville';
const fromOn = '2020-04-01' as LocalDate;
const given = { inForceOn: fromOn, origin: 'productDefault' } as const;
const on = { city: town, fromOn };

export const townRulebook: Rulebook = {
  identity: { city: town, title: 'Testville', version: 1, ...given },
  organisation: {
    kinds: [{ code: 'bureau', title: 'Bureau', party: true, ...given }],
    roles: [
      { code: 'clerk', title: 'Clerk', ...given },
      { code: 'chief', title: 'Chief', ...given },
    ],
    offices: [{ code: 'desk', title: 'Desk', unit: 'office', seesAll: true, ...given }],
  },
  calendar: {
    timeZone: 'Asia/Tokyo',
    weeklyClosedDays: [6, 7],
    nationalHolidays: 'none',
    extraClosedDays: [],
    extraOpenDays: [],
    officeHours: { opens: '08:30', closes: '17:30' },
    fiscalYearStartMonth: 4,
    ...given,
  },
  consultation: {} as Rulebook['consultation'],
  escalation: {} as Rulebook['escalation'],
  meetings: {} as Rulebook['meetings'],
  numbering: {} as Rulebook['numbering'],
  texts: {} as Rulebook['texts'],
};

const id = (digit: number): PersonId => `00000000-0000-4000-8000-00000000000${digit}` as PersonId;

/**
 * Clerk of the bureau (first), its chief, a clerk of the hall's division, one elsewhere, an office.
 */
export const people = { clerk: id(1), chief: id(2), below: id(3), other: id(4), office: id(5) };

export const as = (person: PersonId, rest: Partial<Extract<Actor, { kind: 'person' }>> = {}) =>
  ({ kind: 'person', city: town, person, ...rest }) satisfies Actor;

const seat = (code: string, unit: string, role: string) => ({
  ...on,
  code,
  unit,
  role,
  title: code,
});

export async function settleTown(db: Db): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('persons')
      .values(Object.entries(people).map(([name, person]) => ({ id: person, city: town, name })))
      .execute();
    await tx
      .insertInto('units')
      .values([
        { ...on, code: 'bureau', kind: 'bureau', title: 'Bureau' },
        { ...on, code: 'hall', kind: 'bureau', title: 'Hall', parent: null },
        { ...on, code: 'division', kind: 'division', title: 'Division', parent: 'hall' },
        { ...on, code: 'elsewhere', kind: 'bureau', title: 'Elsewhere' },
        { ...on, code: 'office', kind: 'office', title: 'Office' },
      ])
      .execute();
    await tx
      .insertInto('seats')
      .values([
        seat('bureau-clerk', 'bureau', 'clerk'),
        seat('bureau-chief', 'bureau', 'chief'),
        seat('division-clerk', 'division', 'clerk'),
        seat('elsewhere-clerk', 'elsewhere', 'clerk'),
        seat('office-clerk', 'office', 'clerk'),
      ])
      .execute();
    await tx
      .insertInto('holders')
      .values([
        { ...on, seat: 'bureau-clerk', person: people.clerk },
        { ...on, seat: 'bureau-chief', person: people.chief },
        { ...on, seat: 'division-clerk', person: people.below },
        { ...on, seat: 'elsewhere-clerk', person: people.other },
        { ...on, seat: 'office-clerk', person: people.office },
      ])
      .execute();
    await publishRulebook(tx, townRulebook, 'digest');
  });
}
