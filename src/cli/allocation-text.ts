// Allocations as lines for somebody at a terminal.

import { grouped } from '../rules/allocation/fraction.ts';
import type {
  AllocationShape,
  AllocationsAnswer,
  TriedAllocations,
} from '../terms/contract-allocation.ts';

type Outcome = Pick<TriedAllocations, 'allocation' | 'refusal'>;
type Variant = TriedAllocations['variants'][number];

const columns = 14;
const cell = (value: number): string => grouped(value).padStart(columns);

/** Gains with their sign. `-1,000` is grouped as `1,000` is. */
const signed = (change: number): string => {
  const sign = change > 0 ? '+' : '-';
  return (change === 0 ? '0' : `${sign}${grouped(Math.abs(change))}`).padStart(columns);
};

const refusalText = ({ refusal }: Outcome): string[] =>
  refusal === null ? [] : [`  refused: ${refusal.ja.text} ${refusal.en.text}`];

const partText = ({ ward, amount, steps }: AllocationShape['parts'][number], withSteps: boolean) =>
  [
    `${cell(amount)}  ${ward.title} (${ward.code})`,
    ...(withSteps ? steps.map(({ ja, en }) => `${' '.repeat(columns)}    ${ja} / ${en}`) : []),
  ].join('\n');

function outcomeLines(outcome: Outcome, withSteps: boolean): string[] {
  const { allocation } = outcome;
  if (allocation === null) return refusalText(outcome);
  return [
    ...allocation.parts.map((part) => partText(part, withSteps)),
    `${cell(allocation.total)}  total`,
  ];
}

export const formulasText = ({ on, unit, formulas }: AllocationsAnswer, steps: boolean): string =>
  [
    `${on}, in ${unit.title}`,
    ...(formulas.length === 0 ? ['no formula is in force'] : []),
    ...formulas.flatMap((formula) => [
      `${formula.code}  ${formula.title}  ${formula.article}`,
      ...outcomeLines(formula, steps),
    ]),
  ].join('\n');

const variantLines = (variant: Variant): string[] => [
  `→ ${variant.title}`,
  ...(variant.change === null
    ? outcomeLines(variant, false)
    : [
        ...variant.differences.map(
          ({ ward, before, after, change }) =>
            `${cell(before)}${cell(after)}${signed(change)}  ${ward.title} (${ward.code})`,
        ),
        `${cell((variant.allocation?.total ?? 0) - variant.change)}` +
          `${cell(variant.allocation?.total ?? 0)}${signed(variant.change)}  total`,
      ]),
];

export const triedText = ({ on, unit, formula, variants, ...base }: TriedAllocations): string =>
  [
    `${on}, in ${unit.title}`,
    `${formula.code}  ${formula.title}  ${formula.article}`,
    ...refusalText(base),
    ...variants.flatMap(variantLines),
  ].join('\n');
