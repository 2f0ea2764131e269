// Gives the machine its meaning in one city: guards, changes and effects read the bound rulebook.

import { assign } from 'xstate';
import { bindRules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import type { ProposeDelegation } from '../../src/terms/command-delegation.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { BoundWorkflow, FactNeeds } from '../../src/terms/workflow.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import { bindChecks } from '../parts/permits.ts';
import { type Asking, askEffects } from './ask.ts';
import { checks } from './checks.ts';
import type { Delegation, DelegationEvent } from './context.ts';
import { dutiesOf, stuckCauses, timersOf } from './duties.ts';
import { machine } from './machine.ts';
import { openProposal, proposingPlaces } from './open-proposal.ts';
import { records } from './records.ts';
import { rightsOf } from './rights.ts';
import { numberOf, summaryOf } from './summary.ts';
import { type Telling, tellEffects } from './tell.ts';

const delegationOf = (stored: Stored): Delegation => stored.context as Delegation;
const stepOf = (stored: Stored): string => String(stored.value);
const asEvent = (event: CaseEvent) => event as unknown as DelegationEvent;

const placing = (unit: UnitCode): FactNeeds => ({ overseersOf: [unit], linesOf: [unit] });

/** Who stands above the proposing unit: whenever its rows are judged or its places looked up. */
function needsOf(stored: Stored | null, command: { type: string }): FactNeeds {
  if (stored === null) return placing((command as ProposeDelegation).initiator);
  const isJudged = command.type === 'revise' || command.type === 'submit';
  return isJudged || isOfficesWakeUp(command) ? placing(delegationOf(stored).initiator) : {};
}

export function bindDelegation(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const { permits, reason } = bindChecks(checks, rules);
  return {
    machine: machine.provide({
      guards: { permits },
      actions: {
        record: assign(({ context, event }, { what }) => records[what](context, event, rules)),
      },
    }),
    needs: needsOf,
    beginRights: (command, facts) => proposingPlaces(command as ProposeDelegation, facts, rules),
    begin: (event, id) => {
      const opened = openProposal(event, id, rules);
      return isRefusal(opened) ? opened : { input: opened };
    },
    rights: (stored, command) => rightsOf(delegationOf(stored), stepOf(stored), command, rules),
    reason,
    effects: ({ type, params }, stored, event) => {
      const step = stepOf(stored);
      if (type === 'tell') return tellEffects(params as Telling, asEvent(event), step, rules);
      return type === 'ask' ? askEffects(params as Asking, asEvent(event), step, rules) : [];
    },
    floats: (stored) => {
      const { scheme, submittedOn } = delegationOf(stored);
      const schemes = rulebook.decision?.schemes ?? [];
      return submittedOn === null && schemes.some(({ code }) => code === scheme);
    },
    duties: (stored) => dutiesOf(delegationOf(stored), stepOf(stored), rules),
    timers: (stored) => timersOf(delegationOf(stored), stepOf(stored), rules),
    stuck: (stored) => stuckCauses(delegationOf(stored), rules),
    summary: (stored) =>
      summaryOf(delegationOf(stored), stepOf(stored), stored.status === 'active', rules),
    number: (stored) => numberOf(delegationOf(stored), rules),
  };
}
