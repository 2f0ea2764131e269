// From the draft to its arrival: 起案、起案側決裁、事務局審査.

import { ask, record, tell, when } from './vocabulary.ts';

const approve = {
  guard: when('running', 'fourEyes', 'oneSide'),
  target: 'approved',
  actions: record('decided'),
} as const;

export const drafting = {
  opened: {
    always: { target: 'drafting', actions: ask('emergencyNotice') },
  },

  drafting: {
    on: {
      revise: {
        guard: when('running', 'readable'),
        actions: [ask('emergencyNotice'), record('revision')],
      },
      submit: {
        guard: when('running', 'complete'),
        target: 'submitted',
        actions: [record('submission'), ask('reportLate')],
      },
      recall: { guard: when('running', 'nothingToRecall') },
      discard: {
        guard: when('running', 'neverSubmitted'),
        target: 'closed',
        actions: record('discarded'),
      },
    },
  },

  submitted: {
    always: [
      {
        guard: when('needsApproval'),
        target: 'approval',
        actions: tell('approval_requested', 'approvers'),
      },
      { target: 'approved' },
    ],
  },

  approval: {
    entry: record('startApproval'),
    on: {
      approve,
      /** The bureau decided on its submission in a case of its own (決裁). */
      submission_decided: {
        ...approve,
        guard: when(...approve.guard.params.checks, 'madeByItsHand'),
      },
      return: {
        guard: when('running'),
        target: 'drafting',
        actions: [record('backToDraft'), tell('returned', 'drafters')],
      },
      recall: {
        guard: when('running', 'isSender'),
        target: 'drafting',
        actions: [record('backToDraft'), tell('recalled', 'approvers')],
      },
    },
  },

  approved: {
    always: [
      {
        guard: when('needsScreening'),
        target: 'screening',
        actions: tell('screening_requested', 'screeners'),
      },
      { target: 'opening' },
    ],
  },

  screening: {
    entry: [record('received'), record('startScreening')],
    on: {
      accept: { guard: when('running', 'fourEyes'), target: 'opening' },
      recall: {
        guard: when('running', 'notApproved', 'isSender'),
        target: 'drafting',
        actions: [record('backToDraft'), tell('recalled', 'screeners')],
      },
      return: {
        guard: when('running'),
        target: 'drafting',
        actions: [record('backToDraft'), tell('returned', 'drafters')],
      },
      add_addressee: {
        guard: when('running', 'newAddressee', 'readable'),
        actions: [record('addressee'), tell('addressee_added', 'initiator')],
      },
      deem_unnecessary: {
        guard: when('running', 'fourEyes'),
        target: 'ended',
        actions: [record('unnecessary'), tell('deemed_unnecessary', 'initiator')],
      },
      notify_only: { guard: when('running', 'windowKnown', 'fourEyes'), target: 'notified' },
    },
  },

  opening: {
    always: [
      {
        guard: when('opensRecord'),
        target: 'ended',
        actions: [record('recorded'), tell('contact_recorded', 'addressees')],
      },
      { guard: when('opensNotice'), target: 'notified' },
      {
        guard: when('opensRuling'),
        target: 'ruling',
        actions: [record('received'), tell('ruling_notice', 'addressees')],
      },
      { target: 'consulting' },
    ],
  },
} as const;
