// Gives the machine its meaning in one city: guards, changes and effects read the bound rulebook.

import { assign } from 'xstate';
import { bindRules } from '../../src/rules/bound-rules.ts';
import { doubtsOf } from '../../src/rules/budget/doubts.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import type { OpenRequest } from '../../src/terms/command-budget-request.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';
import { bindChecks } from '../parts/permits.ts';
import { type Asking, askEffects } from './ask.ts';
import { checks } from './checks.ts';
import { putFaults } from './checks-lines.ts';
import type { BudgetRequest, RequestEvent } from './context.ts';
import { dutiesOf, stuckCauses } from './duties.ts';
import { machine } from './machine.ts';
import { needsOf } from './needs.ts';
import { openingPlaces, openRequest } from './open-request.ts';
import { records } from './records.ts';
import { rightsOf } from './rights.ts';
import { numberOf, summaryOf } from './summary.ts';
import { type Telling, tellEffects } from './tell.ts';
import { timersOf } from './timers.ts';

const requestOf = (stored: Stored): BudgetRequest => stored.context as BudgetRequest;
const stepOf = (stored: Stored): string => String(stored.value);
const asEvent = (event: CaseEvent) => event as unknown as RequestEvent;

export function bindRequest(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const { permits, reason } = bindChecks(checks, rules);
  const stages = (rulebook.budget?.stages ?? []).map(({ code }) => code);
  return {
    machine: machine.provide({
      guards: { permits },
      actions: {
        record: assign(({ context, event }, { what }) => records[what](context, event, rules)),
      },
    }),
    needs: (stored, command) => needsOf(stored === null ? null : requestOf(stored), command, rules),
    beginRights: (command) => openingPlaces(command as OpenRequest, rules),
    begin: (event, id) => {
      const opened = openRequest(event, id, rules);
      return isRefusal(opened) ? opened : { input: opened };
    },
    rights: (stored, { type }) => rightsOf(requestOf(stored), stepOf(stored), type, rules),
    reason,
    effects: ({ type, params }, stored, event) => {
      const step = stepOf(stored);
      if (type === 'tell') return tellEffects(params as Telling, asEvent(event), step, rules);
      return type === 'ask' ? askEffects(params as Asking, asEvent(event), step, rules) : [];
    },
    floats: (stored) => {
      const { lane, submittedOn, pinnedOn } = requestOf(stored);
      // A version that does not know the lane on the draft's own day could not judge it.
      return submittedOn === null && rules.budget?.lanes.find(lane, pinnedOn) !== undefined;
    },
    duties: (stored) => dutiesOf(requestOf(stored), stepOf(stored), rules),
    timers: (stored) => timersOf(requestOf(stored), stepOf(stored), rules),
    stuck: (stored) => stuckCauses(requestOf(stored), stepOf(stored)),
    summary: (stored) =>
      summaryOf(requestOf(stored), stepOf(stored), stored.status === 'active', rules),
    lines: (stored) => requestOf(stored).lines,
    lineFaults: (stored, event) => {
      const sent = asEvent(event);
      return sent.type === 'put_lines' ? putFaults(requestOf(stored), sent, rules) : [];
    },
    doubts: (line) => [...new Set(doubtsOf(line as RequestLine, stages).map(({ kind }) => kind))],
    number: (stored) => numberOf(requestOf(stored), rules),
  };
}
