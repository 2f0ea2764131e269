import type { z } from 'zod';
import {
  draftProposal,
  proposalCommand,
  proposalSystemCommand,
} from '../../src/terms/command-proposal.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { commandTable } from '../parts/commands.ts';
import { bindProposal } from './bind.ts';

/** A ward's proposal to bureaus (区提案), version 1. */
export const wardProposal: Workflow = {
  procedure: 'ward_proposal',
  version: 1,
  opening: { schema: draftProposal satisfies z.ZodType, sender: 'person' },
  commands: commandTable(proposalCommand, proposalSystemCommand, { byOther: ['answer'] }),
  bind: bindProposal,
};
