// Who is who in a budget request: the hands of its lane, its stages and its city as places.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { requestTotal } from '../../src/rules/budget/amounts.ts';
import { budgetIn } from '../../src/rules/budget/bind.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import { Fault } from '../../src/terms/refusal.ts';
import type { AssessmentStage, Lane } from '../../src/terms/rulebook-budget.ts';
import type { Who } from '../../src/terms/rulebook-parts.ts';
import { placesOf } from '../parts/places.ts';
import type { BudgetRequest } from './context.ts';

/** What of a case its places follow from. */
export type Located = Pick<BudgetRequest, 'initiator' | 'officesOn' | 'overseers'>;

/** What the sheet asks in all. */
export const amountYenOf = ({ lines }: BudgetRequest, rules: Rules): number =>
  requestTotal(lines) * budgetIn(rules).rules.unit.yen;

export const laneOf = ({ lane, pinnedOn }: BudgetRequest, rules: Rules): Lane =>
  budgetIn(rules).lane(lane, pinnedOn);

/** The stages of the assessment in their order; the check of a rulebook promises one. */
export const stagesOf = (
  { pinnedOn }: Pick<BudgetRequest, 'pinnedOn'>,
  rules: Rules,
): readonly AssessmentStage[] => budgetIn(rules).stages.all(pinnedOn);

/** The stage in which it stands; before the first, that one. */
export function stageOf(r: BudgetRequest, rules: Rules): AssessmentStage {
  const stages = stagesOf(r, rules);
  const stage = stages.find(({ code }) => code === r.stage) ?? stages[0];
  if (stage !== undefined) return stage;
  throw new Fault('rulebook_lacks', { key: 'stages', code: r.stage ?? '', on: r.pinnedOn });
}

/** The stage after the present one, or null after the last. */
export function nextStage(r: BudgetRequest, rules: Rules): AssessmentStage | null {
  const stages = stagesOf(r, rules);
  return stages[stages.indexOf(stageOf(r, rules)) + 1] ?? null;
}

/** The initiator is the only party; offices stand where they stand on the case's date. */
export const resolve = (whos: readonly Who[], r: Located, rules: Rules): Place[] =>
  distinctPlaces(
    placesOf(whos, {
      office: (code) => [rules.officeUnit(code, r.officesOn)],
      party: (party) => (party === 'initiator' ? [r.initiator] : []),
      overseers: () => r.overseers,
    }),
  );

export type Hand =
  | 'draft'
  | 'coordinate'
  | 'submit'
  | 'through'
  | 'assess'
  | 'appeal'
  | 'restore'
  | 'opine'
  | 'plan'
  | 'supervise';

function whosOf(hand: Hand, r: BudgetRequest, rules: Rules): readonly Who[] {
  const { restoration, opinions, hands } = budgetIn(rules).rules;
  switch (hand) {
    case 'draft':
      return laneOf(r, rules).draft;
    case 'coordinate':
      return laneOf(r, rules).coordinate ?? [];
    case 'submit':
      return laneOf(r, rules).submit.by;
    case 'through':
      return laneOf(r, rules).through ?? [];
    case 'assess':
      return stageOf(r, rules).by;
    case 'appeal':
      return restoration.appeal;
    case 'restore':
      return restoration.by;
    case 'opine':
      return opinions.by;
    case 'plan':
    case 'supervise':
      return hands[hand];
    default:
      throw new RangeError(`not a hand: ${hand satisfies never}`);
  }
}

/** All places whose hand this is. */
export const places = (hand: Hand, r: BudgetRequest, rules: Rules): Place[] =>
  resolve(whosOf(hand, r, rules), r, rules);

/** The place that is asked: the first of the hand. */
export const asked = (hand: Hand, r: BudgetRequest, rules: Rules): Place[] =>
  resolve(whosOf(hand, r, rules).slice(0, 1), r, rules);
