// A year's budget (予算編成) as a statechart. Source: rules.md 8.4 (cycle). It holds names only;
// bind.ts gives them their meaning from a rulebook. Windows open and close by themselves; nothing
// else does.

import { executing, passing } from './steps-passing.ts';
import { planning } from './steps-planning.ts';
import { ask, cycle, record, say, when } from './vocabulary.ts';

export const machine = cycle.createMachine({
  id: 'budget_cycle',
  context: ({ input }) => input,
  initial: 'preparing',
  states: {
    ...planning,
    ...passing,
    ...executing,
    closed: { type: 'final' },
  },
  on: {
    timer: { actions: [record('wakeUp'), ask('wakeUp')] },
    request_moved: {
      guard: when('isNews'),
      actions: [...say('introduce'), record('requestMoved')],
    },
    execution_moved: { actions: record('executionMoved') },
  },
});
