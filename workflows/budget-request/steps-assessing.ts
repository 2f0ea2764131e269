// The assessment (査定) in as many stages as the city has, and what may be asked of a line.

import { opine } from './steps-drafting.ts';
import { ask, record, tell, when } from './vocabulary.ts';

export const reply = {
  guard: when('questionOpen'),
  actions: [record('reply'), tell('request_replied', 'waiting')],
} as const;

export const question = {
  guard: when('lineAsked'),
  actions: [record('question'), tell('request_asked', 'drafters')],
} as const;

export const assessing = {
  assessing: {
    entry: [
      record('startStage'),
      tell('request_to_assess', 'assessors'),
      ask('dissents'),
      ask('moved'),
    ],
    on: {
      assess: {
        guard: when('fourEyes', 'assessmentsRight'),
        actions: record('assessments'),
      },
      finish_stage: [
        {
          guard: when('fourEyes', 'stageComplete', 'hasNextStage'),
          target: 'assessing',
          reenter: true,
          actions: record('nextStage'),
        },
        { guard: when('fourEyes', 'stageComplete'), target: 'assessed' },
      ],
      ask: question,
      reply,
      opine,
    },
  },

  assessed: {
    entry: [record('noHand'), tell('request_assessed', 'planners'), ask('moved')],
    always: { guard: when('isNoticed'), target: 'noticed' },
    on: { reply, opine },
  },
} as const;
