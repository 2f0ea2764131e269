/**
 * Personnel changes, reserved and cancelled. A reservation writes the dated rows of `holders` at
 * once, so that the seats change hands at 00:00 without anybody's doing, and keeps what each row
 * was before; cancelling puts exactly that back, as long as nobody has written over it.
 */
import { sql } from 'kysely';
import type { CityCode, PersonId, SeatCode } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import type { Read, Tx } from './open.ts';
import type { HolderChange } from './tables-personnel.ts';

/**
 * Until the transaction ends, nobody else changes the organisation of the city. Its statements join
 * thousands of rows of JSON, of which the planner thinks there are a hundred: without this it would
 * walk the whole table for each of them.
 */
export async function lockOrganisation(tx: Tx, city: CityCode): Promise<void> {
  await sql`insert into organisation_versions (city) values (${city})
    on conflict do nothing`.execute(tx);
  await sql`select version from organisation_versions where city = ${city} for update`.execute(tx);
  await sql`set local enable_nestloop = off`.execute(tx);
}

const listed = [
  'id',
  'digest',
  'firstOn',
  'lastOn',
  'rows',
  'reservedAt',
  'reservedBy',
  'cancelledAt',
] as const;

const changesOf = (read: Read, city: CityCode) =>
  read
    .selectFrom('personnelChanges')
    .select([...listed])
    .where('city', '=', city);

/** The latest day first. */
export const listChanges = (read: Read, city: CityCode, limit: number) =>
  changesOf(read, city).orderBy('firstOn', 'desc').orderBy('id').limit(limit).execute();

export type ChangeRow = Awaited<ReturnType<typeof listChanges>>[number];

export const findChangeByDigest = async (
  read: Read,
  city: CityCode,
  digest: string,
): Promise<ChangeRow | null> =>
  (await changesOf(read, city)
    .where('digest', '=', digest)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst()) ?? null;

export const findChange = async (read: Read, city: CityCode, id: string) =>
  (await changesOf(read, city)
    .select(['written', 'newcomers'])
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

interface Entering {
  readonly login: string;
  readonly name: string;
  readonly mail: string | null;
}

/** Enters people without a password; their ids by login. */
export async function enterPeople(tx: Tx, city: CityCode, people: readonly Entering[]) {
  if (people.length === 0) return new Map<string, PersonId>();
  const { rows } = await sql<{ id: PersonId; login: string }>`
    insert into persons (city, login, name, mail)
    select ${city}, p.login, p.name, p.mail
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as p (login text, name text, mail text)
    returning id, login`.execute(tx);
  return new Map(rows.map(({ id, login }) => [login, id]));
}

const recorded = (written: readonly HolderChange[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
    as w (seat text, person uuid, "fromOn" date, before jsonb, after jsonb)`;

export const writeTerms = (tx: Tx, city: CityCode, written: readonly HolderChange[]) =>
  sql`
    insert into holders (city, seat, person, capacity, from_on, until)
    select ${city}, w.seat, w.person, w.after ->> 'capacity', w."fromOn",
      (w.after ->> 'until')::date
    from ${recorded(written)}
    on conflict (city, seat, person, from_on)
      do update set capacity = excluded.capacity, until = excluded.until`.execute(tx);

interface Reserving {
  readonly city: CityCode;
  readonly digest: string;
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
  readonly rows: number;
  readonly written: readonly HolderChange[];
  readonly newcomers: readonly PersonId[];
  readonly reservedAt: Instant;
  readonly reservedBy: PersonId | null;
}

export const addChange = (tx: Tx, { written, newcomers, ...change }: Reserving) =>
  tx
    .insertInto('personnelChanges')
    .values({ ...change, newcomers: [...newcomers], written: JSON.stringify(written) })
    .returning([...listed])
    .executeTakeFirstOrThrow();

/** A seat whose rows are no longer as the change wrote them; null when all are. */
export async function overwrittenSeat(
  tx: Tx,
  city: CityCode,
  written: readonly HolderChange[],
): Promise<SeatCode | null> {
  const { rows } = await sql<{ seat: SeatCode }>`
    select w.seat from ${recorded(written)}
    left join holders h on h.city = ${city} and h.seat = w.seat and h.person = w.person
      and h.from_on = w."fromOn"
    where h.capacity is distinct from w.after ->> 'capacity'
      or h.until is distinct from (w.after ->> 'until')::date
    order by w.seat limit 1`.execute(tx);
  return rows[0]?.seat ?? null;
}

/** What the change added goes, what it altered is as it was. */
export async function restoreTerms(tx: Tx, city: CityCode, written: readonly HolderChange[]) {
  await sql`
    delete from holders h using ${recorded(written)}
    where w.before is null and h.city = ${city} and h.seat = w.seat and h.person = w.person
      and h.from_on = w."fromOn"`.execute(tx);
  await sql`
    update holders h set capacity = w.before ->> 'capacity', until = (w.before ->> 'until')::date
    from ${recorded(written)}
    where w.before is not null and h.city = ${city} and h.seat = w.seat and h.person = w.person
      and h.from_on = w."fromOn"`.execute(tx);
}

/** People who came with the change go again, except who has been given something since. */
export const removeNewcomers = (tx: Tx, newcomers: readonly PersonId[]) =>
  sql`
    delete from persons p where p.id = any(${[...newcomers]}::uuid[]) and p.password is null
      and not exists (select from holders where person = p.id)
      and not exists (select from absences where p.id in (person, registered_by))
      and not exists (select from tokens where person = p.id)
      and not exists (select from attachments where person = p.id)
      and not exists (select from notification_reads where person = p.id)
      and not exists (select from mails where person = p.id)`.execute(tx);

export const markCancelled = (tx: Tx, id: string, at: Instant, by: PersonId | null) =>
  tx
    .updateTable('personnelChanges')
    .set({ cancelledAt: at, cancelledBy: by })
    .where('id', '=', id)
    .returning([...listed])
    .executeTakeFirstOrThrow();
