import { randomUUID } from 'node:crypto';
import type { Instant } from '../terms/units.ts';

/** Where the ids of that time begin. */
const timeOf = (at: Instant): string => {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7`;
};

/** UUID of version 7: rows of one time lie side by side in the index, and ids sort by time. */
export const newId = <Id extends string>(at: Instant): Id =>
  `${timeOf(at)}${randomUUID().slice(15)}` as Id;

/** No id of that time or of a later one is below it. */
export const firstIdAt = (at: Instant): string => `${timeOf(at)}000-0000-000000000000`;
