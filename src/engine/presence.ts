// Who is there: the seats of a place as they are at a moment, who holds them, who is away, and who
// may then act.

import type { Organisation, Seat } from '../rules/directory.ts';
import type { ActingTurn } from '../terms/acts-in-stead.ts';
import type { SeatPresence } from '../terms/case.ts';
import type { PersonId, Place } from '../terms/ids.ts';
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

/** When the last of them went away; null where nobody holds a seat. */
function emptySince(seats: readonly Bare[]): Instant | null {
  const since = seats.flatMap(({ holders }) => holders.flatMap(({ away }) => away?.from ?? []));
  return since.sort().at(-1) ?? null;
}

const presentIn = ({ holders }: Bare): PersonId[] =>
  holders.flatMap(({ person, away }) => (away === null ? [person] : []));

/**
 * Places of this seat's absent superiors whose holders are all away, with who is there and comes
 * before the person in the order. The order that counts is that of the place's first seat that
 * names him, as for the command itself.
 */
export function actingTurns(
  { code }: Seat,
  person: PersonId,
  organisation: Organisation,
  at: Instant,
): ActingTurn[] {
  const names = (order: readonly Seat[]) => order.some((one) => one.code === code);
  return organisation.actedFor(code).flatMap((absent) =>
    organisation.placesOf(absent).flatMap(({ unit, role }): ActingTurn[] => {
      const seats = organisation.seatsAt({ unit, role });
      const first = seats.find((one) => names(organisation.actingFor(one.code)));
      if (first?.code !== absent.code) return [];
      const there = seats.map((one) => seatPresence(one, organisation, at));
      if (!there.every(isEmpty)) return [];
      const order = organisation.actingFor(absent.code);
      const ahead = order
        .slice(
          0,
          order.findIndex((one) => one.code === code),
        )
        .flatMap((one) => presentIn(seatPresence(one, organisation, at)))
        .filter((one) => one !== person);
      return [{ unit, role, person, since: emptySince(there), ahead: [...new Set(ahead)] }];
    }),
  );
}
