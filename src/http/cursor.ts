// Where a page of a list ended, as an opaque text that the next request brings back.

import { z } from 'zod';
import { type Instant, isLocalDate } from '../terms/units.ts';
import { refused } from './refused.ts';

/** A moment as our answers show it; the database is asked with no other text. */
export const instantKey = z.iso
  .datetime()
  .refine((at) => isLocalDate(at.slice(0, 10)))
  .transform((at) => at as Instant);
/** Where a moment may be missing, those without one come last. */
export const dueKey = z.union([z.literal('infinity'), instantKey]);

export const cursorOf = (key: unknown): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** Null at the beginning. `malformed` for a cursor that this list did not give. */
export function readCursor<Key extends z.ZodType>(
  schema: Key,
  cursor: string | undefined,
): z.output<Key> | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString();
  const read = schema.safeParse(jsonOf(text));
  if (read.success) return read.data;
  const errors = [
    { in: 'query', pointer: '/cursor', detail: 'not a cursor of this list' },
  ] as const;
  throw refused('malformed', undefined, { errors });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON, no cursor: the schema refuses it.
    return undefined;
  }
}

/** `rows` holds one more than the page when there is another page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => unknown,
  itemOf: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: page.map(itemOf), next: more ? cursorOf(keyOf(last)) : null };
}
