/**
 * One allocation among 24 wards: equal shares and three indicators, a cushion that holds some of
 * them, rounded, every step told in words. Beside it the same without a cushion.
 */
import { allocate } from '../src/rules/allocation/allocate.ts';
import type { AllocationGround } from '../src/rules/allocation/pot.ts';
import { stepWords } from '../src/rules/allocation/words.ts';
import { type Formula, formula, type Indicator } from '../src/terms/rulebook-allocation.ts';
import { parseLocalDate } from '../src/terms/units.ts';
import type { Found } from './figures.ts';
import { inMs, quantile } from './numbers.ts';

const WARDS = 24;
const TIMES = 20_000;
const on = parseLocalDate('2026-10-05');
const given = { inForceOn: on, origin: 'productDefault' as const };

const wards = Array.from({ length: WARDS }, (_, index) => `ward-${index}`);

/** Numbers of the size of people, hectares and metres of road, the same in every run. */
const valuesOf = (prime: number, most: number): Record<string, number> =>
  Object.fromEntries(wards.map((ward, index) => [ward, ((index + 1) * prime) % most]));

const indicators = new Map<string, Indicator>(
  [
    { code: 'people', values: valuesOf(104_729, 380_000) },
    { code: 'area', values: valuesOf(7_919, 29_000) },
    { code: 'roads', values: valuesOf(1_299_709, 4_900_000) },
  ].map((one) => [one.code, { ...one, title: one.code, asOf: on, ...given }]),
);

const ground: AllocationGround = {
  wards,
  indicators: { find: (code) => indicators.get(code) },
  on,
};

const formulaOf = (fields: object): Formula =>
  formula.parse({
    ...{ code: 'bench', title: 'bench', total: 1_530_000_000, ...given },
    method: {
      kind: 'shares',
      shares: [
        { by: 'equal', weight: 40 },
        { by: 'people', weight: 30 },
        { by: 'area', weight: 20 },
        { by: 'roads', weight: 10 },
      ],
    },
    rounding: { unit: 1_000, remainder: 'largestRemainder' },
    ...fields,
  });

const cushion = {
  previous: Object.fromEntries(wards.map((ward, index) => [ward, 55_000_000 + index * 800_000])),
  atLeastPermille: 900,
  atMostPermille: 1_100,
};

/** Milliseconds of each, after a tenth of them to warm up. */
function allocateAll(asked: Formula): number[] {
  const took: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now();
    const found = allocate(asked, ground);
    if ('refused' in found) throw new Error(`refused: ${JSON.stringify(found)}`);
    for (const { steps } of found.parts) for (const step of steps) stepWords(step);
    const spent = performance.now() - begun;
    if (time >= TIMES / 10) took.push(spent);
  }
  return took;
}

export async function measureAllocation(): Promise<Found[]> {
  const shapes = [
    { name: 'with a cushion', asked: formulaOf({ cushion }) },
    { name: 'without', asked: formulaOf({}) },
  ];
  const [cushioned = 0] = shapes.map(({ name, asked }) => {
    const before = process.cpuUsage();
    const took = allocateAll(asked);
    const { user, system } = process.cpuUsage(before);
    const p99 = quantile(took, 0.99);
    console.log(
      `${WARDS} wards ${name}: p50 ${inMs(quantile(took, 0.5))}, p99 ${inMs(p99)}, ` +
        `processor ${inMs((user + system) / 1000 / TIMES)}`,
    );
    return p99;
  });
  return [{ measure: 'allocation', value: cushioned }];
}
