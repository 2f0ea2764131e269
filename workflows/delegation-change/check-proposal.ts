// What may be wrong with a proposal, whoever gives it: at its opening, at a revision and once more
// when it is submitted.

import { amendRulebook } from '../../src/rules/amend-rulebook.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import { entryInForce } from '../../src/rules/in-force.ts';
import type { Facts } from '../../src/terms/case.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { redelegationFault } from './check-redelegation.ts';
import type { Delegation, Proposal } from './context.ts';
import { schemeOf } from './places.ts';
import { amendmentOf } from './proposal.ts';

const faultsShown = 5;

export function proposalFault(
  proposal: Proposal,
  d: Delegation,
  facts: Facts,
  rules: Rules,
): Refusal | null {
  return (
    namingFault(proposal) ??
    dateFault(proposal) ??
    endsFault(proposal, rules) ??
    (schemeOf(d, rules).redelegation ? redelegationFault(proposal, d, facts, rules) : null) ??
    tableFault(proposal, d, rules)
  );
}

function namingFault({ rows, ends }: Proposal): Refusal | null {
  const codes = [...rows.map(({ code }) => code), ...ends];
  if (codes.length === 0) return refuse('nothing_changed');
  const seen = new Set<string>();
  for (const row of codes) {
    if (seen.has(row)) return refuse('row_named_twice', { row });
    seen.add(row);
  }
  return null;
}

function dateFault({ rows, inForceOn: from }: Proposal): Refusal | null {
  for (const { code: row, until } of rows) {
    if (until !== undefined && until <= from) {
      return refuse('dates_out_of_order', { row, until, from });
    }
  }
  return null;
}

function endsFault({ ends, inForceOn: on }: Proposal, { rulebook }: Rules): Refusal | null {
  const rows = rulebook.authority?.rows ?? [];
  const row = ends.find((code) => entryInForce(rows, code, on) === undefined);
  return row === undefined ? null : refuse('unknown_row', { row, on });
}

/** The tables as the proposal leaves them, held against the rules of a rulebook's file. */
function tableFault(proposal: Proposal, { id }: Delegation, { rulebook }: Rules): Refusal | null {
  const wish = { case: id, revision: 1, amendment: amendmentOf(proposal, null) };
  const { faults } = amendRulebook(rulebook, [wish], rulebook.identity.version);
  if (faults.length === 0) return null;
  const shown = faults.slice(0, faultsShown);
  return refuse('rows_faulty', {
    count: faults.length,
    faultsJa: shown.map(({ row, ja }) => `${row}: ${ja}`).join(' / '),
    faultsEn: shown.map(({ row, en }) => `${row}: ${en}`).join(' / '),
  });
}
