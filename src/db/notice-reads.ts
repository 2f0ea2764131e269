// Who has read which notification. The first reading counts.

import type { Db } from './open.ts';
import type { Recipient } from './views-work.ts';

const markRead = `
  with mine as (
    select np.notification_id as id
    from unnest($3::text[], $4::text[]) as asked (unit, role)
    join places p on p.city = $2 and p.unit = asked.unit and p.role = asked.role
    join notification_places np on np.place = p.id and np.notification_id = $1
    limit 1
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
