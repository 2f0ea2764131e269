/**
 * What a personnel change breaks on a day, read from the organisation before and after it: seats
 * that nobody holds, places at which nobody is left to act, acting orders that end or point at
 * vacant seats. What waits there is looked up by whoever asks.
 */
import { fill } from '../../terms/errors.ts';
import { type PersonnelFinding, personnelFindings } from '../../terms/errors-personnel-rows.ts';
import type { PersonId, Place, SeatCode } from '../../terms/ids.ts';
import type { LocalDate } from '../../terms/units.ts';
import type { Organisation, OrganisationRows } from '../directory.ts';
import type { PersonnelPlan } from './plan-changes.ts';

type Details = Readonly<Record<string, string | number>>;

export interface Broken {
  readonly on: LocalDate;
  readonly code: PersonnelFinding;
  readonly ja: string;
  readonly en: string;
  readonly details: Details;
}

export function broken(on: LocalDate, code: PersonnelFinding, details: Details): Broken {
  const { ja, en } = personnelFindings[code];
  const all = { ...details, on };
  return { on, code, ja: fill(ja, all), en: fill(en, all), details: all };
}

/** The rows of the organisation as they are after the change. */
export function rowsAfter(rows: OrganisationRows, { terms }: PersonnelPlan): OrganisationRows {
  const keyOf = (seat: SeatCode, who: string, fromOn: LocalDate) => `${seat}/${who}/${fromOn}`;
  const changed = new Set(terms.map(({ seat, who, fromOn }) => keyOf(seat, who, fromOn)));
  const kept = rows.holders.filter(
    ({ seat, person, fromOn }) => !changed.has(keyOf(seat, person, fromOn)),
  );
  const added = terms.map(({ seat, who, capacity, fromOn, until }) => ({
    ...{ seat, capacity, fromOn, until },
    person: who as PersonId,
  }));
  return { ...rows, holders: [...kept, ...added] };
}

export interface Days {
  readonly on: LocalDate;
  readonly before: Organisation;
  readonly after: Organisation;
}

const isVacant = (organisation: Organisation, seat: SeatCode): boolean =>
  organisation.holdersOf(seat).length === 0;

/** Seats of the change that somebody held and nobody holds from the day on. */
export const vacatedSeats = ({ before, after }: Days, seats: readonly SeatCode[]): SeatCode[] =>
  seats.filter(
    (seat) => after.seat(seat) !== undefined && !isVacant(before, seat) && isVacant(after, seat),
  );

/** Whether somebody holds a seat of the place. */
const isHeld = (organisation: Organisation, place: Place): boolean =>
  organisation.seatsAt(place).some(({ code }) => !isVacant(organisation, code));

/** Whether somebody may act there: a holder, or one that an order of the seats names. */
const hasHands = (organisation: Organisation, place: Place): boolean =>
  isHeld(organisation, place) ||
  organisation
    .seatsAt(place)
    .some(({ code }) =>
      organisation.actingFor(code).some((acting) => !isVacant(organisation, acting.code)),
    );

/** Of the places at which work waits, those that lose their last hand. */
export const placesWithoutHands = (
  { before, after }: Days,
  places: readonly Place[],
): readonly Place[] => places.filter((place) => hasHands(before, place) && !hasHands(after, place));

const namesAt = (organisation: Organisation, place: Place): string =>
  organisation
    .seatsAt(place)
    .flatMap(({ code }) => organisation.holdersOf(code).map(({ person }) => person))
    .sort()
    .join();

/** Of the places at which work waits, those that other people hold from the day on. */
export const placesInOtherHands = (
  { before, after }: Days,
  places: readonly Place[],
): readonly Place[] => places.filter((place) => namesAt(before, place) !== namesAt(after, place));

/** People who held a seat the day before and do not from the day on. */
export const leaversOf = ({ before, after }: Days, seats: readonly SeatCode[]) =>
  seats.flatMap((seat) => {
    const staying = new Set(after.holdersOf(seat).map(({ person }) => person));
    return before
      .holdersOf(seat)
      .filter(({ person }) => !staying.has(person))
      .map(({ person }) => ({ seat, person }));
  });

/** `seats`: all that stand in acting orders. */
export function brokenOrders({ on, before, after }: Days, seats: readonly SeatCode[]): Broken[] {
  return seats.flatMap((seat) => {
    if (after.seat(seat) === undefined || before.actingFor(seat).length === 0) return [];
    const order = after.actingFor(seat);
    if (order.length === 0) return [broken(on, 'acting_order_ends', { seat })];
    return order
      .filter(({ code }) => isVacant(after, code) && !isVacant(before, code))
      .map(({ code }) => broken(on, 'acting_seat_vacant', { seat, acting: code }));
  });
}
