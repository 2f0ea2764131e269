import { type FoldOn, foldingOn } from '../parts/fold.ts';
import type { Delegation, DelegationEvent } from './context.ts';

export type Fold = FoldOn<Delegation, DelegationEvent>;

export const foldOf = foldingOn<Delegation, DelegationEvent>();
