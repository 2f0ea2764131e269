// From the plan to the final notice: 準備、編成方針通知、要求受付、査定、内示、示達.

import { ask, record, tell, when } from './vocabulary.ts';

export const reschedule = {
  guard: when('datesMayMove'),
  actions: [
    record('moved'),
    tell('budget_rescheduled', 'planners', 'supervisors', 'askers'),
    ask('rescheduled'),
    ask('ifLate'),
  ],
} as const;

export const withdraw = {
  target: 'closed',
  actions: [
    record('withdrawn'),
    tell('withdrawn', 'planners', 'supervisors', 'askers'),
    ask('withdrawn'),
  ],
} as const;

const open = {
  target: 'requesting',
  actions: [record('askersLooked'), record('opened')],
} as const;

const close = { target: 'assessing', actions: record('closed') } as const;

export const planning = {
  preparing: {
    entry: ask('ifLate'),
    on: {
      notify_guideline: {
        target: 'guided',
        actions: [
          record('askersLooked'),
          record('guideline'),
          tell('budget_guideline', 'supervisors', 'askers'),
        ],
      },
      reschedule,
      withdraw,
    },
  },

  guided: {
    entry: record('startStep'),
    on: {
      open_requests: open,
      timer: { guard: when('isOpenTimer'), ...open },
      reschedule,
      withdraw,
    },
  },

  requesting: {
    entry: [
      record('startStep'),
      tell('budget_requests_open', 'supervisors', 'askers'),
      ask('opened'),
    ],
    on: {
      close_requests: { guard: when('earlyCloseSaysWhy'), ...close },
      timer: { guard: when('isCloseTimer'), ...close },
      reschedule,
      withdraw,
    },
  },

  assessing: {
    entry: [
      record('startStep'),
      tell('budget_requests_closed', 'planners', 'supervisors', 'askers'),
      ask('closed'),
    ],
    on: {
      give_notice: {
        guard: when('allAssessed', 'appealsCanFollow'),
        target: 'noticed',
        actions: record('noticed'),
      },
      reschedule,
      withdraw,
    },
  },

  noticed: {
    entry: [record('startStep'), tell('budget_notice', 'supervisors'), ask('noticed')],
    on: {
      give_final_notice: {
        guard: when('appealsAreOver', 'nothingUndecided'),
        target: 'finalised',
        actions: [
          record('finalised'),
          tell('budget_final_notice', 'supervisors'),
          ask('finalised'),
        ],
      },
      timer: {
        guard: when('isAppealsTimer'),
        actions: [record('appealsClosed'), tell('budget_appeals_closed', 'planners')],
      },
      reschedule,
      withdraw,
    },
  },
} as const;
