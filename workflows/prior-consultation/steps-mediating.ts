// Disagreement: 条件調整、調整(第n段)、裁定. The ladder is data with any number of levels.

import { ask, record, tell, when } from './vocabulary.ts';

const settledBySides = {
  guard: when('running', 'isSettled'),
  target: 'concluded',
  actions: [
    ask('leaveAgenda'),
    tell('level_settled', 'everybody'),
    record('levelSettled'),
    record('settled'),
  ],
} as const;

/**
 * What meeting sessions tell a case that waits for one. A case on hold has left the agenda and is
 * sent to it again when it is resumed: whatever would place it meanwhile is refused, so that its
 * item is taken off; only the outcome of a session that was already held is kept.
 */
const agendaEvents = {
  agenda_placed: {
    guard: when('atThisPlacement', 'running'),
    actions: [record('agendaPlaced'), tell('agenda_placed', 'initiator', 'addressees')],
  },
  agenda_moved: {
    guard: when('atThisPlacement', 'running'),
    actions: [record('agendaPlaced'), tell('agenda_moved', 'initiator', 'addressees')],
  },
  agenda_accepted: {
    guard: when('ofThisSession', 'running'),
    actions: [record('agendaAccepted'), tell('agenda_accepted', 'initiator', 'addressees')],
  },
  agenda_declined: {
    guard: when('atThisPlacement', 'running'),
    actions: [tell('agenda_declined', 'initiator', 'supervisors'), record('agendaDeclined')],
  },
  agenda_carried: {
    guard: when('atThisPlacement', 'running'),
    actions: [tell('agenda_carried', 'everybody'), record('agendaCarried'), ask('agenda')],
  },
  level_outcome: [
    {
      guard: when('atThisPlacement', 'sessionSettled'),
      actions: [record('meetingSettlement'), tell('settlement_proposed', 'everybody')],
    },
    { guard: when('atThisPlacement', 'held'), actions: record('unsettledMeanwhile') },
    {
      guard: when('atThisPlacement'),
      target: 'climbing',
      actions: [tell('level_unsettled', 'everybody'), record('levelUnsettled')],
    },
  ],
} as const;

export const mediating = {
  settling: {
    entry: [record('startSettling'), tell('conditions_to_settle', 'deciders')],
    on: {
      accept_conditions: {
        guard: when('running', 'fourEyes', 'oneSide'),
        target: 'concluded',
        actions: [record('decided'), record('conditionsAccepted')],
      },
      decline_conditions: [
        {
          guard: when('running', 'fourEyes', 'oneSide', 'mediates'),
          target: 'climbing',
          actions: [record('decided'), tell('conditions_declined', 'addressees')],
        },
        {
          guard: when('running', 'fourEyes', 'oneSide'),
          target: 'concluded',
          actions: [
            record('decided'),
            record('conditionsDeclined'),
            tell('conditions_declined', 'addressees'),
          ],
        },
      ],
    },
  },

  climbing: {
    always: [
      { guard: when('hasLevel'), target: 'mediating' },
      { guard: when('hasRuling'), target: 'ruling' },
      { target: 'concluded', actions: record('unsettled') },
    ],
  },

  mediating: {
    entry: [
      record('startLevel'),
      ask('agenda'),
      tell('mediation_started', 'everybody', 'mediators'),
    ],
    always: [
      settledBySides,
      {
        guard: when('running', 'unsettledMeanwhile'),
        target: 'climbing',
        actions: [tell('level_unsettled', 'everybody'), record('levelUnsettled')],
      },
    ],
    on: {
      ...agendaEvents,
      resume: {
        guard: when('held', 'awaitsSession'),
        actions: [
          record('resume'),
          record('placedAgain'),
          ask('agenda'),
          tell('resumed', 'everybody'),
        ],
      },
      place_again: {
        guard: when('running', 'byMeeting', 'offAgenda'),
        actions: [record('placedAgain'), ask('agenda')],
      },
      propose_settlement: {
        guard: when('running', 'oneSide'),
        actions: [record('decided'), record('proposal'), tell('settlement_proposed', 'everybody')],
      },
      confirm_settlement: {
        guard: when('running', 'settlementProposed', 'fourEyes', 'oneSide', 'notConfirmed'),
        actions: [record('decided'), record('confirmation')],
      },
      leave_unsettled: {
        guard: when('running', 'notByMeeting'),
        target: 'climbing',
        actions: [
          ask('leaveAgenda'),
          tell('level_unsettled', 'everybody'),
          record('levelUnsettled'),
        ],
      },
    },
  },

  ruling: {
    entry: [record('openRuling'), tell('ruling_requested', 'rulers')],
    always: [
      {
        guard: when('rulersAgree'),
        target: 'concluded',
        actions: [record('ruled'), tell('ruled', 'everybody')],
      },
      {
        guard: when('rulersDiffer'),
        actions: [record('rulersDiffer'), tell('rulings_differ', 'rulers')],
      },
    ],
    on: {
      rule: {
        guard: when('running', 'fourEyes', 'oneSide', 'rulesOnce', 'knownRuling'),
        actions: [record('decided'), record('ruling')],
      },
    },
  },
} as const;
