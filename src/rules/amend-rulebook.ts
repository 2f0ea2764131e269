// A rulebook as changes of delegation make it of another: the same but for the rows of its
// authority tables and its version. Its date in force stays, so that of two the newer counts.

import type { Replaced, Wish } from '../terms/amendment.ts';
import type { CaseId } from '../terms/ids.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { AuthorityRow } from '../terms/rulebook-authority.ts';
import { amendmentFault, amendRows } from './amend-rows.ts';
import { type RowFault, rowFaults } from './authority/check/proposed-rows.ts';

export interface AmendedRulebook {
  readonly rulebook: Rulebook;
  readonly faults: readonly RowFault[];
  /** By case: rows of other cases that it replaces or ends. */
  readonly replaced: ReadonlyMap<CaseId, readonly Replaced[]>;
}

/** `root`: as it was written; `wishes`: in the order in which they were published. */
export function amendRulebook(
  root: Rulebook,
  wishes: readonly Wish[],
  version: number,
): AmendedRulebook {
  const { identity, authority } = root;
  const numbered = { ...root, identity: { ...identity, version } };
  if (authority === undefined) {
    const isIdle = wishes.every(({ amendment }) => amendment === null);
    const details = { version: identity.version, from: identity.inForceOn };
    const faults = isIdle ? [] : [amendmentFault('no_tables', '', details)];
    return { rulebook: numbered, faults, replaced: new Map() };
  }
  const { rows, faults, replaced } = amendRows(authority.rows, wishes);
  const rulebook = { ...numbered, authority: { ...authority, rows: [...rows] } };
  const written = new Set(authority.rows);
  const changed = rows.filter((row) => !written.has(row));
  return {
    rulebook,
    faults: [
      ...keptFaults(wishes, identity.version),
      ...faults,
      ...rowFaults(changed, besides(root, changed)),
    ],
    replaced,
  };
}

/** What is taken back, and would stay all the same because the files say it themselves. */
const keptFaults = (wishes: readonly Wish[], version: number): RowFault[] =>
  wishes
    .flatMap(({ amendment, moot = [] }) => (amendment === null ? moot : []))
    .map((row) => amendmentFault('row_in_files', row, { version }));

/**
 * The rulebook with those rows alone beside which the changed ones stand: of their codes, which
 * follow each other in time, and of their subjects, among which one may stand in another's way.
 */
function besides(root: Rulebook, changed: readonly AuthorityRow[]): Rulebook {
  if (root.authority === undefined) return root;
  const { rows } = root.authority;
  const codes = new Set(changed.map(({ code }) => code));
  const same = [...changed, ...rows.filter(({ code }) => codes.has(code))];
  const subjects = new Set(same.map(({ subject }) => subject));
  const near = rows.filter(({ code, subject }) => codes.has(code) || subjects.has(subject));
  return { ...root, authority: { ...root.authority, rows: near } };
}
