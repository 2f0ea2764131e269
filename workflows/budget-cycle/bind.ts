// Gives the machine its meaning in one city: guards, changes and effects read the bound rulebook.

import { assign } from 'xstate';
import { bindRules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';
import { bindChecks } from '../parts/permits.ts';
import { type Asking, askEffects } from './ask.ts';
import { checks } from './checks.ts';
import type { BudgetCycle, CycleEvent } from './context.ts';
import { dutiesOf, stuckCauses, timersOf } from './duties.ts';
import { machine } from './machine.ts';
import { needsOf } from './needs.ts';
import { openCycle, planningPlaces } from './open-cycle.ts';
import { records } from './records.ts';
import { rightsOf } from './rights.ts';
import { numberOf, summaryOf } from './summary.ts';
import { type Telling, tellEffects } from './tell.ts';

const cycleOf = (stored: Stored): BudgetCycle => stored.context as BudgetCycle;
const stepOf = (stored: Stored): string => String(stored.value);
const asEvent = (event: CaseEvent) => event as unknown as CycleEvent;

export function bindCycle(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const { permits, reason } = bindChecks(checks, rules);
  return {
    machine: machine.provide({
      guards: { permits },
      actions: {
        record: assign(({ context, event }, { what }) => records[what](context, event, rules)),
      },
    }),
    needs: (stored, command) => (stored === null ? {} : needsOf(cycleOf(stored), command, rules)),
    beginRights: () => planningPlaces(rules),
    begin: (event, id) => {
      const opened = openCycle(event, id, rules);
      return isRefusal(opened) ? opened : { input: opened };
    },
    rights: (stored) => rightsOf(cycleOf(stored), rules),
    reason,
    effects: ({ type, params }, stored, event) => {
      const step = stepOf(stored);
      if (type === 'tell') return tellEffects(params as Telling, asEvent(event), step, rules);
      return type === 'ask' ? askEffects(params as Asking, asEvent(event), step, rules) : [];
    },
    duties: (stored) => dutiesOf(cycleOf(stored), stepOf(stored), rules),
    timers: (stored) => timersOf(cycleOf(stored), stepOf(stored), rules),
    stuck: (stored) => stuckCauses(cycleOf(stored)),
    summary: (stored) =>
      summaryOf(cycleOf(stored), stepOf(stored), stored.status === 'active', rules),
    number: (stored) => numberOf(cycleOf(stored), rules),
  };
}
