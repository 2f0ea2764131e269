// What may be done for an absent holder, as the procedures themselves declare it.

import type { ProcedureName } from './ids.ts';
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
