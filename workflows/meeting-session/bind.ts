// Gives a session its meaning in one city.

import { assign } from 'xstate';
import { bindRules, type Rules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent, CaseSummary, Stored } from '../../src/terms/case.ts';
import type { ConveneSession } from '../../src/terms/command-meeting.ts';
import type { Place } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Meeting } from '../../src/terms/rulebook-meetings.ts';
import type { BoundWorkflow, FactNeeds } from '../../src/terms/workflow.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import { bindChecks } from '../parts/permits.ts';
import { type Asking, askEffects } from './ask.ts';
import { checks } from './checks.ts';
import type { Item, Session, SessionEvent } from './context.ts';
import { dutiesOf, stuckCauses, timersOf } from './duties.ts';
import { machine } from './machine.ts';
import { openSession } from './open-session.ts';
import { anyChair, groupOf } from './places.ts';
import { records } from './records.ts';
import { type Telling, tellEffects } from './tell.ts';

const sessionOf = (stored: Stored): Session => stored.context as Session;
const asEvent = (event: CaseEvent) => event as unknown as SessionEvent;

/** Parties may open the session that hears, or heard, their case. */
const isHeard = ({ state }: Item): boolean => state !== 'removed' && state !== 'declined';

function summaryOf(session: Session, step: string, rules: Rules): CaseSummary {
  const { meeting, pinnedOn, on, outcome, items } = session;
  const groups = ['chair', 'secretary', 'members'] as const;
  const units = groups.flatMap((group) => groupOf(group, session, rules)).map(({ unit }) => unit);
  return {
    title: `${rules.meeting(meeting, pinnedOn).title} ${on}`,
    step,
    outcome,
    matter: meeting,
    initiator: units[0] ?? meeting,
    addressees: [],
    fiscalYear: rules.calendar.fiscalYearOf(on),
    dueAt: rules.calendar.startOfOffice(on),
    meetingOn: on,
    readers: [...new Set([...units, ...items.filter(isHeard).flatMap(({ readers }) => readers)])],
  };
}

/** What the secretary may do for the chair: record, and see to it when a session falls out. */
const secretaryActs = new Set(['record_outcome', 'close_session', 'move_session']);

const rightsOf = (session: Session, { type }: { type: string }, rules: Rules): Place[] => [
  ...groupOf('chair', session, rules),
  ...(secretaryActs.has(type) ? groupOf('secretary', session, rules) : []),
];

const entriesOf = (command: { type: string }, { meetings }: Rulebook) =>
  meetings.meetings.filter(({ code }) => code === (command as ConveneSession).meeting);

/** Members may be given by the kind of their unit. */
const kindsOf = (meetings: readonly Meeting[]): FactNeeds => ({
  unitsOfKinds: meetings
    .flatMap(({ members }) => members)
    .flatMap((member) => ('kind' in member ? member.kind : [])),
});

function needsOf(stored: Stored | null, command: { type: string }, rules: Rules): FactNeeds {
  if (stored === null) return kindsOf(entriesOf(command, rules.rulebook));
  if (!isOfficesWakeUp(command)) return {};
  const { meeting, pinnedOn } = sessionOf(stored);
  return kindsOf([rules.meeting(meeting, pinnedOn)]);
}

export function bindSession(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const { permits, reason } = bindChecks(checks, rules);
  return {
    machine: machine.provide({
      guards: { permits },
      actions: {
        record: assign(({ context, event }, { what }) => records[what](context, event, rules)),
      },
    }),
    needs: (stored, command) => needsOf(stored, command, rules),
    beginRights: (command) => anyChair(entriesOf(command, rulebook), rulebook),
    begin: (event, id) => {
      const session = openSession(event, id, rules);
      return isRefusal(session) ? session : { input: session };
    },
    rights: (stored, command) => rightsOf(sessionOf(stored), command, rules),
    reason,
    effects: ({ type, params }, _stored, event) => {
      if (type === 'tell') return tellEffects(params as Telling, asEvent(event), rules);
      return type === 'ask' ? askEffects(params as Asking, asEvent(event), rules) : [];
    },
    duties: (stored) => dutiesOf(sessionOf(stored), rules),
    timers: (stored) => timersOf(sessionOf(stored), rules),
    stuck: (stored) => stuckCauses(sessionOf(stored)),
    summary: (stored) => summaryOf(sessionOf(stored), String(stored.value), rules),
    number: () => null,
  };
}
