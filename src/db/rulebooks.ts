// Published rulebooks: immutable rows, one a version of a city.

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
