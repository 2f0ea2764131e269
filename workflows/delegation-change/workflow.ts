import type { z } from 'zod';
import {
  delegationCommand,
  delegationSystemCommand,
  proposeDelegation,
} from '../../src/terms/command-delegation.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { commandTable } from '../parts/commands.ts';
import { bindDelegation } from './bind.ts';

/** Change of delegation (権限の見直し), version 1. */
export const delegationChange: Workflow = {
  procedure: 'delegation_change',
  version: 1,
  opening: { schema: proposeDelegation satisfies z.ZodType, sender: 'person' },
  commands: commandTable(delegationCommand, delegationSystemCommand, {
    byOther: ['concur', 'review', 'decide', 'reject', 'suspend', 'abolish'],
  }),
  bind: bindDelegation,
};
