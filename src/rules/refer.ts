// A reference from one entry to another: the code must exist, and be in force as long as the entry
// that refers to it. A reference to something that could not be read is left alone.

import type { RulebookFile } from '../terms/rulebook.ts';
import type { Member, Who } from '../terms/rulebook-parts.ts';
import { firstGap, overlap, type Span, spansOf } from './in-force.ts';
import type { Path } from './read-yaml.ts';
import type { Entry, Reading } from './reading.ts';
import type { ListName, Lists } from './rulebook-sections.ts';

/** Where a reference stands, and how long it must hold; null: the entry never holds. */
export interface Referrer {
  readonly file: RulebookFile;
  readonly path: Path;
  readonly span: Span | null;
}

export const below = (from: Referrer, ...path: Path): Referrer => ({
  ...from,
  path: [...from.path, ...path],
});

/** The entries of that code that hold at some time of the referrer. */
export function targets<List extends ListName>(
  reading: Reading,
  from: Referrer,
  list: List,
  code: string,
): Entry<Lists[List]>[] {
  return reading
    .named(list, code)
    .filter(({ span }) => span !== null && from.span !== null && overlap(span, from.span) !== null);
}

export function refer(reading: Reading, from: Referrer, list: ListName, code: string): void {
  if (reading.isHidden(list, code)) return;
  const same = reading.named(list, code).map(({ value }) => value);
  if (same.length === 0) {
    const codes = reading.entries(list).map(({ key }) => key);
    const known = [...new Set(codes)].join(', ') || '—';
    reading.report(from.file, from.path, 'unknown_reference', { list, code, known });
    return;
  }
  if (from.span === null) return;
  const gap = firstGap(from.span, spansOf(same));
  if (gap !== undefined) {
    reading.gaps.push({ file: from.file, path: from.path, list, code, from: gap });
  }
}

export function referEach(
  reading: Reading,
  from: Referrer,
  list: ListName,
  codes: readonly string[],
): void {
  codes.forEach((code, index) => {
    refer(reading, below(from, index), list, code);
  });
}

/** Places named outright, or by what they are to a case. */
export function referWho(reading: Reading, from: Referrer, places: readonly Who[]): void {
  places.forEach((who, index) => {
    const place = below(from, index);
    if ('overseers' in who) reading.report(from.file, place.path, 'overseers_elsewhere');
    else referPlace(reading, place, who);
  });
}

/** Who decides or rules: the one turn at which the overseers of the parties are looked up. */
export function referRulers(reading: Reading, from: Referrer, places: readonly Who[]): void {
  places.forEach((who, index) => {
    if (!('overseers' in who)) referPlace(reading, below(from, index), who);
  });
}

export function referMembers(reading: Reading, from: Referrer, members: readonly Member[]): void {
  members.forEach((member, index) => {
    const place = below(from, index);
    referPlace(reading, place, member);
    if ('kind' in member) refer(reading, below(place, 'kind'), 'kinds', member.kind);
  });
}

export function referPlace(
  reading: Reading,
  place: Referrer,
  who: Exclude<Who, { readonly overseers: 'parties' }> | Member,
): void {
  refer(reading, below(place, 'role'), 'roles', who.role);
  if ('office' in who) refer(reading, below(place, 'office'), 'offices', who.office);
}
