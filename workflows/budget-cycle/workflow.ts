import {
  budgetCycleCommand,
  budgetCycleSystemCommand,
  planCycle,
} from '../../src/terms/command-budget-cycle.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { commandTable } from '../parts/commands.ts';
import { bindCycle } from './bind.ts';

/** A year's budget (予算編成), version 1. */
export const budgetCycle: Workflow = {
  procedure: 'budget_cycle',
  version: 1,
  opening: { schema: planCycle, sender: 'person' },
  commands: commandTable(budgetCycleCommand, budgetCycleSystemCommand),
  bind: bindCycle,
};
