// Units, seats, holders, absences: the organisation as rows. What they mean on a date is read by
// rules/directory.ts; here nothing is decided.

import { sql } from 'kysely';
import type { CityCode, PersonId } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { Read, Tx } from './open.ts';

/**
 * All dated rows of a city's organisation, in the shape rules/directory.ts binds. Of two rows of
 * one code that hold on the same day, the one that began later comes last and counts. Whoever is
 * disabled holds nothing, nor does a person of another city.
 */
export async function loadOrganisation(read: Read, city: CityCode) {
  const [units, seats, holders, oversight, acting, absences] = await Promise.all([
    read
      .selectFrom('units')
      .select(['code', 'kind', 'title', 'parent', 'successor', 'fromOn', 'until'])
      .where('city', '=', city)
      .orderBy('code')
      .orderBy('fromOn')
      .execute(),
    read
      .selectFrom('seats')
      .select(['code', 'unit', 'role', 'title', 'fromOn', 'until'])
      .where('city', '=', city)
      .orderBy('code')
      .orderBy('fromOn')
      .execute(),
    read
      .selectFrom('holders')
      .innerJoin('persons', (join) =>
        join
          .onRef('persons.id', '=', 'holders.person')
          .onRef('persons.city', '=', 'holders.city')
          .on('persons.disabledAt', 'is', null),
      )
      .select(['seat', 'person', 'capacity', 'fromOn', 'until'])
      .where('holders.city', '=', city)
      .execute(),
    read
      .selectFrom('oversight')
      .select(['seat', 'unit', 'fromOn', 'until'])
      .where('city', '=', city)
      .execute(),
    read
      .selectFrom('actingOrders')
      .select(['seat', 'position', 'actingSeat', 'fromOn', 'until'])
      .where('city', '=', city)
      .execute(),
    read
      .selectFrom('absences')
      .select(['person', 'fromAt', 'until', 'kind'])
      .where('city', '=', city)
      .execute(),
  ]);
  return { units, seats, holders, oversight, acting, absences };
}

/** Whoever remembers the city's organisation reads it anew. */
export const raiseOrganisation = (tx: Tx, city: CityCode): Promise<unknown> =>
  tx
    .insertInto('organisationVersions')
    .values({ city })
    .onConflict((conflict) =>
      conflict.column('city').doUpdateSet({ version: sql`organisation_versions.version + 1` }),
    )
    .execute();

/** Raised by every change of what `loadOrganisation` gives; 0 before the first. */
export async function organisationVersion(read: Read, city: CityCode): Promise<number> {
  const row = await read
    .selectFrom('organisationVersions')
    .select('version')
    .where('city', '=', city)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export interface Person {
  readonly id: PersonId;
  readonly city: CityCode;
  readonly name: string;
  readonly mail: string | null;
  readonly administrator: boolean;
}

/** People by id, of those who may still sign in. */
export const loadPersons = (read: Read, ids: readonly PersonId[]): Promise<Person[]> =>
  read
    .selectFrom('persons')
    .select(['id', 'city', 'name', 'mail', 'administrator'])
    .where('id', 'in', ids.length === 0 ? [null as never] : [...ids])
    .where('disabledAt', 'is', null)
    .execute();

/** Who is away at that moment. */
export const absentPersons = async (
  read: Read,
  city: CityCode,
  at: Instant,
): Promise<PersonId[]> => {
  const rows = await read
    .selectFrom('absences')
    .select('person')
    .distinct()
    .where('city', '=', city)
    .where('fromAt', '<=', at)
    .where('until', '>', at)
    .execute();
  return rows.map(({ person }) => person);
};
