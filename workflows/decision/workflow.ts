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
  commands: commandTable(decisionCommand, decisionSystemCommand, { decide_acting: 'decide' }),
  bind: bindDecision,
};
