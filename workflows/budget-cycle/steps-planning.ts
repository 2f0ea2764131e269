// From the plan to the final notice: 準備、編成方針通知、要求受付、査定、内示、示達.

import { ask, record, say, tell, when } from './vocabulary.ts';

export const reschedule = {
  guard: when('datesMayMove'),
  actions: [
    record('moved'),
    tell('budget_rescheduled', 'planners', 'supervisors', 'askers'),
    ...say('rescheduled'),
    ask('ifLate'),
  ],
} as const;

export const withdraw = {
  target: 'closed',
  actions: [
    record('requestsLooked'),
    record('withdrawn'),
    tell('withdrawn', 'planners', 'supervisors', 'askers'),
    ...say('withdrawn'),
  ],
} as const;

const open = {
  target: 'requesting',
  actions: [
    record('askersLooked'),
    record('opened'),
    tell('budget_requests_open', 'supervisors', 'askers'),
    ask('ifNowLate'),
  ],
} as const;

const close = {
  target: 'assessing',
  actions: [record('closed'), ask('ifNowLate')],
} as const;

/** Whoever was too late may go on, and what is not assessed yet may be taken back. */
const reopen = {
  guard: when('reopensInTime'),
  target: 'requesting',
  actions: [
    record('requestsLooked'),
    record('reopened'),
    tell('budget_requests_reopened', 'planners', 'supervisors', 'askers'),
    ask('ifNowLate'),
  ],
} as const;

export const planning = {
  preparing: {
    entry: ask('ifLate'),
    on: {
      notify_guideline: {
        guard: when('windowsAhead'),
        target: 'guided',
        actions: [
          record('askersLooked'),
          record('guideline'),
          tell('budget_guideline', 'supervisors', 'askers'),
          ask('ifNowLate'),
        ],
      },
      reschedule,
      withdraw,
    },
  },

  guided: {
    entry: record('startStep'),
    on: {
      open_requests: { guard: when('windowsAhead'), ...open },
      timer: { guard: when('isOpenTimer'), ...open },
      reschedule,
      withdraw,
    },
  },

  requesting: {
    entry: [record('startStep'), ...say('opened')],
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
      ...say('closed'),
    ],
    on: {
      give_notice: {
        guard: when('allAssessed', 'appealsCanFollow'),
        target: 'noticed',
        actions: [record('requestsLooked'), record('noticed'), ask('ifNowLate')],
      },
      reopen_requests: reopen,
      reschedule,
      withdraw,
    },
  },

  noticed: {
    entry: [record('startStep'), tell('budget_notice', 'supervisors'), ...say('noticed')],
    on: {
      give_final_notice: {
        guard: when('appealsAreOver', 'nothingUndecided', 'submittedSettled'),
        target: 'finalised',
        actions: [
          record('requestsLooked'),
          record('finalised'),
          tell('budget_final_notice', 'supervisors'),
          ...say('finalised'),
          ask('ifNowLate'),
        ],
      },
      timer: {
        guard: when('isAppealsTimer'),
        actions: [
          record('appealsClosed'),
          tell('budget_appeals_closed', 'planners'),
          ask('ifNowLate'),
        ],
      },
      reschedule,
      withdraw,
    },
  },
} as const;
