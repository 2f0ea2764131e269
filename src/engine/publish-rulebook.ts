/**
 * Publishes a rulebook as its files say it, and with it every change of delegation that was
 * promulgated for the city: what the files do not hold themselves stands in a version made of them
 * at once, so that no row is lost for a moment. When a row does not go with the files, nothing is
 * published.
 */

import { type Db, inTransaction, type Tx } from '../db/open.ts';
import {
  digestOfVersion,
  listRulebooks,
  listWishes,
  lockAmendments,
  publishAmended,
  publishRulebook,
  recordAmendedFrom,
} from '../db/rulebooks.ts';
import { findCaseNumbers } from '../db/views-case-names.ts';
import { markMoot } from '../rules/amend-files.ts';
import { amendRulebook } from '../rules/amend-rulebook.ts';
import type { RowFault } from '../rules/authority/check/proposed-rows.ts';
import { fileFault } from '../rules/fault-place.ts';
import type { Wish } from '../terms/amendment.ts';
import type { RulebookFault } from '../terms/errors-rulebook.ts';
import type { RulebookId } from '../terms/ids.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import { nextVersion, withWish } from './amend-rulebook.ts';
import { digestOf } from './digest.ts';

interface Published {
  readonly id: RulebookId;
  /** False: the same was published before, and nothing was done. */
  readonly fresh: boolean;
  /** Version made of it with the promulgated rows; null when it needs none. */
  readonly amended: number | null;
}

type Answer = Published | { readonly faults: readonly RulebookFault[] };

/** The number must rise above the versions that changes made, or this one would never count. */
function versionFault(version: number, highest: number, next: number): RulebookFault | null {
  if (version > highest) return null;
  const details = { version, highest, next };
  return { ...fileFault('rulebook.yaml', 'version_below_amended', details), key: 'version' };
}

/** By row: the changes that brought it or ended it, by their numbers. */
async function unfitFaults(
  tx: Tx,
  { identity }: Rulebook,
  faults: readonly RowFault[],
  wishes: readonly Wish[],
): Promise<RulebookFault[]> {
  const ids = wishes.map((wish) => wish.case);
  const numbers = await findCaseNumbers(tx, identity.city, ids);
  const live = wishes.filter(({ amendment }) => amendment !== null);
  const naming = (code: string) =>
    live.filter(({ amendment }) =>
      [...(amendment?.rows.map((row) => row.code) ?? []), ...(amendment?.ends ?? [])].includes(
        code,
      ),
    );
  return faults.map(({ row, ja, en }) => {
    const named = naming(row);
    const cases = (named.length > 0 ? named : live).map((wish) => numbers.get(wish.case));
    const details = { row: row || '—', cases: cases.join(', '), inJapanese: ja, inEnglish: en };
    const key = row === '' ? '' : `rows.${row}`;
    return { ...fileFault('authority.yaml', 'promulgated_row_unfit', details), key };
  });
}

async function publish(tx: Tx, rulebook: Rulebook): Promise<Answer> {
  const { city, version } = rulebook.identity;
  await lockAmendments(tx, city);
  const digest = digestOf(rulebook);
  if ((await digestOfVersion(tx, city, version)) === digest) {
    return { ...(await publishRulebook(tx, rulebook, digest)), amended: null };
  }
  const made = await listWishes(tx, city);
  const next = nextVersion(await listRulebooks(tx, city));
  const fault = versionFault(version, made.at(-1)?.version ?? 0, next);
  if (fault !== null) return { faults: [fault] };
  const known = made.flatMap(({ wishes }) => wishes).reduce<readonly Wish[]>(withWish, []);
  const wishes = markMoot(rulebook, known);
  const number = Math.max(next, version + 1);
  const { rulebook: amended, faults } = amendRulebook(rulebook, wishes, number);
  if (faults.length > 0) return { faults: await unfitFaults(tx, rulebook, faults, wishes) };
  const { id, fresh } = await publishRulebook(tx, rulebook, digest);
  if (wishes.length === 0) return { id, fresh, amended: null };
  const from = { rootId: id, wishes };
  if (digestOf(amended.authority) === digestOf(rulebook.authority)) {
    await recordAmendedFrom(tx, id, from);
    return { id, fresh, amended: null };
  }
  await publishAmended(tx, amended, digestOf(amended), from);
  return { id, fresh, amended: number };
}

/** The same content again is no new publication. Throws when its number has another content. */
export const publishWritten = (db: Db, rulebook: Rulebook): Promise<Answer> =>
  inTransaction(db, (tx) => publish(tx, rulebook));
