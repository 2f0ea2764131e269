/**
 * A personnel file before it is reserved: every row that is broken, what the rows would change, and
 * what then breaks on each of the days. Nothing is written.
 */
import { listAbsences } from '../db/absences.ts';
import type { Read } from '../db/open.ts';
import { loadOrganisation } from '../db/people.ts';
import {
  casesBarredAt,
  casesWaitingOnlyAt,
  countWork,
  draftsOf,
  loadPersonnel,
} from '../db/views-personnel.ts';
import { waitingPlaces } from '../db/views-work.ts';
import { bindDirectory, type Organisation } from '../rules/directory.ts';
import { staffedPlaces } from '../rules/empty-places.ts';
import { type Decoded, decodeFile } from '../rules/personnel/decode.ts';
import {
  type Broken,
  broken,
  brokenOrders,
  type Days,
  leaversOf,
  placesInOtherHands,
  placesWithoutHands,
  rowsAfter,
  vacatedSeats,
} from '../rules/personnel/find-broken.ts';
import { dayBefore } from '../rules/personnel/ground.ts';
import { type PersonnelPlan, planPersonnel } from '../rules/personnel/plan-changes.ts';
import { readPersonnelRows } from '../rules/personnel/read-rows.ts';
import { rowError } from '../rules/personnel/row-error.ts';
import type { PersonId, Place, SeatCode } from '../terms/ids.ts';
import { placeKey } from '../terms/ids.ts';
import { instantAt, type LocalDate, parseTimeZone } from '../terms/units.ts';
import type { Sight } from './look.ts';

const unreadable = {
  rows: [],
  errors: [rowError(1, null, 'file_unreadable')],
  heads: new Map<never, never>(),
};

export interface PlannedFile {
  readonly encoding: Decoded['encoding'] | null;
  readonly plan: PersonnelPlan;
  /** Whom the file and the city know: by person, what he is called. */
  readonly people: Awaited<ReturnType<typeof loadPersonnel>>['people'];
}

/** What the file comes to on the ground as it is now. */
export async function planFile(read: Read, sight: Sight, bytes: Uint8Array): Promise<PlannedFile> {
  const decoded = decodeFile(bytes);
  const rows = decoded === null ? unreadable : readPersonnelRows(decoded.text);
  const ground = await loadPersonnel(read, sight.city);
  const plan = planPersonnel(rows, { ...ground, today: sight.organisation.on });
  return { encoding: decoded?.encoding ?? null, plan, people: ground.people };
}

interface Look {
  readonly read: Read;
  readonly sight: Sight;
  readonly days: Days;
  readonly seats: readonly SeatCode[];
}

async function findVacant({ read, sight, days, seats }: Look): Promise<Broken[]> {
  const vacated = vacatedSeats(days, seats).map((seat) => {
    const place = days.after.seat(seat) as Place;
    const places = days.after
      .placesOf(place)
      .filter((one) =>
        days.after.seatsAt(one).every(({ code }) => days.after.holdersOf(code).length === 0),
      );
    return { seat, places };
  });
  const all = vacated.flatMap(({ places }) => places);
  const counted = await countWork(read, sight.city, all);
  const waiting = new Map(counted.map((one) => [placeKey(one), one.waiting]));
  return vacated.map(({ seat, places }) => {
    const sum = places.reduce((n, place) => n + (waiting.get(placeKey(place)) ?? 0), 0);
    return broken(days.on, 'seat_vacant', { seat, waiting: sum });
  });
}

async function findStranded({ read, sight, days }: Look): Promise<Broken[]> {
  const places = placesWithoutHands(days, await waitingPlaces(read, sight.city));
  const cases = await casesWaitingOnlyAt(read, sight.city, places);
  return cases.map(({ id, number, title, unit, role }) =>
    broken(days.on, 'case_without_hands', {
      ...{ case: id, title, number: number ?? '—' },
      place: placeKey({ unit, role }),
    }),
  );
}

/** Four eyes: where a proposer takes the seat, nobody may be left who decides his case. */
async function findBarred({ read, sight, days }: Look): Promise<Broken[]> {
  const { city, actsByOther } = sight;
  const places = placesInOtherHands(days, await waitingPlaces(read, city));
  const barredOn = (organisation: Organisation) =>
    casesBarredAt(read, city, staffedPlaces(places, organisation, new Set()), actsByOther);
  const keyOf = ({ id, unit, role }: Place & { readonly id: string }) =>
    `${id} ${placeKey({ unit, role })}`;
  const known = new Set((await barredOn(days.before)).map(keyOf));
  const cases = (await barredOn(days.after)).filter((one) => !known.has(keyOf(one)));
  return cases.map(({ id, number, title, unit, role }) =>
    broken(days.on, 'hands_are_proposers', {
      ...{ case: id, title, number: number ?? '—' },
      place: placeKey({ unit, role }),
    }),
  );
}

async function findLeft({ read, sight, days, seats }: Look): Promise<Broken[]> {
  const leavers = leaversOf(days, seats);
  const drafts = await draftsOf(read, sight.city, leavers);
  const zone = parseTimeZone(sight.rulebook.rulebook.calendar.timeZone);
  const absences = await listAbsences(read, {
    city: sight.city,
    persons: leavers.map(({ person }) => person),
    endingAfter: instantAt(days.on, 0, zone),
    after: null,
    limit: 10_000,
  });
  const seatOf = new Map<PersonId, SeatCode>(leavers.map(({ seat, person }) => [person, seat]));
  return [
    ...drafts.map(({ id, title, seat }) =>
      broken(days.on, 'draft_left', { case: id, title, seat }),
    ),
    ...absences.map(({ person, until }) =>
      broken(days.on, 'leaver_absent', { person, until, seat: seatOf.get(person) ?? '' }),
    ),
  ];
}

/** Mail addresses are not changed by an appointment: one that differs would be lost in silence. */
function findMails({ plan, people }: PlannedFile): Broken[] {
  const mails = new Map(people.map(({ login, mail }) => [login, mail]));
  return plan.rows.flatMap(({ login, mail, from, until }) => {
    const known = mails.get(login);
    const differs = mail !== null && mails.has(login) && known !== mail;
    return differs ? [broken((from ?? until) as LocalDate, 'mail_differs', { login })] : [];
  });
}

/** What breaks on the days of the plan, in their order. */
export async function findBroken(read: Read, sight: Sight, file: PlannedFile): Promise<Broken[]> {
  const { plan } = file;
  const rows = await loadOrganisation(read, sight.city);
  const then = bindDirectory(rowsAfter(rows, plan));
  const seats = [...new Set(plan.terms.map(({ seat }) => seat))].sort();
  const ordered = [...new Set(rows.acting.map(({ seat }) => seat))].sort();
  const found = findMails(file);
  for (const on of plan.days) {
    const days = { on, before: then.on(dayBefore(on)), after: then.on(on) };
    const look = { read, sight, days, seats };
    found.push(...(await findVacant(look)), ...(await findStranded(look)));
    found.push(...(await findBarred(look)));
    found.push(...brokenOrders(days, ordered), ...(await findLeft(look)));
  }
  return found;
}
