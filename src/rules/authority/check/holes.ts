// Amounts that no row covers, between two bands. Judged on what a unit sees: a special row takes
// the place of the general rows of its rank, from its own lower bound upward, and others fill in.

import type { AuthorityRow } from '../../../terms/rulebook-authority.ts';
import { groupBy } from '../../group-by.ts';
import type { Entry, Reading } from '../../reading.ts';
import { holdsOn } from '../dated.ts';
import { amountsText, endsOf } from '../yen.ts';
import { type ReachGroup, reachKey, type View, viewsOf } from './views.ts';

type RowEntry = Entry<AuthorityRow>;

interface Piece {
  readonly entry: RowEntry;
  readonly from: number;
  readonly upTo: number | null;
}

/** Each hole is told once: in words, and its amounts not again to those who see it besides. */
interface Told {
  readonly details: Set<string>;
  readonly generally: Set<string>;
}

/** governing: what the table of each row governs. */
export function checkHoles(
  reading: Reading,
  governing: ReadonlyMap<RowEntry, readonly string[]>,
): void {
  const undated = subjectsWithoutDates(reading);
  for (const governs of ['power', 'signature'] as const) {
    const rows = reading
      .entries('rows')
      .filter((row) => !undated.has(row.value.subject) && governing.get(row)?.includes(governs));
    const asked = groupBy(rows, ({ value: { subject, kind, hat } }) =>
      JSON.stringify([subject, kind, hat]),
    );
    for (const family of asked.values()) {
      if (family.length > 1) checkFamily(reading, family);
    }
  }
}

/** Subjects with rows that end before they begin, or stand twice for a day: told there alone. */
function subjectsWithoutDates(reading: Reading): ReadonlySet<string> {
  const entries = reading.entries('rows');
  const same = groupBy(entries, ({ key, value }) => JSON.stringify([key, value.inForceOn]));
  const isOdd = ({ key, value: { inForceOn, until } }: RowEntry): boolean =>
    (until !== undefined && until <= inForceOn) ||
    (same.get(JSON.stringify([key, inForceOn]))?.length ?? 0) > 1;
  return new Set(entries.filter(isOdd).map(({ value }) => value.subject));
}

/** Rows that one question may meet: those for everybody first, then those of each reach. */
function checkFamily(reading: Reading, rows: readonly RowEntry[]): void {
  const groups: ReachGroup[] = [...groupBy(rows, ({ value }) => reachKey(value.for)).values()].map(
    (same) => ({ reach: same[0]?.value.for, rows: same }),
  );
  const told: Told = { details: new Set(), generally: new Set() };
  const [everybody, named] = [true, false].map((isForAll) =>
    groups.filter(({ reach }) => isForAll === (reach === undefined)),
  );
  for (const group of [...(everybody ?? []), ...(named ?? [])]) {
    if (!isKnown(reading, group)) continue;
    for (const view of viewsOf(reading, group, groups)) {
      checkView(reading, view, told, group.reach === undefined);
    }
  }
}

/** A misspelt reach is told as such, and nobody is there to see its rows. */
const isKnown = (reading: Reading, { reach }: ReachGroup): boolean =>
  (reach?.kinds ?? []).every((code) => reading.named('kinds', code).length > 0) &&
  (reach?.offices ?? []).every((code) => reading.named('offices', code).length > 0);

/** On every day on which a row of the view begins, and for every item that one names. */
function checkView(reading: Reading, view: View, told: Told, isForAll: boolean): void {
  const rows = view.layers.flat();
  const days = new Set(rows.flatMap(({ span }) => (span === null ? [] : [span.from])));
  const items = new Set(rows.flatMap(({ value }) => value.items ?? []));
  for (const day of days) {
    const held = view.layers.map((layer) =>
      layer.filter(({ span }) => span !== null && holdsOn(span, day)),
    );
    for (const item of items.size === 0 ? [undefined] : items) {
      const speaking = held.map((layer) => layer.filter((row) => speaksOf(item, row)));
      for (const hole of holesIn(piecesOf(speaking))) report(reading, hole, view, told, isForAll);
    }
  }
}

const speaksOf = (item: string | undefined, { value: { items } }: RowEntry): boolean =>
  items === undefined || (item !== undefined && items.includes(item));

/** What each row covers where more special rows leave it to its rank, lowest first. */
function piecesOf(layers: readonly (readonly RowEntry[])[]): Piece[] {
  const spokenFrom = new Map<string, number>();
  const pieces: Piece[] = [];
  for (const layer of layers) {
    const here = layer.map((entry) => ({ entry, ...endsOf(entry.value.amount ?? {}) }));
    for (const { entry, from, upTo } of here) {
      const last = (spokenFrom.get(entry.value.rank) ?? Infinity) - 1;
      const end = Math.min(upTo ?? Infinity, last);
      if (from <= end) pieces.push({ entry, from, upTo: end === Infinity ? null : end });
    }
    for (const { entry, from } of here) {
      const { rank } = entry.value;
      spokenFrom.set(rank, Math.min(from, spokenFrom.get(rank) ?? from));
    }
  }
  return pieces.sort((a, b) => a.from - b.from);
}

interface Hole {
  readonly amounts: string;
  readonly below: RowEntry;
  readonly above: RowEntry;
}

/** Above the highest band and below the lowest there is no hole. */
function holesIn(pieces: readonly Piece[]): Hole[] {
  const holes: Hole[] = [];
  let [covered] = pieces;
  for (const next of pieces.slice(1)) {
    if (covered === undefined || covered.upTo === null) break;
    if (next.from > covered.upTo + 1) {
      const amounts = amountsText({ from: covered.upTo + 1, upTo: next.from - 1 });
      holes.push({ amounts, below: covered.entry, above: next.entry });
    }
    if (next.upTo === null || next.upTo > covered.upTo) covered = next;
  }
  return holes;
}

/** Told at a row by which the unit is named: it is the one that opened the hole there. */
function report(
  reading: Reading,
  { amounts, below, above }: Hole,
  { unit, own }: View,
  told: Told,
  isForAll: boolean,
): void {
  const details = { amounts, below: below.key, above: above.key };
  const words = JSON.stringify(details);
  if (told.details.has(words) || told.generally.has(amounts)) return;
  told.details.add(words);
  if (isForAll) told.generally.add(amounts);
  const at = [above, below, ...own].find((row) => own.has(row)) ?? above;
  reading.report(at.file, [...at.path, 'amount'], 'band_hole', { unit, ...details });
}
