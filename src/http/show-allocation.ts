/** Allocations in the shapes of their contract, with the titles that people know. */

import { type Allocation, allocate } from '../rules/allocation/allocate.ts';
import { differencesOf, variedFormula, variedIndicators } from '../rules/allocation/compare.ts';
import type { AllocationGround } from '../rules/allocation/pot.ts';
import { wardsOfFormula } from '../rules/allocation/wards-of-formula.ts';
import { stepWords } from '../rules/allocation/words.ts';
import { type Budget, budgetOf } from '../rules/budget/bind.ts';
import type { Organisation } from '../rules/directory.ts';
import type {
  AllocationShape,
  AllocationsAnswer,
  AllocationVariant,
  TriedAllocations,
} from '../terms/contract-allocation.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { Formula, Indicator } from '../terms/rulebook-allocation.ts';
import type { LocalDate } from '../terms/units.ts';
import { refusalShapeOf } from './problem.ts';
import { namedUnit } from './show.ts';
import { showWord } from './show-navigation.ts';

/** By whose formulas, among the wards of which date. */
export interface AllocatingGround {
  readonly rules: { readonly budget: Budget | undefined; readonly rulebook: Rulebook };
  readonly organisation: Organisation;
}

interface Asked {
  readonly formula: string;
  readonly variants: readonly AllocationVariant[];
}

const groundOf = (
  formula: Formula,
  budget: Budget,
  organisation: Organisation,
): AllocationGround => ({
  wards: wardsOfFormula(formula, budget, organisation, organisation.on),
  indicators: budget.indicators,
  on: organisation.on,
});

function showAllocation({ total, parts }: Allocation, organisation: Organisation): AllocationShape {
  return {
    total,
    parts: parts.map(({ ward, amount, steps }) => ({
      ward: namedUnit(organisation, ward),
      amount,
      steps: steps.map((step) => ({ ...stepWords(step) })),
    })),
  };
}

const showOutcome = (found: Allocation | Refusal, organisation: Organisation) =>
  isRefusal(found)
    ? { allocation: null, refusal: refusalShapeOf(found) }
    : { allocation: showAllocation(found, organisation), refusal: null };

const showFormula = ({ total, method, rounding, cushion, ...entry }: Formula) => ({
  ...showWord(entry),
  total: total ?? null,
  ...{ method, rounding },
  cushion: cushion ?? null,
});

const showIndicator = ({ asOf, unit, values, ...entry }: Indicator) => ({
  ...showWord(entry),
  ...{ asOf, values },
  unit: unit ?? null,
});

/** `no_budget_rules`. */
export function showAllocations({
  rules,
  organisation,
}: AllocatingGround): AllocationsAnswer | Refusal {
  const budget = budgetOf(rules);
  if (isRefusal(budget)) return budget;
  const { on } = organisation;
  return {
    on,
    unit: budget.rules.unit,
    indicators: budget.indicators.all(on).map(showIndicator),
    formulas: budget.formulas.all(on).map((formula) => ({
      ...showFormula(formula),
      ...showOutcome(allocate(formula, groundOf(formula, budget, organisation)), organisation),
    })),
  };
}

/** An indicator that only the variant knows is called by its code, and counted on the day asked. */
function indicatorsOf(
  { indicators }: AllocationVariant,
  budget: Budget,
  on: LocalDate,
): Indicator[] {
  return indicators.map(({ code, title, asOf, values }) => {
    const known = budget.indicators.find(code, on);
    return {
      ...{ code, values },
      title: title ?? known?.title ?? code,
      asOf: asOf ?? on,
      inForceOn: on,
      origin: 'productDefault',
    };
  });
}

function showVariant(
  variant: AllocationVariant,
  base: { readonly formula: Formula; readonly found: Allocation | Refusal },
  budget: Budget,
  organisation: Organisation,
): TriedAllocations['variants'][number] {
  const ground = groundOf(base.formula, budget, organisation);
  const own = indicatorsOf(variant, budget, ground.on);
  const found = allocate(variedFormula(base.formula, variant), {
    ...ground,
    indicators: variedIndicators(own, budget.indicators),
  });
  const shown = { title: variant.title, ...showOutcome(found, organisation) };
  if (isRefusal(found) || isRefusal(base.found)) return { ...shown, change: null, differences: [] };
  return {
    ...shown,
    change: found.total - base.found.total,
    differences: differencesOf(base.found, found).map(({ ward, ...amounts }) => ({
      ward: namedUnit(organisation, ward),
      ...amounts,
    })),
  };
}

/** `no_budget_rules`, `unknown_formula`; a variant that cannot be computed says so by itself. */
export function showTried(
  { formula: code, variants }: Asked,
  { rules, organisation }: AllocatingGround,
): TriedAllocations | Refusal {
  const budget = budgetOf(rules);
  if (isRefusal(budget)) return budget;
  const { on } = organisation;
  const formula = budget.formulas.find(code, on);
  if (formula === undefined) {
    const known = budget.formulas.all(on).map((one) => `${one.code} (${one.title})`);
    return refuse('unknown_formula', { formula: code, on, known: known.join(', ') || '—' });
  }
  const found = allocate(formula, groundOf(formula, budget, organisation));
  return {
    on,
    unit: budget.rules.unit,
    formula: showFormula(formula),
    ...showOutcome(found, organisation),
    variants: variants.map((one) => showVariant(one, { formula, found }, budget, organisation)),
  };
}
