/**
 * Absences by the door: who may enter one, and what may still be changed of it. Everybody enters
 * his own; for somebody else an administrator or a seat that sees the whole city does. Nobody else,
 * and none of these either who would act for that person: nobody makes his own turn. What has
 * happened stays: an absence that began is ended, never removed.
 */
import {
  type Absence,
  addAbsence,
  findAbsence,
  listAbsences,
  lockPerson,
  moveAbsenceEnd,
  overlapping,
  removeAbsence,
} from '../db/absences.ts';
import { type Db, inTransaction, type Tx } from '../db/open.ts';
import type { Organisation } from '../rules/directory.ts';
import type { PersonId, SeatCode } from '../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import { cityDate, type Instant, parseTimeZone } from '../terms/units.ts';
import type { Sight } from './look.ts';

/** Who asks, and what he sees at this moment; null: the command line, which has no person. */
interface Reader {
  readonly person: PersonId | null;
  readonly sight: Sight;
}

export interface Keeper extends Reader {
  readonly person: PersonId;
}

export interface AbsenceWish {
  readonly person: PersonId;
  readonly from: Instant;
  readonly until: Instant;
  readonly kind: string;
  readonly reason: string | null;
}

/** Whether an order of that day names a seat of the one for a seat of the other. */
const actsFor = (one: PersonId, other: PersonId, organisation: Organisation): boolean => {
  const own = new Set(organisation.seatsOf(one).map(({ code }) => code));
  return organisation
    .seatsOf(other)
    .some(({ code }) => organisation.actingFor(code).some((acting) => own.has(acting.code)));
};

/** `absence_of_another`, and `absence_for_own_turn`, as the seats are on these days. */
function keeping(
  { person, sight }: Reader,
  whose: PersonId,
  days: readonly Organisation[] = [sight.organisation],
): Refusal | null {
  if (person === whose) return null;
  if (!sight.cityWide) return refuse('absence_of_another');
  const isOwnTurn = person !== null && days.some((day) => actsFor(person, whose, day));
  return isOwnTurn ? refuse('absence_for_own_turn') : null;
}

type Span = Pick<AbsenceWish, 'person' | 'from' | 'until'>;

/** The same today, when the absence begins, and when it ends. */
function changing(keeper: Keeper, { person, from, until }: Span): Refusal | null {
  const { at, directory, rulebook } = keeper.sight;
  const zone = parseTimeZone(rulebook.rulebook.calendar.timeZone);
  const days = [...new Set([at, from, until].map((one) => cityDate(one, zone)))];
  return keeping(
    keeper,
    person,
    days.map((on) => directory.on(on)),
  );
}

/** A city that runs decisions says which kinds count; another takes any word. */
function checkKind({ sight }: Keeper, kind: string): Refusal | null {
  const kinds = sight.rulebook.rulebook.decision?.absence.kinds;
  if (kinds === undefined || kinds.some(({ code }) => code === kind)) return null;
  return refuse('unknown_absence_kind', {
    kind,
    known: kinds.map(({ code, title }) => `${code} (${title})`).join(', '),
  });
}

/** It must end after it begins, after now, and leave the person's other absences alone. */
async function checkSpan(
  tx: Tx,
  { person, from, until }: Span,
  now: Instant,
  except: string | null,
): Promise<Refusal | null> {
  if (until <= from) return refuse('absence_backwards', { from, until });
  if (until <= now) return refuse('absence_over', { until });
  const other = await overlapping(tx, { person, from, until }, except);
  return other === undefined ? null : refuse('absence_overlaps', { ...other });
}

const found = async (tx: Tx, { sight }: Keeper, id: string): Promise<Absence> => {
  const absence = await findAbsence(tx, sight.city, id);
  if (absence === null) throw new Error(`the absence ${id} is gone`);
  return absence;
};

/** It may begin before now: whoever falls ill is entered afterwards. */
export const registerAbsence = (
  db: Db,
  keeper: Keeper,
  wish: AbsenceWish,
): Promise<Absence | Refusal> =>
  inTransaction(db, async (tx) => {
    const { person, from, until, kind, reason } = wish;
    const { city, at } = keeper.sight;
    const notHis = changing(keeper, wish);
    if (notHis !== null) return notHis;
    if (!(await lockPerson(tx, city, person))) return refuse('unknown_person', { person });
    const no = checkKind(keeper, kind) ?? (await checkSpan(tx, wish, at, null));
    if (no !== null) return no;
    const id = await addAbsence(tx, {
      ...{ city, person, from, until, kind, reason },
      registeredBy: keeper.person,
      registeredAt: at,
    });
    return found(tx, keeper, id);
  });

/** The absence, locked, when it is not over yet and the keeper may change it. */
async function stillChangeable(tx: Tx, keeper: Keeper, id: string): Promise<Absence | Refusal> {
  const { city, at } = keeper.sight;
  const seen = await findAbsence(tx, city, id);
  if (seen === null) return refuse('not_found');
  const notHis = changing(keeper, seen);
  if (notHis !== null) return notHis;
  await lockPerson(tx, city, seen.person);
  const absence = await findAbsence(tx, city, id);
  if (absence === null) return refuse('not_found');
  return absence.until <= at ? refuse('absence_over', { until: absence.until }) : absence;
}

/** Earlier or later, never before now. */
export const moveAbsence = (
  db: Db,
  keeper: Keeper,
  id: string,
  until: Instant,
): Promise<Absence | Refusal> =>
  inTransaction(db, async (tx) => {
    const absence = await stillChangeable(tx, keeper, id);
    if (isRefusal(absence)) return absence;
    const span = { ...absence, until };
    const no = changing(keeper, span) ?? (await checkSpan(tx, span, keeper.sight.at, id));
    if (no !== null) return no;
    await moveAbsenceEnd(tx, id, until);
    return found(tx, keeper, id);
  });

/** One that has not begun is removed; one that has ends now. */
export const endAbsence = (db: Db, keeper: Keeper, id: string): Promise<Refusal | null> =>
  inTransaction(db, async (tx) => {
    const absence = await stillChangeable(tx, keeper, id);
    if (isRefusal(absence)) return absence;
    const { at } = keeper.sight;
    await (absence.from < at ? moveAbsenceEnd(tx, id, at) : removeAbsence(tx, id));
    return null;
  });

export interface AbsencesWanted {
  readonly of: 'me' | 'city' | { readonly seat: SeatCode };
  readonly past: boolean;
  readonly after: Pick<Absence, 'from' | 'id'> | null;
  readonly limit: number;
}

function personsOf(keeper: Keeper, of: AbsencesWanted['of']): readonly PersonId[] | null | Refusal {
  const { organisation, cityWide } = keeper.sight;
  if (of === 'me') return [keeper.person];
  if (of === 'city') return cityWide ? null : refuse('absence_of_another');
  if (organisation.seat(of.seat) === undefined) return refuse('unknown_seat', { seat: of.seat });
  return organisation.holdersOf(of.seat).map(({ person }) => person);
}

/**
 * That and until when somebody is or will be away is known to his whole city; that he was, and what
 * for, to himself and to those who keep absences.
 */
export async function readAbsences(db: Db, keeper: Keeper, wanted: AbsencesWanted) {
  const { city, at } = keeper.sight;
  const persons = personsOf(keeper, wanted.of);
  if (isRefusal(persons)) return persons;
  const isOfOthers = persons?.some((person) => person !== keeper.person) ?? true;
  if (wanted.past && isOfOthers && !keeper.sight.cityWide) return refuse('absence_of_another');
  const endingAfter = wanted.past ? null : at;
  const rows = await listAbsences(db.kysely, { city, persons, endingAfter, ...wanted });
  return rows.map((row) => showAbsence(keeper, row));
}

export function showAbsence(reader: Reader, absence: Absence) {
  const { id, person, name, from, until, kind, reason, registeredAt } = absence;
  const open = keeping(reader, person) === null;
  return {
    ...{ id, from, until, registeredAt },
    person: { id: person, name },
    kind: open ? kind : null,
    reason: open ? reason : null,
    changeable: open && until > reader.sight.at,
  };
}
