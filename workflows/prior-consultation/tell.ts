// Whom the consultation tells and what else it asks of the world: `tell` and `ask` of the machine
// become effects, with the places the rulebook names.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { CaseId, Place, UnitCode } from '../../src/terms/ids.ts';
import type { HandName } from '../../src/terms/rulebook-consultation.ts';
import { addresseeOf } from './addressee.ts';
import { responseOf } from './clock.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { levelOf } from './ladder.ts';
import { noticeAbout } from './notice-about.ts';
import { asked, distinct, hand, modeOf, repliesOf, resolve } from './parties.ts';
import { readTimerName, type WakeUp } from './wake-up.ts';

export interface Telling {
  readonly text: string;
  readonly to: readonly Audience[];
  readonly context: Consultation;
}

export interface Asking {
  readonly name: 'agenda' | 'leaveAgenda' | 'emergencyNotice' | 'reportLate' | 'wakeUp';
  readonly context: Consultation;
}

export type Audience = keyof typeof audiences;

type Finder = (c: Consultation, event: ConsultationEvent, rules: Rules) => Place[];

const all =
  (name: HandName): Finder =>
  (c, _event, rules) =>
    hand(name, c, rules);

const receivers = (units: readonly UnitCode[], c: Consultation, rules: Rules): Place[] =>
  units.flatMap((unit) => [
    ...asked('receive', c, rules, unit),
    ...asked('answer', c, rules, unit),
  ]);

const unsentUnits = (c: Consultation): UnitCode[] =>
  repliesOf(c)
    .filter(([, { status }]) => status === 'pending')
    .map(([unit]) => unit);

const initiator: Finder = (c, _event, rules) =>
  distinct([...asked('draft', c, rules), ...asked('decide', c, rules)]);

const addressees: Finder = (c, _event, rules) => receivers(Object.keys(c.replies), c, rules);

const ofOne: Finder = (c, event, rules) => {
  const unit = addresseeOf(c, event);
  return unit === null ? [] : receivers([unit], c, rules);
};

const audiences = {
  drafters: all('draft'),
  approvers: all('approve'),
  screeners: all('screen'),
  suppliers: all('supply'),
  deciders: all('decide'),
  supervisors: all('supervise'),
  initiator,
  addressees,
  addressee: ofOne,
  asker: ofOne,
  unsent: (c, _event, rules) => receivers(unsentUnits(c), c, rules),
  added: (c, event, rules) =>
    event.type === 'add_addressee' ? receivers([event.unit], c, rules) : [],
  rulers: (c) => c.rulers.map(({ place }) => place),
  mediators: (c, event, rules) => {
    const level = levelOf(c, rules);
    return level !== null && 'places' in level.by
      ? resolve(level.by.places, c, rules, undefined, event.facts)
      : [];
  },
  followUpUnit: (c, event, rules) => {
    const id = 'followUp' in event ? event.followUp : '';
    const item = c.followUps.find((one) => one.id === id);
    return item === undefined ? [] : receivers([item.unit], c, rules);
  },
  /** An addressee hears nothing of a case that never left its proposer. */
  everybody: (c, event, rules) => [
    ...initiator(c, event, rules),
    ...(c.received ? addressees(c, event, rules) : []),
    ...all('supervise')(c, event, rules),
  ],
} as const satisfies Record<string, Finder>;

export function tellEffects(told: Telling, event: ConsultationEvent, rules: Rules): Effect[] {
  const c = told.context;
  const to = distinct(told.to.flatMap((name) => audiences[name](c, event, rules)));
  if (to.length === 0) return [];
  return [{ kind: 'notify', to, text: told.text, about: noticeAbout(c, event, told.text, rules) }];
}

const placeOnAgenda = (
  c: Consultation,
  event: ConsultationEvent,
  rules: Rules,
  agenda: { meeting: string; item: 'consultation' | 'report'; level: string },
): Effect => ({
  kind: 'place_on_agenda',
  ...agenda,
  title: c.content.title,
  notBefore: rules.calendar.dateOf(event.at),
  readers: [c.initiator, ...Object.keys(c.replies)],
});

function agendaEffects(c: Consultation, event: ConsultationEvent, rules: Rules): Effect[] {
  const level = levelOf(c, rules);
  return level === null || !('meeting' in level.by)
    ? []
    : [
        placeOnAgenda(c, event, rules, {
          meeting: level.by.meeting,
          item: 'consultation',
          level: level.code,
        }),
      ];
}

/** A late filing is reported to the meeting that the mode names. */
function lateReport(c: Consultation, event: ConsultationEvent, rules: Rules): Effect[] {
  const meeting = modeOf(c, rules).afterTheFact?.reportTo;
  return meeting === undefined || c.emergency?.lateSince !== event.at
    ? []
    : [placeOnAgenda(c, event, rules, { meeting, item: 'report', level: 'report' })];
}

function leaveAgenda(c: Consultation): Effect[] {
  const session = c.mediation?.agenda?.session;
  if (session === undefined) return [];
  const command = { type: 'remove_item', case: c.id, reason: c.outcome ?? 'settled' };
  return [{ kind: 'tell_case', caseId: session as CaseId, command }];
}

const notify = (to: Place[], text: string, about: Record<string, string> = {}): Effect[] =>
  to.length === 0 ? [] : [{ kind: 'notify', to: distinct(to), text, about }];

function rungTold(
  wakeUp: Extract<WakeUp, { kind: 'rung' }>,
  c: Consultation,
  rules: Rules,
): Effect[] {
  const rung = responseOf(c, rules).rungs[wakeUp.rung];
  const due = c.replies[wakeUp.unit]?.clock?.dueOn ?? '';
  return rung === undefined
    ? []
    : notify(resolve(rung.tells, c, rules, wakeUp.unit), rung.text, { unit: wakeUp.unit, due });
}

function wakeUpEffects(c: Consultation, event: ConsultationEvent, rules: Rules): Effect[] {
  if (event.type !== 'timer') return [];
  const wakeUp = readTimerName(event.name);
  const supervisors = hand('supervise', c, rules);
  switch (wakeUp.kind) {
    case 'rung':
      return rungTold(wakeUp, c, rules);
    case 'step':
      return notify([...supervisors, ...asked('decide', c, rules)], 'step_overdue');
    case 'filing':
      return [
        ...notify([...initiator(c, event, rules), ...supervisors], 'filing_overdue'),
        ...lateReport(c, event, rules),
      ];
    case 'followUp': {
      const item = c.followUps.find(({ id }) => id === wakeUp.id);
      if (item === undefined) return [];
      const about = { due: item.dueOn, unit: item.unit, reason: item.text };
      return notify([...initiator(c, event, rules), ...supervisors], 'follow_up_due', about);
    }
    case 'hold':
      return notify(supervisors, 'step_overdue');
    case 'receipt':
    case 'window':
      return [];
    default:
      throw new RangeError(`not a wake-up: ${wakeUp satisfies never}`);
  }
}

export function askEffects(asking: Asking, event: ConsultationEvent, rules: Rules): Effect[] {
  const c = asking.context;
  switch (asking.name) {
    case 'agenda':
      return agendaEffects(c, event, rules);
    case 'leaveAgenda':
      return leaveAgenda(c);
    case 'reportLate':
      return lateReport(c, event, rules);
    case 'emergencyNotice':
      return c.emergency === null
        ? []
        : notify(addressees(c, event, rules), 'emergency_notice', { reason: c.emergency.reason });
    case 'wakeUp':
      return wakeUpEffects(c, event, rules);
    default:
      throw new RangeError(`not an effect: ${asking.name satisfies never}`);
  }
}
