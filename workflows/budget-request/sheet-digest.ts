// What a sheet asks, as one value: whoever decides or gives his opinion on it does so on these very
// lines, and on no others that somebody writes afterwards. Ideas (構想) ask nothing and do not count.

import type { RequestLine } from '../../src/terms/budget-line.ts';
import { digestOf } from '../parts/digest.ts';
import { entryOf } from './entry.ts';

/** A sheet may have two thousand lines, and is asked several times a step. */
const known = new WeakMap<readonly RequestLine[], string>();

export function sheetDigest(lines: readonly RequestLine[]): string {
  const digest =
    known.get(lines) ?? digestOf(lines.filter(({ included }) => included).map(entryOf));
  known.set(lines, digest);
  return digest;
}
