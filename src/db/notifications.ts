// The inbox: a notice with its text once, and a narrow row for each place it went to. It is written
// in the statement that removes its effect: only who removes the row writes, so a notice exists
// once however often its effect is delivered.

import type { CaseId, CityCode, EffectId, Place, UnitCode } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import { newId } from './new-id.ts';
import type { Db } from './open.ts';

export interface Notice {
  readonly effectId: EffectId;
  readonly city: CityCode;
  readonly caseId: CaseId;
  /** Each once. */
  readonly places: readonly Place[];
  readonly textKey: string;
  readonly subject: string;
  readonly body: string;
  readonly at: Instant;
  /** City date of `at`: whoever holds the place on this day gets the mail. */
  readonly on: LocalDate;
}

// A place that two processes name at the same moment is named once: who comes second waits for the
// first and gets its id. Mail: a place is held from its unit or from what succeeded it, or, where
// that has no seat of the role, from any unit below it.
const deliver = `
  with recursive gone as (
    delete from effects where id = any($1::uuid[]) returning id
  ), given as (
    select n.* from jsonb_to_recordset($2::jsonb) as n (
      id uuid, "effectId" uuid, city text, "caseId" uuid, places jsonb, "textKey" text,
      subject text, body text, at timestamptz, "on" date)
    join gone on gone.id = n."effectId"
  ), noted as (
    insert into notifications (id, case_id, text_key, subject, body, at)
    select id, "caseId", "textKey", subject, body, at from given
  ), sent as (
    select given.id, given.city, given."on", p.unit, p.role
    from given cross join jsonb_to_recordset(given.places) as p (unit text, role text)
  ), named as (
    insert into places (city, unit, role)
    select distinct city, unit, role from sent
    where not exists (select from places p
      where p.city = sent.city and p.unit = sent.unit and p.role = sent.role)
    order by city, unit, role
    on conflict (city, unit, role) do update set city = excluded.city
    returning id, city, unit, role
  ), placed as (
    insert into notification_places (place, notification_id)
    select p.id, sent.id from sent join places p using (city, unit, role)
    union all
    select named.id, sent.id from sent join named using (city, unit, role)
  ), meant as (
    select id, city, coalesce(current_unit(city, unit, "on"), unit) as unit, role, "on"
    from sent where $3
  ), reached (id, city, unit, role, "on", seated) as (
    select id, city, unit, role, "on", exists (
      select from seats s where s.city = meant.city and s.unit = meant.unit
        and s.role = meant.role and s.from_on <= meant."on"
        and (s.until is null or s.until > meant."on"))
    from meant
    union
    select r.id, r.city, u.code, r.role, r."on", r.seated
    from reached r join units u on u.city = r.city and not r.seated
      and u.from_on <= r."on" and (u.until is null or u.until > r."on")
      and (u.parent = r.unit or u.parent in (
        select f.code from units f
        where f.city = r.city and f.successor is not null and f.until <= r."on"
          and current_unit(f.city, f.code, r."on") = r.unit))
  )
  insert into mails (notification_id, person, due_at)
  select distinct r.id, p.id, $4::timestamptz
  from reached r
  join seats s on s.city = r.city and s.unit = r.unit and s.role = r.role
    and s.from_on <= r."on" and (s.until is null or s.until > r."on")
  join holders h on h.city = r.city and h.seat = s.code
    and h.from_on <= r."on" and (h.until is null or h.until > r."on")
  join persons p on p.id = h.person and p.city = r.city and p.mail is not null
    and p.disabled_at is null
  on conflict (notification_id, person) do nothing`;

/**
 * Removes the effects and writes their notices; with `mailed`, also a mail for each holder. Ids of
 * notices sort by time: the inbox is read in their order.
 */
export async function deliverNotices(
  db: Db,
  effects: readonly EffectId[],
  notices: readonly Notice[],
  mailed: boolean,
  at: Instant,
): Promise<void> {
  if (effects.length === 0) return;
  await db.run({ name: 'deliver_notices', text: deliver }, [
    effects,
    JSON.stringify(notices.map((notice) => ({ id: newId(notice.at), ...notice }))),
    mailed,
    at,
  ]);
}

/** Titles of a city's units on a date, by code; of those that are no more, the last they had. */
export async function unitTitles(
  db: Db,
  city: CityCode,
  on: LocalDate,
): Promise<ReadonlyMap<UnitCode, string>> {
  const text = `
    select distinct on (code) code, title from units
    where city = $1 and from_on <= $2
    order by code, until is null or until > $2 desc, from_on desc`;
  const rows = await db.run<{ code: UnitCode; title: string }>({ name: 'unit_titles', text }, [
    city,
    on,
  ]);
  return new Map(rows.map(({ code, title }) => [code, title]));
}
