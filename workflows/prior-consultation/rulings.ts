import type { Consultation } from './context.ts';

/**
 * The ruling that stands: once all rulers agree, or one of those above them has ruled. Null while
 * it is open.
 */
export function decidedRuling(c: Consultation): string | null {
  const rulings = c.rulers.map(({ ruling }) => ruling);
  const first = rulings.find((ruling) => ruling !== null) ?? null;
  if (c.ruledAbove) return first;
  return rulings.every((ruling) => ruling === first) ? first : null;
}

/** All have ruled, and not alike; those above them are asked only once. */
export const differ = (c: Consultation): boolean =>
  !c.ruledAbove &&
  c.rulers.length > 0 &&
  c.rulers.every(({ ruling }) => ruling !== null) &&
  decidedRuling(c) === null;
