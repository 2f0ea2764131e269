// Which wake-ups a consultation wants in its present state, and what each of them changes. A wake-up
// reminds, marks and tells; it never answers or decides for anybody.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueAt, offsetDate } from '../../src/rules/deadline.ts';
import type { TimerWish } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { Rung } from '../../src/terms/rulebook-consultation.ts';
import type { Instant } from '../../src/terms/units.ts';
import { responseOf, rungAt } from './clock.ts';
import type { Change, Consultation, ConsultationEvent, FollowUp, Reply } from './context.ts';
import { repliesOf } from './parties.ts';
import { withoutDemand } from './records-drafting.ts';

/** The names of timers: what they wake, and for whom. */
export type WakeUp =
  | { readonly kind: 'step' | 'window' | 'filing' | 'hold' }
  | { readonly kind: 'rung'; readonly unit: UnitCode; readonly rung: number }
  | { readonly kind: 'receipt'; readonly unit: UnitCode }
  | { readonly kind: 'followUp'; readonly id: string; readonly late: boolean };

export function timerName(wakeUp: WakeUp): string {
  switch (wakeUp.kind) {
    case 'rung':
      return `rung|${wakeUp.unit}|${wakeUp.rung}`;
    case 'receipt':
      return `receipt|${wakeUp.unit}`;
    case 'followUp':
      return `followUp|${wakeUp.id}|${wakeUp.late ? 'late' : 'soon'}`;
    default:
      return wakeUp.kind;
  }
}

export function readTimerName(name: string): WakeUp {
  const [kind, subject = '', detail = ''] = name.split('|');
  switch (kind) {
    case 'rung':
      return { kind, unit: subject, rung: Number(detail) };
    case 'receipt':
      return { kind, unit: subject };
    case 'followUp':
      return { kind, id: subject, late: detail === 'late' };
    case 'step':
    case 'window':
    case 'filing':
    case 'hold':
      return { kind };
    default:
      throw new RangeError(`not a wake-up: ${name}`);
  }
}

const wish = (wakeUp: WakeUp, dueAt_: Instant): TimerWish => ({
  name: timerName(wakeUp),
  dueAt: dueAt_,
});

function replyTimers(unit: UnitCode, reply: Reply, c: Consultation, rules: Rules): TimerWish[] {
  const { clock } = reply;
  if (reply.status !== 'asked' || clock === null) return [];
  const response = responseOf(c, rules);
  const rung = response.rungs[clock.rung];
  const receipt =
    reply.receivedAt === null && response.receivedAfter !== undefined
      ? [
          wish(
            { kind: 'receipt', unit },
            dueAt(response.receivedAfter, clock.startedOn, rules.calendar),
          ),
        ]
      : [];
  if (rung === undefined || clock.stoppedAt !== null) return receipt;
  return [
    ...receipt,
    wish({ kind: 'rung', unit, rung: clock.rung }, rungAt(rung, clock.dueOn, rules)),
  ];
}

function followUpTimers(item: FollowUp, rules: Rules): TimerWish[] {
  if (item.state !== 'open' || item.overdueSince !== null) return [];
  const { followUpReminder } = rules.rulebook.consultation.handling;
  const soon = rules.calendar.startOfOffice(
    offsetDate(item.dueOn, followUpReminder, rules.calendar),
  );
  return item.reminded
    ? [wish({ kind: 'followUp', id: item.id, late: true }, rules.calendar.endOfOffice(item.dueOn))]
    : [wish({ kind: 'followUp', id: item.id, late: false }, soon)];
}

/** All wake-ups of a state; while a case is held only the end of the hold is watched. */
export function timersOf(c: Consultation, step: string, rules: Rules): TimerWish[] {
  if (step === 'closed') return [];
  if (c.hold !== null) {
    const { until, overdueSince } = c.hold;
    return until === null || overdueSince !== null
      ? []
      : [wish({ kind: 'hold' }, rules.calendar.startOfOffice(until))];
  }
  const timers: TimerWish[] = [];
  if (c.handleBy !== null && c.handleLateSince === null) {
    timers.push(wish({ kind: 'step' }, c.handleBy));
  }
  if (c.emergency !== null && c.submission === 0 && c.emergency.lateSince === null) {
    timers.push(wish({ kind: 'filing' }, rules.calendar.endOfOffice(c.emergency.filingDueOn)));
  }
  if (c.windowUntil !== null && repliesOf(c).some(([, { status }]) => status === 'notified')) {
    timers.push(wish({ kind: 'window' }, rules.calendar.endOfOffice(c.windowUntil)));
  }
  if (step === 'consulting') {
    timers.push(...repliesOf(c).flatMap(([unit, reply]) => replyTimers(unit, reply, c, rules)));
  }
  if (step === 'implementing' || step === 'concluded') {
    timers.push(...c.followUps.flatMap((item) => followUpTimers(item, rules)));
  }
  return timers;
}

/** What a rung marks on the reply; the next rung is then the one after it. */
function climbed(reply: Reply, rung: Rung | undefined, at: Instant): Reply {
  if (reply.clock === null) return reply;
  const late = rung?.marks === 'overdue' || rung?.marks === 'escalated';
  return {
    ...reply,
    clock: { ...reply.clock, rung: reply.clock.rung + 1 },
    overdueSince: late ? (reply.overdueSince ?? at) : reply.overdueSince,
    escalatedSince: rung?.marks === 'escalated' ? at : reply.escalatedSince,
  };
}

const onReply = (c: Consultation, unit: UnitCode, change: (reply: Reply) => Reply): Change => {
  const reply = c.replies[unit];
  return reply === undefined ? {} : { replies: { ...c.replies, [unit]: change(reply) } };
};

export function reportWakeUp(c: Consultation, event: ConsultationEvent, rules: Rules): Change {
  if (event.type !== 'timer') return {};
  const { at } = event;
  const wakeUp = readTimerName(event.name);
  switch (wakeUp.kind) {
    case 'step':
      return { handleLateSince: at };
    case 'filing':
      return c.emergency === null ? {} : { emergency: { ...c.emergency, lateSince: at } };
    case 'hold':
      return c.hold === null ? {} : { hold: { ...c.hold, overdueSince: at } };
    case 'window':
      return { replies: withoutDemand(c) };
    case 'receipt':
      return onReply(c, wakeUp.unit, (reply) => ({ ...reply, receivedAt: at }));
    case 'rung':
      return onReply(c, wakeUp.unit, (reply) =>
        climbed(reply, responseOf(c, rules).rungs[wakeUp.rung], at),
      );
    case 'followUp':
      return {
        followUps: c.followUps.map((item) =>
          item.id === wakeUp.id
            ? { ...item, reminded: true, overdueSince: wakeUp.late ? at : null }
            : item,
        ),
      };
    default:
      throw new RangeError(`not a wake-up: ${wakeUp satisfies never}`);
  }
}
