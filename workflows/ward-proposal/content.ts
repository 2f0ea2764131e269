// What is proposed, and to whom: as a command leaves it, and what may be wrong with it.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetIn } from '../../src/rules/budget/bind.ts';
import type { Facts } from '../../src/terms/case.ts';
import type { DraftProposal } from '../../src/terms/command-proposal.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Addressed, ProposalEvent, Proposed, WardProposal } from './context.ts';
import { addresseesOf, laneOf } from './places.ts';

type Draft = Pick<
  DraftProposal,
  'title' | 'problem' | 'solution' | 'amount' | 'policies' | 'attachments'
>;

export const contentOf = ({ title, problem, solution, ...more }: Draft): Proposed => ({
  ...{ title, problem, solution },
  amount: more.amount ?? null,
  policies: more.policies ?? [],
  attachments: more.attachments ?? [],
});

const unasked: Addressed = { clock: null, overdueSince: null, questions: [], answer: null };

/** Each unit once, however often it is named. */
export const notAsked = (units: readonly UnitCode[]): Record<UnitCode, Addressed> =>
  Object.fromEntries(units.map((unit) => [unit, unasked]));

/** With whatever a revision gives anew. */
export function revised(p: WardProposal, event: ProposalEvent): WardProposal {
  if (event.type !== 'revise') return p;
  const { title, problem, solution, amount, policies, attachments, addressees } = event;
  const { content } = p;
  return {
    ...p,
    content: {
      title: title ?? content.title,
      problem: problem ?? content.problem,
      solution: solution ?? content.solution,
      amount: amount ?? content.amount,
      policies: policies ?? content.policies,
      attachments: attachments ?? content.attachments,
    },
    addressed: addressees === undefined ? p.addressed : notAsked(addressees),
  };
}

/** `unknown_unit`, `proposal_not_to_unit`. */
function addresseeFault(p: WardProposal, { kinds = {} }: Facts, rules: Rules): Refusal | null {
  const { to, title } = laneOf(p, rules);
  for (const unit of addresseesOf(p)) {
    const kind = kinds[unit];
    if (kind === undefined) return refuse('unknown_unit', { unit, on: p.officesOn });
    if (!to.includes(kind) || unit === p.initiator) {
      return refuse('proposal_not_to_unit', { unit, lane: title, kinds: to.join(', ') });
    }
  }
  return null;
}

/** `proposal_policy_unknown`. */
function policyFault({ content, pinnedOn: on }: WardProposal, rules: Rules): Refusal | null {
  const { policies } = budgetIn(rules);
  const policy = content.policies.find((code) => policies.find(code, on) === undefined);
  if (policy === undefined) return null;
  const known = policies.all(on).map(({ code, title }) => `${code} (${title})`);
  return refuse('proposal_policy_unknown', { policy, on, known: known.join(', ') || '—' });
}

/** At the opening, at a revision, and once more when it leaves the ward. */
export const contentFault = (p: WardProposal, facts: Facts, rules: Rules): Refusal | null =>
  addresseeFault(p, facts, rules) ?? policyFault(p, rules);
