// Whether the units that a draft names as wards may be such: an act reaches parties, and where the
// power over it can be delegated, the kind of unit whose seats may hold that power.

import { type Refusal, refuse } from '../../terms/refusal.ts';
import type { Rulebook } from '../../terms/rulebook.ts';
import type { LocalDate } from '../../terms/units.ts';
import { inForce } from '../in-force.ts';
import type { Authority } from './bind.ts';

interface UnitOfKind {
  readonly code: string;
  readonly kind: string;
}

/**
 * A unit of a kind with `party: true`; and of a subject with rows of power, of a kind at which one
 * of their ranks stands: a bureau would count as a ward that an evacuation reaches. A rulebook says
 * no more of what a ward is.
 */
export function findNoWard(
  subject: string,
  units: readonly UnitOfKind[],
  on: LocalDate,
  { authority, rulebook }: { readonly authority: Authority; readonly rulebook: Rulebook },
): Refusal | null {
  if (units.length === 0) return null;
  const delegates = kindsOfDelegates(subject, on, authority);
  const kinds = inForce(rulebook.organisation.kinds, on).filter(
    ({ code, party }) => party && (delegates.size === 0 || delegates.has(code)),
  );
  const odd = units.find(({ kind }) => kinds.every(({ code }) => code !== kind));
  if (odd === undefined) return null;
  const known = kinds.map(({ title, code }) => `${title} (${code})`).join(', ') || '—';
  return refuse('not_a_ward', { unit: odd.code, known });
}

/** Of ranks at offices and overseers nothing follows for the units that an act may reach. */
function kindsOfDelegates(
  subject: string,
  on: LocalDate,
  authority: Authority,
): ReadonlySet<string> {
  const powers = inForce(authority.tables.rows, on).filter(
    (row) => row.kind === 'power' && row.subject === subject,
  );
  return new Set(
    powers.flatMap(({ rank }) => {
      const at = authority.findRank(rank, on)?.at;
      return at !== undefined && 'kind' in at ? [at.kind] : [];
    }),
  );
}
