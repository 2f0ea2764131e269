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
import { overlap, type Span, spansOf } from './in-force.ts';
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
  /** Whether a code may stand in the list without our seeing it, because it could not be read. */
  isHidden(list: ListName, code: string): boolean;
  /** Whether the list has entries that could not be read, so that nothing is said of it as a whole. */
  hidesSome(list: ListName): boolean;
  report(file: RulebookFile, path: Path, problem: RulebookProblem, details?: FaultDetails): void;
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
  readonly broken: ReadonlySet<string>;
}

/** Reads what can be read; faults are added to `faults`, also later by `report`. */
export function openReading(files: readonly FileText[], faults: RulebookFault[]): Reading {
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
  const lists = new Map(listNames.map((list) => [list, entriesOf(list, sections, read, span)]));

  return {
    sections,
    span,
    gaps: [],
    entries: <List extends ListName>(list: List) => (lists.get(list) ?? []) as Entry<Lists[List]>[],
    isHidden: (list, code) => {
      const section = read.get(listFiles[list]);
      return section?.value === undefined || section.broken.has(`${list}/${code}`);
    },
    hidesSome: (list) => {
      const section = read.get(listFiles[list]);
      if (section?.value === undefined) return true;
      return [...section.broken].some((broken) => broken.startsWith(`${list}/`));
    },
    report: (file, path, problem, details = {}) => {
      const section = read.get(file);
      if (section === undefined) faults.push(fileFault(file, problem, details));
      else faults.push(placedFault(file, section.yaml, path, problem, details));
    },
  };
}

/** A rulebook that was read before, to be held against the same checks with a change laid over. */
export function plainReading(rulebook: Rulebook, report: Reading['report']): Reading {
  const { inForceOn: from, until } = rulebook.identity;
  const span = { from, until };
  const lists = new Map(
    listNames.map((list) => [list, entriesOf(list, rulebook, new Map(), span)] as const),
  );
  return {
    sections: rulebook,
    span,
    gaps: [],
    entries: <List extends ListName>(list: List) => (lists.get(list) ?? []) as Entry<Lists[List]>[],
    isHidden: () => false,
    hidesSome: () => false,
    report,
  };
}

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
    read.set(name, { yaml, value: parsed.data, kept: {}, broken: new Set() });
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
  const broken = new Set<string>();
  for (const list of listNames.filter((candidate) => listFiles[candidate] === name)) {
    const items = lists[list];
    if (!Array.isArray(items)) continue;
    const bad = new Set(faults.filter(({ path }) => path[0] === list).map(({ path }) => path[1]));
    for (const index of bad) broken.add(`${list}/${keyOfEntry(items[Number(index)] ?? {})}`);
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
): Entry<Lists[ListName]>[] {
  const file = listFiles[list];
  const section = sections[sectionOf[file]] as Record<string, Lists[ListName][]> | undefined;
  const values = section?.[list] ?? [];
  const kept = read.get(file)?.kept[list];
  return values.map((value, index) => {
    const key = keyOfEntry(value);
    const same = values.filter((other) => keyOfEntry(other) === key);
    const held = spansOf(same).find(({ from }) => from === value.inForceOn) ?? null;
    return {
      value,
      key,
      file,
      path: [list, kept?.[index] ?? index],
      span: held === null || span === null ? held : overlap(held, span),
    };
  });
}
