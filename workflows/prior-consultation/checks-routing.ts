// Checks that only choose the way: which of several branches a case takes by itself. Their refusals
// are never shown, since a branch that is not taken is no «no».

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Mode } from '../../src/terms/rulebook-consultation.ts';
import type { Check } from './check.ts';
import { disagrees, owesNothing } from './conditions.ts';
import type { Consultation } from './context.ts';
import { levelAt, levelOf, nextLevel, rulingRule } from './ladder.ts';
import { counterparts, modeOf, repliesOf, weighing } from './parties.ts';
import { decidedRuling, differ } from './rulings.ts';

const elsewhere: Refusal = refuse('not_in_this_step');

const route =
  (holds: (c: Consultation, rules: Rules) => boolean): Check =>
  (c, _event, rules) =>
    holds(c, rules) ? null : elsewhere;

const opens = (opening: Mode['opening']) =>
  route((c, rules) => modeOf(c, rules).opening === opening);

/** Both sides have confirmed, or the level has recorded it where that is enough. */
function settled(c: Consultation, rules: Rules): boolean {
  const settlement = c.mediation?.settlement;
  if (!settlement) return false;
  if (settlement.ofLevel && levelOf(c, rules)?.confirmation === 'mediator') return true;
  return [c.initiator, ...counterparts(c, rules)].every((unit) =>
    settlement.confirmed.includes(unit),
  );
}

export const routes = {
  needsApproval: route((c, rules) => modeOf(c, rules).approval),
  needsScreening: route((c, rules) => modeOf(c, rules).screening),
  opensRecord: opens('record'),
  opensNotice: opens('notice'),
  opensRuling: opens('ruling'),

  nobodyRequests: route((c) => repliesOf(c).every(([, { status }]) => status === 'not_requested')),
  allAnswered: route((c) =>
    repliesOf(c).every(([, { status }]) => status === 'answered' || status === 'not_requested'),
  ),
  collectsItself: route((c, rules) => modeOf(c, rules).collecting === 'automatic'),

  mediates: route((c, rules) => modeOf(c, rules).dissent === 'mediate'),
  disagrees: route(disagrees),
  mustSettle: route(
    (c, rules) =>
      modeOf(c, rules).conditions === 'settle' &&
      (weighing('condition', c, rules).length > 0 || weighing('opinion', c, rules).length > 0),
  ),

  hasLevel: route((c, rules) => levelAt(nextLevel(c), c, rules) !== null),
  hasRuling: route((c, rules) => rulingRule(c, rules) !== null),
  isSettled: route(settled),

  /** Sent to an agenda, whether a session has taken it or not, and not heard there. */
  awaitsSession: route(({ mediation }) => mediation?.placement != null && !mediation.met),
  unsettledMeanwhile: route(({ mediation }) => mediation?.unsettled != null),

  rulersAgree: route((c) => decidedRuling(c) !== null),
  rulersDiffer: route(differ),

  /** Conditions are owed to their end, also where no implementation follows. */
  endsHere: route((c, rules) => !modeOf(c, rules).implementation && owesNothing(c)),
  owesNothing: route(owesNothing),
  isFulfilled: route((c) => c.implementation?.report != null && owesNothing(c)),
} as const satisfies Record<string, Check>;
