// The offices of a city: on every day of the rulebook there is one that sees all, or nobody but an
// administrator would find a case that went astray.

import { firstGap, type Span } from './in-force.ts';
import type { Reading } from './reading.ts';

export function checkOffices(reading: Reading): void {
  if (reading.sections.organisation === undefined || reading.span === null) return;
  const spans = reading
    .entries('offices')
    .flatMap(({ value, span }): Span[] => (value.seesAll === true && span !== null ? [span] : []))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const from = firstGap(reading.span, spans);
  if (from !== undefined) {
    reading.report('organisation.yaml', ['offices'], 'nobody_sees_all', { from });
  }
}
