// Gives the machine its meaning in one city: guards, changes and effects read the bound rulebook.

import { assign } from 'xstate';
import { bindRules, type Rules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import type { DraftConsultation } from '../../src/terms/command-consultation.ts';
import type { Place } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Who } from '../../src/terms/rulebook-parts.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';
import { firstRefusal } from '../parts/first-refusal.ts';
import { officeUnits } from '../parts/offices.ts';
import { type Asking, askEffects } from './ask.ts';
import { type CheckName, checks } from './checks.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { openDraft } from './draft.ts';
import { dutiesOf } from './duties.ts';
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
  return whos.flatMap((who: Who): Place[] => {
    if ('overseers' in who) return [];
    const { role } = who;
    if ('unit' in who) return [{ unit: who.unit, role }];
    if ('office' in who) return officeUnits(who.office, rulebook).map((unit) => ({ unit, role }));
    return who.party === 'initiator' ? [{ unit: initiator, role }] : [];
  });
}

function bindMachine(rules: Rules) {
  return machine.provide({
    guards: {
      permits: ({ context, event }, { checks: names }) =>
        firstRefusal(checks, names, context, event, rules) === null,
    },
    actions: {
      record: assign(({ context, event }, { what }) => records[what](context, event, rules)),
    },
  });
}

export function bindConsultation(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  return {
    machine: bindMachine(rules),
    needs: (stored, command) => needsOf(stored && contextOf(stored), command, rules),
    beginRights: (command) => draftPlaces(command as DraftConsultation, rules),
    begin: (event, id) => {
      const opened = openDraft(event, id, rules);
      return isRefusal(opened) ? opened : { input: opened };
    },
    rights: (stored, command) => rightsOf(contextOf(stored), stepOf(stored), command, rules),
    reason: (guard, context, event) => {
      const { checks: names } = guard.params as { checks: readonly CheckName[] };
      return firstRefusal(checks, names, context as Consultation, asEvent(event), rules);
    },
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
    number: (stored) => numberOf(contextOf(stored), rules),
  };
}
