import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Change, Consultation, ConsultationEvent } from './context.ts';

/** What an event changes; the check of its transition has already accepted it. */
export type Fold = (c: Consultation, event: ConsultationEvent, rules: Rules) => Change;
