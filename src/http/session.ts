/**
 * The session cookie of signed-in people and where sessions are kept: the `sessions` table.
 * The cookie is Secure whenever the request came over https (see TRUST_PROXY behind a proxy).
 */
import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type pg from 'pg';
import type { Logger } from '../log.ts';
import type { PersonId } from '../terms/ids.ts';

declare module 'express-session' {
  interface SessionData {
    person: PersonId;
  }
}

const minuteMs = 60_000;
const idleMinutes = 60;
export const cookieName = 'kyogi.sid';

const PgStore = connectPgSimple(session);

export function sessions(pool: pg.Pool, secret: string, log: Logger): RequestHandler {
  const store = new PgStore({
    pool,
    tableName: 'sessions',
    createTableIfMissing: false,
    errorLog: (...said: unknown[]) => log.warn({ said: said.map(String) }, 'session store'),
  });
  return session({
    name: cookieName,
    store,
    secret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: 'auto',
      path: '/',
      maxAge: idleMinutes * minuteMs,
    },
  });
}

const done =
  (resolve: () => void, reject: (reason: unknown) => void) =>
  (error: unknown): void =>
    error ? reject(error) : resolve();

/** A new session id for the person: one that was planted before the sign-in is worth nothing. */
export async function beginSession(req: Request, person: PersonId): Promise<void> {
  await new Promise<void>((resolve, reject) => req.session.regenerate(done(resolve, reject)));
  req.session.person = person;
  await new Promise<void>((resolve, reject) => req.session.save(done(resolve, reject)));
}

export const endSession = (req: Request): Promise<void> =>
  new Promise((resolve, reject) => req.session.destroy(done(resolve, reject)));
