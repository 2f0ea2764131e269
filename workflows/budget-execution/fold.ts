import { type FoldOn, foldingOn } from '../parts/fold.ts';
import type { Execution, ExecutionEvent } from './context.ts';

export type Fold = FoldOn<Execution, ExecutionEvent>;

export const foldOf = foldingOn<Execution, ExecutionEvent>();
