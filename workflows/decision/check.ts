import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Refusal } from '../../src/terms/refusal.ts';
import type { Decision, DecisionEvent } from './context.ts';

/** Why a command is not accepted, or null. */
export type Check = (d: Decision, event: DecisionEvent, rules: Rules) => Refusal | null;
