// Published rulebooks: immutable rows, one a version of a city.

import { sql } from 'kysely';
import type { Wish } from '../terms/amendment.ts';
import type { CityCode, RulebookId } from '../terms/ids.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { LocalDate } from '../terms/units.ts';
import type { Read, Tx } from './open.ts';

export interface PublishedRow {
  readonly id: RulebookId;
  readonly city: CityCode;
  readonly version: number;
  readonly inForceOn: LocalDate;
}

/** All versions of a city without their bodies, the one in force latest first. */
export const listRulebooks = (read: Read, city: CityCode): Promise<PublishedRow[]> =>
  read
    .selectFrom('rulebooks')
    .select(['id', 'city', 'version', 'inForceOn'])
    .where('city', '=', city)
    .orderBy('inForceOn', 'desc')
    .orderBy('version', 'desc')
    .execute();

/** False in a database that no city has been given yet. */
export const anyRulebook = async (read: Read): Promise<boolean> =>
  (await read.selectFrom('rulebooks').select('id').limit(1).executeTakeFirst()) !== undefined;

export async function loadRulebook(read: Read, id: RulebookId): Promise<Rulebook | undefined> {
  const row = await read
    .selectFrom('rulebooks')
    .select('body')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.body;
}

/** Digest of the version of that number; undefined when there is none. */
export async function digestOfVersion(
  read: Read,
  city: CityCode,
  version: number,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('rulebooks')
    .select('digest')
    .where('city', '=', city)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.digest;
}

/**
 * Publishes a version. The same body again is no new publication: its row is returned.
 * Throws when the version exists with another body: published versions never change.
 */
export async function publishRulebook(
  tx: Tx,
  rulebook: Rulebook,
  digest: string,
): Promise<{ readonly id: RulebookId; readonly fresh: boolean }> {
  const { city, version, inForceOn } = rulebook.identity;
  const inserted = await tx
    .insertInto('rulebooks')
    .values({
      city,
      version,
      inForceOn: inForceOn as LocalDate,
      digest,
      body: JSON.stringify(rulebook),
    })
    .onConflict((conflict) => conflict.columns(['city', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return { id: inserted.id, fresh: true };
  const known = await tx
    .selectFrom('rulebooks')
    .select(['id', 'digest'])
    .where('city', '=', city)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  if (known.digest === digest) return { id: known.id, fresh: false };
  throw new Error(
    `version ${version} of the rulebook of ${city} is published with another content; ` +
      'raise the version in rulebook.yaml',
  );
}

/** How a version was made of another: which one, and by what changes of delegation. */
export interface AmendedFrom {
  readonly rootId: RulebookId;
  /** In the order in which they were published. */
  readonly wishes: readonly Wish[];
}

/** One at a time makes new versions of a city of those that stand; held to the end of `tx`. */
export const lockAmendments = async (tx: Tx, city: CityCode): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`amend ${city}`}, 0))`.execute(tx);
};

/** A version as it was written has been made of itself, by nothing. */
export async function loadAmendedFrom(read: Read, id: RulebookId): Promise<AmendedFrom> {
  const { rows } = await sql<AmendedFrom>`
    select root_id, wishes from rulebook_amendments where rulebook_id = ${id}`.execute(read);
  return rows[0] ?? { rootId: id, wishes: [] };
}

/** What every version of a city that holds changes was made by, the oldest version first. */
export async function listWishes(
  read: Read,
  city: CityCode,
): Promise<{ readonly version: number; readonly wishes: readonly Wish[] }[]> {
  const { rows } = await sql<{ version: number; wishes: Wish[] }>`
    select rulebooks.version, wishes
    from rulebook_amendments join rulebooks on rulebooks.id = rulebook_amendments.rulebook_id
    where rulebooks.city = ${city} order by rulebooks.version`.execute(read);
  return rows;
}

/** How a version was made; of itself, when its files hold already what the changes wish. */
export async function recordAmendedFrom(
  tx: Tx,
  id: RulebookId,
  { rootId, wishes }: AmendedFrom,
): Promise<void> {
  await sql`
    insert into rulebook_amendments (rulebook_id, root_id, wishes)
    values (${id}, ${rootId}, ${JSON.stringify(wishes)}::jsonb)`.execute(tx);
}

/** Publishes a version made of another. Throws when its number was taken meanwhile. */
export async function publishAmended(
  tx: Tx,
  rulebook: Rulebook,
  digest: string,
  from: AmendedFrom,
): Promise<void> {
  const { id, fresh } = await publishRulebook(tx, rulebook, digest);
  if (!fresh) throw new Error(`version ${rulebook.identity.version} is published already`);
  await recordAmendedFrom(tx, id, from);
}
