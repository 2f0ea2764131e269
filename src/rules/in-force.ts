// Which entry of a rulebook holds on a date. An entry holds from inForceOn to the day before its
// `until`; a later entry of the same key ends an earlier one for good, also one that names no end.
// Dates are texts of the form 2026-04-01, so text order is time order.

interface Dated {
  readonly inForceOn: string;
  /** First day on which the entry is no longer in force. */
  readonly until?: string | undefined;
}

/** Days from `from` to the day before `until`; without `until`, without end. */
export interface Span {
  readonly from: string;
  readonly until?: string | undefined;
}

/** The entry of that code in force on a date. */
export function entryInForce<Entry extends Dated & { readonly code: string }>(
  entries: readonly Entry[],
  code: string,
  on: string,
): Entry | undefined {
  return holding(
    entries.filter((entry) => entry.code === code),
    on,
  );
}

/** All entries in force on a date, one for each key, in the order of the rulebook. */
export function inForce<Entry extends Dated & { readonly code: string }>(
  entries: readonly Entry[],
  on: string,
): Entry[];
export function inForce<Entry extends Dated>(
  entries: readonly Entry[],
  on: string,
  keyOf: (entry: Entry) => string,
): Entry[];
export function inForce<Entry extends Dated & { readonly code?: string }>(
  entries: readonly Entry[],
  on: string,
  keyOf: (entry: Entry) => string = (entry) => entry.code ?? '',
): Entry[] {
  const held = new Set<Entry | undefined>();
  for (const same of byKey(entries, keyOf).values()) held.add(holding(same, on));
  return entries.filter((entry) => held.has(entry));
}

/** The entries of each key, both in the order in which they stand. */
export function byKey<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [entry]);
    else same.push(entry);
  }
  return groups;
}

/** When each entry of one key holds, in the order of time. */
export const spansOf = (entries: readonly Dated[]): Span[] =>
  entriesWithSpans(entries).map(({ span }) => span);

/** Each entry of one key with the days on which it holds, in the order of time. */
export function entriesWithSpans<Entry extends Dated>(
  entries: readonly Entry[],
): { readonly entry: Entry; readonly span: Span }[] {
  const sorted = [...entries].sort((a, b) => (a.inForceOn < b.inForceOn ? -1 : 1));
  return sorted.map((entry, index) => ({
    entry,
    span: {
      from: entry.inForceOn,
      until: earlier(entry.until, sorted[index + 1]?.inForceOn),
    },
  }));
}

/** First day of `needed` that none of the spans holds; spans stand in the order of time. */
export function firstGap(needed: Span, spans: readonly Span[]): string | undefined {
  let day = needed.from;
  for (const { from, until } of spans) {
    if (from > day) break;
    if (until === undefined) return undefined;
    if (until > day) day = until;
  }
  return needed.until === undefined || day < needed.until ? day : undefined;
}

/** The days that both spans hold; null when there are none. */
export function overlap(one: Span, other: Span): Span | null {
  let { from } = one;
  if (other.from > from) from = other.from;
  const until = earlier(one.until, other.until);
  return until === undefined || from < until ? { from, until } : null;
}

function holding<Entry extends Dated>(entries: readonly Entry[], on: string): Entry | undefined {
  let latest: Entry | undefined;
  for (const entry of entries) {
    if (entry.inForceOn > on) continue;
    if (latest === undefined || entry.inForceOn > latest.inForceOn) latest = entry;
  }
  return latest?.until === undefined || latest.until > on ? latest : undefined;
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
