// Places at which nobody can act: no seat, a seat without holder (欠員), or everybody away (不在).

import type { PersonId, Place } from '../terms/ids.ts';
import type { Organisation } from './directory.ts';

export interface EmptyPlace extends Place {
  readonly code: 'seat_vacant' | 'holder_absent';
}

/** `absent`: who is away at the moment asked about. One person present is enough. */
export function emptyPlaces(
  places: readonly Place[],
  organisation: Organisation,
  absent: ReadonlySet<PersonId>,
): EmptyPlace[] {
  return places.flatMap((place): EmptyPlace[] => {
    const holders = organisation.seatsAt(place).flatMap(({ code }) => organisation.holdersOf(code));
    if (holders.length === 0) return [{ ...place, code: 'seat_vacant' }];
    const away = holders.every(({ person }) => absent.has(person));
    return away ? [{ ...place, code: 'holder_absent' }] : [];
  });
}
