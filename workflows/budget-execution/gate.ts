// The gate before money is passed on to a ward, as the execution stands before it. A lane for
// urgent money of a supplementary budget lets it pass where somebody says why it cannot wait, and
// is consulted afterwards (事後協議). Source: rules.md 8.4, scenario 43.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { findGateFault as findShut, opensGate } from '../../src/rules/budget/gate.ts';
import type { Consulted, ExecutionLine } from '../../src/terms/budget-line.ts';
import type { LinkedCase } from '../../src/terms/case.ts';
import { consultationShown } from '../../src/terms/command-consultation.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { type HeldLane, laneOf, rulesOf } from './budget.ts';
import type { Execution, ExecutionEvent } from './context.ts';

/** What a re-allotment is judged by. */
export interface Passing {
  readonly line: ExecutionLine;
  readonly to: UnitCode;
  /** As it was named with the re-allotment. */
  readonly consultation: string | null;
  readonly urgent: string | null;
}

/** The consultation that a line rests on: the one named now, or the one of its request. */
export const consultationOf = (
  { entry, consulted }: ExecutionLine,
  named: string | null,
): string | null => named ?? entry.consultation ?? consulted?.number ?? null;

const linkedOf = ({ line, consultation }: Passing, { facts }: ExecutionEvent) => {
  const name = consultationOf(line, consultation);
  return name === null ? undefined : facts.linked?.[name];
};

const shut = (
  linked: LinkedCase | undefined,
  { line, to }: Pick<Passing, 'line' | 'to'>,
  lane: Pick<HeldLane, 'matter' | 'afterTheFact'>,
  { initiator }: Execution,
  { facts }: ExecutionEvent,
) => {
  const { section } = line.entry;
  return findShut(linked, { lane, unit: initiator, section, to, lines: facts.lines });
};

const heardIn = (linked: LinkedCase, number: string, outcome: string): Consulted => {
  const shown = consultationShown.safeParse(linked.shown);
  return { number, outcome, dissents: shown.success ? shown.data.dissents : [] };
};

/** What it came to, with those who did not consent; null while the gate is shut. */
export function consultedNow(
  passing: Passing,
  d: Execution,
  event: ExecutionEvent,
  rules: Rules,
): Consulted | null {
  const linked = linkedOf(passing, event);
  if (linked === undefined || shut(linked, passing, laneOf(d, rules), d, event) !== null)
    return null;
  const number = consultationOf(passing.line, passing.consultation) ?? linked.id;
  return linked.outcome === null ? null : heardIn(linked, number, linked.outcome);
}

/** Whether its lane lets money of such a budget pass and has the ward consulted afterwards. */
function isUrgentLane(d: Execution, rules: Rules): boolean {
  const { afterTheFact, cycles } = laneOf(d, rules);
  return afterTheFact !== undefined && (cycles === undefined || cycles.includes(d.kind));
}

/** Whether the consultation is held after the act. */
export const isAfterTheFact = (
  passing: Passing,
  d: Execution,
  event: ExecutionEvent,
  rules: Rules,
): boolean => isUrgentLane(d, rules) && consultedNow(passing, d, event, rules) === null;

/** `reallotment_not_consulted`, `urgency_missing`. */
export function findGateFault(
  passing: Passing,
  d: Execution,
  event: ExecutionEvent,
  rules: Rules,
): Refusal | null {
  if (!rulesOf(rules).reallotment.gate) return null;
  if (consultedNow(passing, d, event, rules) !== null) return null;
  const { line } = passing.line;
  if (isUrgentLane(d, rules)) {
    return passing.urgent === null ? refuse('urgency_missing', { line }) : null;
  }
  return refuse('reallotment_not_consulted', {
    line,
    number: consultationOf(passing.line, passing.consultation) ?? '—',
    step: linkedOf(passing, event)?.step ?? '—',
  });
}

/** Ended without anybody being heard to the end: another one is owed. */
const dropped: ReadonlySet<string> = new Set(['withdrawn', 'discarded', 'dropped']);

/**
 * What the consultation held afterwards has come to; null: it is none, or not concluded. It cannot
 * undo what was done, so that it counts also where it ended against it.
 */
export function heldAfterwards(
  number: string,
  passing: Pick<Passing, 'line' | 'to'>,
  d: Execution,
  event: ExecutionEvent,
  rules: Rules,
): Consulted | null {
  const linked = event.facts.linked?.[number];
  const { matter } = laneOf(d, rules).afterTheFact ?? {};
  const fault = shut(linked, passing, { matter }, d, event);
  if (linked === undefined || (fault !== null && fault.lacks !== 'outcome')) return null;
  const { outcome } = linked;
  if (outcome === null || (!opensGate(outcome) && dropped.has(outcome))) return null;
  return heardIn(linked, number, outcome);
}
