// Imports an organisation: units, seats, people, holders, absences, all by date. Importing the same
// file again changes nothing; rows that are not in the file stay. All or nothing.

import { type Insertable, sql } from 'kysely';
import type { PersonId } from '../terms/ids.ts';
import type { Organisation } from '../terms/organisation.ts';
import { type LocalDate, parseInstant } from '../terms/units.ts';
import { type Db, inTransaction, type Tx } from './open.ts';
import type { Tables } from './tables.ts';

interface Dated {
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
}

const rowDates = (file: Organisation, { from, until }: Dated) => ({
  fromOn: from ?? file.from,
  until: until ?? null,
});

async function importPeople(tx: Tx, file: Organisation, password: string | null) {
  const ids = new Map<string, PersonId>();
  for (const { login, name, mail, administrator } of file.people) {
    const row = await tx
      .insertInto('persons')
      .values({
        city: file.city,
        login,
        name,
        mail: mail ?? null,
        administrator: administrator ?? false,
        password,
      })
      .onConflict((conflict) =>
        conflict.columns(['city', 'login']).doUpdateSet({
          name,
          mail: mail ?? null,
          administrator: administrator ?? false,
          ...(password === null ? {} : { password }),
        }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.set(login, row.id);
  }
  return ids;
}

async function insertAll<Table extends keyof Tables>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto(table)
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function importPosts(tx: Tx, file: Organisation, ids: ReadonlyMap<string, PersonId>) {
  const { city } = file;
  const personOf = (login: string): PersonId => ids.get(login) as PersonId;
  await insertAll(
    tx,
    'units',
    file.units.map(({ from, until, reading, parent, ...unit }) => ({
      city,
      ...unit,
      reading: reading ?? null,
      parent: parent ?? null,
      ...rowDates(file, { from, until }),
    })),
  );
  await insertAll(
    tx,
    'seats',
    file.seats.map(({ from, until, ...seat }) => ({
      city,
      ...seat,
      ...rowDates(file, { from, until }),
    })),
  );
  await insertAll(
    tx,
    'holders',
    file.holders.map(({ from, until, login, ...holder }) => ({
      city,
      ...holder,
      person: personOf(login),
      ...rowDates(file, { from, until }),
    })),
  );
  await insertAll(
    tx,
    'oversight',
    file.oversight.flatMap(({ seat, units, from, until }) =>
      units.map((unit) => ({ city, seat, unit, ...rowDates(file, { from, until }) })),
    ),
  );
}

async function importAbsences(tx: Tx, file: Organisation, ids: ReadonlyMap<string, PersonId>) {
  for (const { login, from, until, kind, reason } of file.absences) {
    const row = {
      city: file.city,
      person: ids.get(login) as PersonId,
      fromAt: parseInstant(from),
      until: parseInstant(until),
      kind,
    };
    const known = await tx
      .selectFrom('absences')
      .select('id')
      .where('person', '=', row.person)
      .where('fromAt', '=', row.fromAt)
      .executeTakeFirst();
    if (known !== undefined) continue;
    await tx
      .insertInto('absences')
      .values({ ...row, reason: reason ?? null })
      .execute();
  }
}

/**
 * `password` is the hash that every account gets; null: accounts keep theirs, new ones have none.
 */
export function importOrganisation(
  db: Db,
  file: Organisation,
  password: string | null = null,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const ids = await importPeople(tx, file, password);
    await importPosts(tx, file, ids);
    await importAbsences(tx, file, ids);
    await tx
      .insertInto('organisationVersions')
      .values({ city: file.city })
      .onConflict((conflict) =>
        conflict.column('city').doUpdateSet({ version: sql`organisation_versions.version + 1` }),
      )
      .execute();
  });
}
