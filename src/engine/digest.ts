import { createHash } from 'node:crypto';

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Same content, same digest: the order of members does not count. */
export const digestOf = (content: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(content, sorted) ?? '')
    .digest('base64url');
