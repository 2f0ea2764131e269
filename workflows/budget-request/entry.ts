// A line and what somebody entered of it: taken apart and put together again. An entry that says
// what the line says already leaves the line as it is, the very same object.

import type {
  BudgetLineEntry,
  Consulted,
  LineQuestion,
  RequestLine,
  Sealed,
} from '../../src/terms/budget-line.ts';
import type { Facts, LinkedCase } from '../../src/terms/case.ts';

/** As it was entered, without what became of it. */
export function entryOf(line: RequestLine): BudgetLineEntry {
  const { revision, put, consulted, assessments, questions, ...rest } = line;
  const { appeal, restored, final, passed, ...entry } = rest;
  return entry;
}

type Put = BudgetLineEntry & { readonly seen?: number | undefined };

/** What stands in the line: the revision that the sender saw is no part of it. */
export function entryPut({ seen, ...entry }: Put): BudgetLineEntry {
  return entry;
}

type Dissent = Consulted['dissents'][number];

/**
 * What the consultation that the entry names has come to; null while it has come to nothing. Those
 * who do not consent travel with the line to every later decider.
 */
export function consultedBy(
  { consultation }: BudgetLineEntry,
  linked: Facts['linked'],
): Consulted | null {
  const found = consultation === undefined ? undefined : linked?.[consultation];
  if (consultation === undefined || !isConcluded(found)) return null;
  const { dissents = [] } = (found.shown ?? {}) as Partial<Pick<Consulted, 'dissents'>>;
  const told = dissents.map(({ unit, reason }) => ({ unit, reason }));
  return { number: consultation, outcome: found.outcome, dissents: told };
}

const isConcluded = (
  linked: LinkedCase | undefined,
): linked is LinkedCase & { readonly outcome: string } =>
  linked?.procedure === 'prior_consultation' && linked.outcome !== null;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Of plain JSON: the same members, in whatever order a database hands them back. */
function same(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
  );
}

/** The line with its consultation as it stands now. */
export function refreshed(line: RequestLine, linked: Facts['linked']): RequestLine {
  const consulted = consultedBy(line, linked);
  return same(consulted, line.consulted) ? line : { ...line, consulted };
}

export function newLine(entry: BudgetLineEntry, put: Sealed, linked: Facts['linked']): RequestLine {
  return {
    ...entry,
    revision: 1,
    put,
    consulted: consultedBy(entry, linked),
    assessments: [],
    questions: [],
    appeal: null,
    restored: null,
    final: null,
    passed: null,
  };
}

/** The line with another entry: who wrote it stays with it, and its questions do. */
export function changedLine(
  line: RequestLine,
  entry: BudgetLineEntry,
  put: Sealed,
  linked: Facts['linked'],
): RequestLine {
  if (same(entryOf(line), entry)) return refreshed(line, linked);
  return {
    ...newLine(entry, put, linked),
    revision: line.revision + 1,
    questions: line.questions,
  };
}

/** Questions that nobody has answered yet. */
export const openQuestions = (lines: readonly RequestLine[]): LineQuestion[] =>
  lines.flatMap(({ questions }) => questions.filter(({ answer }) => answer === null));

/** Who did not consent to what the sheet asks for: each unit once with the reason it gave. */
export function dissentsOf(lines: readonly RequestLine[]): Dissent[] {
  const found = lines.flatMap(({ included, consulted }) =>
    included && consulted !== null ? consulted.dissents : [],
  );
  return [...new Map(found.map((one) => [`${one.unit} ${one.reason}`, one])).values()];
}
