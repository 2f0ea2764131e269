// Who must act now: derived from the state at every step, so that no list is ever stale. Each open
// step names a hand; a deadline that has passed leaves the duty where it is.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty } from '../../src/terms/case.ts';
import type { Consultation, FollowUp } from './context.ts';
import { mediatingDuties } from './duties-mediating.ts';
import { replyDuties } from './duties-replies.ts';
import { byHand, type DutiesOf, dueOn, duties } from './duty.ts';
import { permitsMeasure } from './outcomes.ts';
import { asked, modeOf } from './parties.ts';

const drafting: DutiesOf = (c, rules) =>
  duties(asked('draft', c, rules), 'submit', {
    dueAt: c.receivedOn === null ? dueOn(c.emergency?.filingDueOn, rules) : null,
  });

const ruling: DutiesOf = (c) =>
  duties(
    c.rulers.filter(({ ruling: given }) => given === null).map(({ place }) => place),
    'rule',
    { dueAt: c.handleBy },
  );

const concluded: DutiesOf = (c, rules) => {
  if (!modeOf(c, rules).implementation) return [];
  return duties(asked('decide', c, rules), permitsMeasure(c.outcome) ? 'implement' : 'drop', {
    dueAt: dueOn(c.content.plannedDecisionOn, rules),
  });
};

const implementing: DutiesOf = (c, rules) =>
  c.implementation?.report ? [] : duties(asked('supply', c, rules), 'report_implementation');

function followUpDuties(item: FollowUp, c: Consultation, rules: Rules): Duty[] {
  const extra = { about: item.id, dueAt: dueOn(item.dueOn, rules) };
  if (item.state === 'open') return duties(asked('supply', c, rules), 'report_follow_up', extra);
  return item.state === 'reported'
    ? duties(asked('receive', c, rules, item.unit), 'confirm_follow_up', extra)
    : [];
}

const bySteps: Readonly<Record<string, DutiesOf>> = {
  drafting,
  approval: byHand('approve', 'approve'),
  screening: byHand('screen', 'accept'),
  notified: replyDuties,
  consulting: replyDuties,
  collecting: byHand('supervise', 'collect'),
  settling: byHand('decide', 'accept_conditions'),
  mediating: mediatingDuties,
  ruling,
  concluded,
  implementing,
};

/** Duties of an open case. */
export function dutiesOf(c: Consultation, step: string, rules: Rules): Duty[] {
  if (c.hold !== null) {
    return duties(asked('supervise', c, rules), 'resume', { dueAt: dueOn(c.hold.until, rules) });
  }
  return [
    ...(bySteps[step]?.(c, rules) ?? []),
    ...c.followUps.flatMap((item) => followUpDuties(item, c, rules)),
  ];
}
