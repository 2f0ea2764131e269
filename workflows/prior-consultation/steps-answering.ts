// The addressees' turn: 通知、協議中、集約. Each answers on its own clock.

import { record, tell, when } from './vocabulary.ts';

const demand_consultation = {
  guard: when('running', 'mayDemand', 'fourEyes', 'oneSide'),
  actions: [
    record('decided'),
    record('demand'),
    tell('consultation_arrived', 'addressee'),
    tell('consultation_demanded', 'initiator'),
  ],
} as const;

const correct_answer = {
  guard: when('running', 'hasAnswered', 'fourEyes', 'oneSide', 'knownAnswer'),
  actions: [record('decided'), record('answer'), tell('answer_corrected', 'initiator')],
} as const;

const answer = {
  guard: when('running', 'isAsked', 'fourEyes', 'oneSide', 'knownAnswer'),
  actions: [record('decided'), record('answer'), tell('answer_given', 'initiator')],
} as const;

const add_addressee = {
  guard: when('running', 'newAddressee'),
  target: 'consulting',
  reenter: true,
  actions: [record('newcomer'), tell('addressee_added', 'initiator')],
} as const;

export const answering = {
  notified: {
    entry: [tell('notice_given', 'unsent'), record('notify')],
    always: {
      guard: when('nobodyRequests'),
      target: 'ended',
      actions: [record('noRequest'), tell('closed_no_request', 'initiator', 'addressees')],
    },
    on: {
      demand_consultation: { ...demand_consultation, target: 'consulting' },
      add_addressee: { ...add_addressee, target: 'notified' },
    },
  },

  consulting: {
    entry: [tell('consultation_arrived', 'unsent'), record('askPending')],
    always: [
      { guard: when('allAnswered', 'collectsItself'), target: 'weighing' },
      { guard: when('allAnswered'), target: 'collecting' },
    ],
    on: {
      demand_consultation,
      receive: { guard: when('running', 'isAsked', 'notReceived'), actions: record('receipt') },
      ask: {
        guard: when('running', 'isAsked'),
        actions: [record('question'), tell('question_asked', 'suppliers')],
      },
      supply: {
        guard: when('running', 'hasQuestion'),
        actions: [record('material'), tell('material_supplied', 'addressee')],
      },
      answer,
      /** An answer of which a decision of its own was made (決裁). */
      answer_decided: { ...answer, guard: when(...answer.guard.params.checks, 'madeByItsHand') },
      correct_answer,
      request_extension: {
        guard: when('running', 'isAsked', 'extensible'),
        actions: [record('extensionRequest'), tell('extension_requested', 'deciders')],
      },
      grant_extension: {
        guard: when('running', 'extensionAsked', 'oneSide'),
        actions: [
          record('decided'),
          record('extensionGrant'),
          tell('extension_granted', 'addressee'),
        ],
      },
      decline_extension: {
        guard: when('running', 'extensionAsked', 'oneSide'),
        actions: [
          record('decided'),
          record('extensionRefusal'),
          tell('extension_declined', 'addressee'),
        ],
      },
      add_addressee,
      collect: { guard: when('running', 'nobodyInTime'), target: 'weighing' },
    },
  },

  collecting: {
    entry: [record('startCollecting'), tell('all_answered', 'supervisors')],
    on: {
      collect: { guard: when('running'), target: 'weighing' },
      correct_answer,
      add_addressee,
    },
  },

  weighing: {
    always: [
      { guard: when('mediates', 'disagrees'), target: 'climbing' },
      { guard: when('mustSettle'), target: 'settling' },
      { target: 'concluded', actions: record('weighed') },
    ],
  },
} as const;
