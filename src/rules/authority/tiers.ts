// Which rows of a subject a unit goes by, and which of them decides. Special rules go before
// general ones, rank by rank: what a special row says of a rank takes the place of what general
// rows say of the same rank, and those of other ranks stand.

import type { AuthorityRow, AuthorityTable } from '../../terms/rulebook-authority.ts';
import { groupBy } from '../group-by.ts';
import type { RankedPlace, RowMiss } from './competence.ts';
import type { Question } from './question.ts';
import { fitsHat, fitsItem, missOf } from './row-fits.ts';
import type { RowForUnit } from './row-index.ts';

/** What a row is judged by. */
export interface Weighing {
  readonly question: Question;
  /** By the code of a rank or table, looked up once for all rows that name it. */
  readonly rankOf: (code: string) => {
    readonly holder: RankedPlace | null;
    readonly level: number;
  };
  readonly tableOf: (code: string) => AuthorityTable | undefined;
}

export interface Judged {
  readonly row: AuthorityRow;
  /** Why the row does not hold for the matter; null: it holds. */
  readonly miss: RowMiss | null;
  /** Null where the unit has no such rank. */
  readonly holder: RankedPlace | null;
  readonly level: number;
}

export type Holding = Judged & { readonly holder: RankedPlace };

/** What became of the rows of one kind. */
export interface Asked {
  /** The row that decides; null: none holds. */
  readonly holding: Holding | null;
  /** The rows in view: asked one tier after the other until one decided. */
  readonly asked: readonly Judged[];
  /** Why each row other than the deciding one does not decide. */
  readonly misses: ReadonlyMap<AuthorityRow, RowMiss>;
}

/**
 * The most special tier is asked first, and the highest rank of the rows that hold there decides.
 * If none holds, the next tier is asked, without the rows of ranks that a more special one speaks
 * of: a limit of their own takes the place of the general one also where it is the lower. Rows that
 * speak are of the kind, hat and item asked, in tables that govern whose the authority is.
 */
export function askTiers(
  rows: readonly RowForUnit[],
  kind: AuthorityRow['kind'],
  governs: 'power' | 'signature',
  matter: Weighing,
): Asked {
  const misses = new Map<AuthorityRow, RowMiss>();
  const speaking = rows.filter(({ row }) => {
    if (row.kind !== kind) return false;
    const miss = silence(row, governs, matter);
    if (miss !== null) misses.set(row, miss);
    return miss === null;
  });
  const spokenOf = new Set<string>();
  const asked: Judged[] = [];
  let holding: Holding | null = null;
  for (const tier of inTiers(speaking)) {
    const inView = holding === null ? tier.filter(({ rank }) => !spokenOf.has(rank)) : [];
    for (const row of tier) misses.set(row, 'special_rule');
    const found = inView.map((row) => judged(row, matter));
    holding ??= highest(found);
    for (const { row, miss, holder } of found) {
      misses.set(row, miss ?? (holder === null ? 'no_such_rank' : 'higher_row'));
      if (speaksOfRank(miss)) spokenOf.add(row.rank);
    }
    asked.push(...found);
  }
  if (holding !== null) misses.delete(holding.row);
  return { holding, asked, misses };
}

/** Why a row says nothing of the matter at all. */
function silence(
  row: AuthorityRow,
  governs: 'power' | 'signature',
  { question, tableOf }: Weighing,
): RowMiss | null {
  if (!fitsHat(row, question)) return 'hat';
  if (!fitsItem(row, question)) return 'item';
  return tableOf(row.table)?.governs.includes(governs) === true ? null : 'other_authority';
}

/**
 * A row speaks of its rank from its lower bound upward: who is given a band above his own limit
 * keeps what he had below.
 */
const speaksOfRank = (miss: RowMiss | null): boolean =>
  miss !== 'amount_below' && miss !== 'change_below';

/** Most special first; within a tier in the order of the rulebook. */
const inTiers = (rows: readonly RowForUnit[]): AuthorityRow[][] =>
  [...groupBy(rows, ({ tier }) => String(tier)).values()]
    .sort(([one], [other]) => (one?.tier ?? 0) - (other?.tier ?? 0))
    .map((tier) => tier.map(({ row }) => row));

export function judged(row: AuthorityRow, { question, rankOf }: Weighing): Judged {
  const { holder, level } = rankOf(row.rank);
  return { row, miss: missOf(row, question), holder, level };
}

/** Of the rows that hold, that of the highest rank; of equals, the first of the rulebook. */
function highest(rows: readonly Judged[]): Holding | null {
  let best: Holding | null = null;
  for (const row of rows) {
    if (row.miss !== null || row.holder === null) continue;
    if (best === null || row.level > best.level) best = { ...row, holder: row.holder };
  }
  return best;
}
