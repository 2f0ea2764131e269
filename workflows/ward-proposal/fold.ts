import { type FoldOn, foldingOn } from '../parts/fold.ts';
import type { ProposalEvent, WardProposal } from './context.ts';

export type Fold = FoldOn<WardProposal, ProposalEvent>;

export const foldOf = foldingOn<WardProposal, ProposalEvent>();
