// The three words in which a machine of ours says what happens: `when` a transition is permitted,
// what it `record`s in the context, whom it `tell`s. Machines hold only these, as data; their
// meaning is bound with the rulebook, so one machine serves every city.

/** Guard: every check must hold; the first that does not gives the refusal. */
export const when = <Check extends string>(...checks: readonly Check[]) =>
  ({ type: 'permits', params: { checks } }) as const;

/** Action: change the context by the pure fold of this name. */
export const record = <What extends string>(what: What) =>
  ({ type: 'record', params: { what } }) as const;

interface Moment<Context> {
  readonly context: Context;
}

/**
 * Action: notify those named, with this text of the rulebook. The context of the moment goes along,
 * since the step may still change it.
 */
export const tell =
  <Context, Whom extends string>() =>
  (text: string, ...to: readonly Whom[]) =>
    ({
      type: 'tell',
      params: ({ context }: Moment<Context>) => ({ text, to, context }),
    }) as const;

/** Action: ask the world for the effect of this name. */
export const ask =
  <Context, Name extends string>() =>
  (name: Name) =>
    ({ type: 'ask', params: ({ context }: Moment<Context>) => ({ name, context }) }) as const;

/** Stands for the meaning of a name until a rulebook gives it. */
export const unbound = (): never => {
  throw new Error('a machine is stepped only after it is bound to a rulebook');
};
