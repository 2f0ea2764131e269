import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Change, Consultation, ConsultationEvent, EventOf } from './context.ts';

/** What an event changes; the check of its transition has already accepted it. */
export type Fold = (c: Consultation, event: ConsultationEvent, rules: Rules) => Change;

/** A fold of events of these types; of any other, which no transition gives it, nothing changes. */
export const foldOf =
  <Type extends ConsultationEvent['type']>(
    types: readonly Type[],
    change: (c: Consultation, event: EventOf<Type>, rules: Rules) => Change,
  ): Fold =>
  (c, event, rules) =>
    isOf(types, event) ? change(c, event, rules) : {};

const isOf = <Type extends ConsultationEvent['type']>(
  types: readonly Type[],
  event: ConsultationEvent,
): event is EventOf<Type> => types.some((type) => type === event.type);
