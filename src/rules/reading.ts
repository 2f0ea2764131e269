// The files of a rulebook on their way to being one: each parsed and held against its schema. What
// one broken entry would hide is still checked: the entry is left out and remembered by its code.

import type { z } from 'zod';
import type { FaultDetails, RulebookFault, RulebookProblem } from '../terms/errors-rulebook.ts';
import {
  optionalFiles,
  type Rulebook,
  type RulebookFile,
  rulebookFiles,
} from '../terms/rulebook.ts';
import { textsFile } from '../terms/rulebook-texts.ts';
import { fileFault, placedFault } from './fault-place.ts';
import type { Gap } from './gap.ts';
import { byKey, overlap, type Span, spansOf } from './in-force.ts';
import { type FileText, type Path, readYaml, type YamlFile } from './read-yaml.ts';
import {
  keyOfEntry,
  type ListName,
  type Lists,
  listFiles,
  listNames,
  sectionOf,
} from './rulebook-sections.ts';
import { shapeFaults } from './shape-faults.ts';

type CityTexts = Partial<Rulebook['texts']>;
export type Sections = Partial<Omit<Rulebook, 'texts'> & { texts: CityTexts }>;

export interface Entry<Value> {
  readonly value: Value;
  readonly key: string;
  readonly file: RulebookFile;
  readonly path: Path;
  /** When it holds within the rulebook's own time; null: never. */
  readonly span: Span | null;
}

export interface Reading {
  /** Sections that could be read; a list in them holds only the entries in order. */
  readonly sections: Sections;
  /** From the rulebook's date in force to its end; null while its identity is unreadable. */
  readonly span: Span | null;
  entries<List extends ListName>(list: List): readonly Entry<Lists[List]>[];
  /** Those of one code, at several dates. */
  named<List extends ListName>(list: List, code: string): readonly Entry<Lists[List]>[];
  /** Whether a code may stand in the list without our seeing it, because it could not be read. */
  isHidden(list: ListName, code: string): boolean;
  /** Whether the list has entries that could not be read, so that none speaks of it as a whole. */
  hidesSome(list: ListName): boolean;
  report(file: RulebookFile, path: Path, problem: RulebookProblem, details?: FaultDetails): void;
  /** What is not wrong, and yet nobody means. */
  warn: Reading['report'];
  /** References that do not hold for their whole time; told together by read-gaps.ts. */
  readonly gaps: Gap[];
}

const schemas: Readonly<Record<RulebookFile, z.ZodType>> = {
  ...rulebookFiles,
  'texts.yaml': textsFile.partial(),
};

interface ReadSection {
  readonly yaml: YamlFile;
  readonly value: unknown;
  /** Position of every kept entry among those of the file. */
  readonly kept: Partial<Record<ListName, readonly number[]>>;
  /** Codes that could not be read, of the lists that have some. */
  readonly broken: ReadonlyMap<ListName, ReadonlySet<string>>;
}

/**
 * Reads what can be read; faults are added to `faults`, also later by `report`, and to `warnings`
 * by `warn`.
 */
export function openReading(
  files: readonly FileText[],
  faults: RulebookFault[],
  warnings: RulebookFault[] = [],
): Reading {
  const read = new Map<RulebookFile, ReadSection>();
  for (const name of Object.keys(rulebookFiles) as RulebookFile[]) {
    const file = files.find(({ path }) => path === name);
    if (file !== undefined) readFile(name, file.text, read, faults);
    else if (!optionalFiles.some((optional) => optional === name))
      faults.push(fileFault(name, name === 'rulebook.yaml' ? 'rulebook_missing' : 'file_missing'));
  }
  const sections = Object.fromEntries(
    [...read].flatMap(([name, { value }]) =>
      value === undefined ? [] : [[sectionOf[name], value]],
    ),
  ) as Sections;
  const { identity } = sections;
  const span = identity === undefined ? null : { from: identity.inForceOn, until: identity.until };
  return {
    sections,
    span,
    gaps: [],
    ...listsOf((list) => entriesOf(list, sections, read, span)),
    isHidden: (list, code) => {
      const section = read.get(listFiles[list]);
      return section?.value === undefined || section.broken.get(list)?.has(code) === true;
    },
    hidesSome: (list) => {
      const section = read.get(listFiles[list]);
      return section?.value === undefined || section.broken.has(list);
    },
    report: reportTo(faults, read),
    warn: reportTo(warnings, read),
  };
}

const reportTo =
  (list: RulebookFault[], read: ReadonlyMap<RulebookFile, ReadSection>): Reading['report'] =>
  (file, path, problem, details = {}) => {
    const section = read.get(file);
    if (section === undefined) list.push(fileFault(file, problem, details));
    else list.push(placedFault(file, section.yaml, path, problem, details));
  };

/** A rulebook that was read before, to be held against the same checks with a change laid over. */
export function plainReading(rulebook: Rulebook, report: Reading['report']): Reading {
  const { inForceOn: from, until } = rulebook.identity;
  const span = { from, until };
  return {
    sections: rulebook,
    span,
    gaps: [],
    ...listsOf((list) => entriesOf(list, rulebook, new Map(), span)),
    isHidden: () => false,
    hidesSome: () => false,
    report,
    warn: () => {},
  };
}

type AnyEntry = Entry<Lists[ListName]>;

/** Every list at hand as a whole and by code, since a table may have thousands of rows. */
function listsOf(read: (list: ListName) => AnyEntry[]): Pick<Reading, 'entries' | 'named'> {
  const all = new Map(listNames.map((list) => [list, read(list)]));
  const named = new Map([...all].map(([list, entries]) => [list, byKey(entries, keyOf)]));
  return {
    entries: <List extends ListName>(list: List) => (all.get(list) ?? []) as Entry<Lists[List]>[],
    named: <List extends ListName>(list: List, code: string) =>
      (named.get(list)?.get(code) ?? []) as Entry<Lists[List]>[],
  };
}

const keyOf = ({ key }: AnyEntry): string => key;

function readFile(
  name: RulebookFile,
  text: string | null,
  read: Map<RulebookFile, ReadSection>,
  faults: RulebookFault[],
): void {
  const yaml = readYaml(text);
  if ('problem' in yaml) {
    faults.push(fileFault(name, yaml.problem, yaml.details, yaml.line));
    return;
  }
  const parsed = schemas[name].safeParse(yaml.value);
  if (parsed.success) {
    read.set(name, { yaml, value: parsed.data, kept: {}, broken: new Map() });
    return;
  }
  const found = shapeFaults(parsed.error.issues, yaml.value, schemas[name]);
  for (const { path, problem, details } of found) {
    faults.push(placedFault(name, yaml, path, problem, details));
  }
  read.set(name, { yaml, ...withoutBroken(name, yaml.value, found) });
}

/** The file without the entries that are broken; `value` is absent when more than entries is. */
function withoutBroken(
  name: RulebookFile,
  value: unknown,
  faults: readonly { readonly path: Path }[],
): Omit<ReadSection, 'yaml'> {
  const lists = { ...(value as Record<string, unknown>) };
  const kept: Partial<Record<ListName, readonly number[]>> = {};
  const broken = new Map<ListName, ReadonlySet<string>>();
  for (const list of listNames.filter((candidate) => listFiles[candidate] === name)) {
    const items = lists[list];
    if (!Array.isArray(items)) continue;
    const bad = new Set(faults.filter(({ path }) => path[0] === list).map(({ path }) => path[1]));
    if (bad.size > 0) {
      broken.set(list, new Set([...bad].map((at) => keyOfEntry(items[Number(at)] ?? {}))));
    }
    kept[list] = items.map((_, index) => index).filter((index) => !bad.has(index));
    lists[list] = items.filter((_, index) => !bad.has(index));
  }
  const parsed = schemas[name].safeParse(lists);
  return { value: parsed.success ? parsed.data : undefined, kept, broken };
}

function entriesOf(
  list: ListName,
  sections: Sections,
  read: ReadonlyMap<RulebookFile, ReadSection>,
  span: Span | null,
): AnyEntry[] {
  const file = listFiles[list];
  const section = sections[sectionOf[file]] as Record<string, Lists[ListName][]> | undefined;
  const values = section?.[list] ?? [];
  const kept = read.get(file)?.kept[list];
  const spans = new Map(
    [...byKey(values, keyOfEntry)].map(([key, same]) => [key, spansByDate(same)]),
  );
  return values.map((value, index) => {
    const key = keyOfEntry(value);
    const held = spans.get(key)?.get(value.inForceOn) ?? null;
    return {
      value,
      key,
      file,
      path: [list, kept?.[index] ?? index],
      span: held === null || span === null ? held : overlap(held, span),
    };
  });
}

/** When each of the entries of one code holds; of two of one date, the first. */
function spansByDate(same: readonly Lists[ListName][]): ReadonlyMap<string, Span> {
  const byDate = new Map<string, Span>();
  for (const span of spansOf(same)) if (!byDate.has(span.from)) byDate.set(span.from, span);
  return byDate;
}
