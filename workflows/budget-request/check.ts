import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { BudgetRequest, RequestEvent } from './context.ts';

/** Sees the context, the event and the rules, and says null or why not. */
export type Check = (r: BudgetRequest, event: RequestEvent, rules: Rules) => Refusal | null;

/** For ways that choose between steps: nobody reads why one was not taken. */
export const otherWay: Refusal = refuse('stale_wake_up');
