// Under what an answer is kept: the caller's key and what he asked, each as the first half of its
// SHA-256. Both would be texts of any length, in every row and again in the index; a hundred and
// twenty-eight bits tell them apart as well.

import { createHash } from 'node:crypto';

/** Under which name a caller knows his own command, so that he may repeat it. */
export interface Key {
  readonly caller: string;
  readonly key: string;
}

const HALF = 32;

const uuidOf = (sha256: Buffer): string => {
  const hex = sha256.toString('hex').slice(0, HALF);
  return [0, 8, 12, 16, 20]
    .map((start, index, starts) => hex.slice(start, starts[index + 1] ?? HALF))
    .join('-');
};

/** One id for a caller and his key; the migration that made the column spells it in SQL. */
export const keyId = ({ caller, key }: Key): string =>
  uuidOf(createHash('sha256').update(`${caller}\0${key}`).digest());

/** `digest`: SHA-256 of what was asked, in base64url. */
export const contentId = (digest: string): string => uuidOf(Buffer.from(digest, 'base64url'));

/** The caller whose keys are looked through: `<effect>` or `<effect>/<part>`. */
const effectCaller = 'effect';

/** The key itself, where somebody will look for it. */
export const effectKeyOf = ({ caller, key }: Key): string | null =>
  caller === effectCaller ? key : null;
