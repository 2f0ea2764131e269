import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Refusal } from '../../src/terms/refusal.ts';
import type { ProposalEvent, WardProposal } from './context.ts';

/** Sees the context, the event and the rules, and says null or why not. */
export type Check = (p: WardProposal, event: ProposalEvent, rules: Rules) => Refusal | null;
