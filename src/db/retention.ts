// Removal of what only ever grows: answers kept for repetition, refusals that nobody looks up any
// more. History, cases and what they rest on are never removed.

import type { Instant } from '../terms/units.ts';
import type { Db } from './open.ts';

// An effect that still waits looks into the answers under its own keys for where it has knocked.
const answers = `
  delete from commands where ctid = any (array(
    select c.ctid from commands c
    where c.at < $1 and not exists (
      select from effects e where e.id::text = split_part(c.effect_key, '/', 1))
    limit $2 for update skip locked))
  returning 1`;

const refusals = `
  delete from refusals where ctid = any (array(
    select r.ctid from refusals r
    where r.at < $1 and not exists (
      select from cases c where c.id = r.case_id and c.status = 'active')
    limit $2 for update skip locked))
  returning 1`;

/** Removes at most that many of each; returns how many went. */
export async function removeOutdated(db: Db, before: Instant, limit: number): Promise<number> {
  const gone = await db.run({ name: 'remove_answers', text: answers }, [before, limit]);
  const also = await db.run({ name: 'remove_refusals', text: refusals }, [before, limit]);
  return gone.length + also.length;
}
