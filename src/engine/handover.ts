/**
 * What a seat hands over on a day (引継ぎ): its open work with its dates, the open cases in which
 * its holders acted, drafts, who is away, and for whom it acts. Work belongs to the seat, so
 * nothing is moved: the list says what is there. Read by who holds or held the seat; who has left
 * sees what was there when he did.
 */
import { listAbsences } from '../db/absences.ts';
import type { Db } from '../db/open.ts';
import { loadOrganisation } from '../db/people.ts';
import {
  actedFrom,
  draftsFrom,
  type HandoverAsk,
  type HoldingRow,
  holdingsOf,
  waitingAt,
} from '../db/views-handover.ts';
import { bindDirectory } from '../rules/directory.ts';
import { dayBefore } from '../rules/personnel/ground.ts';
import type { SeatCode } from '../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import { type Instant, instantAt, type LocalDate, parseTimeZone } from '../terms/units.ts';
import type { Officer } from './personnel.ts';
import { showAbsence } from './personnel-absences.ts';

const mostRows = 500;

const holdsOn = (on: LocalDate) => (row: HoldingRow) =>
  row.from <= on && (row.until === null || on < row.until);

/** The end of what the reader may see: null, all; else the moment at which he left for good. */
function seenUntil(
  { person, sight }: Officer,
  seat: SeatCode,
  holdings: readonly HoldingRow[],
): Instant | null | Refusal {
  if (sight.cityWide) return null;
  const { on } = sight.organisation;
  const own = holdings.filter((row) => row.person === person && row.from <= on);
  if (own.length === 0) return refuse('handover_not_yours', { seat });
  if (own.some(holdsOn(on))) return null;
  const left = own
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(-1);
  const zone = parseTimeZone(sight.rulebook.rulebook.calendar.timeZone);
  return left === undefined ? null : instantAt(left, 0, zone);
}

const cutTo = <Row extends { readonly total: number }>(rows: readonly Row[]) => ({
  total: rows[0]?.total ?? 0,
  items: rows,
});

/** Absences that are not over, of whoever sits there on the day or the day before. */
async function absencesOf(db: Db, officer: Officer, people: readonly HoldingRow[]) {
  const { city, at } = officer.sight;
  const persons = [...new Set(people.map(({ person }) => person))];
  const asked = { city, persons, endingAfter: at, after: null, limit: mostRows };
  const rows = await listAbsences(db.kysely, asked);
  return rows.map((row) => showAbsence(officer, row));
}

/** `on`: the day on which the seat changes hands; without it, today. */
export async function readHandover(
  db: Db,
  officer: Officer,
  seat: SeatCode,
  day: LocalDate | null,
) {
  const { sight } = officer;
  const { city } = sight;
  const on = day ?? sight.organisation.on;
  const organisation = bindDirectory(await loadOrganisation(db.kysely, city)).on(on);
  const held = organisation.seat(seat);
  if (held === undefined) return refuse('unknown_seat', { seat });
  const holdings = await holdingsOf(db.kysely, city, seat);
  const before = seenUntil(officer, seat, holdings);
  if (isRefusal(before)) return before;
  const ask: HandoverAsk = { city, seat, before, limit: mostRows, sight };
  const giving = holdings.filter(holdsOn(dayBefore(on)));
  const taking = holdings.filter(holdsOn(on));
  return {
    ...{ on, seat: held, giving, taking },
    work: cutTo(await waitingAt(db.kysely, ask, organisation.placesOf(held))),
    acted: cutTo(await actedFrom(db.kysely, ask)),
    drafts: cutTo(await draftsFrom(db.kysely, ask)),
    absences: await absencesOf(db, officer, [...giving, ...taking]),
    actingFor: organisation.actedFor(seat),
    actedBy: organisation.actingFor(seat),
  };
}
