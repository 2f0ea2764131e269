// Which facts a command is judged by: kinds of units whenever somebody is named, and the earlier
// proposal that one takes up again.

import type { DraftProposal } from '../../src/terms/command-proposal.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { FactNeeds } from '../../src/terms/workflow.ts';
import { linkTo } from '../parts/link-to.ts';
import type { WardProposal } from './context.ts';
import { addresseesOf } from './places.ts';

/** A command as it is sent; a probe names nobody. */
interface Sent {
  readonly type: string;
  readonly addressees?: readonly UnitCode[];
}

/** `p` null: the proposal is drafted. */
export function needsOf(p: WardProposal | null, sent: Sent): FactNeeds {
  if (p === null) {
    const { initiator, addressees, follows } = sent as DraftProposal;
    return {
      kindsOf: [...new Set([initiator, ...addressees])],
      ...(follows !== undefined && { linked: [linkTo(follows)] }),
    };
  }
  const isJudged = sent.type === 'revise' || sent.type === 'submit';
  return isJudged ? { kindsOf: [...new Set(sent.addressees ?? addresseesOf(p))] } : {};
}
