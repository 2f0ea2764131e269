/**
 * The organisation of one city, read purely from its dated rows: which units and seats exist on a
 * date, what lies above and below a unit, who sits where, who oversees what.
 * Work belongs to seats; people only hold them. `until` is the first day no longer in force.
 */
import type { Capacity } from '../terms/actor.ts';
import type { Away } from '../terms/case.ts';
import type { PersonId, Place, RoleCode, SeatCode, UnitCode } from '../terms/ids.ts';
import { placeKey } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import { groupBy } from './group-by.ts';
import { type AbsenceRow, type ActingRow, bindStandIns } from './stand-ins.ts';
import { bindSuccession, type Succession } from './succession.ts';

interface Dated {
  readonly fromOn: LocalDate;
  readonly until: LocalDate | null;
}

export interface Unit {
  readonly code: UnitCode;
  readonly kind: string;
  readonly title: string;
  readonly parent: UnitCode | null;
  /** Which unit has its places once it is no more. */
  readonly successor?: UnitCode | null;
}

export interface Seat {
  readonly code: SeatCode;
  readonly unit: UnitCode;
  readonly role: RoleCode;
  readonly title: string;
}

export interface Holding {
  readonly seat: SeatCode;
  readonly person: PersonId;
  readonly capacity: Capacity;
}

export interface OrganisationRows {
  readonly units: readonly (Unit & Dated)[];
  readonly seats: readonly (Seat & Dated)[];
  readonly holders: readonly (Holding & Dated)[];
  readonly oversight: readonly ({ readonly seat: SeatCode; readonly unit: UnitCode } & Dated)[];
  readonly acting: readonly (ActingRow & Dated)[];
  readonly absences: readonly AbsenceRow[];
}

export interface HeldSeat extends Seat {
  readonly capacity: Capacity;
}

/** The organisation on one date. */
export interface Organisation {
  readonly on: LocalDate;
  unit(code: UnitCode): Unit | undefined;
  seat(code: SeatCode): Seat | undefined;
  /** The unit itself or, when it is no more, the one that has succeeded it. */
  currentUnit(code: UnitCode): Unit | undefined;
  /** The unit as it is or, when it is no more, as it last was: by what name people know it. */
  lastUnit(code: UnitCode): Unit | undefined;
  /** Units that are no more and that this one has succeeded. */
  formerUnits(code: UnitCode): readonly UnitCode[];
  /** The current unit itself and everything above it, nearest first. */
  lineOf(code: UnitCode): readonly UnitCode[];
  /** The current unit itself and everything below it. */
  below(code: UnitCode): readonly UnitCode[];
  /** Own seats before those held as deputy, then by code: the order in which they are tried. */
  seatsOf(person: PersonId): readonly HeldSeat[];
  /**
   * Seats that act at a place: those of the current unit with that role, else those of the units
   * below it.
   */
  seatsAt(place: Place): readonly Seat[];
  /**
   * The same read from the seat: its own place, those above that have no seat of their own, and
   * the same of the units that these have succeeded.
   */
  placesOf(seat: Pick<Seat, 'unit' | 'role'>): readonly Place[];
  /** Who sits on a seat; empty when it is vacant. */
  holdersOf(seat: SeatCode): readonly Holding[];
  /** Place of the seat in charge of a unit, or of the nearest unit above it that has one. */
  overseerOf(code: UnitCode): Place | undefined;
  unitsOfKind(kind: string): readonly UnitCode[];
  /** Seats whose holders act for the absent holder of a seat, in their order. */
  actingFor(seat: SeatCode): readonly Seat[];
  /** The same read from the seat that acts: whom it acts for. */
  actedFor(actingSeat: SeatCode): readonly Seat[];
  /** The absence in which a person is at a moment, together with what follows without a gap. */
  awayAt(person: PersonId, at: Instant): Away | null;
}

export interface Directory {
  on(date: LocalDate): Organisation;
}

const DATES_REMEMBERED = 32;

export function bindDirectory(rows: OrganisationRows): Directory {
  const remembered = new Map<LocalDate, Organisation>();
  return {
    on(date) {
      const known = remembered.get(date);
      if (known !== undefined) return known;
      if (remembered.size >= DATES_REMEMBERED) remembered.clear();
      const organisation = organisationOn(rows, date);
      remembered.set(date, organisation);
      return organisation;
    },
  };
}

const inForce =
  (date: LocalDate) =>
  (row: Dated): boolean =>
    row.fromOn <= date && (row.until === null || date < row.until);

const byCapacityThenCode = (a: HeldSeat, b: HeldSeat): number => {
  if (a.capacity !== b.capacity) return a.capacity === 'holder' ? -1 : 1;
  return a.code < b.code ? -1 : 1;
};

/** Asks once for each name; an organisation on a date never changes. */
function once<T>(find: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>();
  return (name) => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const value = find(name);
    found.set(name, value);
    return value;
  };
}

/** Units on a date. One that lay below a unit that is no more lies below what succeeded it. */
function unitsOn(rows: OrganisationRows['units'], date: LocalDate) {
  const units = new Map<UnitCode, Unit>(rows.filter(inForce(date)).map((row) => [row.code, row]));
  const succession = bindSuccession(rows, date, (code) => units.has(code));
  for (const unit of units.values()) {
    const above = unit.parent === null ? undefined : succession.currentOf(unit.parent);
    if (above === undefined || above === unit.parent || above === unit.code) continue;
    units.set(unit.code, { ...unit, parent: above });
  }
  return { units, succession };
}

/** What lies above and below each unit. A parent that leads back to itself ends the line. */
function hierarchy(units: ReadonlyMap<UnitCode, Unit>, { currentOf }: Succession<Unit>) {
  const children = groupBy(units.values(), (unit) => unit.parent ?? '');
  const lineOf = (code: UnitCode): UnitCode[] => {
    const first = currentOf(code) ?? code;
    const line = [first];
    for (let at = units.get(first)?.parent; at != null && !line.includes(at); ) {
      line.push(at);
      at = units.get(at)?.parent;
    }
    return line;
  };
  const below = (code: UnitCode): UnitCode[] => {
    const found = new Set([currentOf(code) ?? code]);
    for (const unit of found) for (const child of children.get(unit) ?? []) found.add(child.code);
    return [...found];
  };
  return { lineOf: once(lineOf), below: once(below) };
}

/** Who acts where, from both sides. */
function bindPlaces(
  seats: Iterable<Seat>,
  { lineOf, below }: ReturnType<typeof hierarchy>,
  { formerOf }: Succession<Unit>,
): Pick<Organisation, 'seatsAt' | 'placesOf'> {
  const byPlace = groupBy(seats, placeKey);
  const seatsIn = (unit: UnitCode, role: RoleCode) => byPlace.get(placeKey({ unit, role }));
  return {
    seatsAt({ unit, role }) {
      const [current = unit, ...others] = below(unit);
      return seatsIn(current, role) ?? others.flatMap((code) => seatsIn(code, role) ?? []);
    },
    placesOf: ({ unit, role }) =>
      lineOf(unit)
        .filter((above) => above === unit || seatsIn(above, role) === undefined)
        .flatMap((above) => [above, ...formerOf(above)])
        .map((above) => ({ unit: above, role })),
  };
}

function organisationOn(rows: OrganisationRows, date: LocalDate): Organisation {
  const valid = inForce(date);
  const { units, succession } = unitsOn(rows.units, date);
  const current = (code: UnitCode): UnitCode => succession.currentOf(code) ?? code;
  const seatRows = rows.seats.filter(valid).filter(({ unit }) => current(unit) === unit);
  const seats = new Map(seatRows.map((seat) => [seat.code, seat]));
  const holdings = rows.holders.filter(valid).filter((holding) => seats.has(holding.seat));
  const byPerson = groupBy(holdings, (holding) => holding.person);
  const bySeat = groupBy(holdings, (holding) => holding.seat);
  const byKind = groupBy(units.values(), (unit) => unit.kind);
  const overseers = new Map(rows.oversight.filter(valid).map((row) => [row.unit, row.seat]));
  const standIns = bindStandIns(rows.acting.filter(valid), rows.absences);
  const known = (codes: readonly SeatCode[]) => codes.flatMap((code) => seats.get(code) ?? []);
  const lines = hierarchy(units, succession);
  const { lineOf, below } = lines;

  const seatsOf = once((person): HeldSeat[] =>
    (byPerson.get(person) ?? [])
      .flatMap(({ seat, capacity }) => {
        const held = seats.get(seat);
        return held === undefined ? [] : [{ ...held, capacity }];
      })
      .sort(byCapacityThenCode),
  );

  const overseerOf = (code: UnitCode): Place | undefined => {
    for (const unit of lineOf(code)) {
      const seat = seats.get(overseers.get(unit) ?? '');
      if (seat !== undefined) return { unit: seat.unit, role: seat.role };
    }
    return undefined;
  };

  return {
    on: date,
    unit: (code) => units.get(code),
    currentUnit: (code) => units.get(current(code)),
    lastUnit: (code) => units.get(code) ?? succession.lastOf(code),
    formerUnits: succession.formerOf,
    seat: (code) => seats.get(code),
    lineOf,
    below,
    seatsOf,
    ...bindPlaces(seats.values(), lines, succession),
    holdersOf: (seat) => bySeat.get(seat) ?? [],
    overseerOf,
    unitsOfKind: (kind) => (byKind.get(kind) ?? []).map((unit) => unit.code),
    actingFor: (seat) => known(standIns.actingFor(seat)),
    actedFor: (seat) => known(standIns.actedFor(seat)),
    awayAt: standIns.awayAt,
  };
}
