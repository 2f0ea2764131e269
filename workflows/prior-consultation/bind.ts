// Gives the machine its meaning in one city: guards, changes and effects read the bound rulebook.

import { assign } from 'xstate';
import { bindRules, type Rules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import type { DraftConsultation } from '../../src/terms/command-consultation.ts';
import type { Place } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';
import { bindChecks } from '../parts/permits.ts';
import { placesAtAnyTime } from '../parts/places.ts';
import { type Asking, askEffects } from './ask.ts';
import { checks } from './checks.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { openDraft } from './draft.ts';
import { dutiesOf } from './duties.ts';
import { forecastOf } from './forecast.ts';
import { machine } from './machine.ts';
import { needsOf } from './needs.ts';
import { records } from './records.ts';
import { rightsOf } from './rights.ts';
import { stuckCauses } from './stuck.ts';
import { numberOf, summaryOf } from './summary.ts';
import { type Telling, tellEffects } from './tell.ts';
import { timersOf } from './timers.ts';

const contextOf = (stored: Stored): Consultation => stored.context as Consultation;
const stepOf = (stored: Stored): string => String(stored.value);
const asEvent = (event: CaseEvent) => event as unknown as ConsultationEvent;

/** Whoever drafts for the initiator in some mode; openDraft then asks about the very mode. */
function draftPlaces({ initiator }: DraftConsultation, { rulebook }: Rules): Place[] {
  const { hands, modes } = rulebook.consultation;
  const whos = [...hands.draft, ...modes.flatMap(({ hands: own }) => own?.draft ?? [])];
  return placesAtAnyTime(whos, rulebook, initiator);
}

export function bindConsultation(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const { permits, reason } = bindChecks(checks, rules);
  return {
    machine: machine.provide({
      guards: { permits },
      actions: {
        record: assign(({ context, event }, { what }) => records[what](context, event, rules)),
      },
    }),
    needs: (stored, command) => needsOf(stored && contextOf(stored), command, rules),
    beginRights: (command) => draftPlaces(command as DraftConsultation, rules),
    begin: (event, id) => {
      const opened = openDraft(event, id, rules);
      return isRefusal(opened) ? opened : { input: opened };
    },
    rights: (stored, command) => rightsOf(contextOf(stored), stepOf(stored), command, rules),
    reason,
    effects: ({ type, params }, stored, event) => {
      if (type === 'tell') return tellEffects(params as Telling, asEvent(event), rules);
      return type === 'ask'
        ? askEffects(params as Asking, asEvent(event), stepOf(stored), rules)
        : [];
    },
    duties: (stored) => dutiesOf(contextOf(stored), stepOf(stored), rules),
    timers: (stored) => timersOf(contextOf(stored), stepOf(stored), rules),
    stuck: (stored) => stuckCauses(contextOf(stored), stepOf(stored)),
    summary: (stored) =>
      summaryOf(contextOf(stored), stepOf(stored), stored.status === 'active', rules),
    forecast: (stored, on) => forecastOf(contextOf(stored), rules, on),
    number: (stored) => numberOf(contextOf(stored), rules),
  };
}
