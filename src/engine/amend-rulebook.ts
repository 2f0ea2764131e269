/**
 * Makes new versions of a city's rulebooks when a change of delegation wishes something else of
 * their authority tables: of the one in force and of every later one, all of them or none. Cases
 * keep the version they are pinned to; those opened from now on find the new one, since of equal
 * dates in force the newest version counts.
 */
import { fromDatabase } from '../db/failure.ts';
import { type Db, inTransaction, type Read, type Tx } from '../db/open.ts';
import {
  type AmendedFrom,
  listRulebooks,
  loadAmendedFrom,
  loadRulebook,
  lockAmendments,
  type PublishedRow,
  publishAmended,
} from '../db/rulebooks.ts';
import { amendRulebook } from '../rules/amend-rulebook.ts';
import type { RowFault } from '../rules/authority/check/proposed-rows.ts';
import type { Replaced, Wish } from '../terms/amendment.ts';
import type { CityCode, RulebookId } from '../terms/ids.ts';
import { Fault } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import { cityDate, type Instant, parseTimeZone } from '../terms/units.ts';
import { digestOf } from './digest.ts';

/** Versions that now hold the wish, by date in force; or everything that is wrong with it. */
export type Amended =
  | { readonly versions: readonly number[]; readonly replaces: readonly Replaced[] }
  | { readonly faults: readonly RowFault[] };

/** A version to come, or one that holds the wish already. */
interface Version {
  readonly rulebook: Rulebook;
  readonly from: AmendedFrom;
  readonly fresh: boolean;
}

async function bodyOf(read: Read, id: RulebookId): Promise<Rulebook> {
  const body = await loadRulebook(read, id);
  if (body === undefined) throw new Fault('broken', { what: 'rulebook', id });
  return body;
}

/** Of each date in force the newest version: the one that holds today and all later ones. */
async function standing(read: Read, published: readonly PublishedRow[], at: Instant) {
  const found: PublishedRow[] = [];
  for (const row of published) {
    if (found.at(-1)?.inForceOn === row.inForceOn) continue;
    found.push(row);
    const { calendar } = await bodyOf(read, row.id);
    if (row.inForceOn <= cityDate(at, parseTimeZone(calendar.timeZone))) break;
  }
  return found.reverse();
}

/** Of each case the latest wish, where its first one stood; one of an earlier revision is late. */
export function withWish(wishes: readonly Wish[], wish: Wish): readonly Wish[] {
  const known = wishes.find((one) => one.case === wish.case);
  if (known === undefined) return wish.amendment === null ? wishes : [...wishes, wish];
  if (wish.revision < known.revision) return wishes;
  const same = digestOf(known.amendment) === digestOf(wish.amendment);
  const { moot } = known;
  const latest = moot === undefined ? wish : { ...wish, moot };
  return same ? wishes : wishes.map((one) => (one === known ? latest : one));
}

async function versionOf(tx: Tx, row: PublishedRow, wish: Wish, number: number) {
  const from = await loadAmendedFrom(tx, row.id);
  const wishes = withWish(from.wishes, wish);
  const root = await bodyOf(tx, from.rootId);
  const fresh = wishes !== from.wishes;
  const version = fresh ? number : row.version;
  const { rulebook, faults, replaced } = amendRulebook(root, wishes, version);
  const made: Version = { rulebook, from: { rootId: from.rootId, wishes }, fresh };
  return { made, faults: fresh ? faults : [], replaces: replaced.get(wish.case) ?? [] };
}

export const nextVersion = (published: readonly PublishedRow[]): number =>
  Math.max(0, ...published.map(({ version }) => version)) + 1;

/** Each row of each case once. */
function joined(replaces: readonly Replaced[]): Replaced[] {
  const byCase = new Map<Replaced['case'], Set<string>>();
  for (const { case: id, rows } of replaces) {
    byCase.set(id, new Set([...(byCase.get(id) ?? []), ...rows]));
  }
  return [...byCase].map(([id, rows]) => ({ case: id, rows: [...rows] }));
}

async function amend(tx: Tx, city: CityCode, wish: Wish, at: Instant): Promise<Amended> {
  await lockAmendments(tx, city);
  const published = await listRulebooks(tx, city);
  let next = nextVersion(published);
  const versions: Version[] = [];
  const faults: RowFault[] = [];
  const replaces: Replaced[] = [];
  for (const row of await standing(tx, published, at)) {
    const one = await versionOf(tx, row, wish, next);
    if (one.made.fresh) next += 1;
    versions.push(one.made);
    faults.push(...one.faults);
    replaces.push(...one.replaces);
  }
  if (faults.length > 0) return { faults };
  for (const { rulebook, from, fresh } of versions) {
    if (fresh) await publishAmended(tx, rulebook, digestOf(rulebook), from);
  }
  return {
    versions: versions.map(({ rulebook }) => rulebook.identity.version),
    replaces: joined(replaces),
  };
}

/** Done twice, it publishes once. */
export const amendRulebooks = (db: Db, city: CityCode, wish: Wish, at: Instant): Promise<Amended> =>
  fromDatabase(inTransaction(db, (tx) => amend(tx, city, wish, at)));
