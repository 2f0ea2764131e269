// After the conclusion: 実施、条件履行、変更協議.

import { record, tell, when } from './vocabulary.ts';

const newRound = [
  tell('changed_materially', 'everybody'),
  record('decided'),
  record('newRound'),
] as const;

/**
 * A material change reopens the consultation; the answers before it are kept as a round. Of a
 * decider it goes to the addressees at once, of anybody else to the approver first. Its author has
 * proposed it: another decides on it.
 */
const change_materially = [
  {
    guard: when('running', 'oneSide', 'readable', 'complete', 'byNoDecider'),
    target: 'submitted',
    actions: newRound,
  },
  {
    guard: when('running', 'oneSide', 'readable', 'complete'),
    target: 'opening',
    actions: newRound,
  },
] as const;

/** Conditions once accepted stay owed in every step, also while a change is consulted about. */
export const followUps = {
  report_follow_up: {
    guard: when('running', 'followUpOpen'),
    actions: [record('followUpReport'), tell('follow_up_reported', 'followUpUnit')],
  },
  confirm_follow_up: {
    guard: when('running', 'followUpReported', 'fourEyes', 'oneSide'),
    actions: [
      record('decided'),
      record('followUpConfirmation'),
      tell('follow_up_confirmed', 'initiator'),
    ],
  },
  reject_follow_up: {
    guard: when('running', 'followUpReported'),
    actions: [record('followUpRejection'), tell('follow_up_rejected', 'initiator')],
  },
} as const;

export const implementing = {
  /** An end of the answers; conditions of an earlier round are owed all the same. */
  ended: {
    always: [{ guard: when('owesNothing'), target: 'closed' }, { target: 'concluded' }],
  },

  concluded: {
    entry: tell('concluded', 'everybody'),
    always: { guard: when('endsHere'), target: 'closed' },
    on: {
      implement: {
        guard: when('running', 'hasImplementation', 'fourEyes', 'oneSide', 'permitted'),
        target: 'implementing',
        actions: [record('decided'), record('decision'), tell('implemented', 'everybody')],
      },
      drop: {
        guard: when('running', 'hasImplementation', 'oneSide'),
        target: 'closed',
        actions: [record('dropped'), tell('dropped', 'everybody')],
      },
      change_materially,
    },
  },

  implementing: {
    always: { guard: when('isFulfilled'), target: 'closed' },
    on: {
      report_implementation: {
        guard: when('running'),
        actions: [
          record('implementationReport'),
          tell('implementation_reported', 'addressees', 'supervisors'),
        ],
      },
      change_materially,
    },
  },
} as const;
