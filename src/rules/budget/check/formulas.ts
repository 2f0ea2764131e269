// Formulas and indicators of budget.yaml: what a formula divides by is there, for the same wards
// everywhere, and is something that can be divided by. Which wards the city has, only its
// organisation says (units-of-tables.ts).

import type { Formula, Indicator } from '../../../terms/rulebook-allocation.ts';
import { checkRepeats } from '../../check-dates.ts';
import type { Entry, Reading } from '../../reading.ts';
import { below, refer, targets } from '../../refer.ts';

type FormulaEntry = Entry<Formula>;
type IndicatorEntry = Entry<Indicator>;

/** The same for every ward: no indicator may be called so. */
const equal = 'equal';

export function checkFormulas(reading: Reading): void {
  for (const { file, path, key } of reading.entries('indicators')) {
    if (key === equal) reading.report(file, [...path, 'code'], 'code_reserved', { code: key });
  }
  for (const entry of reading.entries('formulas')) {
    checkIndicators(reading, entry);
    checkTiers(reading, entry);
    checkWeights(reading, entry);
    checkWards(reading, entry);
    const { cushion } = entry.value;
    if (cushion === undefined) continue;
    if (cushion.atLeastPermille === undefined && cushion.atMostPermille === undefined) {
      reading.report(entry.file, [...entry.path, 'cushion'], 'cushion_empty');
    }
  }
}

/** What the formula divides by, each with its place in the file. */
function parts({ value: { method } }: FormulaEntry) {
  switch (method.kind) {
    case 'shares':
      return { key: 'shares', items: method.shares };
    case 'baseAndAddOns':
      return { key: 'addOns', items: method.addOns };
    default:
      return { key: '', items: [] };
  }
}

/** The indicators that hold while the formula does, once each. */
const used = (reading: Reading, entry: FormulaEntry): IndicatorEntry[] => [
  ...new Set(parts(entry).items.flatMap(({ by }) => targets(reading, entry, 'indicators', by))),
];

function checkIndicators(reading: Reading, entry: FormulaEntry): void {
  const { key, items } = parts(entry);
  checkRepeats(
    reading,
    entry.file,
    [...entry.path, 'method', key],
    items.map(({ by }) => ({ code: by })),
  );
  items.forEach(({ by }, index) => {
    if (by === equal) return;
    const from = below(entry, 'method', key, index, 'by');
    refer(reading, from, 'indicators', by);
    for (const { value } of targets(reading, from, 'indicators', by)) {
      if (Object.values(value.values).some((number) => number > 0)) continue;
      reading.report(from.file, from.path, 'indicator_zero', { indicator: by });
    }
  });
}

function checkTiers(reading: Reading, { file, path, value: { method } }: FormulaEntry): void {
  if (method.kind !== 'tiers') return;
  const at = [...path, 'method', 'tiers'];
  checkRepeats(reading, file, at, method.tiers);
  const seen = new Set<string>();
  method.tiers.forEach(({ count, wards }, index) => {
    if (wards === undefined) return;
    if (count !== undefined && count !== wards.length) {
      const details = { count, wards: wards.length };
      reading.report(file, [...at, index, 'count'], 'tier_count_differs', details);
    }
    wards.forEach((ward, place) => {
      const where = [...at, index, 'wards', place];
      if (seen.has(ward)) reading.report(file, where, 'tier_ward_twice', { ward });
      seen.add(ward);
    });
  });
}

function checkWeights(reading: Reading, { file, path, value: { method } }: FormulaEntry): void {
  if (method.kind !== 'shares') return;
  if (method.shares.some(({ weight }) => weight !== 0)) return;
  reading.report(file, [...path, 'method', 'shares'], 'weights_zero');
}

/** The wards of the formula, as far as its own entries and its indicators name them all. */
function wardsOf(reading: Reading, entry: FormulaEntry): ReadonlySet<string> | null {
  const { method } = entry.value;
  if (method.kind === 'tiers') {
    const wards = method.tiers.flatMap((tier) => tier.wards ?? []);
    return method.tiers.every((tier) => tier.wards !== undefined) ? new Set(wards) : null;
  }
  const [indicator] = used(reading, entry);
  return indicator === undefined ? null : new Set(Object.keys(indicator.value.values));
}

/** A ward that only one of them names would get a part of nothing, or nothing of its part. */
function checkWards(reading: Reading, entry: FormulaEntry): void {
  const [first, ...others] = used(reading, entry);
  const wards = wardsOf(reading, entry);
  if (wards === null) return;
  for (const other of others) {
    const named = new Set(Object.keys(other.value.values));
    const odd = [...wards].filter((ward) => !named.has(ward));
    odd.push(...[...named].filter((ward) => !wards.has(ward)));
    if (odd.length === 0 || first === undefined) continue;
    const details = { indicator: first.key, other: other.key, wards: odd.join(', ') };
    reading.report(entry.file, [...entry.path, 'method'], 'indicators_differ', details);
  }
  const { cushion, rounding } = entry.value;
  const known = [...wards].join(', ') || '—';
  const named: (readonly [path: readonly string[], ward: string])[] = [
    ...Object.keys(cushion?.previous ?? {}).map(
      (ward) => [['cushion', 'previous', ward], ward] as const,
    ),
  ];
  const { remainder } = rounding;
  if (typeof remainder !== 'string') named.push([['rounding', 'remainder'], remainder.ward]);
  for (const [path, ward] of named) {
    if (wards.has(ward)) continue;
    reading.report(entry.file, [...entry.path, ...path], 'formula_ward_unknown', { ward, known });
  }
}
