// 段階: wards of a tier receive the same. Which tier a ward belongs to must be said, once.

import type { UnitCode } from '../../terms/ids.ts';
import { type Refusal, refuse } from '../../terms/refusal.ts';
import type { AllocationMethod } from '../../terms/rulebook-allocation.ts';
import { sumOf, whole } from './fraction.ts';
import type { Pot } from './pot.ts';

type Tiers = Extract<AllocationMethod, { kind: 'tiers' }>;
type Tier = Tiers['tiers'][number];

function tierOf(ward: UnitCode, tiers: readonly Tier[], formula: string): Tier | Refusal {
  const [tier, ...others] = tiers.filter(({ wards }) => wards?.includes(ward));
  if (tier === undefined) return refuse('ward_in_no_tier', { ward, formula });
  if (others.length === 0) return tier;
  const titles = [tier, ...others].map(({ title }) => title).join(', ');
  return refuse('ward_in_two_tiers', { ward, formula, tiers: titles });
}

/** Each ward's value is its amount. Wards named beside those asked about do not count. */
export function tierPot(
  { tiers }: Tiers,
  formula: string,
  wards: readonly UnitCode[],
): Pot | Refusal {
  const unknown = tiers.find((tier) => tier.wards === undefined);
  if (unknown !== undefined) {
    return refuse('formula_lacks_wards', { formula, tier: unknown.title });
  }
  const found: Tier[] = [];
  for (const ward of wards) {
    const tier = tierOf(ward, tiers, formula);
    if ('refused' in tier) return tier;
    found.push(tier);
  }
  const values = found.map(({ each }) => BigInt(each));
  const sum = sumOf(values);
  return {
    origin: { kind: 'given', by: 'tier' },
    amount: whole(sum),
    values,
    sum: sum === 0n ? 1n : sum,
    titles: found.map(({ title }) => title),
  };
}
