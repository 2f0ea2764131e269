/**
 * The rehearsal (試し打ち): cases of the past, or examples, as two rulebooks would lead them. Nothing
 * is written and no case is changed; what does not differ is counted and not told.
 */
import type { Db } from '../db/open.ts';
import { pagePastCases } from '../db/views-rehearsal.ts';
import type { CaseId, CityCode, ProcedureName, UnitCode } from '../terms/ids.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { LocalDate } from '../terms/units.ts';
import type { BoundWorkflow, Forecast, Workflows } from '../terms/workflow.ts';
import { changedParts, type ForecastPart, forecastOf } from './rehearse-forecast.ts';

export interface Rehearsed {
  /** Null for an example. */
  readonly id: CaseId | null;
  readonly number: string | null;
  readonly procedure: ProcedureName;
  readonly title: string;
  readonly matter: string | null;
  readonly initiator: UnitCode;
  readonly before: Forecast | null;
  readonly after: Forecast | null;
}

export interface Change extends Rehearsed {
  readonly changed: readonly ForecastPart[];
}

/** Which rulebooks are held beside each other, and the date whose entries count in both. */
export interface Rehearsal {
  readonly city: CityCode;
  readonly before: Rulebook;
  readonly after: Rulebook;
  readonly on: LocalDate;
}

export interface CaseChoice {
  readonly procedure?: ProcedureName | undefined;
  readonly fiscalYear?: number | undefined;
}

export interface Tally {
  lookedAt: number;
  /** Neither rulebook makes anything of them: drafts that do not say enough. */
  unjudged: number;
  changed: number;
  /** The second rulebook makes nothing of them, and the first does. */
  undecidable: number;
  readonly parts: Record<ForecastPart, number>;
  /** No longer, or only now, decided outside the line of the unit that proposed it. */
  leaveHeadquarters: number;
  comeToHeadquarters: number;
  /** Working days that all changed cases would take less, and more. */
  daysSaved: number;
  daysAdded: number;
}

export interface Totals {
  readonly all: Tally;
  readonly bySubject: ReadonlyMap<string, Tally>;
  readonly byUnit: ReadonlyMap<UnitCode, Tally>;
}

const PAGE = 200;

type Binding = (procedure: ProcedureName, version: number) => BoundWorkflow | undefined;

/** Each version of a procedure is bound once; one that the product no longer has gives nothing. */
function bindingTo(rulebook: Rulebook, workflows: Workflows): Binding {
  const bound = new Map<string, BoundWorkflow | undefined>();
  return (procedure, version) => {
    const key = `${procedure}/${version}`;
    if (!bound.has(key)) bound.set(key, workflows.find(procedure, version)?.bind(rulebook));
    return bound.get(key);
  };
}

/** Procedures of which a rulebook can say the way before it is gone. */
const foreseeable = (rulebook: Rulebook, workflows: Workflows): ProcedureName[] =>
  workflows
    .all()
    .filter((workflow) => workflow.bind(rulebook).forecast !== undefined)
    .map(({ procedure }) => procedure);

/** Page by page in the order of their ids: however many there are, few are held at once. */
export async function* rehearsePastCases(
  { db, workflows }: { readonly db: Db; readonly workflows: Workflows },
  { city, before, after, on }: Rehearsal,
  { procedure, fiscalYear }: CaseChoice = {},
): AsyncGenerator<Rehearsed> {
  const boundBefore = bindingTo(before, workflows);
  const boundAfter = bindingTo(after, workflows);
  const all = foreseeable(before, workflows);
  const procedures = procedure === undefined ? all : all.filter((one) => one === procedure);
  for (let last: CaseId | null = null; ; ) {
    const choice = { city, procedures: [...new Set(procedures)], fiscalYear };
    const page = await pagePastCases(db.kysely, choice, last, PAGE);
    for (const { stored, ...line } of page) {
      const { workflowVersion: version } = stored;
      yield {
        ...line,
        before: forecastOf(boundBefore(line.procedure, version), stored, on),
        after: forecastOf(boundAfter(line.procedure, version), stored, on),
      };
    }
    last = page.at(-1)?.id ?? null;
    if (page.length < PAGE) return;
  }
}

const emptyTally = (): Tally => ({
  ...{ lookedAt: 0, unjudged: 0, changed: 0, undecidable: 0 },
  parts: { decider: 0, route: 0, days: 0, deadlines: 0 },
  ...{ leaveHeadquarters: 0, comeToHeadquarters: 0, daysSaved: 0, daysAdded: 0 },
});

function count(tally: Tally, { before, after, changed }: Change): void {
  tally.lookedAt += 1;
  if (before === null && after === null) tally.unjudged += 1;
  if (changed.length === 0) return;
  tally.changed += 1;
  for (const part of changed) tally.parts[part] += 1;
  if (after === null) tally.undecidable += 1;
  if (before === null || after === null) return;
  if (!before.decidedInLine && after.decidedInLine) tally.leaveHeadquarters += 1;
  if (before.decidedInLine && !after.decidedInLine) tally.comeToHeadquarters += 1;
  const days = (after.businessDays ?? 0) - (before.businessDays ?? 0);
  if (before.businessDays === null || after.businessDays === null) return;
  if (days < 0) tally.daysSaved -= days;
  else tally.daysAdded += days;
}

/**
 * Counts everything and tells of what changes. `unitOf`: under which unit the cases of an initiator
 * are counted.
 */
export async function tallyRehearsal(
  cases: AsyncIterable<Rehearsed> | Iterable<Rehearsed>,
  unitOf: (initiator: UnitCode) => UnitCode,
  hear: (change: Change) => void,
): Promise<Totals> {
  const all = emptyTally();
  const bySubject = new Map<string, Tally>();
  const byUnit = new Map<UnitCode, Tally>();
  const tallyOf = (tallies: Map<string, Tally>, key: string): Tally => {
    const known = tallies.get(key) ?? emptyTally();
    tallies.set(key, known);
    return known;
  };
  for await (const one of cases) {
    const change = { ...one, changed: changedParts(one.before, one.after) };
    count(all, change);
    count(tallyOf(bySubject, one.matter ?? ''), change);
    count(tallyOf(byUnit, unitOf(one.initiator)), change);
    if (change.changed.length > 0) hear(change);
  }
  return { all, bySubject, byUnit };
}
