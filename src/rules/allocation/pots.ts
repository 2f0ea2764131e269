// What a formula divides (配分方法): pots of money, each with the number of every ward by which it is
// divided. All methods come to this, so that rounding and cushioning know nothing of methods.
// Source: rules.md 5.4, 10.1 (budget.formula).

import { isRefusal, type Refusal, refuse } from '../../terms/refusal.ts';
import type { AllocationMethod, Formula } from '../../terms/rulebook-allocation.ts';
import { type Fraction, sumOf, whole } from './fraction.ts';
import type { AllocationGround, Pot, PotOrigin, Pots } from './pot.ts';
import { tierPot } from './tiers.ts';

const equalBy = 'equal';

type Share = Extract<PotOrigin, { kind: 'share' }>;

const equally = (amount: Fraction, origin: PotOrigin, { wards }: AllocationGround): Pot => ({
  origin,
  amount,
  values: wards.map(() => 1n),
  sum: BigInt(wards.length),
});

function sharedBy(
  by: string,
  amount: Fraction,
  weight: Share['weight'],
  { code: formula }: Formula,
  ground: AllocationGround,
): Pot | Refusal {
  if (by === equalBy) return equally(amount, { kind: 'share', indicator: null, weight }, ground);
  const { wards, indicators, on } = ground;
  const indicator = indicators.find(by, on);
  if (indicator === undefined) return refuse('unknown_indicator', { formula, indicator: by, on });
  const values: bigint[] = [];
  for (const ward of wards) {
    const value = Object.hasOwn(indicator.values, ward) ? indicator.values[ward] : undefined;
    if (value === undefined) return refuse('indicator_lacks_ward', { indicator: by, ward });
    values.push(BigInt(value));
  }
  const sum = sumOf(values);
  if (sum === 0n) return refuse('indicator_all_zero', { indicator: by });
  return { origin: { kind: 'share', indicator, weight }, amount, values, sum };
}

/** The first that says no, or all of them. */
function all(pots: readonly (Pot | Refusal)[]): readonly Pot[] | Refusal {
  const refused = pots.find(isRefusal);
  return refused ?? pots.filter((pot): pot is Pot => !isRefusal(pot));
}

const asPots = (pots: readonly Pot[] | Refusal, total: bigint, isGiven: boolean): Pots | Refusal =>
  isRefusal(pots) ? pots : { pots, total, isGiven };

/** A total beside amounts that are named must be their sum; nothing is spread to make it so. */
function agrees({ code, total }: Formula, sum: bigint): Refusal | null {
  return total === undefined || BigInt(total) === sum
    ? null
    : refuse('parts_differ_from_total', { formula: code, sum: String(sum), total });
}

type Method<Kind extends AllocationMethod['kind']> = Extract<AllocationMethod, { kind: Kind }>;

/** 一律・上限. A total alone is divided equally where the amount is the same for all. */
function flatPots(
  { kind, each }: Method<'flat' | 'cap'>,
  formula: Formula,
  ground: AllocationGround,
): Pots | Refusal {
  const { code, total } = formula;
  if (each === undefined) {
    if (total === undefined || kind === 'cap') {
      return refuse('formula_lacks_amount', { formula: code, of: 'each' });
    }
    const pot = sharedBy(equalBy, whole(total), null, formula, ground);
    return asPots(all([pot]), BigInt(total), false);
  }
  const sum = BigInt(each) * BigInt(ground.wards.length);
  const pot = equally(whole(sum), { kind: 'given', by: kind }, ground);
  return agrees(formula, sum) ?? asPots([pot], sum, true);
}

/** 基礎額＋上乗せ. Without a base, what the add-ons leave of the total is the same for every ward. */
function basePots(
  { base, addOns }: Method<'baseAndAddOns'>,
  formula: Formula,
  ground: AllocationGround,
): Pots | Refusal {
  const { code, total } = formula;
  const unknown = addOns.find((addOn) => addOn.total === undefined);
  if (unknown !== undefined) {
    return refuse('formula_lacks_amount', { formula: code, of: unknown.by });
  }
  const added = addOns.filter((addOn) => addOn.total !== 0);
  const above = sumOf(added.map((addOn) => BigInt(addOn.total ?? 0)));
  const pots = added.map(({ by, total: pot = 0 }) =>
    sharedBy(by, whole(pot), null, formula, ground),
  );
  if (base !== undefined) {
    const bases = BigInt(base) * BigInt(ground.wards.length);
    const pot = equally(whole(bases), { kind: 'given', by: 'base' }, ground);
    const isGiven = added.length === 0;
    return agrees(formula, bases + above) ?? asPots(all([pot, ...pots]), bases + above, isGiven);
  }
  if (total === undefined) return refuse('formula_lacks_amount', { formula: code, of: 'base' });
  const left = BigInt(total) - above;
  if (left < 0n) return refuse('base_below_zero', { formula: code, addOns: String(above), total });
  const pot = sharedBy(equalBy, whole(left), null, formula, ground);
  return asPots(all([pot, ...pots]), BigInt(total), false);
}

/** 均等割・人口割 …: of several shares each has its weight's part of their sum. */
function sharePots(
  { shares }: Method<'shares'>,
  formula: Formula,
  ground: AllocationGround,
): Pots | Refusal {
  const { code, total } = formula;
  const unknown = shares.find(({ weight }) => weight === undefined);
  if (unknown !== undefined) {
    return refuse('formula_lacks_weight', { formula: code, by: unknown.by });
  }
  if (total === undefined) return refuse('formula_lacks_total', { formula: code });
  const weights = sumOf(shares.map(({ weight = 0 }) => BigInt(weight)));
  if (weights === 0n) return refuse('weights_all_zero', { formula: code });
  const pots = shares.flatMap(({ by, weight = 0 }) => {
    const amount = { num: BigInt(total) * BigInt(weight), den: weights };
    return weight === 0 ? [] : [sharedBy(by, amount, [weight, weights], formula, ground)];
  });
  return asPots(all(pots), BigInt(total), false);
}

function tierPots(
  method: Method<'tiers'>,
  formula: Formula,
  { wards }: AllocationGround,
): Pots | Refusal {
  const pot = tierPot(method, formula.code, wards);
  if (isRefusal(pot)) return pot;
  const sum = sumOf(pot.values);
  return agrees(formula, sum) ?? asPots([pot], sum, true);
}

/** What lacks is told by name; what a source does not give is never made up. */
export function potsOf(formula: Formula, ground: AllocationGround): Pots | Refusal {
  const { code, method } = formula;
  if (ground.wards.length === 0) return refuse('no_wards_to_share', { formula: code });
  switch (method.kind) {
    case 'flat':
    case 'cap':
      return flatPots(method, formula, ground);
    case 'tiers':
      return tierPots(method, formula, ground);
    case 'baseAndAddOns':
      return basePots(method, formula, ground);
    case 'shares':
      return sharePots(method, formula, ground);
    case 'asked':
      return refuse('not_by_formula', { formula: code, by: method.by });
    default:
      throw new RangeError(`not a method: ${method satisfies never}`);
  }
}
