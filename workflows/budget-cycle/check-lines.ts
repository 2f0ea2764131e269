// Lines of requests and executions that a command names: whether they are there, and whether they
// may have the amounts that it gives them.

import type { LinkedLine } from '../../src/terms/case.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { CycleEvent, LineAmount } from './context.ts';

type NamedLine = Pick<LineAmount, 'line'> & { readonly case: string };

interface Owner {
  readonly case: string;
  readonly initiator: string;
}

/** How many lines a refusal names. */
const linesTold = 20;

const lineIn = ({ case: id, line }: NamedLine, { facts }: CycleEvent): LinkedLine | undefined =>
  facts.caseLines?.[id]?.[line];

/** An idea (構想) is not asked for; lines of an execution are there or not. */
const isThere = (found: LinkedLine | undefined): boolean =>
  found !== undefined && found.included !== false;

/**
 * `not_a_line_of_this`, `budget_line_named_twice`, `unknown_budget_lines`: each line is named once,
 * belongs to one of the cases and is there.
 */
export function linesFault(
  lines: readonly NamedLine[],
  owners: readonly Owner[],
  event: CycleEvent,
): Refusal | null {
  const unitOf = new Map(owners.map((owner) => [owner.case, owner.initiator]));
  const seen = new Set<string>();
  for (const { case: id, line } of lines) {
    if (!unitOf.has(id)) return refuse('not_a_line_of_this', { case: id, line });
    const key = JSON.stringify([id, line]);
    if (seen.has(key)) return refuse('budget_line_named_twice', { case: id, line });
    seen.add(key);
  }
  const unknown = lines.filter((one) => !isThere(lineIn(one, event)));
  if (unknown.length === 0) return null;
  const names = unknown.slice(0, linesTold).map((one) => `${one.line} (${unitOf.get(one.case)})`);
  return refuse('unknown_budget_lines', { count: unknown.length, lines: names.join(', ') });
}

/**
 * 繰越明許費 of lines that are there: `carryover_over_passed`, and `carryover_below_confirmed` where
 * more is carried over already. Source: 地方自治法213条.
 */
export function amountsFault(
  lines: readonly (NamedLine & { readonly amount: number })[],
  event: CycleEvent,
): Refusal | null {
  for (const one of lines) {
    const { line, amount } = one;
    const { passed, carried } = lineIn(one, event) ?? {};
    if (passed != null && amount > passed) {
      return refuse('carryover_over_passed', { line, amount, passed });
    }
    if (carried != null && amount < carried) {
      return refuse('carryover_below_confirmed', { line, amount, carried });
    }
  }
  return null;
}
