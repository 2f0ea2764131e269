import type { z } from 'zod';
import {
  budgetRequestCommand,
  budgetRequestSystemCommand,
  openRequest,
} from '../../src/terms/command-budget-request.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { commandTable } from '../parts/commands.ts';
import { bindRequest } from './bind.ts';

/** Budget request of a ward or a bureau (区予算要求), version 1. */
export const budgetRequest: Workflow = {
  procedure: 'budget_request',
  version: 1,
  opening: { schema: openRequest satisfies z.ZodType, sender: 'person' },
  commands: commandTable(budgetRequestCommand, budgetRequestSystemCommand, {
    byOther: ['forward', 'assess', 'finish_stage', 'restore'],
  }),
  bind: bindRequest,
};
