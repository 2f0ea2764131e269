// What a change of delegation asks of the world by name: a place on an agenda, new versions of the
// rulebooks, and that other cases hear what became of their rows.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import type { Delegation, DelegationEvent } from './context.ts';
import { schemeOf } from './places.ts';
import { wishedOf } from './proposal.ts';
import { tellEffects } from './tell.ts';

export interface Asking {
  readonly name: 'agenda' | 'leaveAgenda' | 'amend' | 'tellReplaced' | 'wakeUp';
  readonly context: Delegation;
}

function agendaEffects(d: Delegation, event: DelegationEvent, rules: Rules): Effect[] {
  const { meeting } = schemeOf(d, rules);
  const level = d.agenda?.placement ?? null;
  if (meeting === undefined || level === null) return [];
  const consulted = d.hearings.map(({ place }) => place.unit);
  return [
    {
      kind: 'place_on_agenda',
      meeting,
      item: 'consultation',
      title: d.proposal.title,
      level,
      notBefore: rules.calendar.dateOf(event.at),
      readers: [...new Set([d.initiator, ...consulted])],
    },
  ];
}

function leaveAgenda({ id, agenda }: Delegation, event: DelegationEvent): Effect[] {
  if (agenda === null || agenda.session === null || agenda.placement === null) return [];
  const reason = ('reason' in event && event.reason) || event.type;
  const command = { type: 'remove_item', case: id, reason, level: agenda.placement };
  return [{ kind: 'tell_case', caseId: agenda.session.id as CaseId, command }];
}

/**
 * Told when the rows come into force, and not before: until then the others hold. The tables say
 * whose rows they were, since they alone know every change up to this day.
 */
function tellReplaced(d: Delegation, event: DelegationEvent): Effect[] {
  if (event.type !== 'amendment_published' || d.pending?.for !== 'entry') return [];
  const { promulgation, proposal } = d;
  const by = [promulgation?.rule, promulgation?.number].filter(Boolean).join(' ');
  return event.replaces.map(({ case: id, rows }) => ({
    kind: 'tell_case',
    caseId: id as CaseId,
    command: { type: 'superseded', by: by || proposal.title, on: proposal.inForceOn, rows },
  }));
}

function wakeUpEffects(
  d: Delegation,
  event: DelegationEvent,
  step: string,
  rules: Rules,
): Effect[] {
  if (event.type !== 'timer' || isOfficesWakeUp(event)) return [];
  return tellEffects({ text: 'step_overdue', to: ['late'], context: d }, event, step, rules);
}

export function askEffects(
  { name, context: d }: Asking,
  event: DelegationEvent,
  step: string,
  rules: Rules,
): Effect[] {
  switch (name) {
    case 'agenda':
      return agendaEffects(d, event, rules);
    case 'leaveAgenda':
      return leaveAgenda(d, event);
    case 'amend':
      return [{ kind: 'amend_rulebook', revision: d.revision, amendment: wishedOf(d) }];
    case 'tellReplaced':
      return tellReplaced(d, event);
    case 'wakeUp':
      return wakeUpEffects(d, event, step, rules);
    default:
      throw new RangeError(`not an effect: ${name satisfies never}`);
  }
}
