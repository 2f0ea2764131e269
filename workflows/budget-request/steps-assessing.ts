// The assessment (査定) in as many stages as the city has, and what may be asked of a line.

import { heardFinal, leftBehind, opine } from './steps-drafting.ts';
import { ask, record, tell, when } from './vocabulary.ts';

export const reply = {
  guard: when('questionOpen'),
  actions: [record('reply'), tell('request_replied', 'waiting')],
} as const;

export const question = {
  guard: when('lineAsked', 'dueAhead'),
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
        guard: when('fourEyes', 'finalNoticeAhead', 'assessmentsRight'),
        actions: record('assessments'),
      },
      finish_stage: [
        {
          guard: when('fourEyes', 'finalNoticeAhead', 'stageComplete', 'hasNextStage'),
          target: 'assessing',
          reenter: true,
          actions: record('nextStage'),
        },
        { guard: when('fourEyes', 'finalNoticeAhead', 'stageComplete'), target: 'assessed' },
      ],
      ask: question,
      reply,
      opine,
      ...leftBehind,
      cycle_moved: [
        {
          guard: when('saysReopened', 'nothingAssessed'),
          target: 'requested',
          actions: [
            record('cycleHeard'),
            record('stageLeft'),
            tell('request_reopened', 'ward', 'assessors'),
          ],
        },
        heardFinal,
      ],
    },
  },

  assessed: {
    entry: [record('noHand'), tell('request_assessed', 'planners'), ask('moved')],
    always: { guard: when('isInStep', 'isNoticed'), target: 'noticed' },
    on: {
      // Until the notice the last stage corrects what it gave.
      assess: {
        guard: when('fourEyes', 'noticeAhead', 'assessmentsRight'),
        actions: [record('assessments'), ask('moved')],
      },
      reply,
      opine,
      ...leftBehind,
      cycle_moved: heardFinal,
    },
  },
} as const;
