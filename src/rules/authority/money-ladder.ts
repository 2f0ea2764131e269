// The bands of amount of a subject where a unit drafts: who decides up to which amount, by which
// row. Read off the same judgement as one question, once for each band.

import { isRefusal, type Refusal } from '../../terms/refusal.ts';
import type { AuthorityRow } from '../../terms/rulebook-authority.ts';
import type { Provenance } from '../../terms/rulebook-parts.ts';
import type { Authority } from './bind.ts';
import { checkQuestion } from './check-question.ts';
import type { FoundBy, RankedPlace } from './competence.ts';
import { judge } from './find-competence.ts';
import type { Question } from './question.ts';
import { amountsOfTurn, endsOf } from './yen.ts';

/** Whole yen, both ends counted in. */
export interface MoneyBand {
  readonly from: number;
  /** Null: whatever lies above. */
  readonly upTo: number | null;
  readonly decider: RankedPlace;
  readonly by: FoundBy;
  readonly row: string | null;
  readonly source: Provenance['source'] | null;
  /** Whether the amount of the question lies here. */
  readonly isAsked: boolean;
}

/**
 * Lowest band first, without a hole; of a subject without amounts there is none. The amount of the
 * question may be left out, and all else counts as in the question.
 */
export function moneyLadder(question: Question, authority: Authority): MoneyBand[] | Refusal {
  const { amount = Math.max(0, -(question.change ?? 0)) } = question;
  const subject = checkQuestion({ ...question, amount }, authority);
  if (isRefusal(subject)) return subject;
  if (!subject.amount) return [];
  const rows = authority.rowsFor(subject.code, question.on, question.line);
  const starts = startsOf(
    rows.map(({ row }) => row),
    question.change ?? 0,
  );
  const bands: MoneyBand[] = [];
  for (const [index, from] of starts.entries()) {
    const competence = judge({ ...question, amount: from }, subject, authority);
    if (isRefusal(competence)) return competence;
    const next = starts[index + 1];
    const upTo = next === undefined ? null : next - 1;
    const { decider, by, row } = competence;
    const last = bands.at(-1);
    if (last?.decider.rank === decider.rank && last.by === by && last.row === row) {
      bands[bands.length - 1] = { ...last, upTo };
      continue;
    }
    const source = row === null ? null : (authority.findRow(row, question.on)?.source ?? null);
    bands.push({ from, upTo, decider, by, row, source, isAsked: false });
  }
  return bands.map((band) => ({ ...band, isAsked: holdsAmount(band, question.amount) }));
}

const holdsAmount = ({ from, upTo }: MoneyBand, amount: number | undefined): boolean =>
  amount !== undefined && amount >= from && (upTo === null || amount <= upTo);

/** Every amount at which a row begins or ceases to hold. */
function startsOf(rows: readonly AuthorityRow[], change: number): number[] {
  const starts = new Set([0]);
  const add = (amount: number | null) => {
    if (amount !== null && amount > 0) starts.add(amount);
  };
  for (const { amount, after, changePercent } of rows) {
    if (amount !== undefined) {
      const { from, upTo } = endsOf(amount);
      add(from);
      add(upTo === null ? null : upTo + 1);
    }
    if (after !== undefined) {
      const { from, upTo } = endsOf(after);
      add(from - change);
      add(upTo === null ? null : upTo + 1 - change);
    }
    if (changePercent !== undefined) amountsOfTurn(changePercent, change).forEach(add);
  }
  return [...starts].sort((a, b) => a - b);
}
