// Gives the machine its meaning in one city: guards, changes and effects read the bound rulebook.

import { assign } from 'xstate';
import { bindRules, type Rules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import type { DraftConsultation } from '../../src/terms/command-consultation.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Who } from '../../src/terms/rulebook-parts.ts';
import type { BoundWorkflow, FactNeeds } from '../../src/terms/workflow.ts';
import { type CheckName, firstRefusal } from './checks.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { openDraft } from './draft.ts';
import { dutiesOf, stuckCauses } from './duties.ts';
import { machine } from './machine.ts';
import { records } from './records.ts';
import { rightsOf } from './rights.ts';
import { numberOf, summaryOf } from './summary.ts';
import { type Asking, askEffects, type Telling, tellEffects } from './tell.ts';
import { timersOf } from './wake-up.ts';

const contextOf = (stored: Stored): Consultation => stored.context as Consultation;
const stepOf = (stored: Stored): string => String(stored.value);
const asEvent = (event: CaseEvent) => event as unknown as ConsultationEvent;

/** Kinds of units are needed whenever parties are named; overseers whenever a ruling may follow. */
function needsOf(stored: Stored | null, command: { type: string }, rules: Rules): FactNeeds {
  if (command.type === 'draft') {
    const draft = command as DraftConsultation;
    return partyNeeds(draft.matter, [draft.initiator, ...(draft.addressees ?? [])], rules);
  }
  if (stored === null) return {};
  const c = contextOf(stored);
  const parties = [c.initiator, ...Object.keys(c.replies)];
  if (command.type === 'revise' || command.type === 'change_materially') {
    const named = (command as { addressees?: readonly string[] }).addressees ?? [];
    return { ...partyNeeds(c.matter, [...parties, ...named], rules), overseersOf: parties };
  }
  const added = command.type === 'add_addressee' ? [(command as { unit?: string }).unit ?? ''] : [];
  return { overseersOf: [...parties, ...added], kindsOf: added };
}

function partyNeeds(matterCode: string, named: readonly string[], rules: Rules): FactNeeds {
  const entries = rules.rulebook.consultation.matters.filter(({ code }) => code === matterCode);
  const given = entries.flatMap(({ addressees }) =>
    typeof addressees === 'string' ? [] : addressees,
  );
  const uses = new Set(entries.flatMap(({ mode }) => mode.map(({ use }) => use)));
  const kinds = entries.some(({ addressees }) => addressees === 'all')
    ? rules.rulebook.consultation.modes.filter(({ code }) => uses.has(code)).flatMap(({ to }) => to)
    : [];
  return { kindsOf: [...new Set([...named, ...given])], unitsOfKinds: [...new Set(kinds)] };
}

/** Whoever may draft for the initiator; before there is a case, only initiator and offices resolve. */
function draftPlaces(command: { type: string }, rules: Rules): Place[] {
  const { initiator } = command as DraftConsultation;
  const hands = rules.rulebook.consultation.hands.draft;
  const byMode = rules.rulebook.consultation.modes.flatMap(({ hands: own }) => own?.draft ?? []);
  return [...hands, ...byMode].flatMap((who: Who): Place[] => {
    if ('party' in who)
      return who.party === 'initiator' ? [{ unit: initiator, role: who.role }] : [];
    if ('unit' in who) return [{ unit: who.unit, role: who.role }];
    return [];
  });
}

function bindMachine(rules: Rules) {
  return machine.provide({
    guards: {
      permits: ({ context, event }, { checks }) =>
        firstRefusal(checks, context, event, rules) === null,
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
    needs: (stored, command) => needsOf(stored, command, rules),
    beginRights: (command) => draftPlaces(command, rules),
    begin: (event, id) => {
      const opened = openDraft(event, id, rules);
      return 'refused' in opened ? opened : { input: opened };
    },
    rights: (stored, command) => rightsOf(contextOf(stored), stepOf(stored), command, rules),
    reason: (guard, context, event) => {
      const { checks } = guard.params as { checks: readonly CheckName[] };
      return firstRefusal(checks, context as Consultation, asEvent(event), rules);
    },
    effects: (action, _stored, event) => {
      if (action.type === 'tell')
        return tellEffects(action.params as Telling, asEvent(event), rules);
      if (action.type === 'ask') return askEffects(action.params as Asking, asEvent(event), rules);
      return [];
    },
    duties: (stored) => dutiesOf(contextOf(stored), stepOf(stored), rules),
    timers: (stored) => timersOf(contextOf(stored), stepOf(stored), rules),
    stuck: (stored) => stuckCauses(contextOf(stored)),
    summary: (stored) => summaryOf(contextOf(stored), stepOf(stored), rules),
    number: (stored) => numberOf(contextOf(stored), rules),
  };
}
