// Who decides a matter, by the tables in force on the date of the question. Power (委任) and
// signature (専決) are asked one after the other: whose the authority is, and who decides for him.

import { isRefusal, type Refusal, refuse } from '../../terms/refusal.ts';
import type { AuthorityRow, Subject } from '../../terms/rulebook-authority.ts';
import type { Authority } from './bind.ts';
import { checkQuestion } from './check-question.ts';
import type { Competence, FoundBy, RankedPlace } from './competence.ts';
import { hearingsOf, reportOf } from './heard.ts';
import { ladderOf, nextAbove, topOf } from './ladder.ts';
import type { Question } from './question.ts';
import { fitsHat, fitsItem } from './row-fits.ts';
import type { RowForUnit } from './row-index.ts';
import { type Asked, askTiers, type Holding, judged, type Weighing } from './tiers.ts';

/** Refuses what the tables cannot answer; a question they can always has a decider. */
export function findCompetence(question: Question, authority: Authority): Competence | Refusal {
  const subject = checkQuestion(question, authority);
  return isRefusal(subject) ? subject : judge(question, subject, authority);
}

interface Matter extends Weighing {
  readonly authority: Authority;
  readonly ladder: readonly RankedPlace[];
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
  const powers = askTiers(rows, 'power', 'power', matter);
  const power = powers.holding;
  const signs = power === null ? 'signature' : 'power';
  const signatures = askTiers(rows, 'signature', signs, matter);
  const found = findDecider(signatures, power, matter);
  if (isRefusal(found)) return found;
  const asking = [found.row, power?.row, subject].filter((one) => one != null);
  return {
    power: power === null ? null : { row: power.row.code, holder: power.holder },
    decider: found.decider,
    by: found.by,
    row: found.row?.code ?? null,
    lapses: found.row?.lapsesInAbsence === true,
    passedOver: passedOver(rows, [powers, signatures], [found.row, power?.row ?? null]),
    hearings: hearingsOf(asking, found.decider.place, question, authority),
    report: reportOf(asking, found.decider.place, question, authority),
    ladder,
  };
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

function findDecider(
  { holding: own, asked: rows }: Asked,
  power: Holding | null,
  matter: Matter,
): Found | Refusal {
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
  kinds: readonly Asked[],
  deciding: readonly (AuthorityRow | null)[],
): Competence['passedOver'] {
  const because = new Map(kinds.flatMap(({ misses }) => [...misses]));
  for (const row of deciding) if (row !== null) because.delete(row);
  return rows.flatMap(({ row }) => {
    const miss = because.get(row);
    return miss === undefined ? [] : [{ row: row.code, because: miss }];
  });
}
