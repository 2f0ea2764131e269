// Who decides a matter, by the tables in force on the date of the question. Power (委任) and
// signature (専決) are asked one after the other: whose the authority is, and who decides for him.

import { isRefusal, type Refusal, refuse } from '../../terms/refusal.ts';
import type { AuthorityRow, AuthorityTable, Subject } from '../../terms/rulebook-authority.ts';
import type { Authority } from './bind.ts';
import { checkQuestion } from './check-question.ts';
import type { Competence, FoundBy, RankedPlace, RowMiss } from './competence.ts';
import { hearingsOf, reportOf } from './heard.ts';
import { ladderOf, nextAbove, topOf } from './ladder.ts';
import type { Question } from './question.ts';
import { fitsHat, fitsItem, missOf } from './row-fits.ts';
import type { RowForUnit } from './row-index.ts';

/** Refuses what the tables cannot answer; a question they can always has a decider. */
export function findCompetence(question: Question, authority: Authority): Competence | Refusal {
  const subject = checkQuestion(question, authority);
  return isRefusal(subject) ? subject : judge(question, subject, authority);
}

/** What a row is judged by. */
interface Matter {
  readonly question: Question;
  readonly authority: Authority;
  readonly ladder: readonly RankedPlace[];
  /** By the code of a rank or table, looked up once for all rows that name it. */
  readonly rankOf: (code: string) => {
    readonly holder: RankedPlace | null;
    readonly level: number;
  };
  readonly tableOf: (code: string) => AuthorityTable | undefined;
}

interface Judged {
  readonly row: AuthorityRow;
  /** Why the row does not hold for the matter; null: it holds. */
  readonly miss: RowMiss | null;
  /** Null where the unit has no such rank. */
  readonly holder: RankedPlace | null;
  readonly level: number;
}

/** Rows that compete with each other: those of the most special tier, and why the others do not. */
interface Tier {
  readonly rows: readonly Judged[];
  readonly others: ReadonlyMap<AuthorityRow, RowMiss>;
}

interface Found {
  readonly decider: RankedPlace;
  readonly by: FoundBy;
  readonly row: AuthorityRow | null;
}

/** `findCompetence` for a question that its subject has nothing against. */
export function judge(
  question: Question,
  subject: Subject,
  authority: Authority,
): Competence | Refusal {
  const { on, line } = question;
  const ladder = ladderOf(question, authority);
  const matter: Matter = {
    question,
    authority,
    ladder,
    rankOf: once((code) => {
      const holder = ladder.find(({ rank }) => rank === code) ?? null;
      return { holder, level: holder?.level ?? authority.findRank(code, on)?.level ?? 0 };
    }),
    tableOf: once((code) => authority.findTable(code, on)),
  };
  const rows = authority.rowsFor(subject.code, on, line);
  const powers = tierOf(rows, 'power', 'power', matter);
  const power = highest(powers.rows);
  const signatures = tierOf(rows, 'signature', power === null ? 'signature' : 'power', matter);
  const found = findDecider(signatures.rows, power, matter);
  if (isRefusal(found)) return found;
  const asking = [found.row, power?.row, subject].filter((one) => one != null);
  return {
    power: power === null ? null : { row: power.row.code, holder: power.holder },
    decider: found.decider,
    by: found.by,
    row: found.row?.code ?? null,
    passedOver: passedOver(rows, [powers, signatures], [found.row, power?.row ?? null]),
    hearings: hearingsOf(asking, found.decider.place, question, authority),
    report: reportOf(asking, found.decider.place, question, authority),
    ladder,
  };
}

/**
 * Rows of one kind that speak of this hat and item, in tables that govern whose the authority is.
 * The tier is chosen whatever their amounts: a special rule shadows the general one also where its
 * own limit is lower.
 */
function tierOf(
  rows: readonly RowForUnit[],
  kind: AuthorityRow['kind'],
  governs: 'power' | 'signature',
  matter: Matter,
): Tier {
  const { question } = matter;
  const others = new Map<AuthorityRow, RowMiss>();
  const speaking = rows.filter(({ row }) => {
    if (row.kind !== kind) return false;
    const table = matter.tableOf(row.table);
    if (!fitsHat(row, question)) others.set(row, 'hat');
    else if (!fitsItem(row, question)) others.set(row, 'item');
    else if (table?.governs.includes(governs) !== true) others.set(row, 'other_authority');
    else return true;
    return false;
  });
  const tier = speaking.reduce((least, one) => Math.min(least, one.tier), Infinity);
  for (const { row, tier: own } of speaking) if (own !== tier) others.set(row, 'special_rule');
  const inTier = speaking.filter((one) => one.tier === tier);
  return { rows: inTier.map(({ row }) => judged(row, matter)), others };
}

function judged(row: AuthorityRow, { question, rankOf }: Matter): Judged {
  const { holder, level } = rankOf(row.rank);
  return { row, miss: missOf(row, question), holder, level };
}

function once<Value>(find: (code: string) => Value): (code: string) => Value {
  const found = new Map<string, Value>();
  return (code) => {
    const known = found.get(code);
    if (known !== undefined || found.has(code)) return known as Value;
    const value = find(code);
    found.set(code, value);
    return value;
  };
}

type Holding = Judged & { readonly holder: RankedPlace };

/** Of the rows that hold, that of the highest rank; of equals, the first of the rulebook. */
function highest(rows: readonly Judged[]): Holding | null {
  let best: Holding | null = null;
  for (const row of rows) {
    if (row.miss !== null || row.holder === null) continue;
    if (best === null || row.level > best.level) best = { ...row, holder: row.holder };
  }
  return best;
}

function findDecider(
  rows: readonly Judged[],
  power: Holding | null,
  matter: Matter,
): Found | Refusal {
  const own = highest(rows);
  const { ladder } = matter;
  const { analogy } = matter.question;
  if (analogy !== undefined && rows.length > 0) {
    return refuse('analogy_not_needed', { row: rows[0]?.row.code ?? '' });
  }
  if (own !== null) return { decider: own.holder, by: 'row', row: own.row };
  if (analogy !== undefined) return byAnalogy(analogy.row, power, matter);
  if (power !== null) return { decider: power.holder, by: 'power', row: null };
  if (rows.length === 0) return { decider: topOf(ladder), by: 'top', row: null };
  // A row that would hold if the unit had its rank says more than those that do not hold at all.
  const vacant = rows.filter(({ miss }) => miss === null);
  const level = (vacant.length === 0 ? rows : vacant).reduce(
    (most, row) => Math.max(most, row.level),
    0,
  );
  return { decider: nextAbove(ladder, level) ?? topOf(ladder), by: 'upward', row: null };
}

/** The row of another matter, taken for this one with a reason that stands on record (準用). */
function byAnalogy(code: string, power: Holding | null, matter: Matter): Found | Refusal {
  const { question, authority } = matter;
  const { on, line } = question;
  const row = authority.findRow(code, on);
  if (row === undefined) return refuse('unknown_row', { row: code, on });
  const table = authority.findTable(row.table, on);
  const governs = power === null ? 'signature' : 'power';
  const isAllowed = table?.analogy === true && table.governs.includes(governs);
  if (!isAllowed || row.kind !== 'signature') {
    return refuse('analogy_not_allowed', { table: table?.title ?? row.table, row: code });
  }
  const isForUnit = authority.rowsFor(row.subject, on, line).some((one) => one.row === row);
  const { holder, miss } = judged(row, matter);
  const fits = fitsHat(row, question) && fitsItem(row, question) && miss === null;
  if (!isForUnit || !fits || holder === null) return refuse('analogy_unfit', { row: code });
  return { decider: holder, by: 'analogy', row };
}

function passedOver(
  rows: readonly RowForUnit[],
  tiers: readonly Tier[],
  deciding: readonly (AuthorityRow | null)[],
): Competence['passedOver'] {
  const because = new Map<AuthorityRow, RowMiss>();
  for (const { others, rows: inTier } of tiers) {
    for (const [row, miss] of others) because.set(row, miss);
    for (const { row, miss, holder } of inTier) {
      because.set(row, miss ?? (holder === null ? 'no_such_rank' : 'higher_row'));
    }
  }
  for (const row of deciding) if (row !== null) because.delete(row);
  const missed: { row: string; because: RowMiss }[] = [];
  for (const { row } of rows) {
    const miss = because.get(row);
    if (miss !== undefined) missed.push({ row: row.code, because: miss });
  }
  return missed;
}
