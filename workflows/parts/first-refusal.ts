import type { Refusal } from '../../src/terms/refusal.ts';

/** Of the checks named, in their order, the first that says no. */
export function firstRefusal<Name extends string, Judged extends readonly unknown[]>(
  checks: Readonly<Record<Name, (...judged: Judged) => Refusal | null>>,
  names: readonly Name[],
  ...judged: Judged
): Refusal | null {
  for (const name of names) {
    const refusal = checks[name](...judged);
    if (refusal !== null) return refusal;
  }
  return null;
}
