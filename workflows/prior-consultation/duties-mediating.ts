// What is asked while a disagreement is mediated: of the sides once a settlement lies before them,
// of the places that mediate, and of the secretariat where a level is left to its hands.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty } from '../../src/terms/case.ts';
import { isLeftToHands } from './checks-mediating.ts';
import type { Consultation, Settlement } from './context.ts';
import { type DutiesOf, duties } from './duty.ts';
import { levelOf, mediators } from './ladder.ts';
import { asked, counterparts } from './parties.ts';

function confirming({ confirmed }: Settlement, c: Consultation, rules: Rules): Duty[] {
  const dueAt = c.handleBy;
  const missing = counterparts(c, rules).filter((unit) => !confirmed.includes(unit));
  const initiator = confirmed.includes(c.initiator) ? [] : asked('decide', c, rules);
  return [
    ...duties(initiator, 'confirm_settlement', { dueAt }),
    ...missing.flatMap((about) =>
      duties(asked('answer', c, rules, about), 'confirm_settlement', { dueAt, about }),
    ),
  ];
}

/** At a meeting nobody here has to act before its day: the session has its own duties. */
export const mediatingDuties: DutiesOf = (c, rules) => {
  const settlement = c.mediation?.settlement;
  const level = levelOf(c, rules);
  const byMeeting = level !== null && 'meeting' in level.by;
  const isLate = c.handleLateSince !== null || (c.mediation?.carriedSince ?? null) !== null;
  const proposing = settlement ? [] : mediators(c, rules);
  return [
    ...(settlement ? confirming(settlement, c, rules) : []),
    ...duties(proposing, 'propose_settlement', { dueAt: c.handleBy }),
    ...(isLate && (!byMeeting || isLeftToHands(c))
      ? duties(asked('supervise', c, rules), 'leave_unsettled')
      : []),
  ];
};
