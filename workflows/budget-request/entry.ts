// A line and what somebody entered of it: taken apart and put together again. An entry that says
// what the line says already leaves the line as it is, the very same object.

import { findGateFault } from '../../src/rules/budget/gate.ts';
import type {
  BudgetLineEntry,
  Consulted,
  LineQuestion,
  RequestLine,
  Sealed,
} from '../../src/terms/budget-line.ts';
import type { Facts, LinkedCase } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { sameJson } from '../../src/terms/same-json.ts';

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

/** By what the consultations of lines are looked at. */
export interface Looking {
  /** Whose sheet it is. */
  readonly unit: UnitCode;
  readonly facts: Facts;
}

/** Of a consultation of others nobody copies anything by naming its number. */
const isParty = ({ section }: BudgetLineEntry, linked: LinkedCase, { unit, facts }: Looking) =>
  findGateFault(linked, { lane: {}, unit, section, to: null, lines: facts.lines })?.lacks !==
  'party';

/**
 * What the consultation that the entry names has come to; null while it has come to nothing, and
 * where the unit had no part in it. Those who do not consent travel with the line to every later
 * decider.
 */
function consultedBy(entry: BudgetLineEntry, by: Looking): Consulted | null {
  const { consultation } = entry;
  const found = consultation === undefined ? undefined : by.facts.linked?.[consultation];
  if (consultation === undefined || !isConcluded(found)) return null;
  if (!isParty(entry, found, by)) return null;
  const { dissents = [] } = (found.shown ?? {}) as Partial<Pick<Consulted, 'dissents'>>;
  const told = dissents.map(({ unit, reason }) => ({ unit, reason }));
  return { number: consultation, outcome: found.outcome, dissents: told };
}

const isConcluded = (
  linked: LinkedCase | undefined,
): linked is LinkedCase & { readonly outcome: string } =>
  linked?.procedure === 'prior_consultation' && linked.outcome !== null;

/** The line with its consultation as it stands now. */
export function refreshed(line: RequestLine, by: Looking): RequestLine {
  const consulted = consultedBy(line, by);
  return sameJson(consulted, line.consulted) ? line : { ...line, consulted };
}

export function newLine(entry: BudgetLineEntry, put: Sealed, by: Looking): RequestLine {
  return {
    ...entry,
    revision: 1,
    put,
    consulted: consultedBy(entry, by),
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
  by: Looking,
): RequestLine {
  if (sameJson(entryOf(line), entry)) return refreshed(line, by);
  return {
    ...newLine(entry, put, by),
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
