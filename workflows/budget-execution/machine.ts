// The execution of a passed budget (予算執行) as a statechart. Source: rules.md 5.5, 8.4. It holds
// names only; bind.ts gives them their meaning from a rulebook. A passed deadline never decides
// anything here: on its day money flows that somebody has allotted, and the year ends.

import { executing } from './steps-executing.ts';
import { execution } from './vocabulary.ts';

export const machine = execution.createMachine({
  id: 'budget_execution',
  context: ({ input }) => input,
  initial: 'opened',
  states: {
    ...executing,
    closed: { type: 'final' },
  },
});
