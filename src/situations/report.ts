// What a run says to people: a line for each situation, and under one that fails what differs,
// where it stands and what was there instead.

import { relative } from 'node:path';
import type { FileFault } from './read-file.ts';
import type { Result } from './run-all.ts';
import type { Difference, Failure } from './run-situation.ts';

export const place = (file: string, line: number | undefined): string => {
  const path = relative('', file);
  return line === undefined ? path : `${path}:${line}`;
};

const indent = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);

const difference = (file: string, { line, what, expected, got }: Difference): string =>
  [
    `    ${place(file, line)}  ${what}`,
    `      expected  ${indent(expected, ' '.repeat(16))}`,
    `      got       ${indent(got, ' '.repeat(16))}`,
  ].join('\n');

const complaintsShown = 5;

function failed(file: string, { step, line, at, differences, complaints }: Failure): string {
  const head = `    step ${step} (line ${line})${at === '' ? '' : `, clock ${at}`}`;
  const heard = complaints.slice(-complaintsShown).map((text) => `    note  ${text}`);
  return [head, ...differences.map((one) => difference(file, one)), ...heard].join('\n');
}

export function resultText({ situation: { name, file }, ms, failure }: Result): string {
  const line = `${failure === null ? '✓' : '✗'} ${name} (${ms} ms)`;
  return failure === null ? line : `${line}\n${failed(file, failure)}`;
}

export const faultText = ({ file, line, key, en, ja }: FileFault): string =>
  `${place(file, line)}${key === '' ? '' : `  ${key}`}\n    ${ja}\n    ${en}`;

export const summaryText = (results: readonly Result[]): string => {
  const bad = results.filter(({ failure }) => failure !== null).length;
  return `${results.length - bad} passed, ${bad} failed`;
};

/** The same for a program. */
export const resultJson = ({ situation: { name, file, line }, ms, failure }: Result) => ({
  name,
  file: relative('', file),
  line,
  ms,
  passed: failure === null,
  ...(failure === null ? {} : { failure }),
});
