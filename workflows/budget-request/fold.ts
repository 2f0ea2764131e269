import { type FoldOn, foldingOn } from '../parts/fold.ts';
import type { BudgetRequest, RequestEvent } from './context.ts';

export type Fold = FoldOn<BudgetRequest, RequestEvent>;

export const foldOf = foldingOn<BudgetRequest, RequestEvent>();
