/** Checks of size: what a reader can hold in the head. */
import { holdsTexts, type Source } from './source.ts';

export const limits = {
  medianLines: 110,
  sourceLines: 300,
  testLines: 500,
  functionLines: 60,
  columns: 100,
} as const;

export const lineCount = ({ text }: Source): number => text.trimEnd().split('\n').length;

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

export const longFiles = (sources: readonly Source[], upToLines: number): string[] =>
  sources
    .filter((source) => lineCount(source) > upToLines)
    .map((source) => `${source.path} has ${lineCount(source)} lines (limit ${upToLines})`);

export const longFunctions = ({ path, functions }: Source): string[] =>
  functions
    .filter(({ lines }) => lines > limits.functionLines)
    .map(
      ({ name, lines }) => `${path}: ${name} has ${lines} lines (limit ${limits.functionLines})`,
    );

/** Texts for people are data: a sentence is not broken for the sake of a margin. */
export const wideLines = ({ path, text }: Source): string[] =>
  holdsTexts(path)
    ? []
    : text
        .split('\n')
        .map((line, index) => ({ columns: [...line].length, number: index + 1 }))
        .filter(({ columns }) => columns > limits.columns)
        .map(({ columns, number }) => `${path}:${number} has ${columns} columns`);
