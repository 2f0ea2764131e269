// What a rulebook from files already says of the changes that were promulgated before: a row that
// it has taken over, an end that it holds or whose row it has left out, and what is over before it
// begins. Only what is left has to be put into it.

import type { Amendment, Wish } from '../terms/amendment.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { AuthorityRow } from '../terms/rulebook-authority.ts';
import { type Entry, holderBefore, withWish, writtenEntries } from './amend-rows.ts';

/** The wishes of all changes, in their order, each with what is moot here. */
export function markMoot({ identity, authority }: Rulebook, wishes: readonly Wish[]): Wish[] {
  if (authority === undefined) return wishes.map((wish) => left(wish, []));
  const amendments = wishes.flatMap(({ amendment }) => amendment ?? []);
  const dates = datesOf([...authority.rows, ...amendments.flatMap(turnsOf)]);
  /** Whether a later entry or an end has taken its place by the day the rulebook begins. */
  const isOver = ({ code, inForceOn, until }: AuthorityRow): boolean =>
    (until !== undefined && until <= identity.inForceOn) ||
    (dates.get(code) ?? []).some((date) => inForceOn < date && date <= identity.inForceOn);
  let entries = writtenEntries(authority.rows);
  return wishes.map((wish) => {
    const { amendment } = wish;
    const moot = amendment === null ? [] : mootIn(entries, amendment, isOver);
    const one = left(wish, moot);
    entries = withWish(entries, one, []);
    return one;
  });
}

function mootIn(
  entries: readonly Entry[],
  { inForceOn, rows, ends }: Amendment,
  isOver: (row: AuthorityRow) => boolean,
): string[] {
  const written = new Map(
    entries.flatMap(({ row, by }) =>
      by === null && row.inForceOn === inForceOn ? [[row.code, row] as const] : [],
    ),
  );
  const taken = rows.filter((row) => {
    const same = written.get(row.code);
    return isOver(row) || (same !== undefined && sayAlike(same, row));
  });
  const ended = ends.filter((code) => holderBefore(entries, code, inForceOn) === undefined);
  return [...taken.map(({ code }) => code), ...ended];
}

/** Who decides what is the same in both; when a row ends and where it comes from may differ. */
function sayAlike(one: AuthorityRow, other: AuthorityRow): boolean {
  const words = ({ until: _until, origin: _origin, source: _source, ...said }: AuthorityRow) =>
    JSON.stringify(said, (_key, value) => inOrder(value));
  return words(one) === words(other);
}

const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const left = ({ moot: _, ...wish }: Wish, moot: readonly string[]): Wish =>
  moot.length === 0 ? wish : { ...wish, moot };

interface Turn {
  readonly code: string;
  readonly inForceOn: string;
}

const turnsOf = ({ rows, ends, inForceOn }: Amendment): Turn[] => [
  ...rows,
  ...ends.map((code) => ({ code, inForceOn })),
];

/** By code, the days on which one entry takes the place of another, or none. */
function datesOf(rows: readonly Turn[]): ReadonlyMap<string, readonly string[]> {
  const dates = new Map<string, string[]>();
  for (const { code, inForceOn } of rows) {
    const known = dates.get(code);
    if (known === undefined) dates.set(code, [inForceOn]);
    else known.push(inForceOn);
  }
  return dates;
}
