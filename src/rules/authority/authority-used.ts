// Whose authority a decider uses: said alike before the draft (navigator) and on the record of the
// decision. Delegation of power and of signature are never mixed.

import type { Competence, RankedPlace } from './competence.ts';

/**
 * power: his own, by delegation (委任); signature: he decides in the name of whoever has it (専決),
 * of the mayor or of the delegate; own: the mayor's, decided by himself.
 */
export type AuthorityKind = 'power' | 'signature' | 'own';

/**
 * `decider`: whoever decides in the end, which is somebody above the one that the tables name where
 * the matter was raised. A row of signature under a delegated power lets decide for the delegate.
 */
export function authorityKind(
  { by, power, decider: named, ladder }: Competence,
  decider: RankedPlace = named,
): AuthorityKind {
  const isRaised = decider.rank !== named.rank;
  const isDelegate = power?.holder.rank === decider.rank;
  if (isRaised ? isDelegate : by === 'power') return 'power';
  const top = ladder.at(-1)?.level;
  return decider.level === top && !isDelegate ? 'own' : 'signature';
}
