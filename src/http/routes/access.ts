// Signing in and out, who am I, own password, own tokens.

import type { Request } from 'express';
import type { LookParts } from '../../engine/look.ts';
import {
  changePassword,
  createToken,
  listTokens,
  type Me,
  revokeToken,
  signIn,
  signOut,
  whoAmI,
} from '../../terms/contract-access.ts';
import type { PersonId } from '../../terms/ids.ts';
import type { Instant } from '../../terms/units.ts';
import { type Account, bearerOf } from '../identify.ts';
import { hashPassword, passwordMatches } from '../password.ts';
import type { RateLimiting } from '../rate-limit.ts';
import { refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { beginSession, cookieName, endSession } from '../session.ts';
import { namedUnit } from '../show.ts';
import { sightOf } from '../sight.ts';
import { newToken } from '../token.ts';

interface TokenRow {
  readonly id: string;
  readonly title: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface AccessParts extends LookParts {
  readonly accounts: {
    findByLogin(login: string, city?: string): Promise<Account | null>;
    changePassword(person: PersonId, password: string, keptSession: string): Promise<void>;
    addToken(person: PersonId, title: string, sha256: string, days: number): Promise<TokenRow>;
    tokensOf(person: PersonId): Promise<TokenRow[]>;
    revokeToken(person: PersonId, id: string): Promise<boolean>;
  };
  readonly telemetry: { signInTried(outcome: 'accepted' | 'refused'): void };
}

async function meOf(parts: LookParts, account: Account): Promise<Me> {
  const { organisation, places, cityWide } = await sightOf(parts, account);
  const seats = organisation.seatsOf(account.id);
  return {
    person: { id: account.id, name: account.name, login: account.login },
    city: account.city,
    administrator: account.administrator,
    seats: seats.map(({ code, title, role, unit, capacity }) => ({
      ...{ code, title, role, capacity },
      unit: namedUnit(organisation, unit),
    })),
    places: [...places],
    wholeCity: cityWide,
  };
}

/** A program may not make itself a longer life, nor lock its owner out. */
const refuseProgram = (req: Request): void => {
  if (bearerOf(req) !== null) throw refused('not_signed_in');
};

export const accessRoutes = (parts: AccessParts, limits: RateLimiting): Route[] => [
  route(signIn, async ({ body, req }) => {
    const login = `${body.city ?? ''}/${body.login}`;
    const from = req.ip ?? '';
    await limits.trySignIn(login, from);
    const account = await parts.accounts.findByLogin(body.login, body.city);
    const matches = await passwordMatches(account?.password ?? null, body.password);
    parts.telemetry.signInTried(matches ? 'accepted' : 'refused');
    if (account === null || !matches) throw refused('wrong_credentials');
    await limits.signedIn(login, from);
    await beginSession(req, account.id);
    return meOf(parts, account);
  }),

  route(signOut, async ({ req, res }) => {
    await endSession(req);
    res.clearCookie(cookieName, { path: '/' });
    return undefined;
  }),

  route(whoAmI, ({ account }) => meOf(parts, account)),

  route(changePassword, async ({ account, body, req }) => {
    refuseProgram(req);
    const from = req.ip ?? '';
    const login = `${account.city}/${account.id}`;
    await limits.trySignIn(login, from);
    if (!(await passwordMatches(account.password, body.present))) {
      throw refused('wrong_credentials');
    }
    await limits.signedIn(login, from);
    await parts.accounts.changePassword(account.id, await hashPassword(body.next), req.sessionID);
    return undefined;
  }),

  route(createToken, async ({ account, body, req }) => {
    refuseProgram(req);
    const { token, sha256 } = newToken();
    const row = await parts.accounts.addToken(account.id, body.title, sha256, body.validDays);
    return { token, ...row };
  }),

  route(listTokens, async ({ account }) => ({ items: await parts.accounts.tokensOf(account.id) })),

  route(revokeToken, async ({ account, params }) => {
    if (!(await parts.accounts.revokeToken(account.id, params.id))) throw refused('not_found');
    return undefined;
  }),
];
