// From the promulgation on: 施行待ち、有効、廃止. What the published rulebooks hold is asked for by an
// effect, and the answer moves the case; the days on which rows begin and end come by timers.

import { ask, record, tell, when } from './vocabulary.ts';

const toEnd = {
  target: 'closed',
  actions: [record('ended'), tell('delegation_ended', 'everybody')],
} as const;

/** It was in force on paper only: as long as no rulebook holds it, it must be put right. */
const backWithFaults = [
  record('refused'),
  record('undecided'),
  tell('rows_refused', 'proposers', 'reviewers', 'promulgators', 'supervisors'),
] as const;

const superseded = { actions: record('superseded') } as const;

export const holding = {
  awaiting: {
    on: {
      amendment_published: [
        {
          guard: when('ofThisRevision', 'takenOut'),
          target: 'closed',
          actions: [record('suspended'), tell('delegation_suspended', 'everybody')],
        },
        {
          guard: when('ofThisRevision'),
          actions: [record('published'), tell('rows_published', 'everybody')],
        },
      ],
      amendment_refused: [
        {
          guard: when('ofThisRevision', 'takenOut'),
          actions: [record('refused'), tell('rows_refused', 'deciders', 'supervisors')],
        },
        {
          guard: when('ofThisRevision', 'hasReview'),
          target: 'review',
          actions: backWithFaults,
        },
        { guard: when('ofThisRevision'), target: 'proposing', actions: backWithFaults },
      ],
      suspend: {
        guard: when('fourEyes', 'notPending', 'datesAhead'),
        actions: [record('suspension'), ask('amend')],
      },
      timer: { guard: when('isInForceTimer'), target: 'in_force' },
      superseded,
    },
  },

  in_force: {
    entry: [record('entered'), ask('amend'), tell('delegation_in_force', 'everybody')],
    always: { guard: when('nothingLeft'), ...toEnd },
    on: {
      amendment_published: {
        guard: when('ofThisRevision'),
        actions: [ask('tellReplaced'), record('published')],
      },
      amendment_refused: {
        guard: when('ofThisRevision'),
        actions: [
          record('refused'),
          tell('rows_refused', 'promulgators', 'deciders', 'supervisors'),
        ],
      },
      abolish: {
        guard: when('fourEyes', 'notPending', 'endsAhead'),
        actions: [record('abolition'), ask('amend'), tell('delegation_abolished', 'everybody')],
      },
      timer: [
        { guard: when('isEndTimer'), ...toEnd },
        { guard: when('isAgainTimer'), actions: [record('entered'), ask('amend')] },
      ],
      superseded,
    },
  },
} as const;
