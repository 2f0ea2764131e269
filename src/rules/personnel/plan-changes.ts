/**
 * What a personnel file would change, row by row in the order of the days on which the rows take
 * effect. Who is appointed to a seat ends the term of its holder on that day; on a seat that
 * several hold together only those leave whom the file names. A deputy sits beside the holder and
 * ends nobody's term. Nothing is changed here: the terms are copies.
 */
import type { SeatCode } from '../../terms/ids.ts';
import type { LocalDate } from '../../terms/units.ts';
import { checkRow, type People, peopleOf } from './check-row.ts';
import {
  dayBefore,
  holdsOn,
  type Newcomer,
  type PersonnelGround,
  type Somebody,
  type Term,
} from './ground.ts';
import type { PersonnelRow, RowsRead } from './read-rows.ts';
import { type RowError, rowError } from './row-error.ts';

/** What a row comes to. `ends`: whose terms on the seat end with it. */
export interface PlannedRow extends PersonnelRow {
  readonly does: 'appoint' | 'end' | 'nothing';
  readonly ends: readonly Somebody[];
}

export interface PersonnelPlan {
  readonly rows: readonly PlannedRow[];
  /** Terms that are new or no longer as they stand in the table. */
  readonly terms: readonly Term[];
  readonly newcomers: readonly Newcomer[];
  readonly errors: readonly RowError[];
  /** Days on which a row takes effect, in order. */
  readonly days: readonly LocalDate[];
}

type Terms = Map<SeatCode, Term[]>;
type Done = Omit<PlannedRow, keyof PersonnelRow> | RowError;

interface Work {
  readonly terms: Terms;
  readonly people: People;
  readonly heads: RowsRead['heads'];
}

const isError = (done: Done): done is RowError => 'code' in done;
const nothing = { does: 'nothing', ends: [] } as const;

function termsOf({ terms }: PersonnelGround): Terms {
  const bySeat: Terms = new Map();
  for (const { seat, person, capacity, fromOn, until } of terms) {
    const term = { seat, who: person, fromOn, capacity, until, line: null };
    const list = bySeat.get(seat) ?? [];
    bySeat.set(seat, list);
    list.push({ ...term, before: { capacity, until } });
  }
  return bySeat;
}

const effectOn = ({ from, until }: PersonnelRow): LocalDate => (from ?? until) as LocalDate;

/** By day; of one day, who leaves before who comes. */
const inOrder = (a: PersonnelRow, b: PersonnelRow): number => {
  const [first, second] = [effectOn(a), effectOn(b)];
  if (first !== second) return first < second ? -1 : 1;
  return Number(a.from !== null) - Number(b.from !== null) || a.line - b.line;
};

/** Moves the end of a term that runs already. */
function moveEnd(row: PersonnelRow, term: Term): Done {
  if (row.until === null || row.until === term.until) return nothing;
  term.until = row.until;
  return { does: 'end', ends: [term.who] };
}

/** A later end would reach into the term of somebody who is to follow. */
function prolongedInto(row: PersonnelRow, term: Term, seated: readonly Term[], work: Work) {
  const { until } = term;
  if (until === null || row.until === null || row.until <= until) return null;
  const others = seated.filter((one) => one.who !== term.who && one.capacity === 'holder');
  return clashWith({ ...row, from: until }, others, work);
}

function endTerm(row: PersonnelRow, seated: readonly Term[], work: Work): Done {
  const on = effectOn(row);
  const who = work.people.find(row.login);
  const own = seated.find((term) => term.who === who && holdsOn(term, dayBefore(on)));
  if (own !== undefined) return moveEnd(row, own);
  const details = { login: row.login, seat: row.seat, on };
  return rowError(row.line, work.heads.get('login') ?? null, 'not_held', details);
}

/** A term of another holder that the new one cannot end: it begins with it or after it. */
function clashWith(row: PersonnelRow, others: readonly Term[], { heads, people }: Work) {
  const on = effectOn(row);
  const clash = others.find(
    ({ fromOn, until, line }) =>
      (fromOn >= on && (row.until === null || fromOn < row.until) && until !== fromOn) ||
      (line !== null && fromOn < on && until !== null && until > on),
  );
  if (clash === undefined) return null;
  const head = heads.get(clash.fromOn === on ? 'seat' : 'from') ?? null;
  if (clash.line !== null) return rowError(row.line, head, 'two_holders', { first: clash.line });
  const details = { login: people.loginOf(clash.who), from: clash.fromOn };
  return rowError(row.line, head, 'seat_taken', details);
}

/** Terms on the seat that end because the row's person takes it. */
function replacedBy(row: PersonnelRow, who: Somebody, seated: readonly Term[]) {
  const on = effectOn(row);
  const own = seated.filter((term) => term.who === who && holdsOn(term, on));
  const others = seated.filter((term) => term.who !== who && term.capacity === 'holder');
  const before = others.filter(
    ({ line, ...term }) => line === null && holdsOn(term, dayBefore(on)),
  );
  const isShared = before.length > 1;
  if (row.capacity === 'deputy' || isShared) return { ended: own, others: [] };
  return { ended: [...own, ...others.filter((term) => holdsOn(term, on))], others };
}

function appoint(row: PersonnelRow, seated: Term[], work: Work): Done {
  const { seat, capacity, until, line } = row;
  const on = effectOn(row);
  const who = work.people.take(row);
  const same = seated.find((term) => term.who === who && holdsOn(term, on));
  if (same !== undefined && same.capacity === capacity) {
    return prolongedInto(row, same, seated, work) ?? moveEnd(row, same);
  }
  const { ended, others } = replacedBy(row, who, seated);
  const own = seated.filter((term) => term.who === who && term.fromOn >= on);
  const clash = clashWith(row, [...others, ...own], work);
  if (clash !== null) return clash;
  for (const term of ended) term.until = on;
  seated.push({ seat, who, fromOn: on, capacity, until, before: null, line });
  return { does: 'appoint', ends: ended.map((term) => term.who) };
}

const hasChanged = ({ before, capacity, until }: Term): boolean =>
  before === null || before.capacity !== capacity || before.until !== until;

const daysOf = (rows: readonly PlannedRow[]): LocalDate[] => {
  const days = rows.flatMap(({ does, from, until }) => {
    if (does === 'nothing') return [];
    return (does === 'end' ? until : from) ?? [];
  });
  return [...new Set(days)].sort();
};

export function planPersonnel(read: RowsRead, ground: PersonnelGround): PersonnelPlan {
  const errors = [...read.errors];
  const people = peopleOf(ground);
  const terms = termsOf(ground);
  const work: Work = { terms, people, heads: read.heads };
  const check = checkRow(ground, people, terms, read.heads);
  const rows: PlannedRow[] = [];
  for (const row of [...read.rows].sort(inOrder)) {
    const found = check(row);
    errors.push(...found);
    if (found.length > 0) continue;
    const seated = terms.get(row.seat) ?? [];
    terms.set(row.seat, seated);
    const done = row.from === null ? endTerm(row, seated, work) : appoint(row, seated, work);
    if (isError(done)) errors.push(done);
    else rows.push({ ...row, ...done });
  }
  const changed = [...terms.values()].flat().filter(hasChanged);
  return {
    rows: rows.sort((a, b) => a.line - b.line),
    terms: changed,
    newcomers: people.newcomers(),
    errors: errors.sort((a, b) => a.line - b.line),
    days: daysOf(rows),
  };
}
