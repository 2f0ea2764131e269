/**
 * Local accounts and the tokens of their programs. Passwords and tokens are only seen as hashes.
 * A disabled person is found by none of these: neither signs in, nor keeps a session or a token.
 */
import { sql } from 'kysely';
import type { CityCode, PersonId } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import { type Db, inTransaction, type Tx } from './open.ts';
import { raiseOrganisation } from './people.ts';

const columns = ['id', 'city', 'name', 'login', 'password', 'administrator'] as const;
const tokenColumns = ['id', 'title', 'createdAt', 'expiresAt', 'revokedAt'] as const;

export function openAccounts(db: Db) {
  const { kysely } = db;
  const enabled = kysely.selectFrom('persons').select(columns).where('disabledAt', 'is', null);
  return {
    /** Null also when the login exists in several cities and none was named. */
    async findByLogin(login: string, city?: string) {
      const asked = enabled.where('login', '=', login).limit(2);
      const found = await (city === undefined ? asked : asked.where('city', '=', city)).execute();
      return found.length === 1 ? (found[0] ?? null) : null;
    },
    findById: async (person: PersonId) =>
      (await enabled.where('id', '=', person).executeTakeFirst()) ?? null,
    async findByToken(sha256: string) {
      const found = await enabled
        .where('id', 'in', (token) =>
          token
            .selectFrom('tokens')
            .select('person')
            .where('sha256', '=', sha256)
            .where('revokedAt', 'is', null)
            .where((is) =>
              is.or([is('expiresAt', 'is', null), is('expiresAt', '>', sql<Instant>`now()`)]),
            ),
        )
        .executeTakeFirst();
      return found ?? null;
    },
    /** Ends every other session of the person: whoever knew the old password is out. */
    async changePassword(person: PersonId, password: string, keptSession: string) {
      await inTransaction(db, async (tx) => {
        await tx.updateTable('persons').set({ password }).where('id', '=', person).execute();
        await endSessions(tx, person, keptSession);
      });
    },
    /**
     * A disabled person's sessions end, and his seats are vacant until he is enabled again. False
     * when the city has no such login.
     */
    switchAccount: (city: CityCode, login: string, enabled: boolean) =>
      inTransaction(db, async (tx) => {
        const person = await tx
          .updateTable('persons')
          .set({ disabledAt: enabled ? null : sql<Instant>`coalesce(disabled_at, now())` })
          .where('city', '=', city)
          .where('login', '=', login)
          .returning('id')
          .executeTakeFirst();
        if (person === undefined) return false;
        if (!enabled) await endSessions(tx, person.id, '');
        await raiseOrganisation(tx, city);
        return true;
      }),
    ...openTokens(db),
  };
}

const endSessions = (tx: Tx, person: PersonId, kept: string): Promise<unknown> =>
  tx
    .deleteFrom('sessions')
    .where(sql`sess ->> 'person'`, '=', person)
    .where('sid', '<>', kept)
    .execute();

/** Tokens of programs, as their owner sees them. */
function openTokens({ kysely }: Db) {
  return {
    addToken: (person: PersonId, title: string, sha256: string, validDays: number) =>
      kysely
        .insertInto('tokens')
        .values({
          person,
          title,
          sha256,
          expiresAt: sql<Instant>`now() + make_interval(days => ${validDays})`,
        })
        .returning(tokenColumns)
        .executeTakeFirstOrThrow(),
    tokensOf: (person: PersonId) =>
      kysely
        .selectFrom('tokens')
        .select(tokenColumns)
        .where('person', '=', person)
        .orderBy('createdAt', 'desc')
        .execute(),
    /** False when the person has no such token. Revoking twice changes nothing. */
    async revokeToken(person: PersonId, id: string) {
      const { numUpdatedRows } = await kysely
        .updateTable('tokens')
        .set({ revokedAt: sql<Instant>`coalesce(revoked_at, now())` })
        .where('id', '=', id)
        .where('person', '=', person)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
