// From the vote to the last day of the year: 配当、解除、流用、再配当、執行報告. Money that needs a
// decision of the tables waits for it; what no subject decides is done at once.

import { ask, record, tell, when } from './vocabulary.ts';

const flows = [record('flow'), tell('money_flows', 'receivers'), ask('withheld')] as const;

const opine = {
  guard: when('opinionAsked', 'opinionOnLines'),
  actions: [record('opinion'), tell('allotment_opinion', 'allotters', 'supervisors')],
} as const;

export const carryover_listed = {
  guard: when('linesListed'),
  actions: [record('carryover'), tell('carryover_listed', 'closers')],
} as const;

const cancel = {
  guard: when('waits'),
  actions: [record('cancelled'), tell('move_cancelled', 'spenders', 'movers')],
} as const;

const told = [tell('money_moved', 'parties', 'supervisors'), ask('dissents')] as const;

const asked = [record('asked'), tell('move_to_decide', 'movers'), ask('dissents')] as const;

const transfer = [
  {
    guard: when('notClosed', 'movable', 'decidesItself'),
    actions: [record('asked'), record('taken'), ...told],
  },
  { guard: when('notClosed', 'movable'), actions: asked },
] as const;

const reallot = [
  {
    guard: when('notClosed', 'movable', 'decidesItself'),
    actions: [record('asked'), record('taken'), ...told, ask('consultation')],
  },
  { guard: when('notClosed', 'movable'), actions: asked },
] as const;

const take_back = {
  guard: when('notClosed', 'takenBack'),
  actions: [record('takenBack'), tell('money_moved', 'parties', 'supervisors')],
} as const;

const set_account = {
  guard: when('accountFits'),
  actions: [record('account'), tell('account_set', 'spenders', 'movers')],
} as const;

const consulted_after = {
  guard: when('heldAfterwards'),
  actions: [record('heldAfter'), tell('consulted_after', 'parties', 'supervisors')],
} as const;

/** In the fiscal year's last days, and from its end on, lines are closed and confirmed. */
export const closingLines = {
  close_lines: {
    guard: when('closable'),
    actions: [record('closings'), tell('lines_to_confirm', 'confirmers')],
  },
  confirm_close: {
    guard: when('toConfirm', 'stillListed', 'fourEyes'),
    actions: [
      record('confirmed'),
      tell('lines_confirmed', 'closers', 'spenders'),
      ask('carryOver'),
    ],
  },
  return_close: {
    guard: when('toConfirm'),
    actions: [record('returned'), tell('lines_returned', 'closers')],
  },
} as const;

const toClosed = {
  guard: when('allConfirmed'),
  target: 'closed',
  actions: [record('closed'), ask('cycle'), tell('execution_closed', 'everybody')],
} as const;

const followOffices = { guard: when('isOfficesTimer'), actions: record('offices') } as const;

const timers = [
  {
    guard: when('isLastDayTimer'),
    actions: [record('ending'), tell('year_ends', 'closers')],
  },
  { guard: when('isYearEndTimer'), target: 'closing' },
  followOffices,
] as const;

export const executing = {
  opened: {
    always: [
      {
        guard: when('isCarriedOver'),
        target: 'executing',
        actions: tell('money_carried', 'receivers', 'allotters', 'supervisors'),
      },
      {
        target: 'allotting',
        actions: [ask('cycle'), tell('allotment_asked', 'allotters'), ask('lineDissents')],
      },
    ],
  },

  allotting: {
    on: {
      allot: [
        {
          guard: when('mayWithhold', 'flowsNow'),
          target: 'executing',
          actions: [record('allotment'), ...flows],
        },
        {
          guard: when('mayWithhold'),
          actions: [record('allotment'), tell('money_allotted', 'receivers'), ask('withheld')],
        },
      ],
      set_account,
      opine,
      carryover_listed,
      timer: [
        {
          guard: when('isFlowTimer'),
          target: 'executing',
          actions: flows,
        },
        ...timers,
      ],
    },
  },

  executing: {
    always: toClosed,
    on: {
      release: {
        guard: when('releasable', 'notClosed'),
        actions: [record('release'), tell('money_released', 'receivers')],
      },
      report: {
        guard: when('reportFits', 'reportedInTime', 'commitsNothingNew', 'notClosed'),
        actions: record('report'),
      },
      transfer,
      reallot,
      take_back,
      consulted_after,
      set_account,
      cancel,
      step_decided: {
        guard: when('waits', 'asDecided', 'stillConsulted'),
        actions: [record('taken'), ...told, ask('consultation')],
      },
      opine,
      carryover_listed,
      ...closingLines,
      timer: timers,
    },
  },

  /** The year is over: what was committed is paid, and every line is closed. */
  closing: {
    entry: [
      tell('moves_lapsed', 'waiting'),
      record('lapsedMoves'),
      record('ending'),
      tell('year_over', 'closers'),
    ],
    always: toClosed,
    on: {
      report: {
        guard: when('reportFits', 'reportedInTime', 'commitsNothingNew', 'notClosed'),
        actions: record('report'),
      },
      consulted_after,
      step_decided: { guard: when('yearRuns') },
      carryover_listed,
      ...closingLines,
      timer: followOffices,
    },
  },
} as const;
