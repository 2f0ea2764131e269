// The gate before money is passed on to a ward: its prior consultation must be concluded (新潟⑤). A
// lane for urgent money lets it pass and is consulted afterwards (事後協議). Source: rules.md 8.4,
// scenario 43.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Consulted, ExecutionLine } from '../../src/terms/budget-line.ts';
import type { LinkedCase } from '../../src/terms/case.ts';
import { consultationShown } from '../../src/terms/command-consultation.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { permitsMeasure } from '../prior-consultation/outcomes.ts';
import { laneOf, rulesOf } from './budget.ts';
import type { Execution, ExecutionEvent } from './context.ts';

/** What a re-allotment is judged by. */
export interface Passing {
  readonly line: ExecutionLine;
  readonly to: UnitCode;
  /** As it was named with the re-allotment. */
  readonly consultation: string | null;
}

/** The consultation that a line rests on: the one named now, or the one of its request. */
export const consultationOf = (
  { entry, consulted }: ExecutionLine,
  named: string | null,
): string | null => named ?? entry.consultation ?? consulted?.number ?? null;

const linkedOf = ({ line, consultation }: Passing, { facts }: ExecutionEvent) => {
  const name = consultationOf(line, consultation);
  const linked = name === null ? undefined : facts.linked?.[name];
  return linked?.procedure === 'prior_consultation' ? linked : undefined;
};

/** It was about such a matter, between this unit and that ward, whoever asked whom. */
function fits(linked: LinkedCase, to: UnitCode, d: Execution, rules: Rules): boolean {
  const { matter, afterTheFact } = laneOf(d, rules);
  const parties = [linked.initiator, ...linked.addressees];
  const matters = matter === undefined ? [] : [matter, afterTheFact?.matter];
  return (
    parties.includes(d.initiator) &&
    parties.includes(to) &&
    (matters.length === 0 || matters.includes(linked.matter ?? ''))
  );
}

/** What it came to, with those who did not consent; null while nothing is concluded. */
export function consultedNow(
  passing: Passing,
  d: Execution,
  event: ExecutionEvent,
  rules: Rules,
): Consulted | null {
  const linked = linkedOf(passing, event);
  if (linked === undefined || !fits(linked, passing.to, d, rules)) return null;
  const { outcome } = linked;
  if (outcome === null || !permitsMeasure(outcome)) return null;
  const shown = consultationShown.safeParse(linked.shown);
  const number = consultationOf(passing.line, passing.consultation) ?? linked.id;
  return { number, outcome, dissents: shown.success ? shown.data.dissents : [] };
}

/** Whether the consultation is held after the act. */
export const isAfterTheFact = (
  passing: Passing,
  d: Execution,
  event: ExecutionEvent,
  rules: Rules,
): boolean =>
  laneOf(d, rules).afterTheFact !== undefined && consultedNow(passing, d, event, rules) === null;

/** `reallotment_not_consulted`. */
export function findGateFault(
  passing: Passing,
  d: Execution,
  event: ExecutionEvent,
  rules: Rules,
): Refusal | null {
  const { afterTheFact } = laneOf(d, rules);
  if (!rulesOf(rules).reallotment.gate || afterTheFact !== undefined) return null;
  if (consultedNow(passing, d, event, rules) !== null) return null;
  return refuse('reallotment_not_consulted', {
    line: passing.line.line,
    number: consultationOf(passing.line, passing.consultation) ?? '—',
    step: linkedOf(passing, event)?.step ?? '—',
  });
}
