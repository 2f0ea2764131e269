// Whether the printed figures of a survey agree with each other: each average, range, flat amount
// and tier is reckoned again, exactly, and held against its print to the digits that were printed.

import {
  compare,
  type Fraction,
  grouped,
  minus,
  roundedHalfUp,
  sumOf,
  times,
  whole,
} from './fraction.ts';
import type { Survey, SurveyScheme } from './survey-file.ts';
import { tierCounts } from './survey-tiers.ts';

export type SurveyResult = 'reproduced' | 'contradicted' | 'unknown';

export interface SurveyCheck {
  readonly of: 'average' | 'range' | 'each' | 'tiers' | 'equalPart';
  readonly result: SurveyResult;
  /** The reckoning with its figures, in the unit of the print: `7 × 55 = 385, printed 389`. */
  readonly figures: string;
}

export interface CheckedScheme {
  readonly scheme: SurveyScheme;
  /** Contradicted when one check is; reproduced when the others are; else unknown. */
  readonly result: SurveyResult;
  readonly checks: readonly SurveyCheck[];
  /** Whether its method could give every ward's amount; none: wards ask, and nothing computes. */
  readonly formula: 'complete' | 'incomplete' | 'none';
  /** What that would need and the source does not give. */
  readonly lacks: readonly string[];
}

/** A number with the decimals in which it was printed. */
interface Printed {
  readonly text: string;
  readonly value: Fraction;
  readonly decimals: number;
}

const tenTo = (decimals: number): bigint => 10n ** BigInt(decimals);

function readPrinted(text: string): Printed {
  const [digits = '', rest = ''] = text.split('.');
  const value = { num: BigInt(digits + rest), den: tenTo(rest.length) };
  return { text, value, decimals: rest.length };
}

/** In so many decimals, half and more up: `124.72`. */
function decimalText(value: Fraction, decimals: number): string {
  const scaled = roundedHalfUp(times(value, whole(tenTo(decimals))));
  if (decimals === 0) return grouped(scaled);
  const digits = String(scaled).padStart(decimals + 1, '0');
  return `${grouped(BigInt(digits.slice(0, -decimals)))}.${digits.slice(-decimals)}`;
}

/** One more decimal pair than people print, without idle zeros. */
const shown = (value: Fraction): string => decimalText(value, 2).replace(/\.?0+$/, '');

/** Equal once rounded to the digits that were printed. */
const agrees = (value: Fraction, { value: print, decimals }: Printed): boolean => {
  const scale = whole(tenTo(decimals));
  return roundedHalfUp(times(value, scale)) === roundedHalfUp(times(print, scale));
};

const resultOf = (isRight: boolean): SurveyResult => (isRight ? 'reproduced' : 'contradicted');

function checkPerWard({ perWard, total, wards }: SurveyScheme): SurveyCheck {
  const all = readPrinted(total);
  const mean = times(all.value, { num: 1n, den: BigInt(wards.count) });
  const divided = `${total} ÷ ${wards.count} = ${shown(mean)}`;
  if ('average' in perWard) {
    const average = readPrinted(perWard.average);
    const figures = `${divided}, printed ${average.text}`;
    return { of: 'average', result: resultOf(agrees(mean, average)), figures };
  }
  if ('each' in perWard) {
    const each = readPrinted(perWard.each);
    const product = times(each.value, whole(wards.count));
    const figures = `${wards.count} × ${each.text} = ${shown(product)}, printed ${total}`;
    return { of: 'each', result: resultOf(agrees(product, all)), figures };
  }
  const [least, most] = [readPrinted(perWard.least), readPrinted(perWard.most)];
  const isWithin = compare(least.value, mean) <= 0 && compare(mean, most.value) <= 0;
  const figures = `${divided}, printed ${least.text} to ${most.text}`;
  return { of: 'range', result: resultOf(isWithin), figures };
}

const inPrint = (amount: number, { unit, printed }: Survey): Fraction => ({
  num: BigInt(amount) * BigInt(unit.yen),
  den: BigInt(printed.yen),
});

/** Which wards are in which tier is not printed; how many must be is found by their sum. */
function checkTiers(scheme: SurveyScheme, survey: Survey): SurveyCheck[] {
  const { method, total, wards } = scheme;
  if (method.kind !== 'tiers') return [];
  const all = readPrinted(total);
  const amounts = method.tiers.map(({ each }) => inPrint(each, survey));
  const counts = tierCounts(amounts, wards.count, (sum) => agrees(sum, all));
  if (counts === null) {
    const figures = `no ${wards.count} wards of ${amounts.map(shown).join(', ')} make ${total}`;
    return [{ of: 'tiers', result: 'contradicted', figures }];
  }
  const terms = counts.map((count, tier) => `${count} × ${shown(amounts[tier] ?? whole(0))}`);
  const figures = `${terms.join(' + ')} = ${total}`;
  return [{ of: 'tiers', result: 'reproduced', figures }];
}

/** No ward receives less than its equal part: the printed range must begin at it or above. */
function checkEqualPart({ method, perWard, total, wards }: SurveyScheme): SurveyCheck[] {
  const equal = method.kind === 'shares' ? method.shares.find(({ by }) => by === 'equal') : null;
  if (method.kind !== 'shares' || equal == null || !('least' in perWard)) return [];
  const known = method.shares.flatMap(({ weight }) => weight ?? []);
  if (equal.weight === undefined || known.length < method.shares.length) {
    return [{ of: 'equalPart', result: 'unknown', figures: 'the weights are not printed' }];
  }
  const den = sumOf(known.map(BigInt)) * BigInt(wards.count);
  const part = times(readPrinted(total).value, { num: BigInt(equal.weight), den });
  const least = readPrinted(perWard.least);
  const half = { num: 1n, den: 2n * tenTo(least.decimals) };
  const isBelow = compare(minus(part, half), least.value) < 0;
  const figures = `equal part ${shown(part)}, printed from ${least.text}`;
  return [{ of: 'equalPart', result: resultOf(isBelow), figures }];
}

/** What a formula would still need, by the names of its parts. */
function lacksOf({ method }: SurveyScheme): string[] {
  switch (method.kind) {
    case 'flat':
    case 'cap':
      return method.each === undefined ? ['each'] : [];
    case 'tiers':
      return method.tiers.flatMap(({ code, wards }) => (wards ? [] : `wards of ${code}`));
    case 'baseAndAddOns': {
      const addOns = method.addOns.filter(({ total }) => total === undefined);
      const base = method.base === undefined ? ['base'] : [];
      return [...base, ...addOns.map(({ by }) => `total of ${by}`)];
    }
    case 'shares': {
      const weights = method.shares.filter(({ weight }) => weight === undefined);
      const counted = method.shares.filter(({ by }) => by !== 'equal');
      return [
        ...weights.map(({ by }) => `weight of ${by}`),
        ...counted.map(({ by }) => `values of ${by}`),
      ];
    }
    case 'asked':
      return [];
    default:
      throw new RangeError(`not a method: ${method satisfies never}`);
  }
}

function formulaOf({ method }: SurveyScheme, lacks: readonly string[]): CheckedScheme['formula'] {
  if (method.kind === 'asked') return 'none';
  return lacks.length === 0 ? 'complete' : 'incomplete';
}

function checkScheme(scheme: SurveyScheme, survey: Survey): CheckedScheme {
  const checks = [checkPerWard(scheme), ...checkTiers(scheme, survey), ...checkEqualPart(scheme)];
  const results = checks.map(({ result }) => result);
  const isReproduced = results.includes('reproduced');
  const rest = isReproduced ? 'reproduced' : 'unknown';
  const result = results.includes('contradicted') ? 'contradicted' : rest;
  const lacks = lacksOf(scheme);
  return { scheme, result, checks, formula: formulaOf(scheme, lacks), lacks };
}

export const checkSurvey = (survey: Survey): CheckedScheme[] =>
  survey.schemes.map((scheme) => checkScheme(scheme, survey));
