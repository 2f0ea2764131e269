/**
 * How often somebody may try. Sign-ins are counted in the database, so that all processes count
 * together, and in memory while it cannot be reached. Writes are counted in the memory of the
 * process only: a round trip and a commit more for every command would cost more than they save.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { refused } from './refused.ts';

export interface RateLimits {
  /** Failed sign-ins of one account from one address. */
  readonly accountTries: number;
  /** Failed sign-ins from one address, which may stand for a whole office. */
  readonly addressTries: number;
  readonly signInSpanSeconds: number;
  readonly writesPerMinute: number;
}

export const defaultRateLimits: RateLimits = {
  accountTries: 10,
  addressTries: 200,
  signInSpanSeconds: 15 * 60,
  writesPerMinute: 600,
};

type Limiter = Pick<RateLimiterMemory, 'consume'>;

/** Of one length, whatever was typed as a login. */
const keyOf = (account: string, address: string): string =>
  createHash('sha256').update(`${account} ${address}`).digest('base64url');

const tooMany = (res: RateLimiterRes): Error => {
  const seconds = Math.max(1, Math.ceil(res.msBeforeNext / 1000));
  return refused('too_many_requests', { seconds }, { retryAfterSeconds: seconds });
};

const consume = async (limiter: Limiter, key: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(error) : error;
  }
};

export type RateLimiting = ReturnType<typeof openRateLimits>;

export function openRateLimits(pool: pg.Pool, limits: RateLimits) {
  const signIn = (keyPrefix: string, points: number): RateLimiterPostgres => {
    const span = { keyPrefix, points, duration: limits.signInSpanSeconds };
    return new RateLimiterPostgres({
      ...span,
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      insuranceLimiter: new RateLimiterMemory(span),
    });
  };
  const account = signIn('account', limits.accountTries);
  const address = signIn('address', limits.addressTries);
  const writes = new RateLimiterMemory({ points: limits.writesPerMinute, duration: 60 });
  return {
    /** Counts a try before it is made: many tries at once are all counted. */
    async trySignIn(login: string, from: string) {
      await consume(address, from);
      await consume(account, keyOf(login, from));
    },
    /** An accepted sign-in gives back what it used. */
    async signedIn(login: string, from: string) {
      await Promise.all([account.delete(keyOf(login, from)), address.reward(from)]);
    },
    write: (person: string) => consume(writes, person),
  };
}
