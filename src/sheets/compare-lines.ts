/**
 * What an import would change: line by line, and of a line field by field, as it is and as it would
 * be. Lines that the table does not have stay as they are and are named.
 */
import { type BudgetLineEntry, budgetLineEntry, type RequestLine } from '../terms/budget-line.ts';
import type { Json } from '../terms/case.ts';
import { sameJson } from '../terms/same-json.ts';
import { type Matched, matchLines } from './match-lines.ts';
import { currentOf, entryOf, mergeLine } from './merge-line.ts';
import type { SheetRead } from './read-sheet.ts';
import { placeIn, type RowError, rowError } from './row-error.ts';

export interface FieldChange {
  readonly field: string;
  readonly from: Json;
  readonly to: Json;
}

export interface LineChange {
  readonly row: number;
  readonly line: string;
  readonly name: string;
  readonly does: 'new' | 'changed' | 'unchanged';
  readonly fields: readonly FieldChange[];
}

/** A line to be put; `seen`: the revision on which the change rests. */
export interface Put {
  readonly row: number;
  readonly entry: BudgetLineEntry;
  readonly seen: number | null;
}

export interface Compared {
  readonly changes: readonly LineChange[];
  /** Of the new and the changed lines. */
  readonly puts: readonly Put[];
  readonly errors: readonly RowError[];
  /** Lines of the request that the table does not have. */
  readonly absent: readonly { readonly line: string; readonly name: string }[];
}

type Loose = Readonly<Record<string, unknown>>;

const inner = ['account', 'printed'];

/** Fields within a field stand by themselves: only the moved one is shown. */
const flat = (entry: Loose): Loose =>
  Object.fromEntries(
    Object.entries(entry).flatMap(([key, value]) => {
      if (inner.includes(key)) {
        return Object.entries(value as Loose).map(([part, one]) => [`${key}.${part}`, one]);
      }
      if (key !== 'funds') return [[key, value]];
      const funds = value as NonNullable<BudgetLineEntry['funds']>;
      return funds.map(({ fund, amount }) => [`fund.${fund}`, amount]);
    }),
  );

function changesOf(before: BudgetLineEntry, after: BudgetLineEntry): FieldChange[] {
  const [from, to] = [flat(before), flat(after)];
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return fields
    .filter((field) => !sameJson(from[field], to[field]))
    .map((field) => ({
      field,
      from: (from[field] ?? null) as Json,
      to: (to[field] ?? null) as Json,
    }));
}

type PlaceOf = ReturnType<typeof placeIn>;

/** Assessments are not changed by putting lines; texts of one that is not there have no place. */
function foreignErrors({ existing, read }: Matched, placeOf: PlaceOf): RowError[] {
  return (read.values.foreign ?? []).flatMap(({ field, of, title, value }) => {
    const current = currentOf(existing, field, of);
    if (current === value || (current === undefined && typeof value === 'number')) return [];
    const details = { title, current: current ?? '—' };
    return [rowError(placeOf(read.row, field, of), 'not_by_import', details)];
  });
}

/** What the schema of a command would refuse, where the sheet shows it. */
function shapeErrors(entry: BudgetLineEntry, row: number, placeOf: PlaceOf): RowError[] {
  const read = budgetLineEntry.safeParse(entry);
  if (read.success) return [];
  return read.error.issues.map(({ path }) => {
    const [field = '', part] = path.map(String);
    const place = placeOf(row, field === 'account' ? (part ?? field) : field);
    return rowError(place, 'line_unusable', { field: path.join('.') });
  });
}

function twice(matched: readonly Matched[], placeOf: PlaceOf): RowError[] {
  const first = new Map<string, number>();
  return matched.flatMap(({ code, read: { row } }) => {
    const other = first.get(code);
    if (other === undefined) {
      first.set(code, row);
      return [];
    }
    return [rowError(placeOf(row, 'line'), 'line_twice', { line: code, first: other })];
  });
}

export function compareLines(
  sheet: SheetRead,
  lines: SheetRead['lines'],
  existing: readonly RequestLine[],
): Compared {
  const matched = matchLines(lines, existing);
  const placeOf = placeIn(sheet.columns);
  const errors: RowError[] = twice(matched, placeOf);
  const changes: LineChange[] = [];
  const puts: Put[] = [];
  for (const one of matched) {
    const { row } = one.read;
    const entry = mergeLine(one);
    const before = one.existing === null ? null : entryOf(one.existing);
    const fields = before === null ? [] : changesOf(before, entry);
    const does = before === null ? 'new' : fields.length > 0 ? 'changed' : 'unchanged';
    errors.push(...foreignErrors(one, placeOf));
    if (does !== 'unchanged') errors.push(...shapeErrors(entry, row, placeOf));
    changes.push({ row, line: one.code, name: entry.name, does, fields });
    if (does !== 'unchanged') puts.push({ row, entry, seen: one.existing?.revision ?? null });
  }
  const claimed = new Set(matched.map((one) => one.existing));
  const absent = existing.filter((line) => !claimed.has(line));
  return {
    ...{ changes, puts, errors },
    absent: absent.map(({ line, name }) => ({ line, name })),
  };
}
