// Who is who in a year's budget: whoever plans it, and whoever may ask for money under it.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetIn } from '../../src/rules/budget/bind.ts';
import { lanesFor } from '../../src/rules/budget/lanes.ts';
import type { Facts } from '../../src/terms/case.ts';
import { distinctPlaces, type Place, type UnitCode } from '../../src/terms/ids.ts';
import type { Lane } from '../../src/terms/rulebook-budget.ts';
import type { Who } from '../../src/terms/rulebook-parts.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { placesOf } from '../parts/places.ts';
import type { AskingUnit, BudgetCycle } from './context.ts';

/** `asker`: the unit that is the party of a lane; a budget itself has none. */
export const resolve = (
  whos: readonly Who[],
  officesOn: LocalDate,
  rules: Rules,
  asker?: UnitCode,
): Place[] =>
  distinctPlaces(
    placesOf(whos, {
      office: (code) => [rules.officeUnit(code, officesOn)],
      party: (party) => (party === 'initiator' && asker !== undefined ? [asker] : []),
    }),
  );

export type Hand = 'plan' | 'supervise';

/** All places whose hand this is. */
export const hand = (name: Hand, { officesOn }: BudgetCycle, rules: Rules): Place[] =>
  resolve(budgetIn(rules).rules.hands[name], officesOn, rules);

/** The place that is asked: the first that plans. */
export const planner = ({ officesOn }: BudgetCycle, rules: Rules): Place[] =>
  resolve(budgetIn(rules).rules.hands.plan.slice(0, 1), officesOn, rules);

type Year = Pick<BudgetCycle, 'fiscalYear' | 'pinnedOn'>;

/** Kinds of units that may ask on a lane. */
export const askingKinds = ({ pinnedOn }: Year, rules: Rules): string[] => [
  ...new Set(
    budgetIn(rules)
      .lanes.all(pinnedOn)
      .flatMap(({ kinds }) => kinds),
  ),
];

const lanesOf = ({ fiscalYear, pinnedOn }: Year, asker: AskingUnit, rules: Rules): Lane[] =>
  lanesFor({ ...asker, fiscalYear }, pinnedOn, budgetIn(rules));

/** Units that may ask on some lane of the year. */
export const askersIn = ({ unitsByKind = {} }: Facts, year: Year, rules: Rules): AskingUnit[] =>
  askingKinds(year, rules).flatMap((kind) =>
    (unitsByKind[kind] ?? [])
      .map((unit) => ({ unit, kind }))
      .filter((asker) => lanesOf(year, asker, rules).length > 0),
  );

const handsOf = ({ draft, submit, through = [] }: Lane): Who[] => [
  ...draft,
  ...submit.by,
  ...through,
];

/** Everybody who asks or forwards, whatever the lane: each once. */
export const askingPlaces = (d: BudgetCycle, rules: Rules): Place[] =>
  distinctPlaces(
    d.askers.flatMap((asker) =>
      lanesOf(d, asker, rules).flatMap((lane) =>
        resolve(handsOf(lane), d.officesOn, rules, asker.unit),
      ),
    ),
  );

/** Units of those who assess: they read how far the budget has come. */
export function assessingUnits(d: BudgetCycle, rules: Rules): UnitCode[] {
  const { stages, rules: given } = budgetIn(rules);
  const whos = [...stages.all(d.pinnedOn).flatMap(({ by }) => by), ...given.restoration.by];
  return resolve(whos, d.officesOn, rules).map(({ unit }) => unit);
}
