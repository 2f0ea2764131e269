// What a situation looks at when it holds a case against its expectations: everything, whoever may
// see it. Served to nobody else.

import { sql } from 'kysely';
import type { CaseId, CityCode, PersonId, SeatCode } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import type { Read } from './open.ts';

export const readWholeCase = (read: Read, id: CaseId) =>
  read.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export type WholeCase = Awaited<ReturnType<typeof readWholeCase>>;

export const readNotices = (read: Read, id: CaseId) =>
  read
    .selectFrom('notifications')
    .innerJoin('notificationPlaces as sent', 'sent.notificationId', 'notifications.id')
    .innerJoin('places', 'places.id', 'sent.place')
    .select(['unit', 'role', 'textKey', 'subject', 'body', 'at'])
    .where('caseId', '=', id)
    .orderBy('at')
    .orderBy('textKey')
    .execute();

export const readLines = (read: Read, id: CaseId) =>
  read
    .selectFrom('caseLines')
    .select(['line', 'body', 'doubts'])
    .where('caseId', '=', id)
    .orderBy('ordinal')
    .execute();

/** Of the cases of a procedure whose context holds `part` the one opened last. */
export async function latestCase(
  read: Read,
  procedure: string,
  part: { readonly [field: string]: string },
): Promise<CaseId | null> {
  const row = await read
    .selectFrom('cases')
    .select('id')
    .where('procedure', '=', procedure)
    .where((is) => sql<boolean>`${is.ref('context')} @> ${JSON.stringify(part)}::jsonb`)
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Sessions of a meeting that stand on that day now, whatever day they were planned for. */
export const findSessions = (
  read: Read,
  procedure: string,
  where: { readonly city: CityCode; readonly meeting: string; readonly on: LocalDate },
) =>
  read
    .selectFrom('cases')
    .select(['id', 'openedAt'])
    .where('procedure', '=', procedure)
    .where('city', '=', where.city)
    .where('matter', '=', where.meeting)
    .where('meetingOn', '=', where.on)
    .orderBy('openedAt', 'desc')
    .execute();

/** All sessions of a city with what they keep, the latest day first. */
export const readSessions = (read: Read, procedure: string, city: CityCode) =>
  read
    .selectFrom('cases')
    .select(['id', 'context'])
    .where('procedure', '=', procedure)
    .where('city', '=', city)
    .orderBy('meetingOn', 'desc')
    .execute();

/** People of a city by login. */
export async function readLogins(read: Read, city: CityCode) {
  const rows = await read
    .selectFrom('persons')
    .select(['id', 'login', 'administrator'])
    .where('city', '=', city)
    .execute();
  return rows.flatMap(({ login, ...person }) => (login === null ? [] : [{ login, ...person }]));
}

/** When the next timer falls due that has not failed yet. */
export async function nextTimerAt(read: Read): Promise<Instant | null> {
  const row = await read
    .selectFrom('timers')
    .select((is) => is.fn.min('dueAt').as('dueAt'))
    .where('heldAt', 'is', null)
    .where('attempts', '=', 0)
    .executeTakeFirst();
  return row?.dueAt ?? null;
}

/** Effects that were put off and come up again after that moment, the earliest first. */
export const effectsPutOff = (read: Read, after: Instant) =>
  read
    .selectFrom('effects')
    .select(['id', 'attempts', 'dueAt'])
    .where('givenUpAt', 'is', null)
    .where('dueAt', '>', after)
    .orderBy('dueAt')
    .execute();

/** The last refusal that stands on record. */
export const lastRefusal = (read: Read) =>
  read
    .selectFrom('refusals')
    .select(['id', 'caseId', 'command', 'code', 'person', 'seat'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst() as Promise<
    | {
        id: number;
        caseId: CaseId | null;
        command: string;
        code: string;
        person: PersonId | null;
        seat: SeatCode | null;
      }
    | undefined
  >;
