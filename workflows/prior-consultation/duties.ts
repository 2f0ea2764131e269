// Who must act now: derived from the state at every step, so that no list is ever stale. Each open
// step names a hand; a deadline that has passed leaves the duty where it is.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty, StuckCause } from '../../src/terms/case.ts';
import type { Place, UnitCode } from '../../src/terms/ids.ts';
import type { HandName } from '../../src/terms/rulebook-consultation.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Consultation, FollowUp, Reply } from './context.ts';
import { levelOf } from './ladder.ts';
import { asked, counterparts, repliesOf, resolve } from './parties.ts';

interface Extra {
  readonly about?: UnitCode;
  readonly dueAt?: Instant | null;
}

const duties = (places: readonly Place[], act: string, extra: Extra = {}): Duty[] =>
  places.map((place) => ({
    place,
    act,
    ...(extra.about === undefined ? {} : { about: extra.about }),
    ...(extra.dueAt ? { dueAt: extra.dueAt } : {}),
  }));

type Of = (c: Consultation, rules: Rules) => Duty[];

const due = (on: LocalDate | null | undefined, rules: Rules): Instant | null =>
  on ? rules.calendar.endOfOffice(on) : null;

const byHand =
  (name: HandName, act: string): Of =>
  (c, rules) =>
    duties(asked(name, c, rules), act, { dueAt: c.handleBy });

function replyDuties(unit: UnitCode, reply: Reply, c: Consultation, rules: Rules): Duty[] {
  const dueAt = due(reply.clock?.dueOn, rules);
  if (reply.status === 'notified') {
    return duties(asked('answer', c, rules, unit), 'demand_consultation', {
      about: unit,
      dueAt: due(c.windowUntil, rules),
    });
  }
  if (reply.status !== 'asked') return [];
  const waitsForMaterial = reply.questions.some(({ supplied }) => supplied === undefined);
  const extra = { about: unit, dueAt };
  return [
    ...(reply.receivedAt === null
      ? duties(asked('receive', c, rules, unit), 'receive', extra)
      : []),
    ...(waitsForMaterial ? duties(asked('supply', c, rules), 'supply', { about: unit }) : []),
    ...duties(
      asked('answer', c, rules, unit),
      'answer',
      waitsForMaterial ? { about: unit } : extra,
    ),
    ...(reply.extension ? duties(asked('decide', c, rules), 'grant_extension', extra) : []),
    ...(reply.escalatedSince ? duties(asked('supervise', c, rules), 'collect') : []),
  ];
}

const replies: Of = (c, rules) => {
  const all = repliesOf(c).flatMap(([unit, reply]) => replyDuties(unit, reply, c, rules));
  const once = new Map(
    all.map((duty) => [JSON.stringify([duty.place, duty.act, duty.about]), duty]),
  );
  return [...once.values()];
};

const mediating: Of = (c, rules) => {
  const level = levelOf(c, rules);
  const extra = { dueAt: c.handleBy };
  if (c.mediation?.settlement) {
    const { confirmed } = c.mediation.settlement;
    const missing = counterparts(c, rules).filter((unit) => !confirmed.includes(unit));
    return [
      ...(confirmed.includes(c.initiator)
        ? []
        : duties(asked('decide', c, rules), 'confirm_settlement', extra)),
      ...missing.flatMap((unit) =>
        duties(asked('answer', c, rules, unit), 'confirm_settlement', { ...extra, about: unit }),
      ),
    ];
  }
  if (level !== null && 'places' in level.by) {
    return duties(resolve(level.by.places, c, rules), 'propose_settlement', extra);
  }
  const unplaced = c.mediation?.agenda === null && c.mediation.carriedSince !== null;
  return unplaced ? duties(asked('supervise', c, rules), 'leave_unsettled') : [];
};

const ruling: Of = (c) =>
  duties(
    c.rulers.filter(({ ruling: given }) => given === null).map(({ place }) => place),
    'rule',
    { dueAt: c.handleBy },
  );

function followUpDuties(item: FollowUp, c: Consultation, rules: Rules): Duty[] {
  const extra = { about: item.id, dueAt: due(item.dueOn, rules) };
  if (item.state === 'open') return duties(asked('supply', c, rules), 'report_follow_up', extra);
  return item.state === 'reported'
    ? duties(asked('receive', c, rules, item.unit), 'confirm_follow_up', extra)
    : [];
}

const followUps: Of = (c, rules) => c.followUps.flatMap((item) => followUpDuties(item, c, rules));

const concluded: Of = (c, rules) => [
  ...duties(asked('decide', c, rules), c.outcome === 'ruled_stop' ? 'drop' : 'implement', {
    dueAt: due(c.content.plannedDecisionOn, rules),
  }),
  ...followUps(c, rules),
];

const implementing: Of = (c, rules) => [
  ...(c.implementation?.report ? [] : duties(asked('supply', c, rules), 'report_implementation')),
  ...followUps(c, rules),
];

const drafting: Of = (c, rules) =>
  duties(asked('draft', c, rules), 'submit', {
    dueAt: c.submission === 0 ? due(c.emergency?.filingDueOn, rules) : null,
  });

const bySteps: Readonly<Record<string, Of>> = {
  drafting,
  approval: byHand('approve', 'approve'),
  screening: byHand('screen', 'accept'),
  notified: replies,
  consulting: replies,
  collecting: byHand('supervise', 'collect'),
  settling: byHand('decide', 'accept_conditions'),
  mediating,
  ruling,
  concluded,
  implementing,
};

export function dutiesOf(c: Consultation, step: string, rules: Rules): Duty[] {
  if (c.hold !== null && step !== 'closed') {
    return duties(asked('supervise', c, rules), 'resume', { dueAt: due(c.hold.until, rules) });
  }
  return bySteps[step]?.(c, rules) ?? [];
}

/** What makes the case stuck by its own record; lists add idle steps and empty seats. */
export function stuckCauses(c: Consultation): StuckCause[] {
  const causes: StuckCause[] = repliesOf(c).flatMap(([about, reply]) =>
    reply.overdueSince && reply.status === 'asked'
      ? [{ code: 'answer_overdue', about, since: reply.overdueSince }]
      : [],
  );
  if (c.handleLateSince) causes.push({ code: 'step_overdue', since: c.handleLateSince });
  if (c.emergency?.lateSince) causes.push({ code: 'filing_late', since: c.emergency.lateSince });
  if (c.hold?.overdueSince) causes.push({ code: 'hold_overdue', since: c.hold.overdueSince });
  if (c.mediation?.carriedSince) {
    causes.push({ code: 'agenda_carried', since: c.mediation.carriedSince });
  }
  for (const item of c.followUps) {
    if (item.overdueSince) {
      causes.push({ code: 'follow_up_overdue', about: item.id, since: item.overdueSince });
    }
  }
  return causes;
}
