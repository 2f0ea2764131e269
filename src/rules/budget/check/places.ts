// Places that budget.yaml names: offices, units, and of the parties those that the procedure has.

import type { Who } from '../../../terms/rulebook-parts.ts';
import type { Reading } from '../../reading.ts';
import { below, type Referrer, referRulers, referWho } from '../../refer.ts';

/** `overseers`: the vice mayors in charge of the initiator may be named too. */
export type Parties = readonly ('initiator' | 'addressee' | 'overseers')[];

export function checkPlaces(
  reading: Reading,
  from: Referrer,
  places: readonly Who[],
  parties: Parties,
): void {
  if (parties.includes('overseers')) referRulers(reading, from, places);
  else referWho(reading, from, places);
  places.forEach((who, index) => {
    if (!('party' in who) || parties.some((one) => one === who.party)) return;
    const { file, path } = below(from, index, 'party');
    const details = { party: who.party, known: parties.join(', ') || '—' };
    reading.report(file, path, 'budget_party_not_here', details);
  });
}
