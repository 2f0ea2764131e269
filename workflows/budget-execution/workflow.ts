import type { z } from 'zod';
import {
  budgetExecutionCommand,
  budgetExecutionSystemCommand,
  openExecution,
} from '../../src/terms/command-budget-execution.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { commandTable } from '../parts/commands.ts';
import { bindExecution } from './bind.ts';

/** Execution of a passed budget (予算執行), version 1. */
export const budgetExecution: Workflow = {
  procedure: 'budget_execution',
  version: 1,
  opening: { schema: openExecution satisfies z.ZodType, sender: 'system' },
  commands: commandTable(budgetExecutionCommand, budgetExecutionSystemCommand, {
    byOther: ['confirm_close'],
  }),
  bind: bindExecution,
};
