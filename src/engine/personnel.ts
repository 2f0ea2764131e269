/**
 * Personnel changes by the door (人事異動): a file is previewed, reserved as a whole or not at all,
 * listed, and cancelled until its first day. Administrators and seats that see the whole city may;
 * the same file twice is one change, also in another encoding.
 */
import { type Db, inTransaction, type Tx } from '../db/open.ts';
import { loadPersons } from '../db/people.ts';
import {
  addChange,
  type ChangeRow,
  enterPeople,
  findChange,
  findChangeByDigest,
  listChanges,
  lockOrganisation,
  markCancelled,
  overwrittenSeat,
  removeNewcomers,
  restoreTerms,
  writeTerms,
} from '../db/personnel.ts';
import type { HolderChange } from '../db/tables-personnel.ts';
import type { Broken } from '../rules/personnel/find-broken.ts';
import type { Term } from '../rules/personnel/ground.ts';
import type { PlannedRow } from '../rules/personnel/plan-changes.ts';
import type { RowError } from '../rules/personnel/row-error.ts';
import type { PersonId } from '../terms/ids.ts';
import { type Refusal, refuse } from '../terms/refusal.ts';
import { digestOf } from './digest.ts';
import type { Sight } from './look.ts';
import { findBroken, type PlannedFile, planFile } from './personnel-preview.ts';

/** Who asks; null: the command line, which has no person. */
export interface Officer {
  readonly person: PersonId | null;
  readonly sight: Sight;
}

export const mayReserve = ({ sight }: Officer): Refusal | null =>
  sight.cityWide ? null : refuse('personnel_not_allowed');

/** By what the rows say, whatever the file looks like. */
const fileDigest = (rows: readonly PlannedRow[]): string =>
  digestOf(
    rows
      .map(({ seat, login, capacity, from, until }) =>
        JSON.stringify([seat, login, capacity, from, until]),
      )
      .sort(),
  );

export interface PersonnelPreview extends Pick<PlannedFile, 'encoding'> {
  readonly rows: (Omit<PlannedRow, 'ends'> & { readonly ends: string[] })[];
  readonly errors: RowError[];
  /** Empty while the file has errors: what a broken file would break, nobody can say. */
  readonly findings: Broken[];
}

function withNames({ plan, people }: PlannedFile) {
  const nameOf = new Map<string, string>([
    ...people.map(({ id, name }) => [id, name] as const),
    ...plan.newcomers.map(({ login, name }) => [`new:${login}`, name] as const),
  ]);
  return plan.rows.map(({ ends, ...row }) => ({
    ...row,
    ends: ends.map((who) => nameOf.get(who) ?? who),
  }));
}

export async function previewPersonnel(
  db: Db,
  officer: Officer,
  bytes: Uint8Array,
): Promise<PersonnelPreview | Refusal> {
  const no = mayReserve(officer);
  if (no !== null) return no;
  const file = await planFile(db.kysely, officer.sight, bytes);
  const { encoding, plan } = file;
  const { errors } = plan;
  const findings = errors.length > 0 ? [] : await findBroken(db.kysely, officer.sight, file);
  return { encoding, rows: withNames(file), errors: [...errors], findings };
}

/** A file with broken rows: nothing of it was loaded. */
export interface BrokenFile {
  readonly errors: readonly RowError[];
}

function writtenBy(terms: readonly Term[], ids: ReadonlyMap<string, PersonId>): HolderChange[] {
  const entered = new Map([...ids].map(([login, id]) => [`new:${login}`, id]));
  return terms.map(({ seat, who, fromOn, before, capacity, until }) => ({
    ...{ seat, fromOn, before },
    person: entered.get(who) ?? (who as PersonId),
    after: { capacity, until },
  }));
}

async function reserve(tx: Tx, officer: Officer, bytes: Uint8Array) {
  const { sight, person } = officer;
  const { city, at } = sight;
  await lockOrganisation(tx, city);
  const { plan } = await planFile(tx, sight, bytes);
  const digest = fileDigest(plan.rows);
  const known = plan.rows.length > 0 ? await findChangeByDigest(tx, city, digest) : null;
  if (plan.errors.length > 0) return { errors: plan.errors };
  if (known !== null) return known;
  const [firstOn] = plan.days;
  const lastOn = plan.days.at(-1);
  if (firstOn === undefined || lastOn === undefined) return refuse('personnel_without_change');
  const ids = await enterPeople(tx, city, plan.newcomers);
  const written = writtenBy(plan.terms, ids);
  await writeTerms(tx, city, written);
  return addChange(tx, {
    ...{ city, digest, firstOn, lastOn, written },
    rows: plan.rows.length,
    newcomers: [...ids.values()],
    reservedAt: at,
    reservedBy: person,
  });
}

export async function reservePersonnel(
  db: Db,
  officer: Officer,
  bytes: Uint8Array,
): Promise<ShownChange | BrokenFile | Refusal> {
  const no = mayReserve(officer);
  if (no !== null) return no;
  const done = await inTransaction(db, (tx) => reserve(tx, officer, bytes));
  if ('errors' in done || 'refused' in done) return done;
  return showOne(db, officer, done);
}

type ShownChange = Omit<ChangeRow, 'digest' | 'reservedBy'> & {
  readonly reservedBy: string | null;
  readonly cancellable: boolean;
};

async function showAll(db: Db, { sight }: Officer, rows: readonly ChangeRow[]) {
  const ids = rows.flatMap(({ reservedBy }) => reservedBy ?? []);
  const persons = await loadPersons(db.kysely, [...new Set(ids)]);
  const nameOf = new Map(persons.map(({ id, name }) => [id, name]));
  return rows.map(
    ({ digest: _, reservedBy, ...row }): ShownChange => ({
      ...row,
      reservedBy: reservedBy === null ? null : (nameOf.get(reservedBy) ?? null),
      cancellable: row.cancelledAt === null && sight.organisation.on < row.firstOn,
    }),
  );
}

async function showOne(db: Db, officer: Officer, row: ChangeRow): Promise<ShownChange> {
  const [shown] = await showAll(db, officer, [row]);
  if (shown === undefined) throw new Error('a change was lost while it was shown');
  return shown;
}

const changesShown = 200;

export async function listPersonnel(db: Db, officer: Officer): Promise<ShownChange[] | Refusal> {
  const no = mayReserve(officer);
  if (no !== null) return no;
  return showAll(db, officer, await listChanges(db.kysely, officer.sight.city, changesShown));
}

/** Cancelling again changes nothing. From the first day on it is too late. */
export async function cancelPersonnel(
  db: Db,
  officer: Officer,
  id: string,
): Promise<null | Refusal> {
  const no = mayReserve(officer);
  if (no !== null) return no;
  const { city, at, organisation } = officer.sight;
  return inTransaction(db, async (tx) => {
    await lockOrganisation(tx, city);
    const change = await findChange(tx, city, id);
    if (change === null) return refuse('not_found');
    if (change.cancelledAt !== null) return null;
    const { firstOn, written, newcomers } = change;
    if (firstOn <= organisation.on) return refuse('personnel_in_force', { on: firstOn });
    const seat = await overwrittenSeat(tx, city, written);
    if (seat !== null) return refuse('personnel_overlaid', { seat });
    await restoreTerms(tx, city, written);
    await removeNewcomers(tx, newcomers);
    await markCancelled(tx, id, at, officer.person);
    return null;
  });
}
