// Opens an execution: by the system alone, when the assembly has passed a request.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetOf } from '../../src/rules/budget/bind.ts';
import type { ExecutionLine } from '../../src/terms/budget-line.ts';
import type { CaseEvent } from '../../src/terms/case.ts';
import type { OpenExecution } from '../../src/terms/command-budget-execution.ts';
import type { CaseId, UnitCode } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal } from '../../src/terms/refusal.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { overseersIn } from '../parts/places.ts';
import { yearOf } from './budget.ts';
import type { Execution } from './context.ts';
import { findEntryFault } from './lines.ts';

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

type Opening = OpenExecution & CaseEvent;

/** Money of the year before is there from the first day on, where it was and as it was bound. */
function carriedInto(opening: Opening, rules: Rules): Partial<Execution> {
  const { carriedFrom, at, initiator, fiscalYear } = opening;
  const carried = opening.lines.flatMap((line) => line.carried ?? []);
  const [first] = carried;
  if (carriedFrom === undefined || first === undefined) return {};
  const today = rules.calendar.dateOf(at);
  const { first: firstDay } = yearOf({ fiscalYear }, rules);
  const waits = today < firstDay;
  const flowsOn = waits ? firstDay : today;
  return {
    carriedFrom: carriedFrom as CaseId,
    allotment: { at, by: first.by, flowsOn, withheld: [] },
    lines: opening.lines.map((line) => carriedLine(line, initiator, flowsOn)),
  };
}

function carriedLine(line: Passed, holder: UnitCode, on: LocalDate): ExecutionLine {
  const start = startLine(line);
  if (line.carried === undefined) return start;
  const { as: carried, at, by, parts } = line.carried;
  const wards = parts.filter(({ unit }) => unit !== holder);
  return {
    ...start,
    ...{ carried, allotted: line.passed },
    reallotted: wards.map(({ unit: to, amount }) => ({ at, by, to, amount })),
    spending: parts
      .filter(({ committed }) => committed > 0)
      .map(({ unit, committed }) => ({ at, by, unit, on, committed, spent: 0, text: null })),
  };
}

/** `no_budget_rules`, `line_named_twice`. */
export function openExecution(event: CaseEvent, id: CaseId, rules: Rules): Execution | Refusal {
  const opening = event as unknown as Opening;
  const budget = budgetOf(rules);
  if (isRefusal(budget)) return budget;
  const { request, cycle, title, fiscalYear, kind, lane, initiator, passedOn } = opening;
  const on = rules.calendar.dateOf(event.at);
  const d: Execution = {
    ...{ id, title, fiscalYear, kind, lane, initiator, passedOn },
    ...{ request: request as CaseId, cycle: cycle as CaseId, pinnedOn: on, officesOn: on },
    overseers: overseersIn(event.facts, initiator),
    lines: opening.lines.map(startLine),
    ...{ proposers: [], allotment: null, moves: [], opinions: [], isEnding: false, outcome: null },
    ...carriedInto(opening, rules),
  };
  const fault = findEntryFault(d, d.lines);
  return fault ?? d;
}
