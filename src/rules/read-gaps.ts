// One entry that ends too early leaves a gap at every place that refers to it. Told at each of them
// the one cause would be lost, so from two places on it is told once, where it can be mended.

import { byKey } from './in-force.ts';
import type { Reading } from './reading.ts';

export function reportGaps(reading: Reading): void {
  const groups = byKey(reading.gaps, (gap) => `${gap.list}/${gap.code}/${gap.from}`);
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const { list, code, from } = first;
    const entries = reading.named(list, code);
    const entry = entries.findLast(({ value }) => value.inForceOn <= from) ?? entries[0];
    if (others.length === 0 || entry === undefined) {
      reading.report(first.file, first.path, 'gap', { list, code, from });
    } else {
      const key = entry.value.inForceOn > from ? 'inForceOn' : 'until';
      const details = { code, from, places: others.length + 1 };
      reading.report(entry.file, [...entry.path, key], 'gap_referred', details);
    }
  }
}
