// Checks by name: as the guard `permits` of a machine, and as the reason why it says no.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CaseEvent } from '../../src/terms/case.ts';
import type { Refusal } from '../../src/terms/refusal.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';

interface Named<Name> {
  readonly checks: readonly Name[];
}

interface Moment<Context, Event> {
  readonly context: Context;
  readonly event: Event;
}

/** Of the checks named, in their order, the first that says no gives the reason. */
export function bindChecks<Name extends string, Context, Event>(
  checks: Readonly<Record<Name, (c: Context, event: Event, rules: Rules) => Refusal | null>>,
  rules: Rules,
) {
  const firstRefusal = (names: readonly Name[], context: Context, event: Event) => {
    for (const name of names) {
      const refusal = checks[name](context, event, rules);
      if (refusal !== null) return refusal;
    }
    return null;
  };
  const reason: BoundWorkflow['reason'] = ({ params }, context, event: CaseEvent) =>
    firstRefusal((params as Named<Name>).checks, context as Context, event as unknown as Event);
  return {
    permits: ({ context, event }: Moment<Context, Event>, { checks: names }: Named<Name>) =>
      firstRefusal(names, context, event) === null,
    reason,
  };
}
