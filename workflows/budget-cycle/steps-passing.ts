// From the final notice to the end of the year: 議会提出、議決、執行、年度末.

import { reschedule, withdraw } from './steps-planning.ts';
import { ask, record, tell, when } from './vocabulary.ts';

export const passing = {
  finalised: {
    entry: record('startStep'),
    on: {
      present: {
        guard: when('presentedByNow'),
        target: 'presented',
        actions: [
          record('presentation'),
          tell('budget_presented', 'planners', 'supervisors', 'askers'),
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
          guard: when('voteFits', 'voteRejects'),
          target: 'finalised',
          actions: [
            record('vote'),
            record('unpresented'),
            tell('budget_rejected', 'planners', 'supervisors', 'askers'),
            ask('voted'),
          ],
        },
        {
          guard: when('voteFits'),
          target: 'executing',
          actions: [
            record('vote'),
            tell('budget_passed', 'planners', 'supervisors', 'askers'),
            ask('voted'),
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
        guard: when('executionsClosed', 'yearIsOver'),
        target: 'closed',
        actions: [record('yearClosed'), tell('budget_year_closed', 'planners', 'supervisors')],
      },
    },
  },
} as const;
