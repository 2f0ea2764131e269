// A notice as the delivery writes it, straight into its tables: an inbox needs no effect.
import type pg from 'pg';
import { newId } from '../../src/db/new-id.ts';
import { type Instant, parseInstant } from '../../src/terms/units.ts';

export interface GivenNotice {
  readonly caseId: string;
  readonly unit: string;
  readonly role: string;
  readonly subject: string;
  readonly at?: Instant;
}

/** In Niigata; returns its id. */
export async function writeNotice(pool: pg.Pool, given: GivenNotice): Promise<string> {
  const { caseId, unit, role, subject, at = parseInstant(new Date().toISOString()) } = given;
  const id = newId(at);
  await pool.query(
    `insert into notifications (id, case_id, text_key, subject, body, at)
     values ($1, $2, 'asked', $3, 'text', $4)`,
    [id, caseId, subject, at],
  );
  await pool.query(
    `with place as (
       insert into places (city, unit, role) values ('niigata', $2, $3)
       on conflict (city, unit, role) do update set city = excluded.city returning id)
     insert into notification_places (place, notification_id) select id, $1 from place`,
    [id, unit, role],
  );
  return id;
}
