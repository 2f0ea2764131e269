// Convenes a session (招集): the system those that are planned, the chair any other.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { CaseEvent } from '../../src/terms/case.ts';
import type { ConveneSession } from '../../src/terms/command-meeting.ts';
import { type CaseId, placeKey } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { checkDate } from './checks.ts';
import type { Session } from './context.ts';
import { memberPlaces } from './places.ts';

/** A planned date may be a closed day that waits to be moved; a person names an open one. */
export function openSession(event: CaseEvent, id: CaseId, rules: Rules): Session | Refusal {
  const { meeting, on, plannedOn, reason } = event as unknown as ConveneSession;
  const { by, at, facts } = event;
  const officesOn = rules.calendar.dateOf(at);
  const pinnedOn = plannedOn ?? on;
  const entry = rules.findMeeting(meeting, pinnedOn);
  if (entry === undefined) return refuse('unknown_meeting', { meeting });
  if (isPerson(by)) {
    const chairs = memberPlaces(entry.chair, officesOn, rules).map(placeKey);
    if (!chairs.includes(placeKey(by.as))) {
      return refuse('not_allowed', { command: 'convene', holders: chairs.join(', ') });
    }
    const fault = checkDate(on, at, rules);
    if (fault !== null) return fault;
    if (plannedOn !== undefined) return refuse('planned_by_recurrence', { on: plannedOn });
  }
  return {
    id,
    meeting,
    pinnedOn,
    officesOn,
    plannedOn: plannedOn ?? null,
    on,
    members: memberPlaces(entry.members, officesOn, rules, facts),
    items: [],
    reached: false,
    lateSince: null,
    reason: reason ?? null,
    minutes: null,
    outcome: null,
  };
}
