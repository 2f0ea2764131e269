// Imports an organisation: units, seats, people, holders, absences, all by date. What the file says
// replaces what stood under the same key; rows that are not in the file stay. All or nothing.

import type { Insertable } from 'kysely';
import type { PersonId } from '../terms/ids.ts';
import type { Organisation } from '../terms/organisation.ts';
import { type LocalDate, parseInstant } from '../terms/units.ts';
import { type Db, inTransaction, type Tx } from './open.ts';
import { raiseOrganisation } from './people.ts';
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

/** What makes a row of the file the same as one that is there: the primary keys. */
const keysOf = {
  units: ['city', 'code', 'fromOn'],
  seats: ['city', 'code', 'fromOn'],
  holders: ['city', 'seat', 'person', 'fromOn'],
  oversight: ['city', 'unit', 'seat', 'fromOn'],
} as const satisfies { readonly [Table in keyof Tables]?: readonly (keyof Tables[Table])[] };

/** All rows have the same columns; those outside the key are overwritten. */
async function upsert<Table extends keyof typeof keysOf>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const keys: readonly string[] = keysOf[table];
  const changing = Object.keys(first).filter((column) => !keys.includes(column));
  await tx
    .insertInto(table)
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .columns(keys as never)
        .doUpdateSet(
          ({ ref }) =>
            Object.fromEntries(
              changing.map((column) => [column, ref(`excluded.${column}` as never)]),
            ) as never,
        ),
    )
    .execute();
}

async function importPosts(tx: Tx, file: Organisation, ids: ReadonlyMap<string, PersonId>) {
  const { city } = file;
  const personOf = (login: string): PersonId => ids.get(login) as PersonId;
  await upsert(
    tx,
    'units',
    file.units.map(({ from, until, reading, parent, successor, ...unit }) => ({
      city,
      ...unit,
      reading: reading ?? null,
      parent: parent ?? null,
      successor: successor ?? null,
      ...rowDates(file, { from, until }),
    })),
  );
  await upsert(
    tx,
    'seats',
    file.seats.map(({ from, until, ...seat }) => ({
      city,
      ...seat,
      ...rowDates(file, { from, until }),
    })),
  );
  await upsert(
    tx,
    'holders',
    file.holders.map(({ from, until, login, ...holder }) => ({
      city,
      ...holder,
      person: personOf(login),
      ...rowDates(file, { from, until }),
    })),
  );
  await upsert(
    tx,
    'oversight',
    file.oversight.flatMap(({ seat, units, from, until }) =>
      units.map((unit) => ({ city, seat, unit, ...rowDates(file, { from, until }) })),
    ),
  );
}

/** An order of a seat from a day replaces the one of that day as a whole. */
async function importActingOrders(tx: Tx, file: Organisation) {
  for (const { seat, order, from, until } of file.acting) {
    const dates = rowDates(file, { from, until });
    await tx
      .deleteFrom('actingOrders')
      .where('city', '=', file.city)
      .where('seat', '=', seat)
      .where('fromOn', '=', dates.fromOn)
      .execute();
    await tx
      .insertInto('actingOrders')
      .values(
        order.map((actingSeat, index) => ({
          ...{ city: file.city, seat, position: index + 1, actingSeat },
          ...dates,
        })),
      )
      .execute();
  }
}

async function importAbsences(tx: Tx, file: Organisation, ids: ReadonlyMap<string, PersonId>) {
  for (const { login, from, until, kind, reason } of file.absences) {
    const absence = { person: ids.get(login) as PersonId, fromAt: parseInstant(from) };
    const change = { until: parseInstant(until), kind, reason: reason ?? null };
    const { numUpdatedRows } = await tx
      .updateTable('absences')
      .set(change)
      .where('person', '=', absence.person)
      .where('fromAt', '=', absence.fromAt)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) continue;
    await tx
      .insertInto('absences')
      .values({ city: file.city, ...absence, ...change })
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
    await importActingOrders(tx, file);
    await importAbsences(tx, file, ids);
    await raiseOrganisation(tx, file.city);
  });
}
