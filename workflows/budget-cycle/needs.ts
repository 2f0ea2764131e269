// Which facts a command is judged by. Whatever ends a phase asks where the requests of the budget
// really stand, and whatever names lines asks for these. A probe looks nothing up: it answers by
// what the budget has been told.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { BudgetCycleCommand } from '../../src/terms/command-budget-cycle.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { FactNeeds } from '../../src/terms/workflow.ts';
import type { BudgetCycle } from './context.ts';
import { askingKinds } from './places.ts';
import { timerNames } from './timer-names.ts';

interface Sent {
  readonly type: string;
  readonly name?: string;
  readonly probe?: true;
}

/** Whoever may ask is looked up when they are told of the guideline, and of the window. */
const looksUpAskers = ({ type, name }: Sent): boolean =>
  type === 'notify_guideline' ||
  type === 'open_requests' ||
  (type === 'timer' && name === timerNames.requestsOpen);

const looksUpRequests: readonly string[] = [
  'reopen_requests',
  'give_notice',
  'give_final_notice',
  'present',
  'record_vote',
  'revise',
  'close_year',
  'withdraw',
] satisfies BudgetCycleCommand['type'][];

interface NamedLine {
  readonly case: string;
  readonly line: string;
}

const linesNamed = (lines: readonly NamedLine[]): FactNeeds => ({
  caseLines: [...new Set(lines.map((one) => one.case))].map((id) => ({
    case: id,
    lines: lines.filter((one) => one.case === id).map(({ line }) => line),
  })),
});

function named(sent: Sent): FactNeeds {
  const command = sent as BudgetCycleCommand;
  switch (command.type) {
    case 'record_vote':
      return linesNamed(command.changes ?? []);
    case 'revise':
    case 'list_carryover':
      return linesNamed(command.lines);
    default:
      return {};
  }
}

const executions = (cases: readonly CaseId[]): FactNeeds => ({
  linked: cases.map((id) => ({ id })),
});

export function needsOf(d: BudgetCycle, sent: Sent, rules: Rules): FactNeeds {
  if (looksUpAskers(sent)) return { unitsOfKinds: askingKinds(d, rules) };
  if (sent.probe) return {};
  const { type } = sent;
  return {
    ...named(sent),
    ...(looksUpRequests.includes(type) && {
      sheets: [{ fiscalYear: d.fiscalYear, cycle: d.id }],
    }),
    ...((type === 'close_year' || type === 'list_carryover') &&
      executions(d.executions.map((one) => one.case))),
  };
}
