/**
 * Who asks: the person of the session cookie or of the bearer token, read anew for every request:
 * a disabled account or a revoked token ends at once. What the person may do is not asked here.
 */
import type { Request } from 'express';
import type { Actor } from '../terms/actor.ts';
import type { CityCode, PersonId, SeatCode } from '../terms/ids.ts';
import { refused } from './refused.ts';
import { tokenHash } from './token.ts';

export interface Account {
  readonly id: PersonId;
  readonly city: CityCode;
  readonly name: string;
  readonly login: string | null;
  readonly password: string | null;
  readonly administrator: boolean;
}

export interface IdentifyParts {
  readonly accounts: {
    findById(person: PersonId): Promise<Account | null>;
    findByToken(sha256: string): Promise<Account | null>;
  };
}

const bearer = /^Bearer ([\x21-\x7e]{1,200})$/i;

/** A request that brings a token is a program's: its cookie, if any, is not looked at. */
export const bearerOf = (req: Request): string | null =>
  bearer.exec(req.get('authorization') ?? '')?.[1] ?? null;

export async function identify(req: Request, { accounts }: IdentifyParts): Promise<Account> {
  const token = bearerOf(req);
  const person = req.session?.person;
  let account: Account | null = null;
  if (token !== null) account = await accounts.findByToken(tokenHash(token));
  else if (person !== undefined) account = await accounts.findById(person);
  if (account === null) throw refused('not_signed_in');
  return account;
}

export const actorOf = (account: Account, seat?: SeatCode): Actor => ({
  kind: 'person',
  person: account.id,
  city: account.city,
  ...(seat !== undefined && { seat }),
  ...(account.administrator && { administrator: true }),
});
