// What the consultation asks of the world: notices, and its places on agendas.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import { type CaseId, distinctPlaces, type Place } from '../../src/terms/ids.ts';
import { type About, aboutOf } from './about.ts';
import { type Audience, placesFor } from './audiences.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { levelOf } from './ladder.ts';
import { addresseesOf, modeOf } from './parties.ts';

export interface Telling {
  readonly text: string;
  readonly to: readonly Audience[];
  readonly context: Consultation;
}

export const notify = (to: readonly Place[], text: string, about: About = {}): Effect[] =>
  to.length === 0 ? [] : [{ kind: 'notify', to: distinctPlaces(to), text, about }];

export function tellEffects(told: Telling, event: ConsultationEvent, rules: Rules): Effect[] {
  const { context: c, text, to } = told;
  return notify(placesFor(to, c, event, rules), text, aboutOf(text, c, event, rules));
}

interface Placing {
  readonly meeting: string;
  readonly item: 'consultation' | 'report';
  readonly level: string;
}

const placeOnAgenda = (
  placing: Placing,
  c: Consultation,
  event: ConsultationEvent,
  rules: Rules,
): Effect => ({
  kind: 'place_on_agenda',
  ...placing,
  title: c.content.title,
  notBefore: rules.calendar.dateOf(event.at),
  readers: [c.initiator, ...addresseesOf(c)],
});

export function agendaEffects(c: Consultation, event: ConsultationEvent, rules: Rules): Effect[] {
  const level = levelOf(c, rules);
  const placement = c.mediation?.placement ?? null;
  if (level === null || placement === null || !('meeting' in level.by)) return [];
  const { meeting } = level.by;
  return [placeOnAgenda({ meeting, item: 'consultation', level: placement }, c, event, rules)];
}

/** A late filing is reported to the meeting that the mode names: once, when it becomes late. */
export function lateReport(c: Consultation, event: ConsultationEvent, rules: Rules): Effect[] {
  const meeting = modeOf(c, rules).afterTheFact?.reportTo;
  return meeting === undefined || c.emergency?.lateSince !== event.at
    ? []
    : [placeOnAgenda({ meeting, item: 'report', level: 'report' }, c, event, rules)];
}

/** An item whose outcome is known has left the agenda by itself. */
export function leaveAgenda(c: Consultation, event: ConsultationEvent): Effect[] {
  const { mediation } = c;
  if (!mediation?.agenda || mediation.met) return [];
  const { agenda, placement } = mediation;
  const reason = ('reason' in event && event.reason) || 'settled';
  const command = {
    type: 'remove_item',
    case: c.id,
    reason,
    ...(placement && { level: placement }),
  };
  return [{ kind: 'tell_case', caseId: agenda.session as CaseId, command }];
}

/** Addressees hear of an emergency act at once, long before they are consulted about it. */
export const emergencyNotice = (
  c: Consultation,
  event: ConsultationEvent,
  rules: Rules,
): Effect[] =>
  c.emergency === null
    ? []
    : notify(
        placesFor(['newlyReached'], c, event, rules),
        'emergency_notice',
        aboutOf('emergency_notice', c, event, rules),
      );
