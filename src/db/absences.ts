// Absences (不在) as rows: who is away, from when until when. What that means for work is read by
// rules/directory.ts; who may enter one is said by engine/personnel-absences.ts.

import type { CityCode, PersonId } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { Read, Tx } from './open.ts';

export interface Absence {
  readonly id: string;
  readonly person: PersonId;
  readonly name: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly kind: string;
  readonly reason: string | null;
  /** Null: it came with the organisation's file. */
  readonly registeredAt: Instant | null;
}

const absencesOf = (read: Read, city: CityCode) =>
  read
    .selectFrom('absences')
    .innerJoin('persons', 'persons.id', 'absences.person')
    .select([
      'absences.id',
      'absences.person',
      'persons.name',
      'absences.fromAt as from',
      'absences.until',
      'absences.kind',
      'absences.reason',
      'absences.registeredAt',
    ])
    .where('absences.city', '=', city);

export interface AbsencesAsked {
  readonly city: CityCode;
  /** Null: of everybody. */
  readonly persons: readonly PersonId[] | null;
  /** Those that end after it; null: also those that are over. */
  readonly endingAfter: Instant | null;
  /** Where the page before ended. */
  readonly after: Pick<Absence, 'from' | 'id'> | null;
  readonly limit: number;
}

/** The earliest first. */
export const listAbsences = (read: Read, asked: AbsencesAsked): Promise<Absence[]> => {
  const { city, persons, endingAfter, after, limit } = asked;
  let query = absencesOf(read, city);
  if (persons !== null) {
    query = query.where('absences.person', 'in', persons.length ? [...persons] : [null as never]);
  }
  if (endingAfter !== null) query = query.where('absences.until', '>', endingAfter);
  if (after !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('absences.fromAt', 'absences.id'), '>', tuple(after.from, after.id)),
    );
  }
  return query.orderBy('absences.fromAt').orderBy('absences.id').limit(limit).execute();
};

/** Null when the city has no such absence. */
export const findAbsence = async (
  read: Read,
  city: CityCode,
  id: string,
): Promise<Absence | null> =>
  (await absencesOf(read, city).where('absences.id', '=', id).executeTakeFirst()) ?? null;

/** Nobody else enters or moves an absence of that person until the transaction ends. */
export async function lockPerson(tx: Tx, city: CityCode, person: PersonId): Promise<boolean> {
  const row = await tx
    .selectFrom('persons')
    .select('id')
    .where('city', '=', city)
    .where('id', '=', person)
    .where('disabledAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

type Span = Pick<Absence, 'person' | 'from' | 'until'>;

/** Another absence of the person that shares a moment with the span. */
export const overlapping = (tx: Tx, { person, from, until }: Span, except: string | null) =>
  tx
    .selectFrom('absences')
    .select(['fromAt as from', 'until'])
    .where('person', '=', person)
    .where('fromAt', '<', until)
    .where('until', '>', from)
    .$if(except !== null, (query) => query.where('id', '<>', except as string))
    .orderBy('fromAt')
    .limit(1)
    .executeTakeFirst();

export interface NewAbsence extends Span {
  readonly city: CityCode;
  readonly kind: string;
  readonly reason: string | null;
  readonly registeredBy: PersonId;
  readonly registeredAt: Instant;
}

export async function addAbsence(tx: Tx, { from, ...row }: NewAbsence): Promise<string> {
  const { id } = await tx
    .insertInto('absences')
    .values({ ...row, fromAt: from })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const moveAbsenceEnd = (tx: Tx, id: string, until: Instant): Promise<unknown> =>
  tx.updateTable('absences').set({ until }).where('id', '=', id).execute();

export const removeAbsence = (tx: Tx, id: string): Promise<unknown> =>
  tx.deleteFrom('absences').where('id', '=', id).execute();
