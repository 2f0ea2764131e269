// Rows of authority.yaml against each other. Several rows may hold for one matter, then the highest
// rank decides; a row that another one always goes before, one with which it disagrees on who is
// heard, and an amount that falls between two bands (holes.ts) are mistakes of whoever wrote them.

import type { AuthorityRow } from '../../../terms/rulebook-authority.ts';
import { groupBy } from '../../group-by.ts';
import { overlap } from '../../in-force.ts';
import type { Entry, Reading } from '../../reading.ts';
import { targets } from '../../refer.ts';
import { amountsText, common, type Ends, endsOf, percentWithin } from '../yen.ts';
import { checkHoles } from './holes.ts';
import { reachKey } from './views.ts';

type RowEntry = Entry<AuthorityRow>;

export function checkBands(reading: Reading): void {
  if (reading.hidesSome('rows')) return;
  const governing = bySet(reading);
  for (const rows of competing(reading, governing)) checkPairs(reading, rows);
  checkHoles(reading, governing);
}

/** What the table of each row governs; of a row whose table is not there, nothing. */
function bySet(reading: Reading): ReadonlyMap<RowEntry, readonly string[]> {
  const governs = (entry: RowEntry) =>
    targets(reading, entry, 'tables', entry.value.table)[0]?.value.governs.toSorted() ?? [];
  return new Map(reading.entries('rows').map((entry) => [entry, governs(entry)]));
}

/** Rows that could meet in one tier: of one subject, kind, hat and reach, in like tables. */
function competing(
  reading: Reading,
  governing: ReadonlyMap<RowEntry, readonly string[]>,
): RowEntry[][] {
  const alike = groupBy(reading.entries('rows'), (entry) => {
    const { subject, kind, hat, for: reach } = entry.value;
    return JSON.stringify([subject, kind, hat, reachKey(reach), governing.get(entry)]);
  });
  return [...alike.values()];
}

/**
 * Only rows whose bands meet are compared, found by one pass in the order of their lower bounds:
 * as long as bands are parted, that is each row with its neighbours.
 */
function checkPairs(reading: Reading, rows: readonly RowEntry[]): void {
  const inOrder = rows
    .map((entry) => ({ entry, ...endsOfRow(entry.value) }))
    .sort((a, b) => a.from - b.from);
  let open: typeof inOrder = [];
  for (const next of inOrder) {
    open = open.filter(({ upTo }) => upTo === null || upTo >= next.from);
    for (const { entry } of open) {
      checkPair(reading, entry, next.entry);
      checkPair(reading, next.entry, entry);
    }
    open.push(next);
  }
}

const endsOfRow = ({ amount }: AuthorityRow): Ends => endsOf(amount ?? {});

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
  if (wardsAtMost !== undefined && wardsAtMost < (row.wardsAtMost ?? Infinity)) return false;
  return (
    (other.after === undefined || isSame(other.after, row.after)) &&
    percentWithin(row.changePercent, other.changePercent)
  );
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const hearAlike = (one: AuthorityRow, other: AuthorityRow): boolean =>
  isSame(
    [one.concurrence ?? [], one.consult ?? [], one.report ?? [], one.lapsesInAbsence],
    [other.concurrence ?? [], other.consult ?? [], other.report ?? [], other.lapsesInAbsence],
  );
