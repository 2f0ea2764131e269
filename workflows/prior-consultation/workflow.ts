import type { z } from 'zod';
import {
  consultationCommand,
  consultationSystemCommand,
  draftConsultation,
} from '../../src/terms/command-consultation.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { commandTable } from '../parts/commands.ts';
import { bindConsultation } from './bind.ts';

/** Prior consultation (事前協議), version 1. */
export const priorConsultation: Workflow = {
  procedure: 'prior_consultation',
  version: 1,
  opening: { schema: draftConsultation satisfies z.ZodType, sender: 'person' },
  commands: commandTable(consultationCommand, consultationSystemCommand, {
    byOther: [
      ...['approve', 'accept', 'deem_unnecessary', 'notify_only', 'demand_consultation'],
      ...['answer', 'correct_answer', 'implement', 'confirm_follow_up'],
      ...['accept_conditions', 'decline_conditions', 'confirm_settlement', 'rule'],
    ],
  }),
  bind: bindConsultation,
};
