import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Change, Delegation, DelegationEvent, EventOf } from './context.ts';

/** What an event changes; the check of its transition has already accepted it. */
export type Fold = (d: Delegation, event: DelegationEvent, rules: Rules) => Change;

/** A fold of events of these types; of any other, which no transition gives it, nothing changes. */
export const foldOf =
  <Type extends DelegationEvent['type']>(
    types: readonly Type[],
    change: (d: Delegation, event: EventOf<Type>, rules: Rules) => Change,
  ): Fold =>
  (d, event, rules) =>
    isOf(types, event) ? change(d, event, rules) : {};

const isOf = <Type extends DelegationEvent['type']>(
  types: readonly Type[],
  event: DelegationEvent,
): event is EventOf<Type> => types.some((type) => type === event.type);
