import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Refusal } from '../../src/terms/refusal.ts';
import type { Execution, ExecutionEvent } from './context.ts';

/** Why a command is not accepted, or null. */
export type Check = (d: Execution, event: ExecutionEvent, rules: Rules) => Refusal | null;
