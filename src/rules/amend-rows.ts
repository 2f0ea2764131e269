// The rows of the authority tables with what changes of delegation wish of them. A change takes the
// place of a row from its date, adds one, or ends one; entries of one row at several dates follow
// each other as everywhere in a rulebook (in-force.ts). The rows are always made anew from those of
// the rulebook as it was written, so that a change that is taken back leaves nothing behind.

import type { Amendment, Replaced, Wish } from '../terms/amendment.ts';
import { fill } from '../terms/errors.ts';
import { type AmendmentProblem, amendmentFaults } from '../terms/errors-delegation.ts';
import type { CaseId } from '../terms/ids.ts';
import type { AuthorityRow } from '../terms/rulebook-authority.ts';
import type { RowFault } from './authority/check/proposed-rows.ts';

export interface Entry {
  readonly row: AuthorityRow;
  /** The case that brought it; null: the rulebook itself. */
  readonly by: CaseId | null;
}

export interface AmendedRows {
  readonly rows: readonly AuthorityRow[];
  readonly faults: readonly RowFault[];
  /** By case: what it replaced of other cases. */
  readonly replaced: ReadonlyMap<CaseId, readonly Replaced[]>;
}

export function amendmentFault(
  problem: AmendmentProblem,
  row: string,
  details: Readonly<Record<string, string | number>> = {},
): RowFault {
  const { ja, en } = amendmentFaults[problem];
  return { row, ja: fill(ja, { row, ...details }), en: fill(en, { row, ...details }) };
}

/** Wishes in the order in which they were published; faults leave out the entry concerned. */
export function amendRows(root: readonly AuthorityRow[], wishes: readonly Wish[]): AmendedRows {
  let entries = writtenEntries(root);
  const faults: RowFault[] = [];
  for (const wish of wishes) entries = withWish(entries, wish, faults);
  const replaced = new Map(wishes.map((wish) => [wish.case, replacedBy(wish, entries)]));
  return { rows: inSuccession(entries), faults, replaced };
}

export const writtenEntries = (root: readonly AuthorityRow[]): readonly Entry[] =>
  root.map((row) => ({ row, by: null }));

/** The entries with what one more change wishes of them. */
export function withWish(
  before: readonly Entry[],
  { case: by, amendment, moot = [] }: Wish,
  faults: RowFault[],
): readonly Entry[] {
  if (amendment === null) return before;
  const { inForceOn: on, rows, ends } = amendment;
  const given = new Set(before.flatMap(({ row }) => (row.inForceOn === on ? [row.code] : [])));
  const isOpen = (code: string) => !moot.includes(code);
  const added: Entry[] = [];
  for (const row of rows.filter(({ code }) => isOpen(code))) {
    if (!given.has(row.code)) added.push({ row, by });
    else faults.push(amendmentFault('row_given_that_day', row.code, { on }));
  }
  const there = moot.length === 0 ? before : ownedBy(by, before, amendment, moot);
  return [...endRows(there, ends.filter(isOpen), on, faults), ...added];
}

/** Rows that the files have taken over are the case's own, and end when it says so. */
function ownedBy(
  by: CaseId,
  before: readonly Entry[],
  { inForceOn, rows }: Amendment,
  moot: readonly string[],
): readonly Entry[] {
  const own = new Map(rows.map((row) => [row.code, row]));
  return before.map((entry) => {
    const { row } = entry;
    const wished = own.get(row.code);
    if (wished === undefined || row.inForceOn !== inForceOn || !moot.includes(row.code)) {
      return entry;
    }
    const { until } = wished;
    const isEnded = until !== undefined && (row.until === undefined || until < row.until);
    return { row: isEnded ? { ...row, until } : row, by };
  });
}

function endRows(
  before: readonly Entry[],
  ends: readonly string[],
  on: Amendment['inForceOn'],
  faults: RowFault[],
): readonly Entry[] {
  if (ends.length === 0) return before;
  const ending = new Set<Entry>();
  for (const code of ends) {
    const held = holderBefore(before, code, on);
    if (held === undefined) faults.push(amendmentFault('row_not_in_force', code, { on }));
    else ending.add(held);
  }
  return before.map((entry) =>
    ending.has(entry) ? { ...entry, row: { ...entry.row, until: on } } : entry,
  );
}

/** The entry of a code that would go on holding on that date, were there no change. */
export function holderBefore(
  entries: readonly Entry[],
  code: string,
  on: string,
): Entry | undefined {
  let latest: Entry | undefined;
  for (const entry of entries) {
    const { row } = entry;
    if (row.code !== code || row.inForceOn >= on) continue;
    if (latest === undefined || row.inForceOn > latest.row.inForceOn) latest = entry;
  }
  return latest?.row.until === undefined || latest.row.until > on ? latest : undefined;
}

/**
 * What a change ended or replaced of other cases. A row that it ended carries its date as the end
 * by now, which is why that end counts here.
 */
function replacedBy({ case: own, amendment }: Wish, entries: readonly Entry[]): Replaced[] {
  if (amendment === null) return [];
  const { inForceOn: on, rows, ends } = amendment;
  const found = new Map<CaseId, string[]>();
  for (const code of [...rows.map((row) => row.code), ...ends]) {
    const same = entries.filter(({ row }) => row.code === code && row.inForceOn < on);
    const latest = same.toSorted((a, b) => (a.row.inForceOn < b.row.inForceOn ? 1 : -1))[0];
    const until = latest?.row.until;
    if (!latest?.by || latest.by === own || (until !== undefined && until < on)) continue;
    found.set(latest.by, [...(found.get(latest.by) ?? []), code]);
  }
  return [...found].map(([by, codes]) => ({ case: by, rows: codes }));
}

/** Of one code, none goes on beyond the day on which the next begins. */
function inSuccession(entries: readonly Entry[]): AuthorityRow[] {
  const dates = new Map<string, string[]>();
  for (const { row } of entries) {
    dates.set(row.code, [...(dates.get(row.code) ?? []), row.inForceOn]);
  }
  return entries.map(({ row }) => {
    const next = nextAfter(dates.get(row.code) ?? [], row.inForceOn);
    if (row.until === undefined || next === undefined || row.until <= next) return row;
    return { ...row, until: next as AuthorityRow['inForceOn'] };
  });
}

const nextAfter = (dates: readonly string[], on: string): string | undefined =>
  dates.filter((date) => date > on).sort()[0];
