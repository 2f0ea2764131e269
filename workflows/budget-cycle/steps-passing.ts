// From the final notice to the end of the year: 議会提出、議決、執行、年度末.

import { reschedule, withdraw } from './steps-planning.ts';
import { ask, record, say, tell, when } from './vocabulary.ts';

export const passing = {
  finalised: {
    entry: record('startStep'),
    on: {
      present: {
        guard: when('allSettled', 'presentedByNow'),
        target: 'presented',
        actions: [
          record('requestsLooked'),
          record('presentation'),
          tell('budget_presented', 'planners', 'supervisors', 'askers'),
        ],
      },
      revise: {
        guard: when('isRejected', 'revisionFits'),
        actions: [
          record('requestsLooked'),
          record('commented'),
          record('revision'),
          tell('budget_revised', 'planners', 'supervisors'),
          ...say('revised'),
        ],
      },
      reschedule,
      withdraw,
    },
  },

  presented: {
    entry: record('startStep'),
    on: {
      record_vote: [
        {
          guard: when('allSettled', 'voteFits', 'voteRejects'),
          target: 'finalised',
          actions: [
            record('requestsLooked'),
            record('vote'),
            record('unpresented'),
            tell('budget_rejected', 'planners', 'supervisors', 'askers'),
            ...say('voted'),
          ],
        },
        {
          guard: when('allSettled', 'voteFits'),
          target: 'executing',
          actions: [
            record('requestsLooked'),
            record('vote'),
            tell('budget_passed', 'planners', 'supervisors', 'askers'),
            ...say('voted'),
          ],
        },
      ],
      withdraw,
    },
  },
} as const;

export const executing = {
  executing: {
    entry: record('startStep'),
    on: {
      list_carryover: {
        guard: when('carryoverFits'),
        actions: [record('carryover'), ask('carryover')],
      },
      close_year: {
        guard: when('requestsClosed', 'executionsClosed', 'yearIsOver'),
        target: 'closed',
        actions: [record('yearClosed'), tell('budget_year_closed', 'planners', 'supervisors')],
      },
    },
  },
} as const;
