// Gives the machine its meaning in one city: guards, changes and effects read the bound rulebook.

import { assign } from 'xstate';
import { bindRules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import type { DraftProposal } from '../../src/terms/command-proposal.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';
import { bindChecks } from '../parts/permits.ts';
import { checks } from './checks.ts';
import type { ProposalEvent, WardProposal } from './context.ts';
import { dutiesOf, stuckCauses } from './duties.ts';
import { machine } from './machine.ts';
import { needsOf } from './needs.ts';
import { draftingPlaces, openProposal } from './open-proposal.ts';
import { records } from './records.ts';
import { rightsOf } from './rights.ts';
import { numberOf, summaryOf } from './summary.ts';
import { type Telling, tellEffects } from './tell.ts';
import { timersOf } from './timers.ts';

const proposalOf = (stored: Stored): WardProposal => stored.context as WardProposal;
const stepOf = (stored: Stored): string => String(stored.value);
const asEvent = (event: CaseEvent) => event as unknown as ProposalEvent;

export function bindProposal(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const { permits, reason } = bindChecks(checks, rules);
  return {
    machine: machine.provide({
      guards: { permits },
      actions: {
        record: assign(({ context, event }, { what }) => records[what](context, event, rules)),
      },
    }),
    needs: (stored, command) => needsOf(stored === null ? null : proposalOf(stored), command),
    beginRights: (command) => draftingPlaces(command as DraftProposal, rules),
    begin: (event, id) => {
      const opened = openProposal(event, id, rules);
      return isRefusal(opened) ? opened : { input: opened };
    },
    rights: (stored, command) => rightsOf(proposalOf(stored), command, rules),
    reason,
    effects: ({ type, params }, _stored, event) =>
      type === 'tell' ? tellEffects(params as Telling, asEvent(event), rules) : [],
    floats: (stored) => {
      const { lane, submittedOn } = proposalOf(stored);
      const lanes = rulebook.budget?.proposalLanes ?? [];
      return submittedOn === null && lanes.some(({ code }) => code === lane);
    },
    duties: (stored) => dutiesOf(proposalOf(stored), stepOf(stored), rules),
    timers: (stored) => timersOf(proposalOf(stored), rules),
    stuck: (stored) => stuckCauses(proposalOf(stored)),
    summary: (stored) =>
      summaryOf(proposalOf(stored), stepOf(stored), stored.status === 'active', rules),
    number: (stored) => numberOf(proposalOf(stored), rules),
  };
}
