// Who is there: the seats of a place as they are at a moment, who holds them, who is away, and who
// may then act.

import type { Organisation, Seat } from '../rules/directory.ts';
import type { SeatPresence } from '../terms/case.ts';
import type { Place } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';

type Bare = Omit<SeatPresence, 'acting'>;

function seatPresence({ code, unit, role }: Seat, organisation: Organisation, at: Instant): Bare {
  const holders = organisation.holdersOf(code).map(({ person, capacity }) => ({
    person,
    capacity,
    away: organisation.awayAt(person, at),
  }));
  return { seat: code, unit, role, holders };
}

/** Nobody sits there, or whoever does is away. One person present is enough. */
export const isEmpty = ({ holders }: Bare): boolean => holders.every(({ away }) => away !== null);

export const presenceAt = (
  place: Place,
  organisation: Organisation,
  at: Instant,
): readonly SeatPresence[] =>
  organisation.seatsAt(place).map((seat) => ({
    ...seatPresence(seat, organisation, at),
    acting: organisation.actingFor(seat.code).map((one) => seatPresence(one, organisation, at)),
  }));

/**
 * Places for whose absent holder this seat is the one to act now: everybody before it in the order
 * is away too.
 */
export function actingPlaces(seat: Seat, organisation: Organisation, at: Instant): Place[] {
  const isAway = (one: Seat) => isEmpty(seatPresence(one, organisation, at));
  return organisation.actedFor(seat.code).flatMap((absent) => {
    const order = organisation.actingFor(absent.code);
    const before = order.slice(
      0,
      order.findIndex(({ code }) => code === seat.code),
    );
    const isTurn = isAway(absent) && before.every(isAway);
    return isTurn ? organisation.placesOf(absent) : [];
  });
}
