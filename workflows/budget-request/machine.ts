// A budget request (区予算要求) as a statechart: one sheet of one lane. Source: rules.md 8.4. It holds
// names only; bind.ts gives them their meaning from a rulebook. What the cycle says is remembered
// and acted upon as soon as the request has come so far, whatever the order in which it arrives.

import { assessing } from './steps-assessing.ts';
import { drafting } from './steps-drafting.ts';
import { settling } from './steps-settling.ts';
import { ask, record, request, tell, when } from './vocabulary.ts';

export const machine = request.createMachine({
  id: 'budget_request',
  context: ({ input }) => input,
  initial: 'drafting',
  states: {
    ...drafting,
    ...assessing,
    ...settling,
    closed: { type: 'final' },
  },
  on: {
    timer: { actions: [record('wakeUp'), ask('wakeUp')] },
    cycle_moved: [
      {
        guard: when('cycleEnds'),
        target: '.closed',
        actions: [record('cycleEnded'), tell('request_cycle_ended', 'ward'), ask('moved')],
      },
      {
        guard: when('saysReopened'),
        actions: [record('cycleHeard'), tell('request_reopened', 'ward')],
      },
      { actions: [record('cycleHeard'), ask('heard')] },
    ],
  },
});
