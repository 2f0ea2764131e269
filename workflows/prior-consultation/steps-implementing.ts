// After the conclusion: 実施、条件履行、変更協議.

import { record, tell, when } from './vocabulary.ts';

/**
 * A material change reopens the consultation; the answers before it are kept as a round. It goes to
 * the addressees at once, so that whoever decides on it must be another than the proposer.
 */
const change_materially = {
  guard: when('running', 'fourEyes', 'readable', 'complete'),
  target: 'opening',
  actions: [tell('changed_materially', 'everybody'), record('newRound')],
} as const;

/** Conditions once accepted stay owed in every step, also while a change is consulted about. */
export const followUps = {
  report_follow_up: {
    guard: when('running', 'followUpOpen'),
    actions: [record('followUpReport'), tell('follow_up_reported', 'followUpUnit')],
  },
  confirm_follow_up: {
    guard: when('running', 'followUpReported', 'fourEyes'),
    actions: [record('followUpConfirmation'), tell('follow_up_confirmed', 'initiator')],
  },
  reject_follow_up: {
    guard: when('running', 'followUpReported'),
    actions: [record('followUpRejection'), tell('follow_up_rejected', 'initiator')],
  },
} as const;

export const implementing = {
  concluded: {
    entry: tell('concluded', 'everybody'),
    always: { guard: when('endsHere'), target: 'closed' },
    on: {
      implement: {
        guard: when('running', 'fourEyes', 'permitted'),
        target: 'implementing',
        actions: [record('decision'), tell('implemented', 'everybody')],
      },
      drop: {
        guard: when('running'),
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
