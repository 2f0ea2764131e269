// The inbox. A notice is written in the statement that removes its effect: only who removes the row
// writes, so a notice exists once however often its effect is delivered.

import type { CaseId, CityCode, EffectId, RoleCode, UnitCode } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import type { Db } from './open.ts';

export interface Notice {
  readonly effectId: EffectId;
  readonly city: CityCode;
  readonly caseId: CaseId;
  readonly unit: UnitCode;
  readonly role: RoleCode;
  readonly textKey: string;
  readonly subject: string;
  readonly body: string;
  readonly at: Instant;
  /** City date of `at`: whoever holds the place on this day gets the mail. */
  readonly on: LocalDate;
}

// A place is held from its unit, or, where that has no seat of the role, from any unit below it.
const deliver = `
  with recursive gone as (
    delete from effects where id = any($1::uuid[]) returning id
  ), given as (
    select n.* from jsonb_to_recordset($2::jsonb) as n (
      "effectId" uuid, city text, "caseId" uuid, unit text, role text, "textKey" text,
      subject text, body text, at timestamptz, "on" date)
    join gone on gone.id = n."effectId"
  ), noted as (
    insert into notifications (effect_id, city, case_id, unit, role, text_key, subject, body, at)
    select "effectId", city, "caseId", unit, role, "textKey", subject, body, at from given
    on conflict (effect_id, unit, role) do nothing
    returning id, effect_id, city, unit, role
  ), reached (id, city, unit, role, "on", seated) as (
    select noted.id, noted.city, noted.unit, noted.role, given."on", exists (
      select from seats s where s.city = noted.city and s.unit = noted.unit
        and s.role = noted.role and s.from_on <= given."on"
        and (s.until is null or s.until > given."on"))
    from noted join given on given."effectId" = noted.effect_id
      and given.unit = noted.unit and given.role = noted.role
    where $3
    union
    select r.id, r.city, u.code, r.role, r."on", r.seated
    from reached r join units u on u.city = r.city and u.parent = r.unit and not r.seated
      and u.from_on <= r."on" and (u.until is null or u.until > r."on")
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

/** Removes the effects and writes their notices; with `mailed`, also a mail for each holder. */
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
    JSON.stringify(notices),
    mailed,
    at,
  ]);
}

/** Titles of a city's units on a date, by code. */
export async function unitTitles(
  db: Db,
  city: CityCode,
  on: LocalDate,
): Promise<ReadonlyMap<UnitCode, string>> {
  const text = `
    select code, title from units
    where city = $1 and from_on <= $2 and (until is null or until > $2)`;
  const rows = await db.run<{ code: UnitCode; title: string }>({ name: 'unit_titles', text }, [
    city,
    on,
  ]);
  return new Map(rows.map(({ code, title }) => [code, title]));
}
