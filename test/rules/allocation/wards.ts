/** Formulas, indicators and grounds of the tests' own. */

import type { AllocationGround } from '../../../src/rules/allocation/pot.ts';
import {
  type AllocationMethod,
  type Formula,
  formula as formulaSchema,
  type Indicator,
} from '../../../src/terms/rulebook-allocation.ts';
import { parseLocalDate } from '../../../src/terms/units.ts';

export const on = parseLocalDate('2026-10-01');
const given = { inForceOn: parseLocalDate('2012-04-01'), origin: 'productDefault' as const };

export const indicator = (
  code: string,
  values: Readonly<Record<string, number>>,
  title = code,
): Indicator => ({ code, title, asOf: on, values: { ...values }, ...given });

export const groundOf = (
  wards: readonly string[],
  indicators: readonly Indicator[] = [],
): AllocationGround => ({
  wards,
  indicators: { find: (code) => indicators.find((one) => one.code === code) },
  on,
});

/** Read by the schema, as from a rulebook. */
export const formulaOf = (method: AllocationMethod, fields: object = {}): Formula =>
  formulaSchema.parse({
    code: 'f',
    title: 'F',
    method,
    rounding: { unit: 1, remainder: 'largestRemainder' },
    ...given,
    ...fields,
  });

/** 均等割 and one indicator, in hundredths. */
export const shares = (...weights: readonly (readonly [string, number])[]): AllocationMethod => ({
  kind: 'shares',
  shares: weights.map(([by, weight]) => ({ by, weight })),
});

/** Nine wards of the size of Kobe's, as the census of 2010 counted them. */
export const population = {
  higashinada: 210_408,
  nada: 133_451,
  chuo: 126_393,
  hyogo: 108_304,
  kita: 226_836,
  nagata: 101_624,
  suma: 167_475,
  tarumi: 220_411,
  nishi: 249_298,
};

export const amountsOf = (found: object): Record<string, number> => {
  if (!('parts' in found)) throw new Error(JSON.stringify(found));
  const { parts } = found as { parts: readonly { ward: string; amount: number }[] };
  return Object.fromEntries(parts.map(({ ward, amount }) => [ward, amount]));
};

export const sumOf = (amounts: Readonly<Record<string, number>>): number =>
  Object.values(amounts).reduce((sum, amount) => sum + amount, 0);

export const refusedOf = (found: object): string =>
  'refused' in found ? String(found.refused) : 'allocated';
