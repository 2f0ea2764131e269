// Gives the machine its meaning in one city: guards, changes and effects read the bound rulebook.

import { assign } from 'xstate';
import { bindRules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';
import { bindChecks } from '../parts/permits.ts';
import { type Asking, askEffects } from './ask.ts';
import { findLane } from './budget.ts';
import { checks } from './checks.ts';
import type { Execution, ExecutionEvent } from './context.ts';
import { dutiesOf, stuckCauses, timersOf } from './duties.ts';
import { machine } from './machine.ts';
import { needsOf } from './needs.ts';
import { openExecution } from './open.ts';
import { records } from './records.ts';
import { rightsOf } from './rights.ts';
import { summaryOf } from './summary.ts';
import { type Telling, tellEffects } from './tell.ts';

const executionOf = (stored: Stored): Execution => stored.context as Execution;
const stepOf = (stored: Stored): string => String(stored.value);
const asEvent = (event: CaseEvent) => event as unknown as ExecutionEvent;

export function bindExecution(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const { permits, reason } = bindChecks(checks, rules);
  return {
    machine: machine.provide({
      guards: { permits },
      actions: {
        record: assign(({ context, event }, { what }) => records[what](context, event, rules)),
      },
    }),
    needs: (stored, command) => needsOf(stored && executionOf(stored), command),
    beginRights: () => [],
    begin: (event, id) => {
      const opened = openExecution(event, id, rules);
      return isRefusal(opened) ? opened : { input: opened };
    },
    rights: (stored, command) => rightsOf(executionOf(stored), command, rules),
    reason,
    effects: ({ type, params }, _stored, event) => {
      if (type === 'tell') return tellEffects(params as Telling, asEvent(event), rules);
      return type === 'ask' ? askEffects(params as Asking, asEvent(event), rules) : [];
    },
    /**
     * Money is executed by the rules in force: it lasts for a year and longer, and the provisions
     * of a budget (予算総則) are published after it was passed.
     */
    floats: (stored) => {
      const { lane, pinnedOn } = executionOf(stored);
      const { budget } = rules;
      return budget !== undefined && findLane(lane, pinnedOn, budget) !== undefined;
    },
    duties: (stored) => dutiesOf(executionOf(stored), stepOf(stored), rules),
    timers: (stored) => timersOf(executionOf(stored), stepOf(stored), rules),
    stuck: (stored) => stuckCauses(executionOf(stored)),
    summary: (stored) =>
      summaryOf(executionOf(stored), stepOf(stored), stored.status === 'active', rules),
    lines: (stored) => executionOf(stored).lines,
    number: () => null,
  };
}
