import {
  decisionCommand,
  decisionSystemCommand,
  draftDecision,
} from '../../src/terms/command-decision.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { commandTable } from '../parts/commands.ts';
import { bindDecision } from './bind.ts';

/** A decision from its draft to its completion (起案 to 完結), version 1. */
export const decision: Workflow = {
  procedure: 'decision',
  version: 1,
  opening: { schema: draftDecision, sender: 'person' },
  commands: commandTable(decisionCommand, decisionSystemCommand, {
    acting: { decide_acting: 'decide', concur_acting: 'concur', advise_acting: 'advise' },
    byOther: [
      ...['assent', 'concur', 'concur_acting', 'advise', 'advise_acting', 'instruct', 'take_up'],
      ...['decide', 'decide_acting', 'reject'],
    ],
  }),
  bind: bindDecision,
};
