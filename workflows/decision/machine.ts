// The decision (決裁) as a statechart. Source: rules.md 8.2. It holds names only; bind.ts gives them
// their meaning from a rulebook. A passed deadline never decides anything here; the one thing that
// time does by itself is to end a hold on its date.

import { deciding } from './steps-deciding.ts';
import { hearing } from './steps-hearing.ts';
import { ask, decision, record } from './vocabulary.ts';

export const machine = decision.createMachine({
  id: 'decision',
  context: ({ input }) => input,
  initial: 'drafting',
  states: {
    ...hearing,
    ...deciding,
    closed: { type: 'final' },
  },
  on: {
    timer: { actions: [record('wakeUp'), ask('wakeUp')] },
  },
});
