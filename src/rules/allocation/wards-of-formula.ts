// Among which wards a formula shares. A rulebook says so by its lanes; where no lane asks by the
// formula, by the units that its numbers name, else by those that any indicator counts: all of
// their kind, so that none is forgotten.

import type { UnitCode } from '../../terms/ids.ts';
import type { Formula } from '../../terms/rulebook-allocation.ts';
import type { LocalDate } from '../../terms/units.ts';
import type { Budget } from '../budget/bind.ts';
import type { Organisation } from '../directory.ts';

type Units = Pick<Organisation, 'unit' | 'unitsOfKind'>;

/** Codes of the indicators by which a method divides. */
function indicatorsOf({ method }: Formula): string[] {
  if (method.kind === 'shares') return method.shares.map(({ by }) => by);
  return method.kind === 'baseAndAddOns' ? method.addOns.map(({ by }) => by) : [];
}

function unitsNamed(formula: Formula, { indicators }: Budget, on: LocalDate): UnitCode[] {
  const { method, cushion } = formula;
  const tiers = method.kind === 'tiers' ? method.tiers.flatMap(({ wards = [] }) => wards) : [];
  const counted = indicatorsOf(formula).flatMap((code) =>
    Object.keys(indicators.find(code, on)?.values ?? {}),
  );
  return [...counted, ...tiers, ...Object.keys(cushion?.previous ?? {})];
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** On the city date `on`. Empty where nothing says it, or the units are no more. */
export function wardsOfFormula(
  formula: Formula,
  budget: Budget,
  units: Units,
  on: LocalDate,
): UnitCode[] {
  const lanes = budget.lanes.all(on);
  const asking = lanes.filter(
    ({ cap }) => cap !== undefined && 'formula' in cap && cap.formula === formula.code,
  );
  if (asking.length > 0) {
    return unique(
      asking.flatMap(
        ({ wards, kinds }) => wards ?? kinds.flatMap((kind) => units.unitsOfKind(kind)),
      ),
    );
  }
  const kindsOf = (codes: readonly UnitCode[]) =>
    codes.flatMap((code) => units.unit(code)?.kind ?? []);
  const counted = budget.indicators.all(on).flatMap(({ values }) => Object.keys(values));
  const found = [unitsNamed(formula, budget, on), counted].map(kindsOf);
  const kinds = found.find((some) => some.length > 0) ?? lanes.flatMap((lane) => lane.kinds);
  return unique(unique(kinds).flatMap((kind) => units.unitsOfKind(kind)));
}
