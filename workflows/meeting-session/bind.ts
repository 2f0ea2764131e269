// Gives a session its meaning in one city.

import { assign } from 'xstate';
import { bindRules, type Rules } from '../../src/rules/bound-rules.ts';
import { dueAt } from '../../src/rules/deadline.ts';
import type { CaseEvent, Duty, Stored, StuckCause, TimerWish } from '../../src/terms/case.ts';
import type { ConveneSession } from '../../src/terms/command-meeting.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { BoundWorkflow, FactNeeds } from '../../src/terms/workflow.ts';
import { type CheckName, checkDate, firstRefusal } from './checks.ts';
import { isLive, type Session, type SessionEvent } from './context.ts';
import { machine } from './machine.ts';
import { records } from './records.ts';
import { type Asking, askEffects, groupOf, placesOf, type Telling, tellEffects } from './tell.ts';

const sessionOf = (stored: Stored): Session => stored.context as Session;
const isOpen = (stored: Stored): boolean => stored.value === 'open';
const asEvent = (event: CaseEvent) => event as unknown as SessionEvent;

function openSession(event: CaseEvent, id: CaseId, rules: Rules) {
  const { meeting, on, plannedOn, reason } = event as unknown as ConveneSession;
  const pinnedOn = rules.calendar.dateOf(event.at);
  const entry = rules.findMeeting(meeting, pinnedOn);
  if (entry === undefined) return refuse('unknown_meeting', { meeting });
  const fault = plannedOn === undefined ? checkDate(on, event.at, rules) : null;
  if (fault !== null) return fault;
  const session: Session = {
    id,
    meeting,
    pinnedOn,
    plannedOn: plannedOn ?? null,
    on,
    members: placesOf(entry.members, pinnedOn, rules, event.facts),
    items: [],
    reached: false,
    lateSince: null,
    reason: reason ?? null,
    minutes: null,
    outcome: null,
  };
  return { input: session };
}

/** A session that falls on a closed day waits for the chair to move it; one of today is conducted. */
function dutiesOf(session: Session, rules: Rules): Duty[] {
  const chair = groupOf('chair', session, rules).slice(0, 1);
  const { outcomesWithin } = rules.meeting(session.meeting, session.pinnedOn);
  const dueBy = dueAt(outcomesWithin, session.on, rules.calendar);
  const startsAt = rules.calendar.startOfOffice(session.on);
  const byChair = (act: string, dueAt_: Duty['dueAt'], about?: string): Duty[] =>
    chair.map((place) => ({
      place,
      act,
      ...(dueAt_ ? { dueAt: dueAt_ } : {}),
      ...(about ? { about } : {}),
    }));
  const live = session.items.filter(isLive);
  const proposed = live.filter(({ state }) => state === 'proposed');
  return [
    ...(rules.calendar.isClosed(session.on) ? byChair('move_session', startsAt) : []),
    ...proposed.flatMap((item) => byChair('take_item', startsAt, item.case)),
    ...(session.reached
      ? live
          .filter(({ state }) => state === 'taken')
          .flatMap((item) => byChair('record_outcome', dueBy, item.case))
      : []),
    ...(session.reached && live.length === 0 ? byChair('close_session', dueBy) : []),
  ];
}

function timersOf(session: Session, rules: Rules): TimerWish[] {
  const { outcomesWithin } = rules.meeting(session.meeting, session.pinnedOn);
  if (!session.reached) {
    return [{ name: 'day', dueAt: rules.calendar.startOfOffice(session.on) }];
  }
  return session.lateSince === null
    ? [{ name: 'outcomes', dueAt: dueAt(outcomesWithin, session.on, rules.calendar) }]
    : [];
}

function summaryOf(session: Session, step: string, rules: Rules) {
  const meeting = rules.meeting(session.meeting, session.pinnedOn);
  const groups = ['chair', 'secretary', 'members'] as const;
  const places = groups.flatMap((group) => groupOf(group, session, rules));
  return {
    title: `${meeting.title} ${session.on}`,
    step,
    outcome: session.outcome,
    matter: session.meeting,
    initiator: places[0]?.unit ?? session.meeting,
    addressees: [],
    fiscalYear: rules.calendar.fiscalYearOf(session.on),
    dueAt: rules.calendar.startOfOffice(session.on),
    meetingOn: session.on,
    readers: [...new Set(places.map(({ unit }) => unit))],
  };
}

const stuckCauses = (session: Session): StuckCause[] =>
  session.lateSince === null ? [] : [{ code: 'outcomes_missing', since: session.lateSince }];

/** The chair conducts; the secretary may record for him. Nobody else has a hand in a session. */
const secretaryActs = new Set(['record_outcome', 'close_session', 'move_session']);

function memberKinds(command: { type: string }, rulebook: Rulebook): FactNeeds {
  const { meeting: code } = command as ConveneSession;
  const members = rulebook.meetings.meetings
    .filter((meeting) => meeting.code === code)
    .flatMap((meeting) => meeting.members);
  return { unitsOfKinds: members.flatMap((member) => ('kind' in member ? member.kind : [])) };
}

export function bindSession(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const bound = machine.provide({
    guards: {
      permits: ({ context, event }, { checks }) =>
        firstRefusal(checks, context, event, rules) === null,
    },
    actions: {
      record: assign(({ context, event }, { what }) => records[what](context, event, rules)),
    },
  });
  const chairOf = (command: { type: string }, session: Session) => [
    ...groupOf('chair', session, rules),
    ...(secretaryActs.has(command.type) ? groupOf('secretary', session, rules) : []),
  ];
  return {
    machine: bound,
    needs: (stored, command) => (stored === null ? memberKinds(command, rulebook) : {}),
    beginRights: (command) => {
      const code = (command as ConveneSession).meeting;
      const entries = rulebook.meetings.meetings.filter((meeting) => meeting.code === code);
      return entries.flatMap((entry) => placesOf(entry.chair, entry.inForceOn, rules));
    },
    begin: (event, id) => openSession(event, id, rules),
    rights: (stored, command) => chairOf(command, sessionOf(stored)),
    reason: (guard, context, event) => {
      const { checks } = guard.params as { checks: readonly CheckName[] };
      return firstRefusal(checks, context as Session, asEvent(event), rules);
    },
    effects: (action, _stored, event) => {
      if (action.type === 'tell')
        return tellEffects(action.params as Telling, asEvent(event), rules);
      if (action.type === 'ask') return askEffects(action.params as Asking, asEvent(event), rules);
      return [];
    },
    duties: (stored) => (isOpen(stored) ? dutiesOf(sessionOf(stored), rules) : []),
    timers: (stored) => (isOpen(stored) ? timersOf(sessionOf(stored), rules) : []),
    stuck: (stored) => (isOpen(stored) ? stuckCauses(sessionOf(stored)) : []),
    summary: (stored) => summaryOf(sessionOf(stored), String(stored.value), rules),
    number: () => null,
  };
}
