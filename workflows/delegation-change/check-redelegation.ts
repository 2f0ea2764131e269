// Re-delegation (再委譲): the proposing unit passes on what its own rows give it, to ranks below, for
// itself and for a period. Source: rules.md 4.3 (京都市局長等専決規程4条), 8.2.

import type { RankedPlace } from '../../src/rules/authority/competence.ts';
import { ladderOf } from '../../src/rules/authority/ladder.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Facts, LineUnit } from '../../src/terms/case.ts';
import type { ProposedRow } from '../../src/terms/command-delegation.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Delegation, Proposal } from './context.ts';
import { covers } from './covers.ts';
import { asked } from './places.ts';

/** The unit, its line, and the rank of whoever it proposes for: the first place of the scheme. */
interface Giver {
  readonly unit: string;
  readonly line: readonly LineUnit[];
  readonly rank: RankedPlace | undefined;
}

function giverOf(d: Delegation, facts: Facts, on: Proposal['inForceOn'], rules: Rules): Giver {
  const line = facts.lines?.[d.initiator] ?? [];
  const { authority } = rules;
  const ladder =
    authority === undefined
      ? []
      : ladderOf({ on, line, overseers: facts.overseers ?? {} }, authority);
  const own = new Set(asked('propose', d, rules).map(placeKey));
  const rank = ladder.findLast(({ place }) => own.has(placeKey(place)));
  return { unit: d.initiator, line, rank };
}

/** Codes of the offices that stand at the unit on that date. */
const officesAt = (unit: string, on: Proposal['inForceOn'], { rulebook, officeUnit }: Rules) =>
  rulebook.organisation.offices
    .map(({ code }) => code)
    .filter((code) => officeUnit(code, on) === unit);

function isOwn(row: Pick<ProposedRow, 'for'>, unit: string, offices: readonly string[]): boolean {
  const { wards, offices: named } = row.for ?? {};
  if (wards === undefined && named === undefined) return false;
  return (
    (wards ?? []).every((one) => one === unit) &&
    (named ?? []).every((one) => offices.includes(one))
  );
}

export function redelegationFault(
  { rows, ends, inForceOn: on }: Proposal,
  d: Delegation,
  facts: Facts,
  rules: Rules,
): Refusal | null {
  const giver = giverOf(d, facts, on, rules);
  const offices = officesAt(giver.unit, on, rules);
  for (const row of ends) {
    const ended = rules.authority?.findRow(row, on);
    if (ended === undefined || !isOwn(ended, giver.unit, offices)) {
      return refuse('redelegation_only_own', { row });
    }
  }
  for (const row of rows) {
    const { code, until } = row;
    if (!isOwn(row, giver.unit, offices)) {
      return refuse('redelegation_not_own_unit', { row: code, unit: giver.unit });
    }
    if (until === undefined) return refuse('redelegation_needs_end', { row: code });
    const fault = passingFault({ ...row, until }, giver, on, rules);
    if (fault !== null) return fault;
  }
  return null;
}

function passingFault(
  row: ProposedRow & { readonly until: Proposal['inForceOn'] },
  { rank, line }: Giver,
  on: Proposal['inForceOn'],
  { authority }: Rules,
): Refusal | null {
  const own = rank?.title ?? '—';
  // A rank below the unit is not on its own ladder: a section of the ward finds it on its own. One
  // that the tables do not know is told with the other faults of the rows.
  const to = authority?.findRank(row.rank, on);
  if (rank === undefined || (to !== undefined && to.level >= rank.level)) {
    return refuse('redelegation_rank', { row: row.code, rank: to?.title ?? row.rank, own });
  }
  const held = authority?.rowsFor(row.subject, on, line) ?? [];
  const gives = held.some(
    ({ row: given }) => given.rank === rank.rank && given.code !== row.code && covers(given, row),
  );
  return gives ? null : refuse('redelegation_not_held', { row: row.code, own, on });
}
