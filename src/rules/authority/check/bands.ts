// Rows of authority.yaml against each other. Several rows may hold for one matter, then the highest
// rank decides; a row that another one always goes before, one with which it disagrees on who is
// heard, and an amount that falls between two bands are mistakes of whoever wrote the table.

import type { AuthorityRow } from '../../../terms/rulebook-authority.ts';
import { overlap } from '../../in-force.ts';
import type { Entry, Reading } from '../../reading.ts';
import { targets } from '../../refer.ts';
import { holdsOn } from '../dated.ts';
import { type Ends, endsOf } from '../yen.ts';

type RowEntry = Entry<AuthorityRow>;

export function checkBands(reading: Reading): void {
  if (reading.hidesSome('rows')) return;
  for (const rows of competing(reading)) {
    for (const one of rows) {
      for (const other of rows) if (one !== other) checkPair(reading, one, other);
    }
    checkHoles(reading, rows);
  }
}

/** Rows that could meet in one tier: of one subject, kind, hat and reach, in like tables. */
function competing(reading: Reading): RowEntry[][] {
  const groups = new Map<string, RowEntry[]>();
  for (const entry of reading.entries('rows')) {
    const { subject, kind, hat, for: reach, table } = entry.value;
    const governs = targets(reading, entry, 'tables', table)[0]?.value.governs.toSorted();
    const key = JSON.stringify([subject, kind, hat, sorted(reach), governs]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].filter((rows) => rows.length > 1);
}

const sorted = (reach: AuthorityRow['for']): unknown => [
  reach?.offices?.toSorted(),
  reach?.wards?.toSorted(),
  reach?.kinds?.toSorted(),
];

const endsOfRow = ({ amount }: AuthorityRow): Ends => endsOf(amount ?? {});

const highest = Number.MAX_SAFE_INTEGER;

function common(one: Ends, other: Ends): Ends | null {
  const from = Math.max(one.from, other.from);
  const upTo = Math.min(one.upTo ?? highest, other.upTo ?? highest);
  if (from > upTo) return null;
  return { from, upTo: upTo === highest ? null : upTo };
}

/** `300001–1000000`; without an upper bound `300001–`. Every amount: `0–`. */
const amountsText = ({ from, upTo }: Ends): string => `${from}–${upTo ?? ''}`;

function checkPair(reading: Reading, one: RowEntry, other: RowEntry): void {
  if (one.span === null || other.span === null) return;
  if (overlap(one.span, other.span) === null) return;
  const shared = common(endsOfRow(one.value), endsOfRow(other.value));
  if (shared === null || !itemsMeet(one.value, other.value)) return;
  if (!goesAlong(other.value, one.value)) return;
  const [rank] = targets(reading, one, 'ranks', one.value.rank);
  const [otherRank] = targets(reading, other, 'ranks', other.value.rank);
  if (rank === undefined || otherRank === undefined) return;
  const amounts = amountsText(shared);
  if (otherRank.value.level > rank.value.level) {
    const details = { amounts, other: other.key, rank: otherRank.value.title };
    reading.report(one.file, one.path, 'rows_overlap', details);
  } else if (one.value.rank === other.value.rank && !hearAlike(one.value, other.value)) {
    reading.report(one.file, one.path, 'rows_contradict', { amounts, other: other.key });
  }
}

const itemsMeet = ({ items }: AuthorityRow, other: AuthorityRow): boolean =>
  items === undefined ||
  other.items === undefined ||
  items.some((item) => other.items?.includes(item));

/** Whether `other` holds for certain where `row` does, as far as amounts and items meet. */
function goesAlong(other: AuthorityRow, row: AuthorityRow): boolean {
  const { qualifiers = [], excludes = [], when, wardsAtMost } = other;
  if (!qualifiers.every((code) => row.qualifiers?.includes(code))) return false;
  if (!excludes.every((code) => row.excludes?.includes(code))) return false;
  if (when !== undefined && !isSame(when, row.when)) return false;
  if (wardsAtMost !== undefined && wardsAtMost < (row.wardsAtMost ?? highest)) return false;
  return (
    (other.after === undefined || isSame(other.after, row.after)) &&
    (other.changePercent === undefined || isSame(other.changePercent, row.changePercent))
  );
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const hearAlike = (one: AuthorityRow, other: AuthorityRow): boolean =>
  isSame(
    [one.concurrence ?? [], one.consult ?? [], one.report ?? []],
    [other.concurrence ?? [], other.consult ?? [], other.report ?? []],
  );

/** For every item and date: amounts above one band and below the next that no row covers at all. */
function checkHoles(reading: Reading, rows: readonly RowEntry[]): void {
  const dates = new Set(rows.flatMap(({ span }) => (span === null ? [] : [span.from])));
  const items = new Set(rows.flatMap(({ value }) => value.items ?? []));
  const told = new Set<RowEntry>();
  for (const date of dates) {
    const held = rows.filter(({ span }) => span !== null && holdsOn(span, date));
    for (const item of items.size === 0 ? [undefined] : items) {
      const speaking = held.filter(
        ({ value }) => value.items === undefined || value.items.some((one) => one === item),
      );
      checkHole(reading, speaking, told);
    }
  }
}

function checkHole(reading: Reading, rows: readonly RowEntry[], told: Set<RowEntry>): void {
  const inOrder = rows
    .map((entry) => ({ entry, ...endsOfRow(entry.value) }))
    .sort((a, b) => a.from - b.from);
  let [covered] = inOrder;
  for (const next of inOrder.slice(1)) {
    if (covered === undefined || covered.upTo === null) return;
    if (next.from > covered.upTo + 1 && !told.has(next.entry)) {
      told.add(next.entry);
      const amounts = amountsText({ from: covered.upTo + 1, upTo: next.from - 1 });
      const details = { amounts, below: covered.entry.key };
      reading.report(next.entry.file, [...next.entry.path, 'amount'], 'band_hole', details);
    }
    if (next.upTo === null || next.upTo > covered.upTo) covered = next;
  }
}
