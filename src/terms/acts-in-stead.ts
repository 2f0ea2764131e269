// What may be done for an absent holder, and what no proposer may do, as the procedures themselves
// declare it; and who acts for whom now.

import type { PersonId, Place, ProcedureName } from './ids.ts';
import type { Instant } from './units.ts';
import type { Workflows } from './workflow.ts';

/** An act that some command of the procedure fulfils in the holder's stead (代決). */
export interface ActInStead {
  readonly procedure: ProcedureName;
  readonly act: string;
}

export const actsInStead = (workflows: Pick<Workflows, 'all'>): readonly ActInStead[] =>
  workflows
    .all()
    .flatMap(({ procedure, commands }) =>
      Object.values(commands).flatMap(({ acting }) =>
        acting === undefined ? [] : [{ procedure, act: acting }],
      ),
    );

/** An act that no proposer of the case does: whoever it waits for must be another. */
export interface ActByOther extends ActInStead {
  /** Whether it may be done for an absent holder. */
  readonly inStead: boolean;
}

export const actsByOther = (workflows: Pick<Workflows, 'all'>): readonly ActByOther[] =>
  workflows.all().flatMap(({ procedure, commands }) => {
    const all = Object.entries(commands);
    const inStead = new Set(all.flatMap(([, { acting }]) => acting ?? []));
    const barred = all.flatMap(([type, { acting, byOther }]) => (byOther ? [acting ?? type] : []));
    return [...new Set(barred)].map((act) => ({ procedure, act, inStead: inStead.has(act) }));
  });

/** A place whose holders are all away, where somebody acts in their stead. */
export interface ActingTurn extends Place {
  /** Who would act. */
  readonly person: PersonId;
  /** When the last of them went away; null where nobody holds a seat of it. */
  readonly since: Instant | null;
  /**
   * Who is there and comes before him in the order. It is his turn only in a case of which all of
   * them are proposers and he is none; empty: in every case that is not his own.
   */
  readonly ahead: readonly PersonId[];
}

/** `context`: of the case. A procedure that keeps no proposers bars nobody. */
export function isTurnIn({ person, ahead }: ActingTurn, context: unknown): boolean {
  const { proposers = [] } = context as { readonly proposers?: readonly PersonId[] };
  return !proposers.includes(person) && ahead.every((one) => proposers.includes(one));
}
