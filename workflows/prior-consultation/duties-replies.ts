// What is asked while addressees are waited for: of each of them, and of those it waits for.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { isEscalated, responseOf, waitsForMaterial } from './clock.ts';
import type { Consultation, Reply } from './context.ts';
import { type DutiesOf, dueOn, duties } from './duty.ts';
import { asked, repliesOf } from './parties.ts';

function askedDuties(unit: UnitCode, reply: Reply, c: Consultation, rules: Rules): Duty[] {
  const about = { about: unit };
  const timed = { about: unit, dueAt: dueOn(reply.clock?.dueOn, rules) };
  const waits = waitsForMaterial(reply);
  return [
    ...(reply.receivedAt === null
      ? duties(asked('receive', c, rules, unit), 'receive', timed)
      : []),
    ...(waits
      ? duties(asked('supply', c, rules), 'supply', { ...about, dueAt: reply.supply?.by ?? null })
      : []),
    ...duties(asked('answer', c, rules, unit), 'answer', reply.clock?.stoppedAt ? about : timed),
    ...(reply.extension ? duties(asked('decide', c, rules), 'grant_extension', timed) : []),
  ];
}

function dutiesFor(unit: UnitCode, reply: Reply, c: Consultation, rules: Rules): Duty[] {
  if (reply.status === 'asked') return askedDuties(unit, reply, c, rules);
  if (reply.status !== 'notified') return [];
  const extra = { about: unit, dueAt: dueOn(reply.windowUntil, rules) };
  return duties(asked('answer', c, rules, unit), 'demand_consultation', extra);
}

/**
 * The secretariat may collect once all who are waited for are late, and is asked to by the rungs.
 */
function collecting(c: Consultation, rules: Rules): Duty[] {
  const waiting = repliesOf(c).flatMap(([, reply]) =>
    reply.status === 'asked' || reply.status === 'notified' ? [reply] : [],
  );
  const allLate = waiting.every(({ overdueSince }) => overdueSince !== null);
  const response = responseOf(c, rules);
  return allLate && waiting.some((reply) => isEscalated(reply, response))
    ? duties(asked('supervise', c, rules), 'collect')
    : [];
}

export const replyDuties: DutiesOf = (c, rules) => [
  ...repliesOf(c).flatMap(([unit, reply]) => dutiesFor(unit, reply, c, rules)),
  ...collecting(c, rules),
];
