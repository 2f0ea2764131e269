// Who has read which notification. The first reading counts.

import type { Db } from './open.ts';
import type { Recipient } from './views-work.ts';

const markRead = `
  with mine as (
    select n.id from notifications n
    join unnest($3::text[], $4::text[]) as p (unit, role) on p.unit = n.unit and p.role = n.role
    where n.id = $1 and n.city = $2
  ), marked as (
    insert into notification_reads (notification_id, person, read_at)
    select id, $5, now() from mine on conflict do nothing
  )
  select id from mine`;

/** False when no such notification was sent to the reader's places. The first reading stays. */
export async function markNoticeRead(db: Db, reader: Recipient, id: string): Promise<boolean> {
  const rows = await db.run({ name: 'inbox_read', text: markRead }, [
    id,
    reader.city,
    reader.places.map(({ unit }) => unit),
    reader.places.map(({ role }) => role),
    reader.person,
  ]);
  return rows.length > 0;
}
