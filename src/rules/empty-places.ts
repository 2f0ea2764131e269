// Places at which nobody can act: no seat, a seat without holder (欠員), or everybody away (不在). And
// whose hands a place has, for the cases in which all of them are barred.

import type { PersonId, Place } from '../terms/ids.ts';
import type { Organisation, Seat } from './directory.ts';

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

/** Whoever may act at a place; where all holders are away, also those who act in their stead. */
export interface StaffedPlace extends Place {
  readonly holders: readonly PersonId[];
  readonly standIns: readonly PersonId[];
}

/** Places that somebody holds. */
export function staffedPlaces(
  places: readonly Place[],
  organisation: Organisation,
  absent: ReadonlySet<PersonId>,
): StaffedPlace[] {
  const personsOn = (seats: readonly Seat[]): PersonId[] => [
    ...new Set(
      seats.flatMap(({ code }) => organisation.holdersOf(code).map(({ person }) => person)),
    ),
  ];
  return places.flatMap(({ unit, role }) => {
    const seats = organisation.seatsAt({ unit, role });
    const holders = personsOn(seats);
    if (holders.length === 0) return [];
    const isAway = holders.every((person) => absent.has(person));
    const acting = isAway ? seats.flatMap(({ code }) => organisation.actingFor(code)) : [];
    return [{ unit, role, holders, standIns: personsOn(acting) }];
  });
}
