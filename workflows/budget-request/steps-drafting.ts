// From the first line to the request that lies with finance: 起案、調整、提出、局経由、要求済.

import { ask, record, tell, when } from './vocabulary.ts';

const writing = {
  put_lines: { guard: when('linesRight'), actions: record('linesPut') },
  remove_lines: { guard: when('linesKnown'), actions: record('linesRemoved') },
  rank_lines: { guard: when('linesAsked'), actions: record('linesRanked') },
} as const;

export const opine = {
  guard: when('opinionInTime', 'opinionOnLines'),
  actions: [record('opinion'), tell('request_opinion', 'waiting')],
} as const;

const withdraw = {
  target: 'closed',
  actions: [record('withdrawn'), tell('withdrawn', 'concerned'), ask('moved')],
} as const;

const back = {
  target: 'drafting',
  actions: tell('returned', 'drafters'),
} as const;

const recall = {
  target: 'drafting',
  actions: tell('recalled', 'concerned'),
} as const;

/** The budget has gone on without it: whoever plans the budget, or the ward, ends it. */
export const leftBehind = {
  withdraw: { ...withdraw, guard: when('isBehind') },
} as const;

/** What is heard of a budget that goes on without this request. */
const behind = [
  record('cycleHeard'),
  record('behind'),
  tell('request_behind', 'late', 'planners', 'ward'),
  ask('heard'),
] as const;

export const heardFinal = { guard: when('saysFinal'), actions: behind } as const;

/** A sheet that its ward never submitted ends with the budget that went without it. */
const passedOver = {
  guard: when('isFinalised'),
  target: 'closed',
  actions: [record('notSubmitted'), tell('request_not_submitted', 'ward'), ask('moved')],
} as const;

export const drafting = {
  drafting: {
    entry: [record('startDrafting'), ask('moved')],
    always: passedOver,
    on: {
      ...writing,
      opine,
      hand_in: {
        guard: when('windowOpen', 'sheetReady'),
        target: 'handedIn',
        actions: record('handedIn'),
      },
      withdraw,
    },
  },

  handedIn: {
    always: [
      { guard: when('needsCoordination'), target: 'coordinating' },
      { target: 'submitting' },
    ],
  },

  coordinating: {
    entry: [tell('request_to_coordinate', 'coordinators'), ask('moved')],
    always: passedOver,
    on: {
      ...writing,
      opine,
      coordinate: {
        guard: when('windowOpen', 'sheetReady'),
        target: 'submitting',
        actions: record('coordinated'),
      },
      return: back,
      recall,
      withdraw,
    },
  },

  submitting: {
    entry: [tell('request_to_submit', 'submitters'), ask('moved')],
    always: passedOver,
    on: {
      opine,
      submit: {
        guard: when('submittedByHand', 'windowOpen', 'sheetReady'),
        target: 'submitted',
        actions: record('submission'),
      },
      submission_decided: {
        guard: when('submittedByDecision', 'decidedInTime', 'decidedAsAsked', 'sheetReady'),
        target: 'submitted',
        actions: record('submission'),
      },
      return: back,
      recall,
      withdraw,
    },
  },

  submitted: {
    always: [{ guard: when('needsForwarding'), target: 'forwarding' }, { target: 'requested' }],
  },

  forwarding: {
    entry: [tell('request_to_forward', 'forwarders'), ask('dissents'), ask('moved')],
    on: {
      opine,
      // The ward was in time: a bureau that passes it on late does so until the notice.
      forward: {
        guard: when('fourEyes', 'noticeAhead'),
        target: 'requested',
        actions: record('forwarded'),
      },
      // Nobody sends back what could not come again.
      return: { guard: when('windowOpen'), ...back },
      recall: { guard: when('windowOpen'), ...recall },
      withdraw,
      cycle_moved: { guard: when('saysNoticeOrFinal'), actions: behind },
    },
  },

  requested: {
    entry: [tell('request_arrived', 'planners'), ask('moved')],
    always: { guard: when('isInStep', 'isClosed'), target: 'assessing' },
    on: {
      opine,
      recall: { guard: when('windowOpen'), ...recall },
      withdraw: [{ guard: when('windowOpen'), ...withdraw }, leftBehind.withdraw],
      cycle_moved: heardFinal,
    },
  },
} as const;
