/**
 * Doubts (要確認): a source that contradicts itself or what is on record. Both numbers are shown, and
 * nothing is corrected or refused. Source: rules.md 9.6, scenario 45.
 * A printed amount stands under its own words. Under `request`, `previous`, `final`, `passed` or
 * the code of a stage it claims to be that very amount; under any other words it claims to be the
 * latest one. What the record does not have yet contradicts nothing.
 */

import type { BudgetLineEntry, RequestLine } from '../../terms/budget-line.ts';
import { fundsSum } from './amounts.ts';

export interface Doubt {
  /** Null: of the sheet as a whole. */
  readonly line: string | null;
  /** printed: against the record; contradiction: two printed ones; funds and total: sums. */
  readonly kind: 'printed' | 'contradiction' | 'funds' | 'total';
  /** The words under which the amount is printed; of a sum, null. */
  readonly words: string | null;
  readonly amount: number;
  /** What it is held against: a field of the line, a stage, or other printed words. */
  readonly against: string;
  readonly other: number;
}

/** A line as somebody enters it, or as it stands in a request. */
type Doubted = BudgetLineEntry & Partial<RequestLine>;

const recorded = ['request', 'previous', 'final', 'passed'] as const;

type Recorded = (typeof recorded)[number];

const isRecorded = (words: string): words is Recorded => recorded.some((name) => name === words);

/** `stages`: codes of the city's stages of assessment, in their order. */
export function doubtsOf(line: Doubted, stages: readonly string[]): Doubt[] {
  return [...printedDoubts(line, stages), ...fundsDoubts(line)];
}

/** Words that claim to be an amount of the record, with that amount where there is one. */
function claimed(words: string, line: Doubted, stages: readonly string[]) {
  if (isRecorded(words)) return { against: words, other: line[words] ?? null };
  if (!stages.includes(words)) return null;
  const assessment = line.assessments?.find(({ stage }) => stage === words);
  return { against: words, other: assessment?.amount ?? null };
}

/** The last amount that the record has; before an assessment, what is printed as one. */
function latest(line: Doubted, stages: readonly string[]): { against: string; other: number } {
  const { passed, final, restored, assessments = [], printed = {}, request } = line;
  if (passed != null) return { against: 'passed', other: passed };
  if (final != null) return { against: 'final', other: final };
  if (restored != null) return { against: 'restored', other: restored.amount };
  const assessed = assessments.findLast(({ amount }) => amount !== null);
  if (assessed?.amount != null) return { against: assessed.stage, other: assessed.amount };
  const words = ['passed', 'final', ...stages.toReversed()].find((one) =>
    Object.hasOwn(printed, one),
  );
  const shown = words === undefined ? undefined : printed[words];
  return words === undefined || shown === undefined
    ? { against: 'request', other: request }
    : { against: words, other: shown };
}

function printedDoubts(line: Doubted, stages: readonly string[]): Doubt[] {
  const printed = Object.entries(line.printed ?? {});
  const own = printed.filter(([words]) => claimed(words, line, stages) === null);
  return [
    ...printed.flatMap(([words, amount]): Doubt[] => {
      const { against, other } = claimed(words, line, stages) ?? latest(line, stages);
      if (other === null || other === amount) return [];
      return [{ line: line.line, kind: 'printed', words, amount, against, other }];
    }),
    ...contradictions(line.line, own),
  ];
}

/** Amounts that all claim to be the latest one: each is held against the first. */
function contradictions(line: string, own: readonly (readonly [string, number])[]): Doubt[] {
  const [first, ...rest] = own;
  if (first === undefined) return [];
  const [against, other] = first;
  return rest.flatMap(([words, amount]): Doubt[] =>
    amount === other ? [] : [{ line, kind: 'contradiction', words, amount, against, other }],
  );
}

function fundsDoubts(entry: Doubted): Doubt[] {
  const { line, funds, request } = entry;
  const amount = fundsSum(entry);
  if (funds === undefined || amount === request) return [];
  return [{ line, kind: 'funds', words: null, amount, against: 'request', other: request }];
}

/** A printed total that is not the sum of its lines. */
export const totalDoubt = (words: string, amount: number, sum: number): Doubt[] =>
  amount === sum ? [] : [{ line: null, kind: 'total', words, amount, against: 'sum', other: sum }];
