// Passwords of local accounts: argon2id, checked in the same time whether the login exists or not.

import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id; argon2id is the library's default algorithm. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let nobody: Promise<string> | undefined;

/** `stored` null: there is no such account. The same work is done, and the answer is no. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobody), password);
  return stored !== null && matches;
}
