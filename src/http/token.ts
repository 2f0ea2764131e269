// Bearer tokens for programs. Only the hash is stored: 256 random bits need no slow hash.

import { createHash, randomBytes } from 'node:crypto';

/** Lets a leaked token be recognised as ours. */
const prefix = 'kyogi_';

export const tokenHash = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

export function newToken(): { readonly token: string; readonly sha256: string } {
  const token = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { token, sha256: tokenHash(token) };
}
