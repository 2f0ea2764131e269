// The rulebook that is rehearsed: files laid over a published one, and the date to try it on.

import { fileFault } from '../rules/fault-place.ts';
import { readRulebook } from '../rules/read.ts';
import { sectionOf } from '../rules/rulebook-sections.ts';
import type { RulebookFault } from '../terms/errors-rulebook.ts';
import type { Rulebook, RulebookFile } from '../terms/rulebook.ts';
import type { LocalDate } from '../terms/units.ts';
import { digestOf } from './digest.ts';

/** Texts of some files of a rulebook, by their names. */
export type DraftFiles = { readonly [File in RulebookFile]?: string | undefined };

type Read = { readonly rulebook: Rulebook } | { readonly faults: readonly RulebookFault[] };

/** A file of a rulebook that has been read, as a text that reads as the same: JSON is YAML. */
const written = (base: Rulebook, file: RulebookFile): string | undefined => {
  const section = base[sectionOf[file]];
  return section === undefined ? undefined : JSON.stringify(section);
};

/**
 * The rulebook with these files in the place of its own, or everything that is wrong with it, told
 * as by the check of a folder.
 */
export function layOver(base: Rulebook, files: DraftFiles): Read {
  const names = Object.keys(sectionOf) as RulebookFile[];
  const laid = names.flatMap((path) => {
    // The texts of the base hold the product's already: they are what a city's are laid over.
    const text = files[path] ?? (path === 'texts.yaml' ? undefined : written(base, path));
    return text === undefined ? [] : [{ path, text }];
  });
  const texts = written(base, 'texts.yaml') ?? '{}';
  const read = readRulebook(laid, [{ path: 'texts.yaml', text: texts }]);
  if ('faults' in read || read.rulebook.identity.city === base.identity.city) return read;
  return { faults: [fileFault('rulebook.yaml', 'other_city', { city: base.identity.city })] };
}

interface Dated {
  readonly inForceOn: string;
  /** Of what it says: the order of its members, which a database changes, does not count. */
  readonly digest: string;
}

/** Every dated entry; entries within entries too. */
function* datedEntries(value: unknown): Generator<Dated> {
  if (typeof value !== 'object' || value === null) return;
  const { inForceOn } = value as { inForceOn?: unknown };
  if (typeof inForceOn === 'string') yield { inForceOn, digest: digestOf(value) };
  for (const child of Object.values(value)) yield* datedEntries(child);
}

/**
 * The first day from today on which all that is new in the draft holds: trying it on a day before
 * would show nothing of it.
 */
export function rehearsalDate(base: Rulebook, draft: Rulebook, today: LocalDate): LocalDate {
  const known = new Set([...datedEntries(base)].map(({ digest }) => digest));
  let on: string = today;
  for (const { inForceOn, digest } of datedEntries(draft)) {
    if (inForceOn > on && !known.has(digest)) on = inForceOn;
  }
  return on as LocalDate;
}
