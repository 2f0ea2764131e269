// What requests and executions show of themselves (`CaseSummary.shown`): lists find them by their
// cycle and lane, and a decision finds the step that waits for it.

import { z } from 'zod';
import { stepsShown } from './command-budget-execution.ts';
import { codeText } from './command-parts.ts';

export const budgetShown = z.object({
  cycle: z.uuid(),
  lane: codeText,
  steps: stepsShown,
});

export type BudgetShown = z.infer<typeof budgetShown>;
