import { type FoldOn, foldingOn } from '../parts/fold.ts';
import type { BudgetCycle, CycleEvent } from './context.ts';

export type Fold = FoldOn<BudgetCycle, CycleEvent>;

export const foldOf = foldingOn<BudgetCycle, CycleEvent>();
