// The wards of a formula, as far as budget.yaml itself names them: by the lanes that ask by it, its
// tiers, its indicators. Each of them must have its number everywhere, and no other may be meant.
// Which wards the city has, only its organisation says (units-of-tables.ts).

import type { Formula, Indicator } from '../../../terms/rulebook-allocation.ts';
import { overlap } from '../../in-force.ts';
import type { Entry, Reading } from '../../reading.ts';
import { targets } from '../../refer.ts';

type FormulaEntry = Entry<Formula>;

interface Wards {
  /** Those that share; null: nothing in the file says so. */
  readonly sharing: ReadonlySet<string> | null;
  /** All that are named beside them. */
  readonly known: ReadonlySet<string>;
}

export function checkWards(reading: Reading, entry: FormulaEntry): void {
  const indicators = indicatorsOf(reading, entry);
  const { sharing, known } = wardsOf(reading, entry, indicators);
  if (sharing === null) return;
  const missing = (named: ReadonlySet<string>) =>
    [...sharing].filter((ward) => !named.has(ward)).join(', ');
  const { file, path, value } = entry;
  for (const { key, value: indicator } of indicators) {
    const wards = missing(new Set(Object.keys(indicator.values)));
    if (wards === '') continue;
    const details = { indicator: key, wards };
    reading.report(file, [...path, 'method'], 'indicator_lacks', details);
  }
  const inTiers = tierWards(value);
  const wards = inTiers === null ? '' : missing(new Set(inTiers));
  if (wards !== '') reading.report(file, [...path, 'method', 'tiers'], 'tier_lacks', { wards });
  checkNamed(reading, entry, { sharing, known });
  checkTotal(reading, entry, sharing);
}

/** Indicators by which something is divided while the formula holds. */
function indicatorsOf(reading: Reading, entry: FormulaEntry): Entry<Indicator>[] {
  const { method } = entry.value;
  const codes =
    method.kind === 'shares'
      ? method.shares.filter(({ weight }) => weight !== 0)
      : method.kind === 'baseAndAddOns'
        ? method.addOns.filter(({ total }) => total !== 0)
        : [];
  return [...new Set(codes.flatMap(({ by }) => targets(reading, entry, 'indicators', by)))];
}

function tierWards({ method }: Formula): readonly string[] | null {
  if (method.kind !== 'tiers') return null;
  if (method.tiers.some(({ wards }) => wards === undefined)) return null;
  return method.tiers.flatMap(({ wards = [] }) => wards);
}

/** Lanes whose cap is the formula's amount, with the wards that they are for. */
function laneWards(reading: Reading, { key, span }: FormulaEntry): (readonly string[] | null)[] {
  return reading.entries('lanes').flatMap(({ value, span: held }) => {
    const { cap, wards = null } = value;
    const asks = cap !== undefined && 'formula' in cap && cap.formula === key;
    const meets = span !== null && held !== null && overlap(span, held) !== null;
    return asks && meets ? [wards] : [];
  });
}

function wardsOf(
  reading: Reading,
  entry: FormulaEntry,
  indicators: readonly Entry<Indicator>[],
): Wards {
  const asking = laneWards(reading, entry);
  const ofLanes = asking.flatMap((wards) => wards ?? []);
  const inTiers = tierWards(entry.value);
  const counted = indicators.flatMap(({ value }) => Object.keys(value.values));
  const known = new Set([...ofLanes, ...(inTiers ?? []), ...counted]);
  if (asking.length > 0 && !asking.includes(null)) return { sharing: new Set(ofLanes), known };
  if (inTiers !== null) return { sharing: new Set(inTiers), known };
  return { sharing: indicators.length === 0 ? null : new Set(counted), known };
}

/** Who had something before, and who gets what is left. */
function checkNamed(reading: Reading, entry: FormulaEntry, { sharing, known }: Wards): void {
  const { cushion, rounding } = entry.value;
  const report = (at: readonly string[], ward: string, wards: ReadonlySet<string>) => {
    const details = { ward, known: [...wards].join(', ') || '—' };
    reading.report(entry.file, [...entry.path, ...at], 'formula_ward_unknown', details);
  };
  const before = Object.keys(cushion?.previous ?? {});
  for (const ward of before) {
    if (!known.has(ward)) report(['cushion', 'previous', ward], ward, known);
  }
  if (cushion !== undefined && sharing !== null) {
    const wards = [...sharing].filter((ward) => !before.includes(ward)).join(', ');
    const at = [...entry.path, 'cushion', 'previous'];
    if (wards !== '') reading.report(entry.file, at, 'cushion_lacks', { wards });
  }
  const { remainder } = rounding;
  if (typeof remainder === 'string' || sharing === null) return;
  if (!sharing.has(remainder.ward)) report(['rounding', 'remainder'], remainder.ward, sharing);
}

/** Amounts that are named for each ward come to the total that is named beside them. */
function checkTotal(
  reading: Reading,
  { file, path, value }: FormulaEntry,
  sharing: ReadonlySet<string>,
): void {
  const { total } = value;
  const sum = sumOf(value, sharing);
  if (total === undefined || sum === null || sum === total) return;
  reading.report(file, [...path, 'total'], 'total_differs', { total, sum });
}

function sumOf({ method }: Formula, sharing: ReadonlySet<string>): number | null {
  switch (method.kind) {
    case 'flat':
    case 'cap':
      return method.each === undefined ? null : method.each * sharing.size;
    case 'tiers':
      return method.tiers.reduce(
        (sum, { each, wards = [] }) => sum + each * wards.filter((one) => sharing.has(one)).length,
        0,
      );
    case 'baseAndAddOns': {
      if (method.base === undefined) return null;
      if (method.addOns.some((one) => one.total === undefined)) return null;
      const above = method.addOns.reduce((sum, one) => sum + (one.total ?? 0), 0);
      return method.base * sharing.size + above;
    }
    default:
      return null;
  }
}
