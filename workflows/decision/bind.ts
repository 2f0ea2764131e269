// Gives the machine its meaning in one city: guards, changes and effects read the bound rulebook.

import { assign } from 'xstate';
import { bindRules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import type { DraftDecision } from '../../src/terms/command-decision.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';
import { bindChecks } from '../parts/permits.ts';
import { placesAtAnyTime } from '../parts/places.ts';
import { type Asking, askEffects } from './ask.ts';
import { checks } from './checks.ts';
import type { Decision, DecisionEvent } from './context.ts';
import { openDecision } from './draft.ts';
import { dutiesOf } from './duties.ts';
import { forecastOf } from './forecast.ts';
import { machine } from './machine.ts';
import { needsOf } from './needs.ts';
import { changeBy } from './records.ts';
import { rightsOf } from './rights.ts';
import { stuckCauses } from './stuck.ts';
import { numberOf, summaryOf } from './summary.ts';
import { type Telling, tellEffects } from './tell.ts';
import { timersOf } from './timers.ts';

const contextOf = (stored: Stored): Decision => stored.context as Decision;
const stepOf = (stored: Stored): string => String(stored.value);
const asEvent = (event: CaseEvent) => event as unknown as DecisionEvent;

/** In a city without authority tables nobody drafts decisions. */
const draftPlaces = ({ initiator }: DraftDecision, rulebook: Rulebook) =>
  placesAtAnyTime(rulebook.decision?.hands.draft ?? [], rulebook, initiator);

export function bindDecision(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const { permits, reason } = bindChecks(checks, rules);
  return {
    machine: machine.provide({
      guards: { permits },
      actions: {
        record: assign(({ context, event }, { what }) => changeBy(what, context, event, rules)),
      },
    }),
    needs: (stored, command) => needsOf(stored && contextOf(stored), command, rules),
    beginRights: (command) => draftPlaces(command as DraftDecision, rulebook),
    begin: (event, id) => {
      const opened = openDecision(event, id, rules);
      return isRefusal(opened) ? opened : { input: opened };
    },
    rights: (stored, command) => rightsOf(contextOf(stored), command, rules),
    reason,
    effects: ({ type, params }, stored, event) => {
      if (type === 'tell') return tellEffects(params as Telling, asEvent(event), rules);
      return type === 'ask'
        ? askEffects(params as Asking, asEvent(event), stepOf(stored), rules)
        : [];
    },
    // The rules of the day of submission hold (rules.md 8.0, invariant 3).
    floats: (stored) => rules.authority !== undefined && contextOf(stored).submittedOn === null,
    duties: (stored) => dutiesOf(contextOf(stored), stepOf(stored), rules),
    timers: (stored) => timersOf(contextOf(stored), rules),
    stuck: (stored) => stuckCauses(contextOf(stored)),
    summary: (stored) =>
      summaryOf(contextOf(stored), stepOf(stored), stored.status === 'active', rules),
    forecast: (stored, on) => forecastOf(contextOf(stored), rules, on),
    number: (stored) => numberOf(contextOf(stored), rules),
  };
}
