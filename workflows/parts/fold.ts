// Folds: the pure changes of a context that the machine records by name.

import type { Rules } from '../../src/rules/bound-rules.ts';

interface Typed {
  readonly type: string;
}

/** What an event changes; the check of its transition has already accepted it. */
export type FoldOn<Context, Event> = (
  context: Context,
  event: Event,
  rules: Rules,
) => Partial<Context>;

const isOf = <Event extends Typed, Type extends Event['type']>(
  types: readonly Type[],
  event: Event,
): event is Extract<Event, { type: Type }> => types.some((type) => type === event.type);

/** A fold of events of these types; of any other, which no transition gives it, nothing changes. */
export const foldingOn =
  <Context, Event extends Typed>() =>
  <Type extends Event['type']>(
    types: readonly Type[],
    change: FoldOn<Context, Extract<Event, { type: Type }>>,
  ): FoldOn<Context, Event> =>
  (context, event, rules) =>
    isOf(types, event) ? change(context, event, rules) : {};
