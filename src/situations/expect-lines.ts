// The lines of a case that has any: a part of each, how many there are, and what they come to.

import type { CaseLineBody, Json } from '../terms/case.ts';
import { compare, type Finding, finding } from './finding.ts';
import { type Play, withIds } from './play.ts';
import type { Expectation } from './shape-expect.ts';
import type { View } from './view.ts';

type Line = View['lines'][number];

/** Ideas (構想) are no part of what is asked. */
const counts = (body: CaseLineBody): boolean =>
  !('included' in body && (body as { readonly included?: unknown }).included === false);

const sumOf = (lines: readonly Line[], field: string): number =>
  lines
    .filter(({ body }) => counts(body))
    .reduce((sum, { body }) => sum + (Number((body as never)[field]) || 0), 0);

export function expectLines(
  play: Play,
  { lines: expected = {}, lineCount, sums = {} }: Expectation,
  { lines }: View,
): Finding[] {
  const byName = new Map(lines.map((line) => [line.line, line]));
  const each = Object.entries(expected).flatMap(([name, part]) => {
    const line = byName.get(name);
    const path = ['lines', name];
    const what = `line ${name}`;
    if (part === null) return line === undefined ? [] : [finding(path, what, 'no line', 'a line')];
    if (line === undefined) {
      const there = [...byName.keys()].join(', ') || 'no lines';
      return [finding(path, what, 'a line', there)];
    }
    const got = { ...line.body, doubts: line.doubts };
    return compare(path, what, withIds(play, part as Json), got);
  });
  return [
    ...each,
    ...compare(['lineCount'], 'lines', lineCount, lines.length),
    ...Object.entries(sums).flatMap(([field, sum]) =>
      compare(['sums', field], `sum of ${field}`, sum, sumOf(lines, field)),
    ),
  ];
}
