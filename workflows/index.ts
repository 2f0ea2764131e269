// The procedures of the product, by name and version. The only module of this folder that others
// see.

import type { Workflow, Workflows } from '../src/terms/workflow.ts';
import { budgetCycle } from './budget-cycle/workflow.ts';
import { budgetExecution } from './budget-execution/workflow.ts';
import { budgetRequest } from './budget-request/workflow.ts';
import { decision } from './decision/workflow.ts';
import { delegationChange } from './delegation-change/workflow.ts';
import { meetingSession } from './meeting-session/workflow.ts';
import { priorConsultation } from './prior-consultation/workflow.ts';
import { wardProposal } from './ward-proposal/workflow.ts';

const all: readonly Workflow[] = [
  priorConsultation,
  meetingSession,
  decision,
  delegationChange,
  budgetCycle,
  budgetRequest,
  budgetExecution,
  wardProposal,
];

export const workflows: Workflows = {
  find: (procedure, version) =>
    all.find((one) => one.procedure === procedure && (version ?? one.version) === one.version),
  all: () => all,
};
