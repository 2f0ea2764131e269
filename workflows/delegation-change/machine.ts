// A change of delegation (権限の見直し) as a statechart. Source: rules.md 8.3. It holds names only;
// bind.ts gives them their meaning from a rulebook. A passed deadline never decides anything here.

import { deciding } from './steps-deciding.ts';
import { holding } from './steps-holding.ts';
import { ask, delegation, record } from './vocabulary.ts';

export const machine = delegation.createMachine({
  id: 'delegation_change',
  context: ({ input }) => input,
  initial: 'proposing',
  states: {
    ...deciding,
    ...holding,
    closed: { type: 'final' },
  },
  on: {
    timer: { actions: [record('wakeUp'), ask('wakeUp')] },
  },
});
