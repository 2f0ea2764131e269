// Entries of a rulebook by code and date, prepared once. What entryInForce answers from a list is
// answered here without reading the whole list, since the tables have thousands of rows.

import { entriesWithSpans, type Span } from '../in-force.ts';

interface Dated {
  readonly code: string;
  readonly inForceOn: string;
  readonly until?: string | undefined;
}

/** An entry with the days on which it holds and where it stands in its list. */
export interface Held<Entry> {
  readonly entry: Entry;
  readonly span: Span;
  readonly position: number;
}

export interface DatedEntries<Entry> {
  find(code: string, on: string): Entry | undefined;
  /** Those in force, in the order of the rulebook. */
  all(on: string): readonly Entry[];
}

export const holdsOn = ({ from, until }: Span, on: string): boolean =>
  from <= on && (until === undefined || on < until);

/** Every entry with its span, in the order of the rulebook. */
export function heldEntries<Entry extends Dated>(entries: readonly Entry[]): Held<Entry>[] {
  const byCode = new Map<string, Entry[]>();
  for (const entry of entries) {
    const same = byCode.get(entry.code);
    if (same === undefined) byCode.set(entry.code, [entry]);
    else same.push(entry);
  }
  const spans = new Map(
    [...byCode.values()].flatMap((same) =>
      entriesWithSpans(same).map(({ entry, span }) => [entry, span] as const),
    ),
  );
  return entries.flatMap((entry, position) => {
    const span = spans.get(entry);
    return span === undefined ? [] : [{ entry, span, position }];
  });
}

export function bindDated<Entry extends Dated>(entries: readonly Entry[]): DatedEntries<Entry> {
  const held = heldEntries(entries);
  const byCode = new Map<string, Held<Entry>[]>();
  for (const one of held) {
    byCode.set(one.entry.code, [...(byCode.get(one.entry.code) ?? []), one]);
  }
  return {
    find: (code, on) => byCode.get(code)?.find(({ span }) => holdsOn(span, on))?.entry,
    all: (on) => held.filter(({ span }) => holdsOn(span, on)).map(({ entry }) => entry),
  };
}
