/**
 * What must hold at every moment, after every crash: the tables agree with each other, every stored
 * state is what its history gives, and work items, timers and lines are what the stored state says.
 */
import { type LoadedCase, loadBatch } from '../db/batch-load.ts';
import { type Finding, findContradictions, listCaseIds, loadDerived } from '../db/findings.ts';
import { type Entry, loadHistories } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import type { CaseId } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { Known, Procedure } from './known.ts';
import { linesOf } from './lines.ts';
import { derive } from './plan.ts';
import { itemsOf, timersOf } from './record.ts';
import { asJson, describeDifference, firstDifference, replay, rulebooksOf } from './replay.ts';

export type { Finding } from '../db/findings.ts';

const CASES_AT_ONCE = 500;

type Derived = Awaited<ReturnType<typeof loadDerived>>;

const listed = (lines: readonly string[]): string => [...lines].sort().join(' ');

/** The first place where the lines of the state and those of the table part. */
function partedLines(wanted: unknown, held: unknown) {
  const parted = firstDifference(held, wanted);
  if (parted === null) return [];
  const { path, stored, replayed } = parted;
  const at = (value: unknown): string => `${path} ${JSON.stringify(value) ?? 'none'}`;
  return [{ code: 'case_lines', wanted: at(replayed), held: at(stored) }];
}

/** What the stored state wants, and what the tables hold, as comparable text. */
function compareDerived({ bound }: Procedure, row: LoadedCase, derived: Derived) {
  const wanted = derive(bound, row.stored);
  const at = '' as Instant;
  const items = [...itemsOf(wanted.duties, at).values()].map((item) =>
    JSON.stringify([item.unit, item.role, item.act, item.about, item.dueAt]),
  );
  const timers = [...timersOf(wanted.timers)].map((timer) => JSON.stringify(timer));
  const ofCase = ({ caseId }: { readonly caseId: CaseId }) => caseId === row.id;
  const heldItems = derived.items
    .filter(ofCase)
    .map(({ unit, role, act, about, dueAt }) => JSON.stringify([unit, role, act, about, dueAt]));
  const heldTimers = derived.timers
    .filter(ofCase)
    .map(({ name, dueAt }) => JSON.stringify([name, dueAt]));
  const heldLines = derived.lines.filter(ofCase).map(({ caseId: _, ...line }) => line);
  const wantedLines = asJson(linesOf({ bound, stored: row.stored }));
  return [
    { code: 'work_items', wanted: listed(items), held: listed(heldItems) },
    { code: 'timers', wanted: listed(timers), held: listed(heldTimers) },
    ...partedLines(wantedLines, heldLines),
  ].filter(({ wanted: want, held }) => want !== held);
}

/** procedures: the case's own, bound to every rulebook it was judged by; the present one last. */
function checkCase(
  procedures: readonly Procedure[],
  row: LoadedCase,
  history: readonly Entry[],
  derived: Derived,
): Finding[] {
  const bound = procedures.map((one) => one.bound);
  const difference = replay(bound, row.stored, history);
  const replayed =
    difference === null
      ? []
      : [{ code: 'replay', caseId: row.id, details: describeDifference(row.id, difference) }];
  const parted = compareDerived(procedures.at(-1) as Procedure, row, derived).map(
    ({ code, wanted, held }) => ({
      code,
      caseId: row.id,
      details: `wanted ${wanted || 'none'}, held ${held || 'none'}`,
    }),
  );
  return [...replayed, ...parted];
}

/** The cases of these ids; for a look at those that have just moved. */
export async function checkCases(db: Db, known: Known, ids: readonly CaseId[]): Promise<Finding[]> {
  const [load, histories, derived] = await Promise.all([
    loadBatch(db, { cases: ids, keys: [], cities: [] }),
    loadHistories(db.kysely, ids),
    loadDerived(db.kysely, ids),
  ]);
  const findings: Finding[] = [];
  for (const row of load.cases.values()) {
    const { workflowVersion } = row.stored;
    const history = histories.get(row.id) ?? [];
    const procedures = await Promise.all(
      rulebooksOf(row.rulebookId, history).map((id) =>
        known.procedure(row.procedure, id, workflowVersion),
      ),
    );
    findings.push(...checkCase(procedures, row, history, derived));
  }
  return findings;
}

/** Empty when all is well. Reads every case; meant for a database at rest. */
export async function checkInvariants(db: Db, known: Known): Promise<Finding[]> {
  const findings = await findContradictions(db.kysely);
  for (let after: CaseId | null = null; ; ) {
    const ids: CaseId[] = await listCaseIds(db.kysely, after, CASES_AT_ONCE);
    if (ids.length > 0) findings.push(...(await checkCases(db, known, ids)));
    after = ids.at(-1) ?? null;
    if (ids.length < CASES_AT_ONCE) return findings;
  }
}
