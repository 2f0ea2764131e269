// What placing an item on an agenda must know: sessions that stand open, and where an item of the
// same effect was handed in before.

import type { CaseId, CityCode, EffectId } from '../terms/ids.ts';
import type { LocalDate } from '../terms/units.ts';
import type { Db } from './open.ts';

export interface OpenSession {
  readonly id: CaseId;
  readonly on: LocalDate;
}

/** Open sessions of a meeting from that day on, the earliest first. */
export const openSessions = (
  db: Db,
  procedure: string,
  city: CityCode,
  meeting: string,
  from: LocalDate,
): Promise<OpenSession[]> => {
  const text = `
    select id, meeting_on as "on" from cases
    where city = $2 and procedure = $1 and status = 'active' and matter = $3 and meeting_on >= $4
    order by meeting_on, id`;
  return db.run({ name: 'open_sessions', text }, [procedure, city, meeting, from]);
};

// A range of keys, which their index finds: the character after '/' is '0'.
const tried = `
  select s.id, s.meeting_on as "on" from commands c
  join cases s on s.id = c.case_id
  where c.effect_key > $1 || '/' and c.effect_key < $1 || '0'
  order by c.at`;

/** Sessions to which a command keyed `<effect>/…` was already given, in that order. */
export const triedSessions = (db: Db, effect: EffectId): Promise<OpenSession[]> =>
  db.run({ name: 'tried_sessions', text: tried }, [effect]);
