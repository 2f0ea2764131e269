// Formulas and indicators of budget.yaml: what a formula divides by is there and can be divided by,
// and its tiers and its cushion say something. Of which wards: formula-wards.ts.

import type { Formula } from '../../../terms/rulebook-allocation.ts';
import { checkRepeats } from '../../check-dates.ts';
import type { Entry, Reading } from '../../reading.ts';
import { below, refer, targets } from '../../refer.ts';
import { checkWards } from './formula-wards.ts';

type FormulaEntry = Entry<Formula>;

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

interface Part {
  readonly by: string;
  /** Whether something is divided by it at all. */
  readonly counts: boolean;
}

/** What the method divides by, under the key at which it stands. */
function partsOf({ method }: Formula): { readonly key: string; readonly parts: readonly Part[] } {
  switch (method.kind) {
    case 'shares': {
      const parts = method.shares.map(({ by, weight }) => ({ by, counts: weight !== 0 }));
      return { key: 'shares', parts };
    }
    case 'baseAndAddOns': {
      const parts = method.addOns.map(({ by, total }) => ({ by, counts: total !== 0 }));
      return { key: 'addOns', parts };
    }
    default:
      return { key: '', parts: [] };
  }
}

function checkIndicators(reading: Reading, entry: FormulaEntry): void {
  const { key, parts } = partsOf(entry.value);
  const codes = parts.map(({ by }) => ({ code: by }));
  checkRepeats(reading, entry.file, [...entry.path, 'method', key], codes);
  parts.forEach(({ by, counts }, index) => {
    if (by === equal) return;
    const from = below(entry, 'method', key, index, 'by');
    refer(reading, from, 'indicators', by);
    for (const { value } of targets(reading, from, 'indicators', by)) {
      if (!counts || Object.values(value.values).some((number) => number > 0)) continue;
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
