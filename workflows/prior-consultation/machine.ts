// The prior consultation (事前協議) as a statechart. Source: rules.md 8.1. One symmetric machine: a
// bureau consults wards, a ward a bureau, wards each other. It holds names only; bind.ts gives them
// their meaning from a rulebook. A passed deadline never decides anything here.

import { answering } from './steps-answering.ts';
import { drafting } from './steps-drafting.ts';
import { followUps, implementing } from './steps-implementing.ts';
import { mediating } from './steps-mediating.ts';
import { ask, consultation, record, tell, when } from './vocabulary.ts';

export const machine = consultation.createMachine({
  id: 'prior_consultation',
  context: ({ input }) => input,
  initial: 'opened',
  states: {
    ...drafting,
    ...answering,
    ...mediating,
    ...implementing,
    closed: { type: 'final' },
  },
  on: {
    recall: { guard: when('running', 'neverRecalled') },
    withdraw: {
      guard: when('beforeImplementation', 'oneSide'),
      target: '.closed',
      actions: [ask('leaveAgenda'), record('withdrawn'), tell('withdrawn', 'everybody')],
    },
    hold: {
      guard: when('running'),
      actions: [ask('leaveAgenda'), record('hold'), tell('held', 'everybody')],
    },
    resume: {
      guard: when('held'),
      actions: [record('resume'), tell('resumed', 'everybody')],
    },
    carry_over: {
      guard: when('yearFollows'),
      actions: [record('carriedOver'), tell('carried_over', 'everybody')],
    },
    timer: { actions: [record('wakeUp'), ask('wakeUp')] },
    ...followUps,
    agenda_placed: { guard: when('isReport'), actions: record('reportPlaced') },
    agenda_moved: { guard: when('isReport'), actions: record('reportPlaced') },
    agenda_accepted: { guard: when('isReport'), actions: record('noted') },
    agenda_declined: { guard: when('isReport'), actions: record('reportLeft') },
    agenda_carried: { guard: when('isReport'), actions: record('reportLeft') },
    level_outcome: { guard: when('isReport'), actions: record('noted') },
  },
});
