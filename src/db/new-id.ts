import { randomUUID } from 'node:crypto';
import type { Instant } from '../terms/units.ts';

/** UUID of version 7: rows of one time lie side by side in the index, and ids sort by time. */
export function newId<Id extends string>(at: Instant): Id {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}` as Id;
}
