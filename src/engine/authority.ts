/**
 * The one place that says who may act and who may see. Acting: a seat acts for its own unit, and
 * for a unit above it that has no seat of that role itself. Seeing: a case shows its reader units;
 * a reader grants all that lies below it, and a seat sees what is shown to the units below its own.
 * What a unit has succeeded counts as the unit itself.
 * Used alike by commands, explanations, pages and lists.
 */
import type { HeldSeat, Organisation } from '../rules/directory.ts';
import { inForce } from '../rules/in-force.ts';
import type { Actor, Standing } from '../terms/actor.ts';
import { type ActingTurn, isTurnIn } from '../terms/acts-in-stead.ts';
import type { Duty } from '../terms/case.ts';
import { distinctPlaces, type Place, placeKey, type UnitCode } from '../terms/ids.ts';
import { type Refusal, refuse } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { Instant } from '../terms/units.ts';
import { actingTurns } from './presence.ts';

type PersonActor = Extract<Actor, { kind: 'person' }>;

export interface Scope {
  /** Places from which the person may act: where his work items wait. */
  readonly places: readonly Place[];
  /** Units in which he sits. */
  readonly seatedIn: readonly UnitCode[];
  /** Units whose cases he may read: a case is visible when it has one of them among its readers. */
  readonly units: readonly UnitCode[];
  readonly cityWide: boolean;
  /** Places for whose absent holders he may act now (代決), each once. */
  readonly acting: readonly ActingTurn[];
}

const nothing: Scope = { places: [], seatedIn: [], units: [], cityWide: false, acting: [] };
const everything: Scope = { ...nothing, cityWide: true };

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** An administrator counts in his own city. */
const administers = (actor: PersonActor, { identity }: Rulebook): boolean =>
  actor.administrator === true && actor.city === identity.city;

/**
 * With a seat named, only that one; a person who names none has all of his. In another city than
 * his own he has none.
 */
function usedSeats(
  actor: PersonActor,
  organisation: Organisation,
  { identity }: Rulebook,
): readonly HeldSeat[] {
  if (actor.city !== identity.city) return [];
  const held = organisation.seatsOf(actor.person);
  return actor.seat === undefined ? held : held.filter((seat) => seat.code === actor.seat);
}

/** Each place once, by the first seat that acts there; what is the person's own he does himself. */
function turnsOf(
  seats: readonly HeldSeat[],
  own: readonly Place[],
  { person }: PersonActor,
  organisation: Organisation,
  at: Instant,
): ActingTurn[] {
  const taken = new Set(own.map(placeKey));
  return seats
    .flatMap((seat) => actingTurns(seat, person, organisation, at))
    .filter((turn) => {
      const isNew = !taken.has(placeKey(turn));
      taken.add(placeKey(turn));
      return isNew;
    });
}

/** By an office that on that day sees every case of the city. */
function isCityWide(units: readonly UnitCode[], organisation: Organisation, rulebook: Rulebook) {
  const offices = inForce(rulebook.organisation.offices, organisation.on);
  const seeing = new Set(
    offices.flatMap(({ seesAll, unit }) =>
      seesAll === true ? (organisation.currentUnit(unit)?.code ?? unit) : [],
    ),
  );
  return units.some((unit) => organisation.lineOf(unit).some((above) => seeing.has(above)));
}

/** What an actor may see and where his work waits, on the date of `organisation`. */
export function scopeOf(
  actor: Actor,
  organisation: Organisation,
  rulebook: Rulebook,
  at: Instant,
): Scope {
  if (actor.kind === 'system') return everything;
  const seats = usedSeats(actor, organisation, rulebook);
  const own = unique(seats.map((seat) => seat.unit));
  const administrator = administers(actor, rulebook);
  if (own.length === 0 && !administrator) return nothing;
  const places = distinctPlaces(seats.flatMap((seat) => organisation.placesOf(seat)));
  return {
    places,
    seatedIn: own,
    acting: turnsOf(seats, places, actor, organisation, at),
    units: unique(
      own
        .flatMap((unit) => [...organisation.lineOf(unit), ...organisation.below(unit)])
        .flatMap((unit) => [unit, ...organisation.formerUnits(unit)]),
    ),
    cityWide: administrator || isCityWide(own, organisation, rulebook),
  };
}

export const maySee = (scope: Scope, readers: readonly UnitCode[]): boolean =>
  scope.cityWide || readers.some((reader) => scope.units.includes(reader));

/** Whether work waits in a case that he may do now for somebody absent, whoever else reads it. */
export const mayActIn = (
  { acting }: Scope,
  context: unknown,
  duties: () => readonly Duty[],
  acts: ReadonlySet<string>,
): boolean =>
  acting.some(
    (turn) =>
      isTurnIn(turn, context) &&
      duties().some(({ place, act }) => acts.has(act) && placeKey(place) === placeKey(turn)),
  );

/** Titles of the places that hold a right, for the text of the refusal. */
function namePlaces(
  places: readonly Place[],
  organisation: Organisation,
  rulebook: Rulebook,
): string {
  const roles = new Map(rulebook.organisation.roles.map(({ code, title }) => [code, title]));
  const names = places.map(
    ({ unit, role }) =>
      `${organisation.currentUnit(unit)?.title ?? unit} ${roles.get(role) ?? role}`,
  );
  return names.length === 0 ? '—' : unique(names).join(', ');
}

/**
 * `seat_not_held` and `unknown_seat`: what is wrong with the seat that the person says he acts
 * from.
 */
export function checkSeat(actor: PersonActor, organisation: Organisation): Refusal | null {
  const { seat } = actor;
  if (seat === undefined) return null;
  if (organisation.seat(seat) === undefined) return refuse('unknown_seat', { seat });
  const held = organisation.seatsOf(actor.person).some(({ code }) => code === seat);
  return held ? null : refuse('seat_not_held', { seat, on: organisation.on });
}

/** What somebody wants to do, and the places that may. */
export interface Asked {
  readonly command: string;
  readonly rights: readonly Place[];
  readonly organisation: Organisation;
  readonly rulebook: Rulebook;
}

const noRight = (
  actor: PersonActor,
  { command, organisation, rulebook }: Asked,
  holders: readonly Place[],
): Refusal =>
  administers(actor, rulebook)
    ? refuse('administrators_do_not_decide')
    : refuse('not_allowed', { command, holders: namePlaces(holders, organisation, rulebook) });

/** The seat from which the person does what the places in `rights` may do, or why he may not. */
export function findStanding(actor: PersonActor, asked: Asked): Standing | Refusal {
  const { rights, organisation, rulebook } = asked;
  const wrongSeat = checkSeat(actor, organisation);
  if (wrongSeat !== null) return wrongSeat;
  for (const seat of usedSeats(actor, organisation, rulebook)) {
    const places = new Set(organisation.placesOf(seat).map(placeKey));
    const as = rights.find((place) => places.has(placeKey(place)));
    if (as === undefined) continue;
    const { code, unit, role, capacity } = seat;
    return { person: actor.person, seat: code, unit, role, capacity, as };
  }
  return noRight(actor, asked, rights);
}

/**
 * The seat from which the person acts for the holders of the places in `rights` (代決): one that an
 * acting order names. Whether anybody is absent is judged by the workflow.
 */
export function findActing(actor: PersonActor, asked: Asked): Standing | Refusal {
  const { rights, organisation, rulebook } = asked;
  const wrongSeat = checkSeat(actor, organisation);
  if (wrongSeat !== null) return wrongSeat;
  const orders = rights.flatMap((as) =>
    organisation
      .seatsAt(as)
      .flatMap(({ code: actsFor }) =>
        organisation.actingFor(actsFor).map((seat) => ({ as, actsFor, seat })),
      ),
  );
  for (const { code, unit, role } of usedSeats(actor, organisation, rulebook)) {
    const order = orders.find(({ seat }) => seat.code === code);
    if (order === undefined) continue;
    const { as, actsFor } = order;
    return { person: actor.person, seat: code, unit, role, capacity: 'acting', as, actsFor };
  }
  return noRight(
    actor,
    asked,
    orders.map(({ seat }) => seat),
  );
}
