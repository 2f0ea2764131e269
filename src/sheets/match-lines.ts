/**
 * Which line of a request a row means. By the code where the sheet has one; else by name and
 * number, by the name alone, then by the number of a line that no name has claimed. Of several that
 * are alike the first row means the first line, so that a file that comes twice makes nothing
 * twice. A row that means no line is a new one, under a code that is free.
 */
import type { RequestLine } from '../terms/budget-line.ts';
import { sameForm } from './cells.ts';
import type { ReadLine } from './line-values.ts';

export interface Matched {
  readonly read: ReadLine;
  /** Null: the line is new. */
  readonly existing: RequestLine | null;
  readonly code: string;
}

interface Named {
  readonly name?: string | null | undefined;
  readonly no?: number | null | undefined;
}

const byName = ({ name }: Named): string | null => (name == null ? null : sameForm(name));
const byNumber = ({ no }: Named): string | null => (no == null ? null : `${no}`);
const byBoth = (one: Named): string | null => {
  const [name, no] = [byName(one), byNumber(one)];
  return name === null || no === null ? null : JSON.stringify([name, no]);
};

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string | null) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

export function matchLines(
  reads: readonly ReadLine[],
  existing: readonly RequestLine[],
): readonly Matched[] {
  const claimed = new Map<ReadLine, RequestLine>();
  const free = new Set(existing);
  const claim = (read: ReadLine, line: RequestLine): void => {
    claimed.set(read, line);
    free.delete(line);
  };

  const byCode = new Map(existing.map((line) => [line.line, line]));
  for (const read of reads) {
    const line = byCode.get(read.values.line ?? '');
    if (line !== undefined && free.has(line)) claim(read, line);
  }
  for (const keyOf of [byBoth, byName, byNumber]) {
    // A row that names its line by a code means that one or a new one, whatever its name.
    const open = reads.filter((read) => read.values.line == null && !claimed.has(read));
    const lines = grouped<RequestLine>([...free], keyOf);
    for (const [key, rows] of grouped(open, ({ values }) => keyOf(values))) {
      for (const [index, read] of rows.entries()) {
        const line = lines.get(key)?.[index];
        if (line !== undefined) claim(read, line);
      }
    }
  }

  const taken = new Set([...byCode.keys(), ...reads.flatMap(({ values: { line } }) => line ?? [])]);
  return reads.map((read, index) => {
    const line = claimed.get(read) ?? null;
    const wanted = read.values.line ?? `${read.values.no ?? index + 1}`;
    const code = line?.line ?? (read.values.line != null ? wanted : freeCode(wanted, taken));
    return { read, existing: line, code };
  });
}

function freeCode(wanted: string, taken: Set<string>): string {
  let code = wanted;
  for (let next = 2; taken.has(code); next += 1) code = `${wanted}-${next}`;
  taken.add(code);
  return code;
}
