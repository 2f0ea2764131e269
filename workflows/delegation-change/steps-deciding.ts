// From the proposal to the decision: 提案、協議、会議付議、法務審査、決裁、公布.

import { ask, record, tell, when } from './vocabulary.ts';

const withdraw = {
  target: 'closed',
  actions: [ask('leaveAgenda'), record('withdrawn'), tell('withdrawn', 'everybody')],
} as const;

const backToProposer = {
  target: 'proposing',
  actions: tell('returned', 'proposers'),
} as const;

/** What meeting sessions tell a case that waits for one. */
const agendaEvents = {
  agenda_placed: {
    guard: when('atThisPlacement'),
    actions: [record('agendaPlaced'), tell('agenda_placed', 'everybody')],
  },
  agenda_moved: {
    guard: when('atThisPlacement'),
    actions: [record('agendaPlaced'), tell('agenda_moved', 'everybody')],
  },
  agenda_accepted: {
    guard: when('ofThisSession'),
    actions: [record('agendaAccepted'), tell('agenda_accepted', 'everybody')],
  },
  agenda_declined: {
    guard: when('atThisPlacement'),
    actions: [record('agendaDeclined'), tell('agenda_declined', 'proposers', 'supervisors')],
  },
  agenda_carried: {
    guard: when('atThisPlacement'),
    actions: [record('agendaCarried'), tell('agenda_carried', 'everybody'), ask('agenda')],
  },
  level_outcome: [
    {
      guard: when('atThisPlacement', 'meetingAgrees'),
      target: 'met',
      actions: record('meetingAgreed'),
    },
    {
      guard: when('atThisPlacement'),
      target: 'proposing',
      actions: tell('delegation_not_agreed', 'everybody'),
    },
  ],
  place_again: {
    guard: when('offAgenda'),
    actions: [record('placedAgain'), ask('agenda')],
  },
} as const;

export const deciding = {
  proposing: {
    entry: record('startProposing'),
    on: {
      revise: { guard: when('rowsRight'), actions: record('revision') },
      submit: {
        guard: when('rowsRight', 'datesAhead'),
        target: 'submitted',
        actions: record('submission'),
      },
      withdraw,
    },
  },

  submitted: {
    always: [{ guard: when('needsHearing'), target: 'consulting' }, { target: 'heard' }],
  },

  consulting: {
    entry: [record('startConsulting'), tell('delegation_asked', 'waiting')],
    always: { guard: when('everybodyHeard'), target: 'heard' },
    on: {
      concur: {
        guard: when('fourEyes', 'bindingStance'),
        actions: [record('stance'), tell('delegation_answered', 'proposers')],
      },
      revise: {
        guard: when('rowsRight'),
        actions: [
          record('revision'),
          record('startConsulting'),
          tell('delegation_revised', 'waiting'),
        ],
      },
      withdraw,
    },
  },

  heard: {
    always: [{ guard: when('needsMeeting'), target: 'meeting' }, { target: 'met' }],
  },

  meeting: {
    entry: [record('startMeeting'), ask('agenda')],
    on: { ...agendaEvents, withdraw },
  },

  met: {
    always: [{ guard: when('needsReview'), target: 'review' }, { target: 'deciding' }],
  },

  review: {
    entry: [record('startReview'), tell('delegation_review', 'reviewers')],
    on: {
      review: [
        {
          guard: when('fourEyes', 'reviewPasses'),
          target: 'deciding',
          actions: record('reviewPassed'),
        },
        { guard: when('fourEyes'), ...backToProposer },
      ],
      return: { guard: when('fourEyes'), ...backToProposer },
      withdraw,
    },
  },

  deciding: {
    entry: [record('startDeciding'), tell('delegation_to_decide', 'deciders')],
    on: {
      decide: {
        guard: when('fourEyes', 'sameContent', 'datesAhead'),
        target: 'promulgating',
        actions: [record('decision'), tell('delegation_decided', 'everybody')],
      },
      reject: {
        guard: when('fourEyes', 'sameContent'),
        target: 'closed',
        actions: [record('rejected'), tell('delegation_rejected', 'everybody')],
      },
      return: { guard: when('fourEyes'), ...backToProposer },
      withdraw,
    },
  },

  promulgating: {
    entry: [record('startPromulgating'), tell('delegation_to_promulgate', 'promulgators')],
    on: {
      promulgate: {
        guard: when('datesAhead'),
        target: 'awaiting',
        actions: [record('promulgation'), ask('amend')],
      },
      return: backToProposer,
    },
  },
} as const;
