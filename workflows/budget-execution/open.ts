// Opens an execution: by the system alone, when the assembly has passed a request.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetOf } from '../../src/rules/budget/bind.ts';
import type { ExecutionLine } from '../../src/terms/budget-line.ts';
import type { CaseEvent } from '../../src/terms/case.ts';
import type { OpenExecution } from '../../src/terms/command-budget-execution.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import { findLane } from './budget.ts';
import type { Execution } from './context.ts';
import { findEntryFault } from './lines.ts';
import { overseersIn } from './places.ts';

type Passed = OpenExecution['lines'][number];

const startLine = ({ entry, passed, consulted }: Passed): ExecutionLine => ({
  line: entry.line,
  name: entry.name,
  entry,
  consulted,
  passed,
  carriable: 0,
  allotted: 0,
  withheld: 0,
  movedIn: 0,
  movedOut: 0,
  reallotted: [],
  spending: [],
  yearEnd: null,
});

/** `no_budget_rules`, `unknown_lane`, `line_named_twice`. */
export function openExecution(event: CaseEvent, id: CaseId, rules: Rules): Execution | Refusal {
  const opening = event as unknown as OpenExecution & CaseEvent;
  const budget = budgetOf(rules);
  if (isRefusal(budget)) return budget;
  const { request, cycle, title, fiscalYear, kind, lane, initiator, passedOn } = opening;
  const on = rules.calendar.dateOf(event.at);
  if (findLane(lane, on, budget) === undefined) {
    const known = budget.lanes.all(on).map((one) => `${one.code} (${one.title})`);
    return refuse('unknown_lane', { lane, on, lanes: known.join(', ') || '—' });
  }
  const d: Execution = {
    ...{ id, title, fiscalYear, kind, lane, initiator, passedOn },
    ...{ request: request as CaseId, cycle: cycle as CaseId, pinnedOn: on, officesOn: on },
    overseers: overseersIn(event.facts, initiator),
    lines: opening.lines.map(startLine),
    ...{ proposers: [], allotment: null, moves: [], opinions: [], isEnding: false, outcome: null },
  };
  const fault = findEntryFault(d, d.lines);
  return fault ?? d;
}
