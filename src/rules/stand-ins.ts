// Who stands in for whom: acting orders (代決順位) and absences, as rows of the organisation. Whether
// an absence suffices for an acting decision is a question of the rulebook, not of these rows.

import type { Away } from '../terms/case.ts';
import type { PersonId, SeatCode } from '../terms/ids.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import { groupBy } from './group-by.ts';

/**
 * Who may act for the holder of a seat while he is absent (代決順位); the lowest is asked first. Of
 * two orders for a seat, the one that began later holds.
 */
export interface ActingRow {
  readonly seat: SeatCode;
  readonly position: number;
  readonly actingSeat: SeatCode;
}

export interface AbsenceRow {
  readonly person: PersonId;
  readonly fromAt: Instant;
  readonly until: Instant;
  readonly kind: string;
}

type Begun = ActingRow & { readonly fromOn: LocalDate };

export interface StandIns {
  /** Seats in the order in which they are asked. */
  actingFor(seat: SeatCode): readonly SeatCode[];
  actedFor(actingSeat: SeatCode): readonly SeatCode[];
  awayAt(person: PersonId, at: Instant): Away | null;
}

/** acting: the rows in force on a date. */
export function bindStandIns(acting: readonly Begun[], rows: readonly AbsenceRow[]): StandIns {
  const orders = latestOrders(acting);
  const bySeat = groupBy(orders, (row) => row.seat);
  const byActing = groupBy(orders, (row) => row.actingSeat);
  const inOrder = [...rows].sort((a, b) => (a.fromAt < b.fromAt ? -1 : 1));
  const absences = groupBy(inOrder, (absence) => absence.person);
  return {
    actingFor: (seat) => (bySeat.get(seat) ?? []).map((row) => row.actingSeat),
    actedFor: (seat) => (byActing.get(seat) ?? []).map((row) => row.seat),
    awayAt: (person, at) => awayAt(absences.get(person) ?? [], at),
  };
}

function latestOrders(rows: readonly Begun[]): Begun[] {
  const begun = new Map<SeatCode, LocalDate>();
  for (const { seat, fromOn } of rows) {
    if (fromOn > (begun.get(seat) ?? '')) begun.set(seat, fromOn);
  }
  return rows
    .filter(({ seat, fromOn }) => begun.get(seat) === fromOn)
    .sort((a, b) => a.position - b.position);
}

/**
 * Absences that touch or overlap are one: whoever prolongs a journey does not return between. The
 * kind is that of the moment.
 */
function awayAt(inOrder: readonly AbsenceRow[], at: Instant): Away | null {
  const now = inOrder.find(({ fromAt, until }) => fromAt <= at && at < until);
  if (now === undefined) return null;
  const spells: Omit<Away, 'kind'>[] = [];
  for (const { fromAt: from, until } of inOrder) {
    const before = spells.at(-1);
    if (before === undefined || before.until < from) spells.push({ from, until });
    else spells.splice(-1, 1, { from: before.from, until: later(before.until, until) });
  }
  const spell = spells.find(({ from, until }) => from <= at && at < until);
  return spell === undefined ? null : { ...spell, kind: now.kind };
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
