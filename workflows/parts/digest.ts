// The digest of what somebody decides on: whoever decides quotes it, so that he decides on what he
// saw and on nothing that was changed meanwhile.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 in lower-case hex of plain JSON; the order of an object's members does not count. */
export const digestOf = (content: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(content, byMember) ?? '')));

/** A database hands members back in an order of its own. */
function byMember(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
