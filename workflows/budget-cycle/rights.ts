// Which places may send which command: all of them lie with whoever plans. The machine says when.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { BudgetCycle } from './context.ts';
import { hand } from './places.ts';

export const rightsOf = (d: BudgetCycle, rules: Rules): Place[] => hand('plan', d, rules);
