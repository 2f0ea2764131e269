// Checks that only choose the way: which of several branches a case takes by itself. Their refusals
// are never shown, since a branch that is not taken is no «no».

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Mode } from '../../src/terms/rulebook-consultation.ts';
import type { Check } from './checks.ts';
import { decidedRuling } from './checks-settling.ts';
import type { Consultation } from './context.ts';
import { levelAt, levelOf, nextLevel, rulingRule } from './ladder.ts';
import { addresseesOf, counterparts, modeOf, repliesOf, waitingUnits } from './parties.ts';
import { weights } from './weigh.ts';

const elsewhere: Refusal = refuse('not_in_this_step');

const route =
  (holds: (c: Consultation, rules: Rules) => boolean): Check =>
  (c, _event, rules) =>
    holds(c, rules) ? null : elsewhere;

const opens = (opening: Mode['opening']) =>
  route((c, rules) => modeOf(c, rules).opening === opening);

/** Both sides have confirmed, or the level needs only its own record of the settlement. */
function settled(c: Consultation, rules: Rules): boolean {
  const settlement = c.mediation?.settlement;
  if (!settlement) return false;
  const level = levelOf(c, rules);
  if (level?.confirmation === 'mediator') return settlement.by === null;
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

  allAnswered: route(
    (c) =>
      addresseesOf(c).length > 0 &&
      repliesOf(c).every(([, { status }]) => status === 'answered' || status === 'not_requested'),
  ),
  collectsItself: route((c, rules) => modeOf(c, rules).collecting === 'automatic'),

  mustMediate: route(
    (c, rules) =>
      modeOf(c, rules).dissent === 'mediate' &&
      (waitingUnits(c).length > 0 || weights(c, rules).has('dissent')),
  ),
  mustSettle: route((c, rules) => {
    const given = weights(c, rules);
    return (
      modeOf(c, rules).conditions === 'settle' && (given.has('condition') || given.has('opinion'))
    );
  }),

  hasLevel: route((c, rules) => levelAt(nextLevel(c), c, rules) !== null),
  hasRuling: route((c, rules) => rulingRule(c, rules) !== null),
  isSettled: route(settled),

  rulersAgree: route((c) => decidedRuling(c) !== null),
  rulersDiffer: route(
    (c) =>
      !c.rulersDiffered &&
      c.rulers.length > 1 &&
      c.rulers.every(({ ruling }) => ruling !== null) &&
      decidedRuling(c) === null,
  ),

  endsHere: route((c, rules) => !modeOf(c, rules).implementation),
  isFulfilled: route(
    (c) =>
      c.implementation?.report != null && c.followUps.every(({ state }) => state === 'confirmed'),
  ),
} as const satisfies Record<string, Check>;
