import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openAccounts } from '../../src/db/accounts.ts';
import { importOrganisation } from '../../src/db/import-organisation.ts';
import { absentPersons, loadOrganisation, organisationVersion } from '../../src/db/people.ts';
import { emptyPlaces } from '../../src/rules/empty-places.ts';
import type { PersonId } from '../../src/terms/ids.ts';
import type { Organisation } from '../../src/terms/organisation.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import { codeOf, draft, type House, openHouse } from './engine-house.ts';
import { as, town } from './town.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const date = (text: string) => text as LocalDate;

const park: Organisation = {
  city: town,
  from: date('2020-04-01'),
  units: [
    { code: 'green', kind: 'bureau', title: 'Green' },
    { code: 'park', kind: 'bureau', title: 'Park' },
  ],
  seats: [{ code: 'park-clerk', unit: 'park', role: 'clerk', title: 'Park clerk' }],
  people: [
    { login: 'mori', name: 'Mori' },
    { login: 'ono', name: 'Ono' },
  ],
  holders: [{ seat: 'park-clerk', login: 'mori', capacity: 'holder' }],
  oversight: [{ seat: 'park-clerk', units: ['park'] }],
  acting: [],
  absences: [
    {
      login: 'mori',
      from: '2026-01-01T00:00:00Z',
      until: '2026-02-01T00:00:00Z',
      kind: 'leave',
    },
  ],
};

const load = (file: Organisation) => importOrganisation(house.db, file);

async function personOf(login: string): Promise<PersonId> {
  const found = house.db.kysely.selectFrom('persons').select('id').where('login', '=', login);
  return (await found.where('city', '=', town).executeTakeFirstOrThrow()).id;
}

/** What is said to that person when he drafts for the park. */
async function drafting(login: string): Promise<string | null> {
  const actor = as(await personOf(login));
  const command = draft('a bench', 'park');
  const procedure = 'petition';
  return codeOf(await house.advancer.begin({ city: town, procedure, actor, command }));
}

async function vacancies(): Promise<string[]> {
  const version = await organisationVersion(house.db.kysely, town);
  const today = (await house.known.directory(town, version)).on(date('2026-11-20'));
  const places = [{ unit: 'park', role: 'clerk' }];
  return emptyPlaces(places, today, new Set()).map(({ code }) => code);
}

test('whose term is ended by an import loses the seat at the next command', async () => {
  await load(park);
  expect(await drafting('mori')).toBeNull();
  expect(await drafting('ono')).toBe('not_allowed');
  const before = await organisationVersion(house.db.kysely, town);
  await load({
    ...park,
    holders: [
      { seat: 'park-clerk', login: 'mori', capacity: 'holder', until: date('2021-04-01') },
      { seat: 'park-clerk', login: 'ono', capacity: 'holder', from: date('2021-04-01') },
    ],
  });
  expect(await organisationVersion(house.db.kysely, town)).toBeGreaterThan(before);
  expect(await drafting('mori')).toBe('not_allowed');
  expect(await drafting('ono')).toBeNull();
});

test('an import again changes what the file says otherwise, and deletes nothing', async () => {
  await load(park);
  const unit = { code: 'park', kind: 'office', title: 'Parks', reading: 'p', parent: 'green' };
  const seat = { code: 'park-clerk', unit: 'green', role: 'chief', title: 'Parks chief' };
  const until = date('2030-04-01');
  await load({
    ...park,
    units: [
      { code: 'green', kind: 'bureau', title: 'Green' },
      { ...unit, until, successor: 'green' },
    ],
    seats: [{ ...seat, until }],
    people: [{ login: 'mori', name: 'Mori the younger' }],
    holders: [{ seat: 'park-clerk', login: 'mori', capacity: 'deputy', until }],
    oversight: [{ seat: 'park-clerk', units: ['park'], until }],
  });
  const rows = await loadOrganisation(house.db.kysely, town);
  const { reading: _, ...shown } = unit;
  expect(rows.units.filter(({ code }) => code === 'park')).toEqual([
    { ...shown, successor: 'green', fromOn: park.from, until },
  ]);
  expect(rows.seats.filter(({ code }) => code === 'park-clerk')).toEqual([
    { ...seat, fromOn: park.from, until },
  ]);
  const mori = await personOf('mori');
  expect(rows.holders.filter(({ person }) => person === mori)).toEqual([
    { seat: 'park-clerk', person: mori, capacity: 'deputy', fromOn: park.from, until },
  ]);
  expect(rows.oversight.filter(({ seat: code }) => code === 'park-clerk')).toMatchObject([
    { until },
  ]);
  expect(await personOf('ono')).toBeDefined();
  await load(park);
  expect((await loadOrganisation(house.db.kysely, town)).units).toContainEqual(
    expect.objectContaining({ code: 'park', title: 'Park', successor: null, until: null }),
  );
});

test('an absence that is imported again ends when the file now says', async () => {
  await load(park);
  const mori = await personOf('mori');
  const awayOn = (at: string) => absentPersons(house.db.kysely, town, at as Instant);
  expect(await awayOn('2026-01-20T00:00:00.000Z')).toEqual([mori]);
  const [absence] = park.absences;
  const shorter = { ...absence, until: '2026-01-10T00:00:00Z', kind: 'ill', reason: 'flu' };
  await load({ ...park, absences: [shorter as Organisation['absences'][number]] });
  expect(await awayOn('2026-01-20T00:00:00.000Z')).toEqual([]);
  expect(await awayOn('2026-01-09T00:00:00.000Z')).toEqual([mori]);
  const kept = house.db.kysely.selectFrom('absences').select(['kind', 'reason']);
  expect(await kept.where('person', '=', mori).execute()).toEqual([{ kind: 'ill', reason: 'flu' }]);
});

test('whoever is disabled holds nothing, for commands as for the list of stuck', async () => {
  const accounts = openAccounts(house.db);
  await load(park);
  const ono = await personOf('ono');
  await house.db.kysely.deleteFrom('holders').where('person', '=', ono).execute();
  expect(await drafting('mori')).toBeNull();
  expect(await vacancies()).toEqual([]);
  const mori = await personOf('mori');
  await house.db.pool.query(`insert into sessions values ('mori sits', $1, now())`, [
    JSON.stringify({ person: mori }),
  ]);
  expect(await accounts.switchAccount(town, 'mori', false)).toBe(true);
  expect(await accounts.findByLogin('mori', town)).toBeNull();
  const { rowCount } = await house.db.pool.query('select from sessions');
  expect(rowCount).toBe(0);
  expect(await drafting('mori')).toBe('not_allowed');
  expect(await vacancies()).toEqual(['seat_vacant']);
  expect(await accounts.switchAccount(town, 'mori', true)).toBe(true);
  expect(await drafting('mori')).toBeNull();
  expect(await vacancies()).toEqual([]);
  expect(await accounts.switchAccount('elsewhere', 'mori', false)).toBe(false);
});
